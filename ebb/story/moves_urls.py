"""Addresses of the moves: a letter each, because they stay in the browser's history."""

from django.urls import path

from ebb.story import moves

urlpatterns = [
    path("", moves.moves, name="moves"),
    path("<slug:letter>/", moves.move, name="move"),
    path("<slug:letter>/practice/", moves.practice, name="move-practice"),
    path("<slug:letter>/done/", moves.done, name="move-done"),
    path("<slug:letter>/line/", moves.line, name="move-line"),
]

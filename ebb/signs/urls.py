"""Addresses that say nothing about what is behind them."""

from django.urls import path

from ebb.signs import checking, views

app_name = "signs"
urlpatterns = [
    path("", views.home, name="home"),
    path("check/", checking.check, name="check"),
    path("check/<hex:check_id>/", checking.checked, name="checked"),
    path("check/<hex:check_id>/remove/", checking.remove, name="remove"),
    path("week/", views.week, name="week"),
    path("hours/", views.hours, name="hours"),
    path("turn/", views.turn, name="turn"),
]

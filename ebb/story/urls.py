"""Neutral addresses: they stay in the browser's history."""

from django.urls import path

from ebb.story import home

app_name = "story"
urlpatterns = [
    path("", home.home, name="home"),
]

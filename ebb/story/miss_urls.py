"""Addresses of the place to miss them."""

from django.urls import path

from ebb.story import miss

urlpatterns = [
    path("", miss.miss, name="miss"),
    path("keep/", miss.keep, name="miss-keep"),
    path("kept/", miss.kept, name="miss-kept"),
    path("<hex:missed_id>/", miss.missed, name="missed"),
    path("<hex:missed_id>/remove/", miss.remove, name="missed-remove"),
]

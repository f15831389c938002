"""Addresses of the place to miss them."""

from django.urls import path, register_converter

from ebb.shared.address import HexId
from ebb.story import miss

register_converter(HexId, "missed")
urlpatterns = [
    path("", miss.miss, name="miss"),
    path("keep/", miss.keep, name="miss-keep"),
    path("kept/", miss.kept, name="miss-kept"),
    path("<missed:missed_id>/", miss.missed, name="missed"),
    path("<missed:missed_id>/remove/", miss.remove, name="missed-remove"),
]

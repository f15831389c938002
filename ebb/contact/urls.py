"""Neutral addresses: they stay in the browser's history."""

from django.urls import path, register_converter

from ebb.contact import data, home, views
from ebb.shared.address import HexId

register_converter(HexId, "own")  # the wave has registered its own word for it
app_name = "contact"
urlpatterns = [
    path("", views.pause, name="pause"),
    path("b/", views.pause, {"before": "answer"}, name="answer"),
    path("about/", views.about, name="about"),
    path("kept/", data.kept, name="kept"),
    path("note/", data.note, name="note"),
    path("note/<own:contact_id>/", data.one, name="one"),
    path("note/<own:contact_id>/mend/", data.mend, name="mend"),
    path("note/<own:contact_id>/later/", data.later, name="later"),
    path("note/<own:contact_id>/remove/", data.remove, name="remove"),
    path("wait/<own:wait_id>/", data.waiting, name="waiting"),
    path("home/", home.state, name="home"),
]

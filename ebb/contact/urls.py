"""Neutral addresses: they stay in the browser's history."""

from django.urls import path, register_converter

from ebb.contact import home, notes, views
from ebb.shared.address import HexId

register_converter(HexId, "own")  # the wave has registered its own word for it
app_name = "contact"
urlpatterns = [
    path("", views.pause, name="pause"),
    path("b/", views.pause, {"before": "answer"}, name="answer"),
    path("about/", views.about, name="about"),
    path("kept/", notes.kept, name="kept"),
    path("note/", notes.note, name="note"),
    path("note/<own:contact_id>/", notes.one, name="one"),
    path("note/<own:contact_id>/mend/", notes.mend, name="mend"),
    path("note/<own:contact_id>/later/", notes.later, name="later"),
    path("note/<own:contact_id>/remove/", notes.remove, name="remove"),
    path("wait/<own:wait_id>/", notes.waiting, name="waiting"),
    path("home/", home.state, name="home"),
]

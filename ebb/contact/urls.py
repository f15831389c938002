"""Neutral addresses: they stay in the browser's history."""

from django.urls import path

from ebb.contact import home, notes, views, waits

app_name = "contact"
urlpatterns = [
    path("", views.pause, name="pause"),
    path("b/", views.pause, {"before": "answer"}, name="answer"),
    path("about/", views.about, name="about"),
    path("kept/", notes.kept, name="kept"),
    path("note/", notes.note, name="note"),
    path("note/<hex:contact_id>/", notes.one, name="one"),
    path("note/<hex:contact_id>/mend/", notes.mend, name="mend"),
    path("note/<hex:contact_id>/later/", notes.later, name="later"),
    path("note/<hex:contact_id>/remove/", notes.remove, name="remove"),
    path("wait/<hex:wait_id>/", waits.waiting, name="waiting"),
    path("home/", home.state, name="home"),
]

"""Neutral addresses: they stay in the browser's history."""

from django.urls import path, register_converter

from ebb.contact import apart, home, low, low_drafts, notes, views
from ebb.shared.address import HexId

register_converter(HexId, "own")  # the wave has registered its own word for it
app_name = "contact"
urlpatterns = [
    path("", apart.respected(views.pause), name="pause"),
    path("b/", apart.respected(views.pause), {"before": "answer"}, name="answer"),
    path("c/", apart.asked, name="apart"),
    path("plain/", views.plain, name="plain"),
    path("about/", views.about, name="about"),
    path("kept/", notes.kept, name="kept"),
    path("note/", notes.note, name="note"),
    path("note/<own:contact_id>/", notes.one, name="one"),
    path("note/<own:contact_id>/mend/", notes.mend, name="mend"),
    path("note/<own:contact_id>/later/", notes.later, name="later"),
    path("note/<own:contact_id>/remove/", notes.remove, name="remove"),
    path("wait/<own:wait_id>/", notes.waiting, name="waiting"),
    path("home/", home.state, name="home"),
    path("low/", low.low, name="low"),
    path("low/set/", low.setting, name="low-set"),
    path("low/turn/", low.turn, name="low-turn"),
    path("low/note/", low.note, name="low-note"),
    path("low/note/<own:noted_id>/remove/", low.unnote, name="low-unnote"),
    path("low/words/<slug:occasion_id>/", low_drafts.words, name="low-words"),
    path("low/draft/<own:draft_id>/", low_drafts.draft, name="draft"),
    path("low/draft/<own:draft_id>/remove/", low_drafts.remove_draft, name="remove-draft"),
]

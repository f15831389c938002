"""Neutral addresses: they stay in the browser's history."""

from django.urls import path

from ebb.accounts.her_clock import on_her_clock
from ebb.contact import apart, home, low, low_drafts, notes, views, waits

app_name = "contact"
pause = on_her_clock(apart.respected(views.pause))
urlpatterns = [
    path("", pause, name="pause"),
    path("b/", pause, {"before": "answer"}, name="answer"),
    path("c/", apart.asked, name="apart"),
    path("about/", views.about, name="about"),
    path("kept/", notes.kept, name="kept"),
    path("note/", notes.note, name="note"),
    path("note/<hex:contact_id>/", notes.one, name="one"),
    path("note/<hex:contact_id>/mend/", notes.mend, name="mend"),
    path("note/<hex:contact_id>/later/", notes.later, name="later"),
    path("note/<hex:contact_id>/remove/", notes.remove, name="remove"),
    path("wait/<hex:wait_id>/", waits.waiting, name="waiting"),
    path("home/", home.state, name="home"),
    path("low/", low.low, name="low"),
    path("low/set/", low.setting, name="low-set"),
    path("low/turn/", low.turn, name="low-turn"),
    path("low/note/", low.note, name="low-note"),
    path("low/note/<hex:noted_id>/remove/", low.unnote, name="low-unnote"),
    path("low/words/<slug:letter>/", low_drafts.words, name="low-words"),
    path("low/draft/<hex:draft_id>/", low_drafts.draft, name="draft"),
    path("low/draft/<hex:draft_id>/remove/", low_drafts.remove_draft, name="remove-draft"),
]

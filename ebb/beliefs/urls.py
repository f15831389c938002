"""Neutral addresses: they stay in the browser's history."""

from django.urls import path

from ebb.beliefs import (
    belief,
    choosing,
    doing,
    home,
    parts,
    real,
    sides,
    taking,
    tries,
    true,
    words,
)
from ebb.safety import card

app_name = "beliefs"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("card/", card.answer, name="card"),
    path("new/", choosing.new, name="new"),
    path("new/own/", choosing.own_words, name="own"),
    path("<hex:belief_id>/", belief.one, name="one"),
    path("<hex:belief_id>/a/", choosing.closest, name="closest"),
    path("<hex:belief_id>/b/", choosing.fifth, name="fifth"),
    path("<hex:belief_id>/c/", choosing.mend, name="mend"),
    path("<hex:belief_id>/d/", true.true, name="true"),
    path("<hex:belief_id>/e/", real.real, name="real"),
    path("<hex:belief_id>/f/", real.practical, name="practical"),
    path("<hex:belief_id>/g/", belief.course, name="course"),
    path("<hex:belief_id>/after/", words.after, name="after"),
    path("<hex:belief_id>/rest/", choosing.rest, name="rest"),
    path("<hex:belief_id>/offer/", taking.answer, name="offer"),
    path("<hex:belief_id>/remove/", belief.remove, name="remove"),
    path("<hex:belief_id>/part/<slug:letter>/", parts.new, name="part-new"),
    path("<hex:belief_id>/sides/", sides.sides, name="sides"),
    path("<hex:belief_id>/sides/<slug:letter>/", sides.new, name="said-new"),
    path("<hex:belief_id>/tries/", tries.tries, name="tries"),
    path("<hex:belief_id>/tries/own/", tries.own, name="try-own"),
    path("part/<hex:part_id>/", parts.mend, name="part"),
    path("part/<hex:part_id>/remove/", parts.remove, name="part-remove"),
    path("said/<hex:evidence_id>/", sides.mend, name="said"),
    path("said/<hex:evidence_id>/remove/", sides.remove, name="said-remove"),
    path("try/<hex:experiment_id>/", doing.one, name="try"),
    path("try/<hex:experiment_id>/alone/", tries.alone, name="alone"),
    path("try/<hex:experiment_id>/words/", tries.mend, name="try-mend"),
    path("try/<hex:experiment_id>/guess/", doing.guess, name="guess"),
    path("try/<hex:experiment_id>/seen/", doing.happened, name="happened"),
    path("try/<hex:experiment_id>/back/", doing.take_back, name="take-back"),
    path("try/<hex:experiment_id>/end/", doing.end, name="end"),
    path("try/<hex:experiment_id>/remove/", tries.remove, name="try-remove"),
]

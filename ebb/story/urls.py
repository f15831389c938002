"""Neutral addresses: they stay in the browser's history."""

from django.urls import include, path

from ebb.safety import card
from ebb.story import cycle, home, reasons, settled, whole

app_name = "story"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("after/", settled.after, name="after"),
    path("card/", card.answer, name="card"),
    path("cycle/", cycle.cycle, name="cycle"),
    path("cycle/new/", cycle.new, name="headline-new"),
    path("cycle/order/", cycle.order, name="order"),
    path("cycle/<hex:headline_id>/", cycle.mend, name="headline"),
    path("cycle/<hex:headline_id>/kept/", cycle.kept, name="headline-kept"),
    path("cycle/<hex:headline_id>/remove/", cycle.remove, name="headline-remove"),
    path("whole/", whole.whole, name="whole"),
    path("whole/new/", whole.new, name="line-new"),
    path("whole/<hex:line_id>/", whole.mend, name="line"),
    path("whole/<hex:line_id>/kept/", whole.kept, name="line-kept"),
    path("whole/<hex:line_id>/remove/", whole.remove, name="line-remove"),
    path("reasons/", reasons.reasons, name="reasons"),
    path("reasons/new/", reasons.new, name="reason-new"),
    path("reasons/<hex:reason_id>/", reasons.mend, name="reason"),
    path("reasons/<hex:reason_id>/kept/", reasons.kept, name="reason-kept"),
    path("reasons/<hex:reason_id>/first/", reasons.first, name="reason-first"),
    path("reasons/<hex:reason_id>/remove/", reasons.remove, name="reason-remove"),
    path("letters/", include("ebb.story.letters_urls")),
    path("moves/", include("ebb.story.moves_urls")),
    path("miss/", include("ebb.story.miss_urls")),
    path("ready/", include("ebb.story.ready_urls")),
]

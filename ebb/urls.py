"""Every address of Ebb. Paths are neutral on purpose: they stay in the browser's history."""

from django.urls import include, path, register_converter

from ebb.shared.address import HexId

register_converter(HexId, "hex")  # here, once, for the ids in every room's addresses
urlpatterns = [
    path("", include("ebb.today.urls")),
    path("", include("ebb.accounts.urls")),
    path("", include("ebb.safety.urls")),
    path("", include("ebb.offline.urls")),
    path("wave/", include("ebb.wave.urls")),
    path("pause/", include("ebb.contact.urls")),
    path("plans/", include("ebb.plans.urls")),
    path("signs/", include("ebb.signs.urls")),
    path("story/", include("ebb.story.urls")),
    path("quiz/", include("ebb.quiz.urls")),
    path("settle/", include("ebb.settle.urls")),
    path("yours/nudges/", include("ebb.nudges.urls")),
    path("yours/", include("ebb.yours.urls")),
]
handler400 = "ebb.safety.errors.bad_request"
handler403 = "ebb.safety.errors.forbidden"
handler404 = "ebb.safety.errors.not_found"
handler500 = "ebb.safety.errors.server_error"

"""What is here, as a quiet list. Nothing of it has to be done."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.story import content


class Door(NamedTuple):
    """One thing she can do here: where it is, what it is called, what it is for."""

    address: str  # of urls.py, without "story:"
    name: Promise
    line: Promise

    @property
    def at(self) -> str:
        return reverse(f"story:{self.address}")


DOORS = (
    Door("cycle", _("What came after what"), _("The rounds, in headlines on a line.")),
    Door("whole", _("The whole picture"), _("What was good, and what it cost.")),
    Door("reasons", _("Reasons"), _("Yours, in your words.")),
    Door("letters", _("Letters"), _("Said here. They go to nobody.")),
    Door("miss", _("A place to miss them"), _("You may. Nothing argues with it.")),
    Door("ready", _("Getting ready for a call"), _("A little, before you talk with a person.")),
    Door("moves", _("Five things the mind does"), _("What each is, and what answers it.")),
)


@require_safe
@unlocked
def home(request: OpenRequest) -> HttpResponse:
    return render(request, "story/home.html", {"doors": DOORS})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Whose words these are, what they rest on, and who has looked at them. Nothing of hers."""
    ours = content.ours()
    return render(request, "story/about.html", {"reasons": ours.about, "draft": ours.draft})

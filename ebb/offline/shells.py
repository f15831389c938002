"""What a device keeps: pages that are the same for everybody, and the files they need.

A list of what is allowed, and nothing else: a page that is not named here never lies on
a device, and nothing is kept because it happened to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language

from ebb.contact import shell as of_pause
from ebb.offline.files import needed
from ebb.offline.impersonal import page, request_for
from ebb.safety import helplines
from ebb.safety.views import DOORS
from ebb.settle.catalogue import catalogue
from ebb.shared.settling import ways
from ebb.steps.step import Step
from ebb.story.moves_content import LETTERS
from ebb.wave import screens, shell
from ebb.wave.steps import Here
from ebb.wave.views import new_wave

OF_EACH: Final = ("play", "about", "worse", "practise")
CARRIED: Final = re.compile(r'(name="wave" value=")[^"]*')
LINKED: Final = re.compile(r"[\"'](/(?:static|settle/pace)/[^\"'?#\s]+\.\w+)[\"']")


def pack(language: str) -> dict[str, Any]:
    """Every page by its address, the page for all others, and the files, all of this build."""
    pages = {path: page(path) for path in paths()} | begun()
    none = render_to_string("offline/none.html", request=request_for("/"))
    texts = (*pages.values(), none, *screens_of(language))
    linked = {name for text in texts for name in links(text)}
    return {"pages": pages, "none": none, "files": sorted(needed(linked))}


def paths() -> Iterator[str]:
    """First aid: the first page, help for every country, every way to settle, the way out."""
    yield reverse("today:home")
    yield from (reverse(f"offline:{name}") for name in ("away", "device"))
    yield from helping()
    yield from settling()
    yield from moves()


def moves() -> Iterator[str]:
    """What the mind does and what answers it, to be read; a practice is sent, so it is not kept."""
    yield reverse("story:moves")
    yield from (reverse("story:move", args=[letter]) for letter in LETTERS)


def settling() -> Iterator[str]:
    """Each way to settle in each of its lengths, two calm minutes, and what follows a stop."""
    yield from (reverse(f"settle:{name}") for name in ("list", "calm"))
    for exercise in catalogue(get_language() or "en").exercises:
        yield from (reverse(f"settle:{name}", args=[exercise.id]) for name in OF_EACH)
        for minutes in exercise.paced.minutes if exercise.paced else ():
            yield reverse("settle:length", args=[exercise.id, minutes])


def helping() -> Iterator[str]:
    yield reverse("safety:help")
    for code in helplines.countries():
        yield reverse("safety:country", args=[code])
    for door in DOORS:
        yield reverse("safety:door", args=[door])
        for code in helplines.countries():
            yield reverse("safety:door-country", args=[door, code])


def begun() -> dict[str, str]:
    """First screens with nothing in them: what begins on the device has ids of its own."""
    ways = (reverse(f"contact:{name}") for name in ("pause", "answer", "apart"))
    first = {path: page(path) for path in ways}
    return {path: CARRIED.sub(r"\1", text) for path, text in first.items()} | {
        reverse("wave:wave"): wave()
    }


def wave() -> str:
    here = Here(now=localtime(), exercises=catalogue(get_language() or "en"))
    facts = screens.facts(Step(new_wave(here), "body"), here)
    return render_to_string("wave/body.html", facts, request=request_for(reverse("wave:wave")))


def steps(language: str) -> str:
    """The wave's other screens."""
    return shell.document(language)


def pause(language: str) -> str:
    """The pause's, with the ways to settle of nobody in particular."""
    return of_pause.document(language, ways(request_for(reverse("contact:pause"))))


def screens_of(language: str) -> tuple[str, ...]:
    return steps(language), pause(language)


def links(text: str) -> set[str]:
    """The styles, scripts and pictures that a page asks for."""
    return set(LINKED.findall(text))

"""Beliefs, experiments and the question "a feeling, or real?": words a clinician may edit."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from django.utils.translation import get_language
from msgspec import Meta, Struct

from ebb.safety.crisis import one_of, plain_words
from ebb.shared.reviewed import BadContent, Name, Reason, Reviewed, Words, folder, read

DOMAINS = ("settle", "fault", "return", "lovable", "real", "owe")  # those of the quiz
Some = Annotated[tuple[Words, ...], Meta(min_length=1)]


class Ready(Struct, frozen=True, forbid_unknown_fields=True):
    """A belief to take as it is."""

    sentence: Words
    asks: bool = False


class Domain(Struct, frozen=True, forbid_unknown_fields=True):
    """What some beliefs have in common; `apart`: also for who was asked to make no contact."""

    id: Name
    name: Words
    kinder: Some
    belief: Annotated[tuple[Ready, ...], Meta(min_length=1)]
    apart: bool = True


class ReadyMade(Struct, frozen=True, forbid_unknown_fields=True):
    """A small experiment; `expects` and `sees` are asked on 0 to 10, from `low` to `high`."""

    id: Name
    domains: tuple[Name, ...]
    takes: Literal["waves", "told"]
    rounds: Annotated[int, Meta(ge=1, le=5)]
    name: Words
    does: Words
    expects: Words
    sees: Words
    low: Words
    high: Words

    def fits(self, domain: str) -> bool:
        return not self.domains or domain in self.domains


class Real(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that may be plain truth."""

    id: Name
    name: Words
    line: Words


class Beliefs(Reviewed, frozen=True):
    domain: tuple[Domain, ...]


class Experiments(Reviewed, frozen=True):
    experiment: tuple[ReadyMade, ...]


class Reality(Reviewed, frozen=True):
    phrases: Some
    kind: Annotated[tuple[Real, ...], Meta(min_length=1)]


class About(Reviewed, frozen=True):
    reason: Annotated[tuple[Reason, ...], Meta(min_length=1)]


class Content(Struct, frozen=True):
    """All of it in one language."""

    domains: tuple[Domain, ...]
    experiments: tuple[ReadyMade, ...]
    kinds: tuple[Real, ...]
    phrases: tuple[str, ...]
    about: tuple[Reason, ...]
    draft: bool

    def domain(self, name: str) -> Domain | None:
        return next((one for one in self.domains if one.id == name), None)

    def ready(self, sentence: str) -> tuple[Domain, Ready] | None:
        """One of ours, by its words."""
        every = ((domain, one) for domain in self.domains for one in domain.belief)
        return next((pair for pair in every if pair[1].sentence == sentence), None)

    def ready_made(self, name: str) -> ReadyMade | None:
        return next((one for one in self.experiments if one.id == name), None)

    def asks(self, sentence: str, domain: str) -> bool:
        """Whether it may be plain truth about danger or money: ours say so, hers are searched."""
        if known := self.ready(sentence):
            return known[1].asks
        said = f" {plain_words(sentence)} "
        return domain == "settle" or bool(re.search(f" {one_of(list(self.phrases))}", said))


def load(where: Path) -> Content:
    """Every file of a folder."""
    beliefs = read(where / "beliefs.toml", Beliefs)
    tries = read(where / "experiments.toml", Experiments)
    real, about = read(where / "real.toml", Reality), read(where / "about.toml", About)
    if tuple(one.id for one in beliefs.domain) != DOMAINS:
        raise BadContent("beliefs.toml: the six domains of the quiz, in their order")
    if any(name not in DOMAINS for one in tries.experiment for name in one.domains):
        raise BadContent("experiments.toml: one of them names a domain that is not known")
    files: tuple[Reviewed, ...] = (beliefs, tries, real, about)
    draft = any(one.draft for one in files)
    said = real.kind, real.phrases, about.reason
    return Content(beliefs.domain, tries.experiment, *said, draft)


@cache
def of_language(language: str) -> Content:
    return load(folder("beliefs", language))


def ours() -> Content:
    return of_language(get_language() or "en")

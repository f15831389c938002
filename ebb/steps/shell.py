"""Every screen of a guided order in one document that is the same for everybody.

A page that has it takes the steps by itself (`static/steps/local.js`), and draws nothing but
what the templates said: each screen in each variant, once, with slots where hers goes. The
name of a variant follows from the facts of a screen by the `Names` of its room, here and in
the room's `twin/facts.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

from django.template.loader import render_to_string

from ebb.safety import helplines
from ebb.safety.views import DOORS as KINDS
from ebb.safety.views import EVERY_KIND, numbers
from ebb.steps.doors import place, with_help

Facts = dict[str, Any]
Names = Mapping[str, Callable[[Mapping[str, Any]], list[str]]]
Variants = Mapping[str, Callable[[], Iterable[Facts]]]
YES_NO = (False, True)
FRAME = "steps/part.html"


class Room(NamedTuple):
    """Whose templates, what its variants are called, and which there are."""

    folder: str
    names: Names
    variants: Variants
    common: Facts
    kinds: tuple[str, ...] = EVERY_KIND  # of the lines that its screens may show

    def when(self, screen: str, facts: Mapping[str, Any]) -> str:
        """The name of the variant: what is true of it, in a fixed order."""
        return when(self.names, screen, facts)

    def every(self) -> Iterator[tuple[str, Facts]]:
        """Each screen with the facts of each of its variants; slots hold an example."""
        seen = set()
        for screen, variants in self.variants.items():
            for facts in variants():
                name = (screen, self.when(screen, self.common | facts))
                if name not in seen:
                    seen.add(name)
                    yield screen, self.common | facts

    def drawn(self, screen: str, facts: Facts) -> str:
        """One screen in the frame that part.html puts around it."""
        name = {"frame": FRAME, "screen": screen, "when": self.when(screen, facts)}
        return render_to_string(f"{self.folder}/{screen}.html", facts | name)

    def facts(self) -> Facts:
        """What `steps/shell.html` needs: the screens, and what stands once for all of them."""
        return {
            "screens": [self.drawn(screen, one) for screen, one in self.every()],
            "countries": [numbers(code, self.kinds) for code in helplines.countries()],
            "listed": helplines.countries().values(),
        }


def when(names: Names, screen: str, facts: Mapping[str, Any]) -> str:
    own = names.get(screen)
    return " ".join(name for name in own(facts) if name) if own else ""


def if_true(*keys: str) -> Callable[[Mapping[str, Any]], list[str]]:
    return lambda facts: [key if facts.get(key) else "" for key in keys]


def mixed(**values: Iterable[object]) -> Iterator[Facts]:
    """All facts together in every way."""
    for each in product(*values.values()):
        yield dict(zip(values, each, strict=True))


def helping(of: Facts, **known: tuple[bool, ...]) -> Iterator[Facts]:
    """With the numbers of a country and without; that country is an example."""
    listed = next(iter(helplines.countries()))
    for facts in mixed(**known, code=("", listed), remembered=YES_NO):
        code = facts.pop("code")
        yield of | place(of) | with_help(of | {"country": code}, help_for) | facts


def help_for(door: str, code: str) -> Facts:
    """What safety.views.help_for brings, of nobody in particular. The list stands in one place."""
    kinds = KINDS[door].kinds if door else EVERY_KIND
    return numbers(code, kinds) if code else {}

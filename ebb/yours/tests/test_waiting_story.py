"""Words for the story that met a closed door: sent later, and never in place of what she has."""

from __future__ import annotations

import pytest
from django.test import Client

from ebb.records import Draft, Headline, Reason, WholeLine
from ebb.vault import Begun
from ebb.yours.tests.bringing import bring, names, page, press
from tests.support.cast import NIGHT, TODAY

FORMS = (
    ("/story/cycle/new/", (("k", "0"), ("own", "A row on the stairs"))),
    ("/story/whole/new/", (("m", "1"), ("cost", "I hid the bills"))),
    ("/story/reasons/new/", (("text", "To sleep through"),)),
)


@pytest.mark.parametrize(("path", "fields"), FORMS)
def test_they_are_shown_and_sent_where_they_were_going(
    anas: Begun, ana: Client, path: str, fields: tuple[tuple[str, str], ...]
) -> None:
    bring(anas, Draft(at=NIGHT, path=path, fields=fields))
    assert fields[-1][1] in page(ana)

    press(ana, send=names(ana)[0])

    kinds = (Headline, WholeLine, Reason)
    assert sum(len(anas.opened.open(kind)) for kind in kinds) == 1
    assert not anas.opened.anything_pending()


def test_the_number_of_what_she_has_does_not_put_other_words_in_its_place(
    anas: Begun, ana: Client
) -> None:
    """It stands in the browser's history, and a form that is sent again by it counts as mended."""
    own = anas.opened.seal(Reason(at=NIGHT, text="To sleep"), day=TODAY)
    said = (("note", own.hex()), ("text", "To go to them"))
    bring(anas, Draft(at=NIGHT, path="/story/reasons/new/", fields=said))

    press(ana, send=names(ana)[0])

    assert {one.record.text for one in anas.opened.open(Reason)} == {"To sleep", "To go to them"}


def test_a_change_that_comes_this_way_stands_beside_what_she_has(anas: Begun, ana: Client) -> None:
    own = anas.opened.seal(Reason(at=NIGHT, text="To sleep"), day=TODAY)
    bring(anas, Draft(at=NIGHT, path=f"/story/reasons/{own.hex()}/", fields=(("text", "To sing"),)))

    press(ana, send=names(ana)[0])

    assert {one.record.text for one in anas.opened.open(Reason)} == {"To sleep", "To sing"}

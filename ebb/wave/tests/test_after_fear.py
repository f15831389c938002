"""After the door of fear a wave begun anew asks nothing of contact, for an evening or a day."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from ebb.contact.tests.pages import text, value
from ebb.records import StoodAside
from ebb.vault import new_id
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db
SETTLED = ({"rate": "5"}, {"go": "again"}, {"rate": "3"}, {"go": "over"})
ABOUT_CONTACT = ({"contact": "pull"}, {"go": "tags"}, {"go": "tagged", "they_contacted": "on"})


def press(client, page, **pressed):
    return client.post("/wave/", {"wave": value("wave", page), **pressed})


def wave(client):
    page = client.get("/wave/")
    for pressed in SETTLED:
        page = press(client, page, **pressed)
    return page


def asks_nothing(client):
    """Her numbers are still asked; then it ends, whatever an old page sends."""
    page = wave(client)
    pages = [page, *(press(client, page, **pressed) for pressed in ABOUT_CONTACT)]
    return not any("contact" in text(one) or "pull" in text(one) for one in pages)


def test_in_the_same_browser(anybody):
    assert "And the pull to contact them?" in text(wave(anybody))
    press(anybody, anybody.get("/wave/"), door="scared")

    assert asks_nothing(anybody)


def test_where_her_vault_knows_of_a_day(ana, anas_vault):
    for hours, nothing in ((25, False), (23, True)):
        at = localtime() - timedelta(hours=hours)
        anas_vault.seal(StoodAside(at=at, wave_id=new_id(), door="scared"), day=TODAY)

        assert asks_nothing(ana) is nothing


def test_nor_is_anything_offered_that_speaks_of_the_pull(anybody):
    press(anybody, anybody.get("/wave/"), door="scared")
    page = press(anybody, anybody.get("/wave/"), go="others")

    assert 'value="feet"' in page.content.decode()
    assert 'value="surf"' not in page.content.decode()

"""Fear first: where words to them, or a shared home, come up, help stands before them."""

import pytest
from django.utils.timezone import localtime

from ebb.records import ContactMade, LowContact, LowDraft, WentBack
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db
HELP = 'href="/help/a/"'


def seal(vault, kind, **facts):
    return vault.seal(kind(at=localtime(), **facts), day=TODAY)


def before(page, words):
    """Help stands on the page, and before these words."""
    main = page.content.decode().partition("<main")[2]
    return 0 < main.find(HELP) < main.find(words)


@pytest.mark.parametrize(
    ("path", "words"),
    [("/pause/low/", "Words for what has to be said"), ("/pause/low/words/e/", "For example")],
)
def test_in_low_contact_help_stands_before_the_words(ana, anas_vault, path, words):
    seal(anas_vault, LowContact, role="co-parent", order="no")

    assert before(ana.get(path), words)


def test_before_a_draft_stands_help(ana, anas_vault):
    seal(anas_vault, LowContact, role="co-parent", order="no")
    draft = seal(anas_vault, LowDraft, occasion="money", text="The bill is attached.")

    assert before(ana.get(f"/pause/low/draft/{draft.hex()}/"), "<textarea")


def test_back_in_a_shared_home_help_stands_before_advice(ana, anas_vault):
    seal(anas_vault, WentBack)

    assert before(ana.get("/pause/home/"), "Ebb on a shared phone")


def test_where_contact_has_to_be_help_stands_before_words_for_it(ana, anas_vault):
    contact = seal(anas_vault, ContactMade, how="needed")

    assert before(ana.get(f"/pause/note/{contact.hex()}/"), "Words for a brief answer")


def test_at_a_place_or_before_a_message_help_stands_before_plans(ana):
    assert before(ana.get("/plans/now/"), "A wave is here")


@pytest.mark.parametrize("path", ["/pause/low/words/e/", "/plans/new/?k=b", "/plans/now/"])
def test_what_is_pressed_has_its_style(ana, anas_vault, path):
    """A style that is missing leaves bare buttons: too small for a shaking thumb."""
    seal(anas_vault, LowContact, role="co-parent", order="no")

    assert "steps/steps" in ana.get(path).content.decode()

"""The page: off at first, plain about who sees what, kind about what does not fit."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from ebb.nudges import keeping
from ebb.nudges.models import Channel, Due
from ebb.nudges.places import Mail, Ntfy, Push
from ebb.nudges.tests.conftest import ADDRESS, WORDS
from ebb.nudges.tests.servers import SENDER, Browser, Mailbox, Web
from ebb.records import NudgePlan
from ebb.vault import Begun, OpenVault
from tests.support.cast import ANAS

AT = "/yours/nudges/"
FORM: dict[str, Any] = {
    "way": "mail",
    "mail": ADDRESS,
    "reasons": ["check", "practice"],
    "practise_at": "17",
    "quiet_from": "21",
    "quiet_until": "9",
    "zone": "Europe/Lisbon",
    "words": "",
    "passphrase": ANAS,
}


def page(client: Client) -> str:
    answer = client.get(AT)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_is_off_and_nothing_is_ticked(ana: Client) -> None:
    seen = page(ana)

    assert "It is off until you turn it on." in seen
    assert not re.search(r'name="(way|reasons)"[^>]* checked', seen)
    assert "Turn off" not in seen


def test_it_says_who_can_see_what(ana: Client, settings: Settings) -> None:
    settings.MAIL_FROM = SENDER
    seen = page(ana)

    assert (
        "Whoever runs this Ebb can see where a nudge goes, and when. They cannot see why." in seen
    )
    assert f"Mail comes from {SENDER}, with the subject “A small reminder”." in seen
    assert WORDS in seen
    assert "name of this place: testserver" in seen


def test_without_a_mail_server_mail_is_not_offered(ana: Client) -> None:
    seen = page(ana)

    assert 'value="mail"' not in seen
    assert 'value="ntfy"' in seen


def test_she_turns_it_on_and_sees_where_it_goes(
    ana: Client, anas_vault: OpenVault, mail_server: Mailbox
) -> None:
    answer = ana.post(AT, FORM, follow=True)

    seen = answer.content.decode()
    assert "Nudges are on." in seen
    assert "They go to a…@lantern.example." in seen
    assert ADDRESS not in seen
    (plan,) = [one.record for one in anas_vault.open(NudgePlan)]
    assert (plan.reasons, plan.zone) == (("check", "practice"), "Europe/Lisbon")
    place = keeping.place_of(anas_vault)
    assert place
    assert (place.zone, place.quiet_from, place.quiet_until) == ("Europe/Lisbon", 21, 9)
    assert (place.way, place.words, place.subject) == (Mail(ADDRESS), WORDS, "A small reminder")
    assert Due.objects.exists()
    assert not mail_server.letters


@pytest.mark.parametrize("typed", ["", "not hers"])
def test_somebody_at_her_open_screen_cannot_send_them_elsewhere(
    ana: Client, anas_vault: OpenVault, mail_server: Mailbox, typed: str
) -> None:
    ana.post(AT, FORM)
    before = keeping.place_of(anas_vault)

    answer = ana.post(AT, FORM | {"mail": "him@elsewhere.example", "passphrase": typed})

    seen = answer.content.decode()
    assert "Nothing was changed." in seen
    assert 'value="him@elsewhere.example"' in seen  # what was typed stays, but for the passphrase
    assert keeping.place_of(anas_vault) == before


@pytest.mark.parametrize(
    ("way", "secret"),
    [
        ({"way": "mail", "mail": ADDRESS}, ADDRESS.partition("@")[0]),
        ({"way": "ntfy", "topic": "ntfy.sh/kestrel-lantern"}, "kestrel-lantern"),
    ],
)
def test_nor_read_where_they_go_and_the_rest_can_change_without_it(
    ana: Client,
    anas_vault: OpenVault,
    mail_server: Mailbox,
    way: dict[str, str],
    secret: str,
) -> None:
    ana.post(AT, FORM | way)
    before = keeping.place_of(anas_vault)
    seen = page(ana)
    assert secret not in seen
    assert "Leave it empty to keep it." in seen

    ana.post(AT, FORM | way | {"mail": "", "topic": "", "words": "Water the plants"})

    after = keeping.place_of(anas_vault)
    assert before
    assert after
    assert (after.way, after.words) == (before.way, "Water the plants")


def test_choices_that_met_a_closed_door_are_there_again(ana: Client, mail_server: Mailbox) -> None:
    """All but the passphrase of the form, which is never carried."""
    ana.post("/lock/")
    door = ana.post(AT, FORM | {"words": "Water the plants"}).content.decode()
    found = re.search(r'name="replay" value="([^"]*)"', door)
    assert found
    assert ANAS not in door

    seen = ana.post("/unlock/", {"passphrase": ANAS, "replay": unescape(found[1])})

    page_again = seen.content.decode()
    assert 'value="Water the plants"' in page_again
    assert f'value="{ADDRESS}"' in page_again
    assert f'<form method="post" action="{AT}"' in page_again  # and not to the door
    assert not Channel.objects.exists()
    assert ana.post(AT, FORM).status_code == 302  # and no try was counted against her


def test_a_topic_is_made_up_by_chance(ana: Client, anas_vault: OpenVault) -> None:
    topics = {re.findall(r'name="topic"[^>]*value="([^"]+)"', page(ana))[0] for _ in range(3)}
    assert len(topics) == 3
    topic = topics.pop()
    assert re.fullmatch(r"ntfy\.sh/[0-9a-f]{20}", topic)

    ana.post(AT, FORM | {"way": "ntfy", "topic": topic})

    place = keeping.place_of(anas_vault)
    assert place
    assert place.way == Ntfy(f"https://{topic}")


def test_this_browser(ana: Client, anas_vault: OpenVault) -> None:
    browser = Browser()
    told = {
        "endpoint": "https://fcm.googleapis.com/fcm/send/x",
        "p256dh": browser.p256dh,
        "auth": browser.auth,
    }
    ana.post(AT, FORM | {"way": "push"} | told)

    place = keeping.place_of(anas_vault)
    assert place
    assert place.way == Push(**told)
    assert "They go to the browser that said yes." in page(ana)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"way": ""}, "Choose where a nudge goes."),
        ({"mail": "ana"}, "does not look like an e-mail address"),
        ({"way": "ntfy", "topic": "https://evil.example/x"}, "can only go to a topic on ntfy.sh"),
        ({"way": "push"}, "This browser has not said yes yet."),
        ({"reasons": []}, "Choose one thing or more"),
        ({"practise_at": "22"}, "one of your quiet hours"),
        ({"zone": "Nowhere/Land"}, "does not know this time zone"),
        ({"zone": "../../etc"}, "does not know this time zone"),
        ({"zone": "Europe"}, "does not know this time zone"),
        ({"words": "x" * 101}, "The words are too long."),
    ],
)
def test_what_does_not_fit_is_said_and_what_she_chose_stays(
    ana: Client, mail_server: Mailbox, change: dict[str, Any], sentence: str
) -> None:
    answer = ana.post(AT, FORM | change)

    seen = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in seen
    assert "Nothing was changed." in seen
    assert not Channel.objects.exists()
    if "words" in change:
        assert change["words"] in seen
    if not change.keys() & {"reasons"}:
        assert re.search(r'value="check"[^>]* checked', seen)


@pytest.mark.parametrize("junk", ["\0", "\N{RIGHT-TO-LEFT OVERRIDE}" * 50, "9" * 400, "<b>"])
@pytest.mark.parametrize("name", [name for name in FORM if name != "passphrase"])
def test_junk_in_any_field_is_no_error(
    ana: Client, mail_server: Mailbox, name: str, junk: str
) -> None:
    answer = ana.post(AT, FORM | {name: junk})

    assert answer.status_code in {302, 400}
    assert "<b>" not in answer.content.decode()


def test_her_own_words_are_sealed_with_the_place(
    ana: Client, anas_vault: OpenVault, mail_server: Mailbox
) -> None:
    ana.post(AT, FORM | {"words": "  Water\n the  plants "})

    place = keeping.place_of(anas_vault)
    assert place
    assert place.words == "Water the plants"
    assert b"plants" not in bytes(Channel.objects.get().blob)
    assert 'value="Water the plants"' in page(ana)


def test_turned_off_in_one_tap(ana: Client, anas_vault: OpenVault, mail_server: Mailbox) -> None:
    ana.post(AT, FORM)

    seen = ana.post(f"{AT}off/", follow=True).content.decode()

    assert "Nudges are off. The address is erased." in seen
    assert ADDRESS not in seen
    assert not Channel.objects.exists()


def test_one_to_try_goes_out_at_once(ana: Client, mail_server: Mailbox) -> None:
    ana.post(AT, FORM)

    seen = ana.post(f"{AT}try/", follow=True).content.decode()

    assert "Sent." in seen
    assert len(mail_server.letters) == 1


def test_a_few_tries_are_enough_in_an_hour(ana: Client, mail_server: Mailbox) -> None:
    ana.post(AT, FORM)
    said = [ana.post(f"{AT}try/", follow=True).content.decode() for _ in range(6)]

    assert "Try again in an hour" in said[-1]
    assert len(mail_server.letters) == 5


@pytest.mark.parametrize(
    ("answer", "sentence"), [("450 later", "did not go through"), ("550 no", "refused there")]
)
def test_a_try_that_fails_says_so(
    ana: Client, mail_server: Mailbox, answer: str, sentence: str
) -> None:
    ana.post(AT, FORM)
    mail_server.rcpt = answer

    assert sentence in ana.post(f"{AT}try/", follow=True).content.decode()


def test_off_there_is_nothing_to_try(ana: Client, mail_server: Mailbox) -> None:
    ana.post(f"{AT}try/")

    assert not mail_server.letters


@pytest.mark.parametrize("path", [AT, f"{AT}off/", f"{AT}try/"])
def test_locked_nothing_is_shown_or_done(ana: Client, mail_server: Mailbox, path: str) -> None:
    ana.post(AT, FORM)
    for answer in (Client().get(path), Client().post(path, FORM | {"mail": "x@y.example"})):
        assert ADDRESS not in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]

    assert Channel.objects.count() == 1
    assert not mail_server.letters


def test_cleo_sees_and_ends_nothing_of_anas(
    ana: Client, cleo: Client, cleos: Begun, mail_server: Mailbox
) -> None:
    ana.post(AT, FORM)

    assert ADDRESS not in page(cleo)
    cleo.post(f"{AT}try/")
    cleo.post(f"{AT}off/")

    assert Channel.objects.count() == 1
    assert not mail_server.letters


def test_more_days_cause_no_more_queries(
    ana: Client, mail_server: Mailbox, django_assert_max_num_queries: Any
) -> None:
    ana.post(AT, FORM)

    with django_assert_max_num_queries(8):
        page(ana)


def test_what_is_hers_says_whether_they_are_on(ana: Client, mail_server: Mailbox) -> None:
    """Somebody else at her open screen cannot turn them on unseen."""
    assert "Nudges, at times you choose" in ana.get("/yours/").content.decode()

    ana.post(AT, FORM)

    assert "Nudges are on" in ana.get("/yours/").content.decode()
    assert "<title>Ebb</title>" in page(ana)


def test_the_server_of_a_topic_can_be_her_own(
    ana: Client, anas_vault: OpenVault, ntfy_server: Web
) -> None:
    ana.post(AT, FORM | {"way": "ntfy", "topic": "abc"})
    ana.post(f"{AT}try/")

    assert [one.path for one in ntfy_server.posted] == ["/abc"]

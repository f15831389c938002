"""Kept: into the open vault, through the first evening, through the unlock, sealed while locked."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils.timezone import localtime

from ebb.accounts.tests.test_begin import CHOSEN
from ebb.quiz.tests.pages import LOW, OURS, fields, press, said, says
from ebb.records import QuizKept, decode, encode
from ebb.vault import OpenVault, new_marker, unlock
from ebb.vault._pending import hours
from ebb.vault.models import Pending, Sealed, Vault
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db
HIGH = {**LOW, "fault-0": "80", "go": "words"}
STOOD_OUT = OURS.domain[1].items[0]


@pytest.fixture
def marked(stranger: Client, anas_vault: OpenVault) -> Client:
    """Ana's phone, locked, that may write while it is."""
    hours.forget()
    stranger.cookies["w"] = new_marker(anas_vault, today=TODAY)
    return stranger


def test_without_a_vault_it_goes_through_the_first_evening(anybody: Client) -> None:
    words = anybody.post("/quiz/", HIGH)
    page = press(anybody, words, "/quiz/keep/", keep="1")
    assert says(page) == "Before you keep anything"
    assert "these answers" in said(page)
    assert "this wave" not in said(page)
    assert not Vault.objects.exists()

    page = press(anybody, page, "/begin/", step="lost")
    page = press(anybody, page, "/begin/", recovery="yes")
    page = anybody.post("/begin/", {**fields(page), **CHOSEN})

    assert "Your answers are already kept." in said(page)
    [one] = unlock(Vault.objects.get(), ANAS).open(QuizKept)
    assert one.record.answers["fault"] == (80, 10, 10, 10)
    assert next(felt.sentence for felt in one.record.felt) == STOOD_OUT


def test_open_it_is_kept_once_and_can_be_removed_and_brought_back(
    ana: Client, anas_vault: OpenVault
) -> None:
    words = ana.post("/quiz/", HIGH)
    for _again in range(2):
        page = ana.post("/quiz/keep/", {**fields(words), "keep": "1"}, follow=True)
    [kept] = anas_vault.open(QuizKept)

    assert says(page) == "What you kept"
    assert STOOD_OUT in said(page)
    assert 'href="/beliefs/"' in page.content.decode()
    gone = ana.post(f"/quiz/kept/{kept.id.hex()}/remove/")
    assert anas_vault.open(QuizKept) == []
    ana.post("/undo/", fields(gone))
    assert len(anas_vault.open(QuizKept)) == 1


def test_other_answers_on_the_same_sheet_are_kept_beside(
    ana: Client, anas_vault: OpenVault
) -> None:
    words = ana.post("/quiz/", HIGH)
    for number in ("80", "20"):
        ana.post("/quiz/keep/", {**fields(words), "fault-0": number})

    assert {one.record.answers["fault"][0] for one in anas_vault.open(QuizKept)} == {80, 20}


def test_closed_it_goes_through_the_unlock(stranger: Client, anas_vault: OpenVault) -> None:
    words = stranger.post("/quiz/", HIGH)
    page = press(stranger, words, "/quiz/keep/", keep="1")
    assert "Open Ebb, and your answers are kept." in said(page)

    wrong = stranger.post("/unlock/", {**fields(page), "passphrase": "not the one"})
    page = stranger.post("/unlock/", {**fields(wrong), "passphrase": ANAS}, follow=True)

    assert says(page) == "What you kept"
    assert len(anas_vault.open(QuizKept)) == 1


def test_on_a_device_that_may_it_is_sealed_and_waits(marked: Client, anas_vault: OpenVault) -> None:
    words = marked.post("/quiz/", HIGH)
    page = press(marked, words, "/quiz/keep/", keep="1")
    assert says(page) == "Your answers are sealed."
    assert Pending.objects.count() == 1
    assert not Sealed.objects.exists()

    opening = press(marked, page, "/quiz/keep/", now="1")
    done = marked.post("/unlock/", {**fields(opening), "passphrase": ANAS}, follow=True)
    assert STOOD_OUT in said(done)
    assert len(anas_vault.open(QuizKept)) == 1


def test_what_waits_is_looked_at_and_kept(marked: Client, anas_vault: OpenVault) -> None:
    press(marked, marked.post("/quiz/", HIGH), "/quiz/keep/", keep="1")
    marked.post("/unlock/", {"passphrase": ANAS})

    page = marked.get("/yours/waiting/")
    assert "Answers to the sentences" in said(page)
    assert STOOD_OUT in said(page)
    marked.post("/yours/waiting/", {**fields(page), "keep": "all"})
    assert len(anas_vault.open(QuizKept)) == 1


def test_what_waits_can_be_let_go(marked: Client) -> None:
    page = press(marked, marked.post("/quiz/", HIGH), "/quiz/keep/", keep="1")

    assert says(press(marked, page, "/quiz/keep/", go="gone")) == "It is gone."
    assert not Pending.objects.exists()


def test_a_full_disk_loses_nothing(ana: Client, anas_vault: OpenVault) -> None:
    words = ana.post("/quiz/", HIGH)
    with patch("ebb.accounts.carried.keep", side_effect=OSError):
        page = press(ana, words, "/quiz/keep/", keep="1")

    assert says(page) == "It could not be kept yet."
    press(ana, page, "/quiz/keep/", keep="1")
    assert len(anas_vault.open(QuizKept)) == 1


def test_kept_pages_tell_a_change_only_beyond_its_doubt(ana: Client, anas_vault: OpenVault) -> None:
    now = localtime()
    for days, fault, owe in ((90, 90, 60), (0, 20, 50)):
        four: dict[str, tuple[int | None, ...]] = {
            "fault": (fault, fault, fault, 100 - fault),
            "owe": (owe, owe, owe, 100 - owe),
        }
        at = now - timedelta(days=days)
        anas_vault.seal(QuizKept(at=at, answers=four), day=at.date())

    page = said(ana.get("/quiz/kept/"))

    assert "“It was because of me” felt less true than at first" in page
    assert "“I owe it to them” felt" not in page
    assert "<table" not in page
    assert "<table" in said(ana.get("/quiz/kept/?n=1"))


def test_of_a_real_danger_the_kept_page_says_people_and_shows_no_number(
    ana: Client, anas_vault: OpenVault
) -> None:
    words = ana.post("/quiz/", {**HIGH, "settle-1": "100", "meant": "real"})
    press(ana, words, "/quiz/keep/", keep="1")

    page = said(ana.get("/quiz/kept/?n=1"))
    assert "/help/a/" in page
    assert "<table" not in page
    assert STOOD_OUT not in page


def test_what_an_older_or_newer_file_asked_still_opens(ana: Client, anas_vault: OpenVault) -> None:
    """A domain this Ebb does not have: the words of that day stand, and nothing breaks."""
    told = b'[{"domain": "other", "sentence": "As it was asked then."}]'
    written = (
        b'{"kind": "quiz-kept/1", "at": "2025-01-01T10:00:00Z", "answers":'
        b' {"other": [10, 20, 30, 40]}, "felt": ' + told + b"}"
    )
    record = decode(written)
    assert decode(encode(record)) == record
    anas_vault.seal(record, day=record.at.date())

    assert "As it was asked then." in said(ana.get("/quiz/kept/?n=1"))


def test_it_is_listed_with_everything_kept(ana: Client) -> None:
    press(ana, ana.post("/quiz/", HIGH), "/quiz/keep/", keep="1")

    assert "Answers to the sentences" in said(ana.get("/yours/kept/"))

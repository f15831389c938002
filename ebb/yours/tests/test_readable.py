"""She chooses in calm what shows while it is locked; it shows where it helps, and nowhere else."""

import pytest
from django.test import Client

from ebb.accounts import readable
from ebb.accounts.readable import Readable
from ebb.records import SafePerson, SetAside
from ebb.vault import OpenVault
from tests.support.cast import NIGHT, TODAY

AT = "/yours/readable/"
LINE = "I slept well here."


@pytest.fixture
def mo(anas_vault: OpenVault) -> str:
    return person(anas_vault, "Moira", "+353 86 123")


def person(opened: OpenVault, name: str, number: str) -> str:
    return opened.seal(SafePerson(at=NIGHT, nickname=name, number=number), day=TODAY).hex()


def locked(ana: Client) -> Client:
    """The same device once it has locked."""
    ana.post("/lock/")
    return ana


def page(client: Client, at: str) -> str:
    return client.get(at).content.decode()


@pytest.mark.parametrize("at", ["/help/", "/help/a/", "/help/b/", "/help/c/", "/help/in/IE/"])
def test_what_she_chose_shows_while_locked(ana: Client, mo: str, at: str) -> None:
    assert "Moira" not in page(locked(Client()), at)
    ana.post(AT, {"person": mo, "line": LINE, "exercise": ["feet", "water"]})

    shown = page(locked(ana), at)

    assert "Moira" in shown
    assert 'href="tel:+35386123"' in shown
    assert LINE in shown
    assert (
        "list" in shown[shown.index("Moira") : shown.index("tel:+35386123")]
    )  # said before a call


def test_nothing_shows_until_she_chooses(ana: Client, mo: str) -> None:
    assert "Moira" not in page(locked(ana), "/help/")


def test_in_the_wave_her_sentence_and_her_two_stand_first(ana: Client) -> None:
    ana.post(AT, {"line": LINE, "exercise": ["look-around", "harbour"]})
    locked(ana)
    first = ana.get("/wave/").context["carried"]

    answer = ana.post("/wave/", {"wave": first, "rate": "8"})

    assert {each.id for each in answer.context["offered"]} == {"look-around", "harbour"}
    assert LINE in answer.content.decode()


def test_what_is_not_for_her_cannot_be_chosen(ana: Client, anas_vault: OpenVault) -> None:
    anas_vault.seal(SetAside(at=NIGHT, exercise="feet"), day=TODAY)

    ana.post(AT, {"exercise": ["feet", "cold", "water"]})

    assert chosen(ana).exercises == ("water",)  # cold was never asked about, so it is not offered


def chosen(client: Client) -> Readable:
    request = client.get("/help/").wsgi_request
    return readable.read(request)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"exercise": ["feet", "water", "harbour"]}, "Two exercises at most"),
        ({"line": "x" * 161}, "a little shorter"),
    ],
)
def test_too_much_is_said_and_what_she_typed_stays(
    ana: Client, asked: dict[str, object], words: str
) -> None:
    answer = ana.post(AT, asked)

    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert "r" not in ana.cookies
    for each in [asked[name] for name in asked if name == "line"]:
        assert str(each) in answer.content.decode()


def test_four_people_are_one_too_many(ana: Client, anas_vault: OpenVault) -> None:
    four = [person(anas_vault, name, "1") for name in ("Moira", "Ida", "Lu", "Kit")]

    answer = ana.post(AT, {"person": four})

    assert "Three people at most" in answer.content.decode()
    assert answer.content.decode().count("checked") == 4


def test_one_tap_takes_it_all_away(ana: Client, mo: str) -> None:
    ana.post(AT, {"person": mo, "line": LINE})
    ana.post(AT, {})

    assert not chosen(ana)
    assert "Moira" not in page(locked(ana), "/help/")


def test_erasing_everything_takes_it_away_too(ana: Client, mo: str) -> None:
    ana.post(AT, {"person": mo})
    ana.post("/yours/all/", {"passphrase": "three slow waves at night"})

    assert "Moira" not in page(ana, "/help/")


def test_someone_else_can_choose_nobody_of_hers(ana: Client, mo: str, cleo: Client) -> None:
    cleo.post(AT, {"person": mo})

    assert not chosen(cleo)


def test_while_it_is_open_her_sealed_people_show_instead(ana: Client, mo: str) -> None:
    ana.post(AT, {"person": mo, "line": LINE})

    shown = page(ana, "/help/")

    assert shown.count("+35386123") == 1
    assert LINE not in shown

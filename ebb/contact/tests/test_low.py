"""Low contact: fear first, then a role, an order, her hours; changed, ended, nothing lost."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.utils import timezone
from django.utils.timezone import localtime

from ebb.contact.standing import standing
from ebb.contact.trend import trend
from ebb.records import (
    ContactMade,
    LowContact,
    LowDraft,
    LowTurned,
    PlannedContact,
    Record,
    StoodAside,
    Window,
)
from ebb.vault.models import Sealed
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 11, 25, 18, 30, tzinfo=timezone.get_default_timezone())
EVENINGS = Window(days=(2,), starts=18 * 60, ends=19 * 60)
HOURS = {"afraid": "no", "role": "co-parent", "order": "no", "rows": "1"}
ROW = {"w0-days": ["2"], "w0-starts": "18:00", "w0-ends": "19:00"}
AFRAID = "Are you afraid of their reaction?"


@pytest.fixture
def at(monkeypatch):
    """The clock on her wall."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        for name in ("ebb.contact.low", "ebb.contact.low_drafts", "ebb.contact.templatetags.low"):
            monkeypatch.setattr(f"{name}.localtime", lambda *_: localtime(moment))

    return set_to


def text(response):
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def set_up(client, **more):
    return client.post("/pause/low/set/", HOURS | ROW | more)


def kept(opened):
    return [one.record for one in opened.open(Record)]


@pytest.mark.parametrize("said", ["yes", "unsure"])
def test_fear_brings_an_advocate_before_any_change(ana, anas_vault, said):
    response = ana.post("/pause/low/", {"afraid": said})

    shown = text(response)
    assert "Someone who knows about this, first" in shown
    assert "Your safety comes first." in shown
    assert "Ireland" in shown
    assert not re.search(r"hours|brief|draft|window", shown, re.IGNORECASE)
    assert [type(one) for one in kept(anas_vault)] == [StoodAside]


def test_the_numbers_are_those_of_the_country_she_chose(anybody):
    response = anybody.post("/pause/low/", {"afraid": "yes:IE"})

    assert "Call 112" in text(response)
    assert "Women's Aid" in text(response)


def test_the_question_and_its_help_work_locked_and_store_nothing(anybody):
    assert AFRAID in text(anybody.get("/pause/low/"))
    assert "Your safety comes first." in text(anybody.post("/pause/low/", {"afraid": "unsure"}))
    assert not Sealed.objects.exists()


@pytest.mark.parametrize("said", ["", "yes", "unsure", "perhaps", "NO"])
def test_only_no_goes_on(ana, anas_vault, said):
    response = set_up(ana, afraid=said)

    assert response["Location"] == "/pause/low/"
    assert not anas_vault.open(LowContact)


def test_no_said_while_locked_goes_on_behind_the_door(ana, stranger):
    closed = stranger.post("/pause/low/set/", {"afraid": "no"})
    replay = re.search(r'name="replay" value="([^"]*)"', closed.content.decode())
    assert replay
    opened = stranger.post("/unlock/", {"passphrase": ANAS, "replay": unescape(replay[1])})

    assert "Who is it about?" in text(opened)


def test_one_question_a_screen_and_each_answer_travels(ana):
    role = ana.post("/pause/low/set/", {"afraid": "no"})
    order = ana.post("/pause/low/set/", {"afraid": "no", "role": ""})
    hours = ana.post("/pause/low/set/", {"afraid": "no", "role": "", "order": "yes"})

    assert "Who is it about?" in text(role)
    assert "Does an order or an agreement say when, or how?" in text(order)
    assert "When do you read and answer?" in text(hours)
    assert 'name="role" value=""' in hours.content.decode()


def test_a_role_or_nothing_and_never_a_name(ana, anas_vault):
    assert "Who is it about?" in text(set_up(ana, role="Robin"))
    set_up(ana, role="")

    assert anas_vault.open(LowContact)[0].record.role == ""
    fields = ana.post("/pause/low/set/", {"afraid": "no"}).content.decode()
    assert not re.search(r'<input[^>]*type="text"|<textarea', fields)


def test_her_hours_are_kept_and_said_quietly(ana, anas_vault, at):
    at(WEDNESDAY)
    set_up(ana)

    (one,) = anas_vault.open(LowContact)
    assert (one.record.role, one.record.windows) == ("co-parent", (EVENINGS,))
    inside = text(ana.get("/pause/low/"))
    assert "Your hours are open, until 19:00." in inside
    assert "Wednesday: 18:00 to 19:00" in inside
    at(WEDNESDAY + timedelta(hours=1))
    assert "Your hours open again on Wednesday, 18:00." in text(ana.get("/pause/low/"))


def test_no_hours_at_all_is_fine(ana, anas_vault):
    ana.post("/pause/low/set/", HOURS)

    assert anas_vault.open(LowContact)[0].record.windows == ()
    assert "You answer when it suits you." in text(ana.get("/pause/low/"))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"w0-ends": "17:00"}, "It ends before it starts."),
        ({"w0-ends": "18:00"}, "It starts and ends at the same time."),
        ({"w0-ends": ""}, "Give both times."),
        ({"w0-days": []}, "Choose a day, or more."),
        ({"w0-starts": "noon"}, "A time looks like 18:00."),
        ({"w0-starts": "9" * 30}, "has at most 20"),
    ],
)
def test_what_does_not_fit_is_said_kindly_and_stays(ana, anas_vault, row, says):
    response = set_up(ana, **row)

    assert says in text(response)
    assert not anas_vault.open(LowContact)
    assert f'value="{(ROW | row)["w0-starts"]}"' in response.content.decode()


def test_past_midnight_is_allowed_and_said(ana, anas_vault):
    set_up(ana, **{"w0-starts": "22:30", "w0-ends": "0:30", "w0-over": "on"})

    assert anas_vault.open(LowContact)[0].record.windows[0].past_midnight
    assert "22:30 to 00:30 on the next day" in text(ana.get("/pause/low/"))


def test_midnight_needs_no_tick(ana, anas_vault):
    set_up(ana, **{"w0-starts": "22:30", "w0-ends": "0:00"})

    assert anas_vault.open(LowContact)


def test_more_hours_keeps_what_is_typed(ana, anas_vault):
    more = set_up(ana, more="1", **{"w0-ends": "17:00"})

    assert 'name="w1-starts"' in more.content.decode()
    assert 'value="17:00"' in more.content.decode()
    assert not anas_vault.open(LowContact)


@pytest.mark.parametrize("rows", ["", "-1", "999", "x", "٣", "100000000000000000000"])
def test_a_number_of_rows_that_is_none_breaks_nothing(ana, rows):
    assert set_up(ana, rows=rows).status_code in {200, 302}


def test_an_order_outranks_hours_and_words_and_none_of_it_is_kept(ana, anas_vault):
    set_up(ana, order="yes", **{"w0-note": "no calls before six"})
    shown = text(ana.get("/pause/low/"))

    assert anas_vault.open(LowContact)[0].record.order == "yes"
    assert "The order or agreement comes first." in shown
    assert shown.index("comes first") < shown.index("Words for what has to be said")
    unsure = text(ana.post("/pause/low/set/", {"afraid": "no", "role": "", "order": "unsure"}))
    assert "You were not sure about an order." in unsure


def test_a_change_is_a_new_record_and_nothing_is_lost(ana, anas_vault):
    set_up(ana)
    assert AFRAID in text(ana.post("/pause/low/", {"ask": "1"}))
    set_up(ana, role="work")

    assert [one.record.role for one in anas_vault.open(LowContact)] == ["co-parent", "work"]


def test_a_form_sent_twice_is_kept_once(ana, anas_vault):
    for _ in range(2):
        set_up(ana, note="a" * 32)
        ana.post("/pause/low/note/", {"about": "work", "note": "b" * 32})

    assert len(anas_vault.open(LowContact)) == 1
    assert len(anas_vault.open(PlannedContact)) == 1


def test_back_and_pressed_again_with_other_words_the_words_on_the_screen_count(ana, anas_vault):
    set_up(ana)
    for words in ("At six.", "At seven."):
        said = {"keep": "1", "note": "c" * 32, "text": words}
        ana.post("/pause/low/words/b/", said)

    assert [one.record.text for one in anas_vault.open(LowDraft)] == ["At seven."]


def test_it_rests_goes_on_and_ends_without_comment(ana, anas_vault):
    set_up(ana)
    for to, says in (
        ("resting", "This rests for now."),
        ("resting", "This rests for now."),
        ("on", "Your hours"),
        ("over", AFRAID),
    ):
        ana.post("/pause/low/turn/", {"to": to})
        assert says in text(ana.get("/pause/low/"))

    assert [one.record.to for one in anas_vault.open(LowTurned)] == ["resting", "on", "over"]
    again = ana.post("/pause/low/set/", {"afraid": "no", "role": "", "order": "no"})
    assert 'value="18:00"' in again.content.decode()


def test_setting_it_anew_lets_it_go_on():
    moment = localtime()
    low, over = LowContact(at=moment), LowTurned(at=moment, to="over")

    assert standing([over]) is None
    for records, on in (([low, over, low], True), ([low, over], False)):
        found = standing(records)
        assert found
        assert found.on is on


@pytest.mark.parametrize("about", ["children", "court", "work", "money", "other"])
def test_planned_contact_is_noted_in_one_tap_and_touches_no_picture(ana, anas_vault, about, at):
    at(WEDNESDAY)
    set_up(ana)
    ana.post("/pause/low/note/", {"about": about})

    (one,) = anas_vault.open(PlannedContact)
    assert (one.record.about, one.record.in_window) == (about, True)
    assert not anas_vault.open(ContactMade)
    records = kept(anas_vault)
    contacts = [each for each in records if isinstance(each, ContactMade)]
    assert trend(contacts, [], first=TODAY, today=TODAY) == trend([], [], first=TODAY, today=TODAY)
    ana.post(f"/pause/low/note/{one.id.hex()}/remove/")
    assert not anas_vault.open(PlannedContact)


def test_the_pause_speaks_of_her_hours_without_argument(ana, anas_vault, at):
    from ebb.contact.tests.test_views import press

    def answer():
        return text(press(ana, ana.get("/pause/b/"), "/pause/b/", hold="24"))

    at(WEDNESDAY)
    assert "If it is about something practical" not in answer()
    set_up(ana)
    assert "Your hours are open, until 19:00." in answer()
    at(WEDNESDAY + timedelta(hours=2))
    assert "It can wait for your hours: Wednesday, 18:00." in answer()
    ana.post("/pause/low/turn/", {"to": "resting"})
    assert "If it is about something practical" not in answer()


def test_locked_the_pause_says_nothing_of_her_hours(ana, stranger):
    from ebb.contact.tests.test_views import press

    set_up(ana)
    shown = text(press(stranger, stranger.get("/pause/b/"), "/pause/b/", hold="24"))

    assert "If it is about something practical" not in shown


def test_a_form_that_meets_a_closed_vault_is_carried_through_the_door(ana, anas_vault, stranger):
    closed = stranger.post("/pause/low/words/f/", {"keep": "1", "text": "Two o'clock is fine."})
    replay = re.search(r'name="replay" value="([^"]*)"', closed.content.decode())
    assert replay
    stranger.post("/unlock/", {"passphrase": ANAS, "replay": unescape(replay[1])})

    assert anas_vault.open(LowDraft)[0].record.text == "Two o'clock is fine."


def test_the_history_keeps_a_letter_and_not_what_it_was_about(ana):
    set_up(ana)
    page = ana.get("/pause/low/").content.decode()
    addresses = re.findall(r"/pause/low/words/([^/\"]+)/", page)

    assert addresses
    assert all(len(one) == 1 for one in addresses)
    for name in ("accusation", "money", "A", "h", "\u24d0"):
        assert ana.get(f"/pause/low/words/{name}/").status_code == 404


def test_after_fear_help_is_the_first_thing_the_page_says(ana):
    set_up(ana)
    ana.post("/pause/low/", {"afraid": "yes"})

    shown = text(ana.get("/pause/low/"))

    help_at = shown.index("Someone who knows about this, first")
    assert help_at < shown.index("Help for that") < shown.index("Your hours")


def test_before_the_first_setting_a_court_is_named(ana):
    first = text(ana.post("/pause/low/set/", {"afraid": "no"}))
    set_up(ana)
    later = text(ana.post("/pause/low/set/", {"afraid": "no"}))

    assert "A court may ask to see what you keep here." in first
    assert "A court may ask" not in later

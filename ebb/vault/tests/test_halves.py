"""Sessions: two halves, and time that ends them."""

from __future__ import annotations

import base64
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.vault import (
    Locked,
    OpenVault,
    _halves,
    enter,
    lock,
    lock_all,
    lock_name,
    resume,
    session_name,
    sessions,
    set_idle,
)
from ebb.vault._keys import Keyring

HOUR = 3600.0
ANA, CLEO = OpenVault(Keyring(b"a" * 16, 1, b"1" * 32)), OpenVault(Keyring(b"c" * 16, 1, b"2" * 32))


def locked(token: str, now: float) -> bool:
    try:
        resume(token, now=now)
    except Locked:
        return True
    return False


def test_both_halves_give_the_key_back() -> None:
    again = resume(enter(ANA, now=0), now=1)

    assert again._keys.data_key == ANA._keys.data_key
    assert again.vault_id == ANA.vault_id


def test_neither_half_holds_the_key() -> None:
    token = enter(ANA, now=0)
    session = _halves.sessions_by_name[session_name(token)]

    for half in (base64.urlsafe_b64decode(token), session.half + session.closed_key):
        assert ANA._keys.data_key not in half


def test_a_session_opens_the_vault_it_was_closed_for_and_no_other() -> None:
    token = enter(ANA, now=0)
    session = _halves.sessions_by_name[session_name(token)]

    session.vault_id = CLEO.vault_id
    assert locked(token, 1)
    session.vault_id = ANA.vault_id
    assert not locked(token, 1)


@given(st.integers(0, 63), st.sampled_from("ABz09-_=? é"))
def test_a_token_changed_anywhere_is_locked_and_the_right_one_goes_on(at: int, put: str) -> None:
    token = enter(ANA, now=0)
    other = token[:at] + put + token[at + 1 :]

    assert locked(other, 1) or other == token
    assert not locked(token, 1)
    lock_all(ANA.vault_id)


@pytest.mark.parametrize("token", ["", "x", "A" * 64, "A" * 63, "é" * 64, "A" * 100_000])
def test_a_token_that_nobody_gave_is_locked_and_locking_it_is_no_error(token: str) -> None:
    assert locked(token, 0)
    lock(token)


def test_five_minutes_without_a_request_end_it_and_a_request_before_keeps_it() -> None:
    token = enter(ANA, now=0)

    assert not locked(token, 299)
    assert not locked(token, 299 + 299)
    assert locked(token, 299 + 299 + 300)
    assert locked(token, 299 + 299 + 301)


def test_idle_time_is_hers_from_one_to_fifteen_minutes() -> None:
    token = enter(ANA, now=0)
    set_idle(token, 15)

    assert not locked(token, 899)
    for minutes in (0, 16, -1):
        with pytest.raises(ValueError, match="1 to 15"):
            set_idle(token, minutes)


def test_twelve_hours_end_it_however_busy() -> None:
    token, now = enter(ANA, now=0), 0.0
    while now < 12 * HOUR - 240:
        now += 240
        assert not locked(token, now)

    assert locked(token, 12 * HOUR)


def test_a_session_that_nobody_comes_back_to_leaves_the_memory() -> None:
    enter(ANA, now=0)
    token = enter(CLEO, now=1000)

    resume(token, now=1001)

    assert sessions(ANA.vault_id) == []


def test_locking_all_spares_the_one_asked_for_and_other_vaults() -> None:
    here, there, cleos = enter(ANA, now=0), enter(ANA, now=1), enter(CLEO, now=0)

    lock_all(ANA.vault_id, except_token=here)

    assert [locked(token, 2) for token in (here, there, cleos)] == [False, True, False]


def test_a_list_of_sessions_names_them_without_their_secret() -> None:
    token = enter(ANA, now=5)
    resume(token, now=9)

    (facts,) = sessions(ANA.vault_id)

    assert (facts.name, facts.started, facts.seen) == (session_name(token), 5, 9)
    assert facts.name not in token
    assert locked(facts.name, 10)


def test_a_session_is_ended_by_its_name_only_from_its_own_vault() -> None:
    token = enter(ANA, now=0)

    lock_name(session_name(token), vault_id=CLEO.vault_id)
    assert not locked(token, 1)
    lock_name(session_name(token), vault_id=ANA.vault_id)
    assert locked(token, 1)


def test_each_entry_has_a_new_token_and_too_many_push_out_the_longest_unseen() -> None:
    tokens = [enter(ANA, now=n) for n in range(_halves.MOST + 1)]

    assert len(set(tokens)) == len(tokens)
    assert locked(tokens[0], 40)
    assert not locked(tokens[1], 40)


def test_many_threads_enter_resume_and_lock_without_losing_each_other() -> None:
    def one(n: int) -> bool:
        token = enter(CLEO if n % 2 else ANA, now=0)
        alive = not locked(token, 1)
        lock(token)
        return alive and locked(token, 2)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(one, range(200)))
    assert not _halves.sessions_by_name

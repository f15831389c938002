"""Passphrases, recovery codes, paddings, secret files: the small parts, as laws."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.vault import Mistyped, WeakPassphrase, _code, check_passphrase, new_id, new_secret_file
from ebb.vault._passphrase import normalise
from ebb.vault._sealing import BUCKETS, bound, pad, unpad
from ebb.vault.tests.fixed import fixed_bytes

with fixed_bytes("a code"):  # one in a million slips passes: not a matter of luck here
    CODE = _code.new_code()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "short"),
        ("ninechars", "short"),
        ("   ninechars   ", "short"),
        ("a" * 40, "same"),
        ("abababababab", "same"),
        ("1234567890", "row"),
        ("zyxwvutsrqponm", "row"),
        ("x" * 1025, "long"),
    ],
)
def test_what_a_guesser_tries_first_is_refused(text: str, reason: str) -> None:
    with pytest.raises(WeakPassphrase) as told:
        check_passphrase(text)
    assert told.value.reason == reason


@pytest.mark.parametrize(
    "text",
    ["three slow waves", "日本語の合言葉です長い文", "correct-horse", "e\u0301" * 5 + "abcdefgz"],
)
def test_length_is_all_it_takes(text: str) -> None:
    check_passphrase(text)


@given(st.text())
def test_spelling_a_passphrase_twice_changes_nothing(text: str) -> None:
    once = normalise(text)

    assert normalise(once.decode("utf-8", "surrogatepass")) == once


def test_a_code_has_130_random_bits_and_reads_as_itself() -> None:
    codes = {_code.new_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(_code.parse(code) == code.replace("-", "") for code in codes)
    assert {letter for code in codes for letter in code} == set(_code.ALPHABET) | {"-"}


@given(st.integers(0, 29), st.sampled_from(_code.ALPHABET))
def test_a_slip_of_the_pen_is_told(at: int, put: str) -> None:
    letters = CODE.replace("-", "")
    slipped = letters[:at] + put + letters[at + 1 :]

    if slipped != letters:
        with pytest.raises(Mistyped):
            _code.parse(slipped)


@given(st.integers(0, 28))
def test_two_letters_the_wrong_way_round_are_told(at: int) -> None:
    letters = CODE.replace("-", "")
    turned = letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]

    if turned != letters:
        with pytest.raises(Mistyped):
            _code.parse(turned)


def test_look_alikes_case_and_spaces_do_not_matter() -> None:
    written = CODE.lower().replace("0", "o").replace("1", "l").replace("-", " \u2013 ")

    assert _code.parse(written) == CODE.replace("-", "")


@given(st.text(max_size=60))
def test_any_other_text_is_mistyped_and_nothing_worse(text: str) -> None:
    with pytest.raises(Mistyped):
        _code.parse(text)


@given(st.binary(max_size=5000))
def test_padding_comes_off_and_leaves_one_of_seven_sizes(plain: bytes) -> None:
    padded = pad(plain)

    assert unpad(padded) == plain
    assert len(padded) in BUCKETS
    assert len(padded) <= max(256, 4 * (len(plain) + 4))


@given(st.lists(st.binary(max_size=8), max_size=4), st.lists(st.binary(max_size=8), max_size=4))
def test_two_lists_of_parts_never_look_alike(left: list[bytes], right: list[bytes]) -> None:
    assert (bound(*left) == bound(*right)) == (left == right)


def test_a_secret_file_is_whole_private_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "ebb" / "secret"

    text = new_secret_file(path)

    assert len(text) >= 50
    assert path.read_text() == text == new_secret_file(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_of_many_starts_at_once_all_use_the_same_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        texts = set(pool.map(new_secret_file, [tmp_path / "one" / "secret"] * 16))

    assert len(texts) == 1


def test_ids_are_sixteen_random_bytes() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000
    assert len(new_id()) == 16

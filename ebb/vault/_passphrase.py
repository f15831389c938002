"""What a passphrase is before it becomes a key: one spelling, long enough, no rules besides."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from ebb.vault._errors import WeakPassphrase

SHORTEST, LONGEST = 10, 1024  # characters


def normalise(text: str) -> bytes:
    """UTF-8 of the NFKC form without white space at the ends.

    The same passphrase typed on a phone and on a Mac arrives as different code points,
    and keyboards add a space after a suggested word; both must open the same vault.
    """
    return unicodedata.normalize("NFKC", text).strip().encode("utf-8", "surrogatepass")


def check_passphrase(text: str) -> None:
    """Raise `WeakPassphrase` for what a guesser would try first.

    Length is what protects; rules about kinds of characters only make people write it down
    (NIST SP 800-63B). reason: "short" (< 10), "long" (> 1024), "same" (one or two different
    characters), "row" (each the neighbour of the last, as in 1234567890).
    """
    letters = normalise(text).decode("utf-8", "surrogatepass").casefold()
    if len(letters) < SHORTEST:
        raise WeakPassphrase("short")
    if len(letters) > LONGEST:
        raise WeakPassphrase("long")
    if len(set(letters)) < 3:
        raise WeakPassphrase("same")
    if all(abs(ord(b) - ord(a)) in {1, 9} for a, b in pairwise(letters)):
        raise WeakPassphrase("row")

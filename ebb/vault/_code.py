"""The recovery code: 130 random bits that a tired hand can copy.

Thirty characters of Crockford's alphabet (no I, L, O, U) in six groups of five. The last
four are a checksum, so that a slip of the pen is told from a wrong code before any slow
derivation starts: one slip in a million gets through.
"""

from __future__ import annotations

from ebb.vault import _primitives as p
from ebb.vault._errors import Mistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM, CHECK, GROUP = 26, 4, 5  # characters
LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "\u2013": None})


def new_code() -> str:
    """A fresh code with its checksum, in groups."""
    letters = symbols(int.from_bytes(p.random_bytes(17)), RANDOM)
    return grouped(letters + checksum(letters))


def parse(text: str) -> str:
    """The thirty characters of what was typed, or `Mistyped`."""
    code = plain(text)
    if len(code) != RANDOM + CHECK or not set(code) <= set(ALPHABET):
        raise Mistyped
    if checksum(code[:RANDOM]) != code[RANDOM:]:
        raise Mistyped
    return code


def plain(text: str) -> str:
    """Upper case, no spaces or hyphens, look-alikes read as what they stand for."""
    return "".join(text.upper().split()).translate(LOOK_ALIKES)


def last_group(code: str) -> str:
    """The five characters she types to show that the code was written down."""
    return plain(code)[-GROUP:]


def checksum(letters: str) -> str:
    """Four characters: the first 20 bits of a SHA-256 over the random ones."""
    content = b"ebb-recovery/1" + letters.encode("ascii")
    return symbols(int.from_bytes(p.digest(content)[:3]) >> 4, CHECK)


def symbols(number: int, count: int) -> str:
    """The lowest 5 x count bits of a number, most significant character first."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def grouped(letters: str) -> str:
    """In groups of five with hyphens between."""
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))

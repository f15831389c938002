"""Open sessions. The key is closed under two halves: one in the cookie, one in this process.

Neither half alone opens anything: a stolen cookie is worth nothing after a lock, a copy of
the server's memory nothing without the cookie. Times are monotonic seconds, given as
arguments. Solo mode has one worker process, so the server's halves are a dictionary.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from threading import Lock
from typing import NamedTuple

from ebb.vault import _primitives as p
from ebb.vault._errors import Locked
from ebb.vault._keys import Keyring
from ebb.vault._sealing import bound

IDLE_MINUTES, LONGEST_IDLE_MINUTES = 5, 15
ABSOLUTE_SECONDS = 12 * 3600.0
MOST = 32  # sessions of one vault; the one unseen for longest gives way
SESSION = b"ebb-session/1"
ID, HALF = 16, 32


@dataclass
class Session:
    """The server's side of one session."""

    vault_id: bytes
    key_version: int
    started: float
    seen: float
    half: bytes = field(repr=False)
    closed_key: bytes = field(repr=False)
    idle_minutes: int = IDLE_MINUTES

    def over(self, now: float) -> bool:
        """Unseen for too long, or open for too long however busy."""
        idle = now - self.seen >= self.idle_minutes * 60
        return idle or now - self.started >= ABSOLUTE_SECONDS


class SessionFacts(NamedTuple):
    """What a list of sessions may show; times are monotonic seconds."""

    name: str
    started: float
    seen: float


sessions_by_name: dict[str, Session] = {}
guard = Lock()


def close(keys: Keyring, *, now: float) -> str:
    """Start a session for these keys and return its token."""
    session_id, theirs, ours = p.random_bytes(ID), p.random_bytes(HALF), p.random_bytes(HALF)
    cipher, place = closing(session_id, theirs, ours, keys.vault_id)
    nonce = p.random_bytes(p.NONCE)
    closed = nonce + cipher.seal(nonce, keys.data_key, place)
    session = Session(keys.vault_id, keys.key_version, now, now, ours, closed)
    with guard:
        make_room(keys.vault_id, now)
        sessions_by_name[name_of(session_id)] = session
    return base64.urlsafe_b64encode(session_id + theirs).decode("ascii")


def reopen(token: str, *, now: float) -> Keyring:
    """The keys of a live session, which counts as seen; else `Locked`."""
    session_id, theirs = parse(token)
    with guard:
        sweep(now)
        session = live(name_of(session_id))
        keys = open_key(session_id, theirs, session)
        session.seen = now
    return keys


def lock(token: str) -> None:
    """End a session: our half is gone, the key with it. Unknown tokens are passed over."""
    try:
        name = session_name(token)
    except Locked:
        return
    lock_name(name)


def lock_name(name: str, *, vault_id: bytes | None = None) -> None:
    """End the session of this public name, if it is (or need not be) of this vault."""
    with guard:
        session = sessions_by_name.get(name)
        if session and vault_id in {None, session.vault_id}:
            del sessions_by_name[name]


def lock_all(vault_id: bytes, except_token: str | None = None) -> None:
    """End every session of a vault, but for one if asked."""
    kept = session_name(except_token) if except_token else None
    with guard:
        for name, session in list(sessions_by_name.items()):
            if session.vault_id == vault_id and name != kept:
                del sessions_by_name[name]


def sessions(vault_id: bytes) -> list[SessionFacts]:
    """The sessions of a vault, the first one first."""
    with guard:
        found = [
            SessionFacts(name, one.started, one.seen)
            for name, one in sessions_by_name.items()
            if one.vault_id == vault_id
        ]
    return sorted(found, key=lambda facts: facts.started)


def set_idle(token: str, minutes: int) -> None:
    """How long this session may rest, 1 to 15 minutes (`ValueError` beyond); `Locked`."""
    if not 1 <= minutes <= LONGEST_IDLE_MINUTES:
        raise ValueError("Idle time is 1 to 15 minutes.")
    with guard:
        live(session_name(token)).idle_minutes = minutes


def session_name(token: str) -> str:
    """A public name for lists: 32 hexadecimal digits of a hash; `Locked` if malformed."""
    return name_of(parse(token)[0])


def name_of(session_id: bytes) -> str:
    """A hash, so that a list of sessions holds nothing a cookie could be made of."""
    return p.digest(bound(SESSION, session_id))[:16].hex()


def parse(token: str) -> tuple[bytes, bytes]:
    """(session id, their half)."""
    try:
        raw = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Locked from None
    if len(raw) != ID + HALF:
        raise Locked
    return raw[:ID], raw[ID:]


def live(name: str) -> Session:
    """The session of this name, or `Locked`."""
    session = sessions_by_name.get(name)
    if session is None:
        raise Locked
    return session


def sweep(now: float) -> None:
    """Drop every session that is over, also those that nobody comes back to."""
    for name, session in list(sessions_by_name.items()):
        if session.over(now):
            del sessions_by_name[name]


def closing(
    session_id: bytes, theirs: bytes, ours: bytes, vault_id: bytes
) -> tuple[p.Cipher, bytes]:
    """The cipher both halves make, and the place its one ciphertext is bound to."""
    place = bound(SESSION, session_id, vault_id)
    return p.Cipher(p.derive(theirs + ours, session_id, place)), place


def open_key(session_id: bytes, theirs: bytes, session: Session) -> Keyring:
    """Both halves together; `Locked` for a half that is not theirs."""
    cipher, place = closing(session_id, theirs, session.half, session.vault_id)
    nonce, closed = session.closed_key[: p.NONCE], session.closed_key[p.NONCE :]
    try:
        return Keyring(session.vault_id, session.key_version, cipher.open(nonce, closed, place))
    except p.Refused:
        raise Locked from None


def make_room(vault_id: bytes, now: float) -> None:
    """Drop what is over, and the one unseen for longest when there are too many."""
    sweep(now)
    own = [(s.seen, name) for name, s in sessions_by_name.items() if s.vault_id == vault_id]
    for _, name in sorted(own)[: max(0, len(own) - MOST + 1)]:
        del sessions_by_name[name]

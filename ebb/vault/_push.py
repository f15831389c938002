"""One message to a browser's push service: sealed for that browser, signed by this machine.

RFC 8291 (sealing, by pywebpush) and RFC 8292 (VAPID, by py_vapid). The library is loaded at
the first message: it brings a second web client with it.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, NamedTuple

from ebb.vault import _primitives as p
from ebb.vault._errors import Damaged
from ebb.vault._host import secret
from ebb.vault._sealing import bound

if TYPE_CHECKING:
    from py_vapid import Vapid02

FILE = "push-key"
LABEL = b"ebb-push/1"
LIVES = 3600  # seconds a signature is good for; the services allow a day at most


class PushLetter(NamedTuple):
    """What is posted to the endpoint: these headers and this body."""

    headers: dict[str, str]
    body: bytes


def push_key() -> str:
    """This machine's public key as a browser wants it at subscribing: base64url, 65 bytes."""
    return unpadded(p.public_of(scalar()))


def push_letter(
    endpoint: str, browser: tuple[str, str], plain: bytes, *, contact: str, now: float
) -> PushLetter:
    """Seal `plain` for a browser (its `p256dh` and `auth`, base64url) and sign for the endpoint.

    The push service sees the endpoint, the length and `contact` (an address of whoever runs
    this, `https:` or `mailto:`); never the words. `now` in seconds since 1970. `Damaged` for
    keys that no browser made.
    """
    from pywebpush import WebPusher  # noqa: PLC0415  200 ms that only a push costs

    keys = {"p256dh": browser[0], "auth": browser[1]}
    try:
        body = WebPusher({"endpoint": endpoint, "keys": keys}).encode(plain)["body"]
    except Exception:  # the library lets every kind of error through for a bad key
        raise Damaged from None
    claims = {"aud": origin(endpoint), "sub": contact, "exp": int(now) + LIVES}
    headers = {"Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream"}
    return PushLetter(headers | signer().sign(claims), bytes(body))


def origin(endpoint: str) -> str:
    """Scheme, host and port: what the signature is good for, and nothing else."""
    return "/".join(endpoint.split("/", 3)[:3])


def signer() -> Vapid02:
    """This machine's signature."""
    from py_vapid import Vapid02  # noqa: PLC0415

    signs: Vapid02 = Vapid02.from_raw(unpadded(scalar()).encode("ascii"))
    return signs


def scalar() -> bytes:
    """The private key, 32 bytes, from the file beside the host's."""
    return p.scalar_from(p.derive(secret(FILE).encode("ascii"), b"", bound(LABEL)))


def unpadded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode("ascii")

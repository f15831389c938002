"""One message by HTTP: no redirect, no proxy or password file of the machine, one deadline."""

from __future__ import annotations

from typing import Any, Final

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from ebb.nudges.deadline import watch

PATIENCE: Final = 10, 10  # seconds to connect, and for each answer


class Line(HTTPConnection):
    def connect(self) -> None:
        watch(self)
        super().connect()


class SecuredLine(HTTPSConnection):
    def connect(self) -> None:
        watch(self)
        super().connect()


class Lines(HTTPConnectionPool):
    ConnectionCls = Line


class SecuredLines(HTTPSConnectionPool):
    ConnectionCls = SecuredLine


class Watched(HTTPAdapter):
    def init_poolmanager(self, *sizes: Any, **how: Any) -> None:
        super().init_poolmanager(*sizes, **how)
        pools = {"http": Lines, "https": SecuredLines}
        self.poolmanager.pool_classes_by_scheme = pools


def status_of(address: str, body: bytes, headers: dict[str, str]) -> int | None:
    """What the other side answered; None when nothing got through."""
    with requests.Session() as session:
        session.trust_env = False
        for kind in ("http://", "https://"):
            session.mount(kind, Watched())
        try:
            answer = session.post(
                address,
                data=body,
                headers=headers | {"User-Agent": "Mozilla/5.0"},
                timeout=PATIENCE,
                allow_redirects=False,
                stream=True,  # whatever it answers is not read
            )
        except requests.RequestException:
            return None
    return answer.status_code

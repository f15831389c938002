"""Django's mail, without the name of this machine in it (that can be a person's name), and with
one deadline for all that is said.
"""

from __future__ import annotations

from collections.abc import Callable
from smtplib import SMTP
from socket import socket
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

from ebb.nudges.deadline import watch

NAMELESS = "[127.0.0.1]"


class Nameless(EmailBackend):
    """Greets the mail server by an address that is the same for everyone."""

    @property
    def connection_class(self) -> Callable[..., Any]:  # type: ignore[override]
        kind = watched(super().connection_class)

        def nameless(host: str, port: int, **how: Any) -> Any:
            return kind(host, port, **how | {"local_hostname": NAMELESS})

        return nameless


def watched(kind: type[SMTP]) -> type[SMTP]:
    """From before its first word: the greeting can drip, too."""

    class Watched(kind):  # type: ignore[valid-type, misc]
        def _get_socket(self, host: str, port: int, timeout: float) -> socket:
            watch(self)
            found: socket = super()._get_socket(host, port, timeout)
            return found

    return Watched

"""Django's mail, without the name of this machine in it: that can be a person's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

NAMELESS = "[127.0.0.1]"


class Nameless(EmailBackend):
    """Greets the mail server by an address that is the same for everyone."""

    @property
    def connection_class(self) -> Callable[..., Any]:  # type: ignore[override]
        kind = super().connection_class

        def nameless(host: str, port: int, **how: Any) -> Any:
            return kind(host, port, **how | {"local_hostname": NAMELESS})

        return nameless

"""The vault refuses to start with a key derivation that is too weak."""

from __future__ import annotations

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "ebb.vault"

    def ready(self) -> None:
        from ebb.vault._cost import refuse_weak  # noqa: PLC0415  models are ready only now

        refuse_weak()

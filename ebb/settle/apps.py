from django.apps import AppConfig


class Settle(AppConfig):
    name = "ebb.settle"

    def ready(self) -> None:
        """A damaged content file is found at the start, not at one in the morning."""
        from ebb.settle.beside import Beside  # noqa: PLC0415  settings are ready only now
        from ebb.settle.catalogue import catalogue  # noqa: PLC0415
        from ebb.shared import settling  # noqa: PLC0415

        catalogue("en")
        settling.provide(Beside)

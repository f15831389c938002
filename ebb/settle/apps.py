from django.apps import AppConfig


class Settle(AppConfig):
    name = "ebb.settle"

    def ready(self) -> None:
        """A damaged content file is found at the start, not at one in the morning."""
        from ebb.settle.catalogue import catalogue  # noqa: PLC0415  settings are ready only now

        catalogue("en")

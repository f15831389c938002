from django.apps import AppConfig


class Signs(AppConfig):
    name = "ebb.signs"

    def ready(self) -> None:
        """A damaged content file is found at the start; and an unlock draws what is ahead."""
        from ebb.signs import asking  # noqa: PLC0415  settings are ready only now
        from ebb.signs.content import of_language  # noqa: PLC0415

        of_language("en")
        asking.begin()

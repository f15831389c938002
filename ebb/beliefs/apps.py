from django.apps import AppConfig


class Beliefs(AppConfig):
    name = "ebb.beliefs"

    def ready(self) -> None:
        """A damaged content file is found at the start, not at one in the morning."""
        from ebb.beliefs import content  # noqa: PLC0415  settings are ready only now

        content.of_language("en")

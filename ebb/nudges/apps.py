from django.apps import AppConfig


class Nudges(AppConfig):
    name = "ebb.nudges"

    def ready(self) -> None:
        """Listen to the door and to the other rooms."""
        from ebb.nudges import listening  # noqa: PLC0415  models are ready only now

        listening.begin()

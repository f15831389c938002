from django.apps import AppConfig


class Quiz(AppConfig):
    name = "ebb.quiz"

    def ready(self) -> None:
        """A damaged content file is found at the start, not at one in the morning."""
        from ebb.quiz.content import of_language  # noqa: PLC0415  settings are ready only now

        of_language("en")

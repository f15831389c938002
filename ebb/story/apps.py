from django.apps import AppConfig


class Story(AppConfig):
    name = "ebb.story"

    def ready(self) -> None:
        """A damaged content file is found at the start, not at one in the morning."""
        from ebb.story import content, miss_content, moves_content  # noqa: PLC0415  only now

        for words in (content, miss_content, moves_content):
            words.of_language("en")

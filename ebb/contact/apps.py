from django.apps import AppConfig


class Contact(AppConfig):
    name = "ebb.contact"

    def ready(self) -> None:
        """A damaged content file is found at the start, not at one in the morning."""
        from ebb.contact.content import of_language, ours  # noqa: PLC0415  settings are ready only now
        from ebb.shared import promises  # noqa: PLC0415

        of_language("en")
        promises.provide(lambda: ours().promises)

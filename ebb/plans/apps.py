from django.apps import AppConfig


class Plans(AppConfig):
    name = "ebb.plans"

    def ready(self) -> None:
        """A damaged content file is found at the start; and an unlock draws what is ahead."""
        from ebb.plans import nudging  # noqa: PLC0415  settings are ready only now
        from ebb.plans.content import of_language  # noqa: PLC0415
        from ebb.safety.near import patterns  # noqa: PLC0415

        of_language("en")
        patterns("en")
        nudging.begin()

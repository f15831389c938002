"""The day of a row, which anyone with the database can change. It is not worth a page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    Days = models.DateField[date | str, date]
else:
    Days = models.DateField

UNKNOWN = date.min  # a day that is none: the row is as good as before


class CoarseDay(Days):
    """A date column that never fails to be read.

    SQLite keeps any text there; Django's own reader then raises in the middle of a list, and
    one changed cell would keep a whole vault from being copied or looked at. What she kept is
    bound by its seal, not by its day.
    """

    def get_internal_type(self) -> str:
        return type(self).__name__  # a name the backend has no reader for: `from_db_value` reads

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return str(connection.data_types["DateField"])

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        """As text, past the driver, which raises as well for a column declared as a date."""
        plain = compiler.connection.vendor == "sqlite"
        return (f"CAST({sql} AS text)" if plain else sql), params

    def from_db_value(self, value: Any, *_: object) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            return UNKNOWN

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """To the database it is a date like any other: no migration."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs

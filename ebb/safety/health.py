"""One word for a monitor. A stranger learns nothing from it."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, OSError):
        return HttpResponse("database: gone\n", status=503, content_type="text/plain")
    return HttpResponse("ok\ndatabase: ok\n", content_type="text/plain")

"""One word for a monitor."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client


@pytest.mark.django_db
def test_all_is_well() -> None:
    response = Client().get("/healthz")

    assert response.status_code == 200
    assert response.text == "ok\ndatabase: ok\n"


def test_a_lost_database_is_said_without_details() -> None:
    with patch("ebb.safety.health.connection") as connection:
        connection.cursor.side_effect = OperationalError("canary-path")
        response = Client().get("/healthz")

    assert response.status_code == 503
    assert response.text == "database: gone\n"

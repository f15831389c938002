"""What went wrong is said kindly, and ends on help."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from ebb.safety import errors


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_every_page_leads_to_people_and_out(name: str, rf: RequestFactory) -> None:
    answers = {
        "400.html": errors.bad_request,
        "403.html": errors.forbidden,
        "404.html": errors.not_found,
        "500.html": errors.server_error,
    }
    html = answers[name](rf.get("/")).content.decode()

    assert 'href="/help/"' in html
    assert 'href="/leave/"' in html
    assert 'data-module="leave"' in html


@pytest.mark.parametrize("name", ["400.html", "403.html", "500.html"])
def test_a_page_for_trouble_needs_nothing_at_all(name: str) -> None:
    html = render_to_string(name)

    assert "emergency number" in html
    assert "style=" not in html
    assert "<script>" not in html


def test_a_broken_view_shows_the_kind_page_and_nothing_of_the_cause() -> None:
    with patch("ebb.safety.views.helplines.countries", side_effect=ValueError("canary-cause")):
        response = Client(raise_request_exception=False).get("/help/")

    assert response.status_code == 500
    assert "It was not you." in response.text
    assert "canary" not in response.text
    assert 'href="/help/"' in response.text


def test_a_wrong_host_gets_a_kind_page() -> None:
    response = Client(raise_request_exception=False).get("/help/", headers={"Host": "a_b"})

    assert response.status_code == 400
    assert "did not arrive whole" in response.text


def test_nothing_here_is_a_kind_page_too() -> None:
    response = Client().get("/nowhere/")

    assert response.status_code == 404
    assert "There is nothing here." in response.text

"""Only our own pages change something, and only over a connection nobody can read."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from ebb.safety.origin import OwnOriginOnly, is_loopback

METHODS = ["post", "put", "patch", "delete"]


def status(rf: RequestFactory, method: str, **headers: str) -> int:
    request = getattr(rf, method)("/anything/", headers=headers)
    return OwnOriginOnly(lambda _: HttpResponse())(request).status_code


@pytest.mark.parametrize("method", METHODS)
def test_our_own_page_may_change_something(rf: RequestFactory, method: str) -> None:
    assert status(rf, method, **{"Sec-Fetch-Site": "same-origin"}) == 200


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "", "SAME-ORIGIN"])
def test_anyone_else_may_not(rf: RequestFactory, method: str, site: str) -> None:
    assert status(rf, method, **{"Sec-Fetch-Site": site}) == 403


def test_what_the_browser_says_outranks_the_origin(rf: RequestFactory) -> None:
    said = {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}

    assert status(rf, "post", **said) == 403


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://testserver", 200),
        ("https://testserver", 403),
        ("http://testserver.example", 403),
        ("http://testserver:81", 403),
        ("null", 403),
    ],
)
def test_an_older_browser_shows_its_origin(rf: RequestFactory, origin: str, expected: int) -> None:
    assert status(rf, "post", Origin=origin) == expected


def test_a_request_that_says_nothing_is_refused(rf: RequestFactory) -> None:
    assert status(rf, "post") == 403


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_reading_is_open_to_a_link_from_elsewhere(rf: RequestFactory, method: str) -> None:
    assert status(rf, method, **{"Sec-Fetch-Site": "cross-site"}) == 200


def test_the_refusal_is_kind_and_ends_on_help() -> None:
    response = Client(enforce_csrf_checks=True).post("/leave/")

    assert response.status_code == 403
    assert "nothing was changed" in response.text
    assert 'href="/help/"' in response.text


def test_plain_http_from_another_machine_is_told_why() -> None:
    response = Client().get("/help/", REMOTE_ADDR="192.0.2.7")

    assert response.status_code == 403
    assert "can be read on the way" in response.text
    assert "https" in response.text


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_this_very_machine_needs_no_https(address: str) -> None:
    assert Client().get("/help/", REMOTE_ADDR=address).status_code == 200


def test_https_from_another_machine_is_welcome() -> None:
    assert Client().get("/help/", REMOTE_ADDR="192.0.2.7", secure=True).status_code == 200


def test_solo_mode_believes_no_header_about_https() -> None:
    response = Client().get(
        "/help/", REMOTE_ADDR="192.0.2.7", headers={"X-Forwarded-Proto": "https"}
    )

    assert response.status_code == 403


@override_settings(MODE="host", SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_hosted_a_proxy_that_is_near_does_not_make_a_visitor_near() -> None:
    assert Client().get("/help/").status_code == 403
    assert Client().get("/help/", headers={"X-Forwarded-Proto": "https"}).status_code == 200


@pytest.mark.django_db
def test_a_monitor_without_a_certificate_may_ask_whether_all_is_well() -> None:
    assert Client().get("/healthz", REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.parametrize("name", ["", "192.0.2.7", "2001:db8::1", "localhost.example", "0.0.0.0"])
def test_other_names_are_not_this_machine(name: str) -> None:
    assert not is_loopback(name)

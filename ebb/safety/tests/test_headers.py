"""Every answer carries the strict headers, whatever went wrong on its way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from ebb.safety.headers import ALWAYS, CONTENT_SECURITY_POLICY, Headers, policy

SAMPLE = {
    "slug": "a",
    "str": "a",
    "int": "1",
    "path": "a",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def paths(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    """One address for every pattern, with something plausible in its gaps."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from paths(pattern.url_patterns, route)
        else:
            yield re.sub(r"<(?:(\w+):)?\w+>", lambda gap: SAMPLE.get(gap[1] or "str", "a"), route)


def every_path() -> list[str]:
    return [*paths(get_resolver().url_patterns), "/nowhere/", "/static/nowhere.css"]


def own_policy(response: Any) -> str:
    """Two pages differ in one word each: the quiz in a frame, and the page that shows it so."""
    path = getattr(response, "request", {}).get("PATH_INFO")
    if path == "/quiz/in/":
        return policy(frame_ancestors=["'self'"])  # "testserver" is not this machine's name
    shows = path == "/quiz/share/" and response.status_code == 200
    return policy(frame_src="'self'") if shows else CONTENT_SECURITY_POLICY


def assert_strict(response: Any) -> None:
    for name, value in ALWAYS.items():
        assert response.headers[name] == value
    assert response.headers["Content-Security-Policy"] == own_policy(response)
    assert "Cache-Control" in response.headers
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_answers_with_the_strict_headers(method: str) -> None:
    client = Client(raise_request_exception=False)

    for path in every_path():
        assert_strict(getattr(client, method)(path))


@pytest.mark.django_db
def test_no_page_is_kept_by_the_browser() -> None:
    client = Client(raise_request_exception=False)

    for path in every_path():
        assert "no-store" in client.get(path).headers["Cache-Control"]


def test_refusals_carry_them_too() -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    assert_strict(client.post("/leave/"))
    assert_strict(client.get("/help/", headers={"Host": "elsewhere.example"}))
    assert_strict(client.get("/help/", REMOTE_ADDR="192.0.2.7"))


def test_a_stream_carries_them(rf: RequestFactory) -> None:
    def answer(request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(iter([b"one", b"two"]))

    response = Headers(answer)(rf.get("/"))

    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response.headers["Cache-Control"] == "no-store"


def test_what_says_itself_that_it_may_be_kept_stays_so(rf: RequestFactory) -> None:
    kept = "max-age=315360000, public, immutable"

    response = Headers(lambda request: HttpResponse(headers={"Cache-Control": kept}))(rf.get("/"))

    assert response.headers["Cache-Control"] == kept


def test_no_other_site_can_find_out_that_ebb_runs_here(rf: RequestFactory) -> None:
    def open_file(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Access-Control-Allow-Origin": "*"})

    assert "Access-Control-Allow-Origin" not in Headers(open_file)(rf.get("/")).headers


@pytest.mark.parametrize(("secure", "present"), [(True, True), (False, False)])
def test_https_is_remembered_only_over_https(
    rf: RequestFactory, *, secure: bool, present: bool
) -> None:
    response = Headers(lambda request: HttpResponse())(rf.get("/", secure=secure))

    assert ("Strict-Transport-Security" in response.headers) is present


def test_the_policy_allows_nothing_unsafe() -> None:
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'")
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    assert "data:" not in CONTENT_SECURITY_POLICY
    for needed in (
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types ebb-worker",
    ):
        assert needed in CONTENT_SECURITY_POLICY


def test_a_name_that_is_not_ours_finds_nothing_not_even_a_style() -> None:
    """A page elsewhere whose name leads to this machine must not learn that Ebb is on it."""
    served = Headers(lambda request: HttpResponse("a style of Ebb"))

    answer = served(RequestFactory().get("/static/ebb/base.css", headers={"Host": "evil.example"}))

    assert answer.status_code == 400
    assert b"a style of Ebb" not in answer.getvalue()
    assert_strict(answer)

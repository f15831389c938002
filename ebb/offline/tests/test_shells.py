"""What a device keeps is the same for everybody, complete, and nothing more."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from ebb.shared.build import build_id

PAGES = ("steps", "pages")


def address(name: str, build: str = "", language: str = "en") -> str:
    return reverse(f"offline:{name}", args=[language, build or build_id()])


@pytest.mark.parametrize("name", PAGES)
def test_a_shell_is_the_same_for_ana_and_for_anybody(
    ana: Client, anybody: Client, name: str
) -> None:
    hers, theirs = ana.get(address(name)), anybody.get(address(name))

    assert hers.status_code == 200
    assert hers.content == theirs.content
    assert hers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "cookie" not in hers.get("Vary", "").lower()
    assert not hers.cookies


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("wrong", [{"build": "0" * 32}, {"language": "xx"}])
def test_another_build_or_language_is_not_here(
    anybody: Client, name: str, wrong: dict[str, str]
) -> None:
    assert anybody.get(address(name, **wrong)).status_code == 404

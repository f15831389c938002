"""What every template keeps to, since one slip would be on a page at one in the morning."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.support.code import python_files, text, tracked, tree

TEMPLATES = [
    path
    for path in tracked()
    if "templates" in path.parts and path.suffix in {".html", ".svg", ".txt"}
]
SCRIPTS = [path for path in tracked() if path.suffix == ".js" and "vendor" not in path.parts]
UNTRANSLATED_IS_FINE = {"ebb"}
NEVER = re.compile(
    r"\b(?:victim|addict|addicted|relapse|failure|failed|streak|just|should)\b|!(?!=)",
    re.IGNORECASE,
)
SPOKEN = "aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription"
TEXTS = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "_"}

named = pytest.mark.parametrize("path", TEMPLATES, ids=str)


def without_comments(path: Path) -> str:
    found = re.sub(r"{#.*?#}", "", text(path))
    return re.sub(r"{% comment %}.*?{% endcomment %}", "", found, flags=re.DOTALL)


def marked(path: Path) -> list[str]:
    """The sentences of a template that a translator would be given."""
    page = without_comments(path)
    said = re.findall(r"{% (?:translate|trans) ([\"'])(.*?)\1", page)
    blocks = re.findall(
        r"{% blocktrans(?:late)?\b[^%]*%}(.*?){% endblocktrans(?:late)? %}", page, re.DOTALL
    )
    return [sentence for _, sentence in said] + [
        re.sub(r"{{.*?}}|{%.*?%}", "", one) for one in blocks
    ]


@named
def test_nothing_is_styled_or_scripted_in_place(path: Path) -> None:
    """The content security policy would refuse it, and the page would be broken."""
    page = without_comments(path)

    assert not re.search(r"\sstyle\s*=|<style\b", page)
    assert not re.search(r"\son[a-z]+\s*=", re.sub(r"{%.*?%}", "", page))
    assert all("src=" in tag for tag in re.findall(r"<script\b[^>]*>", page))


@named
def test_nothing_is_asked_of_another_host(path: Path) -> None:
    """Addresses of others come from content files only, as links a person may follow."""
    page = without_comments(path).replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert not re.search(r"https?://|=\s*[\"']//", page)


@named
def test_every_word_can_be_translated(path: Path) -> None:
    page = re.sub(r"{% block body_class %}.*?{% endblock %}", "", without_comments(path))
    page = re.sub(
        r"{% blocktrans(?:late)?\b[^%]*%}.*?{% endblocktrans(?:late)? %}", "", page, flags=re.DOTALL
    )
    spoken = re.findall(
        rf"\s(?:{'|'.join(SPOKEN)})=\"([^\"]*)\"", re.sub(r"{[{%].*?[%}]}", "", page)
    )
    seen = re.sub(r"<!--.*?-->|<[^>]*>", " ", re.sub(r"{[{%].*?[%}]}", " ", page), flags=re.DOTALL)
    words = set(re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", " ".join([seen, *spoken]))))

    assert {word.lower() for word in words} <= UNTRANSLATED_IS_FINE


@named
def test_a_template_says_none_of_the_words_that_hurt(path: Path) -> None:
    assert not [one for one in marked(path) if NEVER.search(one)]


def test_no_text_in_the_code_says_a_word_that_hurts() -> None:
    found = [
        f"{path}:{node.lineno} {argument.value}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEXTS
        for argument in node.args
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and NEVER.search(argument.value)
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", SCRIPTS, ids=str)
def test_a_script_is_a_module_that_can_be_hashed_and_makes_no_markup(path: Path) -> None:
    """Hashed names are written into imports only where the statement ends in a semicolon."""
    code = text(path)
    imported = re.findall(r"^import\b[^;]*?(?:from\s*)?[\"'][^\"']+[\"'](;?)$", code, re.MULTILINE)

    assert all(imported)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", code)
    assert not re.search(r"https?://(?!www\.w3\.org/)", code)
    assert "localStorage" not in code


@named
def test_a_form_says_where_it_goes(path: Path) -> None:
    """One that came through the door is shown under the door's address: sent on, not there."""
    forms = re.findall(r"<form\b[^>]*>", re.sub(r"{%.*?%}", "", without_comments(path)))
    at_fault = [one for one in forms if 'method="post"' in one and "action=" not in one]

    assert not at_fault


@named
def test_styles_that_stand_on_others_come_after_them(path: Path) -> None:
    """What a pause and pages about contact share with the wave is in the styles of steps."""
    loads = re.findall(r"{% static '([a-z/-]+\.css)' %}", text(path))

    if "contact/contact.css" in loads:
        assert "steps/steps.css" in loads[: loads.index("contact/contact.css")]

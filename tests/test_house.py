"""The rules of the house, checked by machine: who may import whom, and how long a thing may be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from importlinter.cli import lint_imports

from tests.support.code import (
    ROOT,
    imports,
    is_of,
    project,
    python_files,
    room,
    text,
    tracked,
    tree,
)
from tests.support.served import clean_environment

CRYPTO = (
    "cryptography",
    "argon2",
    "hashlib",
    "hmac",
    "secrets",
    "ssl",
    "pywebpush",
    "py_vapid",
    "http_ece",
    "django.utils.crypto",
    "django.core.signing",
)
NOT_FOR_SCIENCE = (
    "django",
    "msgspec",
    "os",
    "sys",
    "time",
    "random",
    "datetime",
    "pathlib",
    "io",
    "socket",
    "subprocess",
    "logging",
)
HOUSE = {"ebb", "tests", "benchmarks", "bin", "conftest.py"}
VAGUE = {"utils", "helpers", "helper", "manager", "service", "services", "handler", "data", "info"}
NOT_HERE = re.compile(
    r"(?<![\w.])/(?:work|root|tmp)/|pypi\.org|pythonhosted|registry\.npmjs"
    r"|deb\.debian\.org|\.\./shared"
)
KEEPS = {"begin", "keep_a_wave", "keep_someone", "prepared", "django_db", "db", "anas", "anas_page"}


def layers() -> list[list[str]]:
    """The rooms of the contract, from the top down, without those not built yet."""
    found = project()["tool"]["importlinter"]["contracts"][0]["layers"]
    return [[name.strip(" ()") for name in layer.split("|")] for layer in found]


def test_imports_point_downwards(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)

    assert status == 0, capsys.readouterr().out


def test_scripts_import_downwards_too() -> None:
    """As in Python; what lies in `static/ebb` stands under all rooms."""
    height = {name: -place for place, layer in enumerate(layers()) for name in layer}
    height["ebb.ebb"] = -len(layers())
    found = []
    for path in tracked():
        if path.suffix != ".js" or "static" not in path.parts:
            continue
        own = f"ebb.{path.parts[path.parts.index('static') + 1]}"
        for other in re.findall(r"""["']\.\./([a-z]+)/""", text(path)):
            if height[f"ebb.{other}"] >= height[own]:
                found.append(f"{path} -> {other}")

    assert not found, "\n".join(found)


def test_every_room_has_its_storey() -> None:
    named = {name for layer in layers() for name in layer}
    rooms = {f"ebb.{room(path)}" for path in python_files() if room(path)} - {"ebb.science"}

    assert rooms <= named


def test_only_the_vault_touches_cryptography() -> None:
    found = [
        f"{path}:{line} {name}"
        for path in python_files()
        for line, name in imports(path)
        if is_of(name, *CRYPTO) and room(path) != "vault"
    ]

    assert not found, "\n".join(found)


def test_the_vault_is_entered_by_its_door() -> None:
    found = [
        f"{path}:{line} {name}"
        for path in python_files()
        for line, name in imports(path)
        if name.startswith("ebb.vault._") and room(path) != "vault"
    ]

    assert not found, "\n".join(found)


def test_science_knows_nothing_of_ebb_the_clock_chance_or_files() -> None:
    found = [
        f"{path}:{line} {name}"
        for path in python_files()
        for line, name in imports(path)
        if room(path) == "science"
        and (
            is_of(name, *NOT_FOR_SCIENCE) or (is_of(name, "ebb") and not is_of(name, "ebb.science"))
        )
    ]

    assert not found, "\n".join(found)


def test_settings_are_read_through_django_only() -> None:
    found = [
        f"{path}:{line}"
        for path in python_files()
        for line, name in imports(path)
        if is_of(name, "ebb.settings")
    ]

    assert not found, "\n".join(found)


def test_the_web_server_starts_without_the_science_libraries() -> None:
    """SciPy alone would add most of a second to every start."""
    loads = "import sys, ebb.wsgi, ebb.urls; print(sorted({'scipy', 'numpy'} & set(sys.modules)))"
    secret = {"EBB_SECRET_KEY": "only-for-this-" + "x" * 40}
    done = subprocess.run(
        [sys.executable, "-c", loads],
        env=clean_environment() | secret,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr


def test_foreign_keys_point_downwards_and_leave_nothing_behind() -> None:
    height = {name: -place for place, layer in enumerate(layers()) for name in layer}
    found = []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not (field.is_relation and field.concrete and model.__module__.startswith("ebb.")):
                continue
            target = field.related_model
            assert isinstance(target, type)
            mine, theirs = (".".join(one.__module__.split(".")[:2]) for one in (model, target))
            if getattr(field, "_related_name", None) != "+" or height[theirs] > height[mine]:
                found.append(f"{model.__name__}.{field.name} -> {target.__name__}")

    assert not found, "\n".join(found)


def test_the_time_is_an_argument() -> None:
    """ruff bans the full names; this finds the short ones."""
    banned = {"now", "today", "utcnow"}
    found = [
        f"{path}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in banned
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
    ]

    assert not found, "\n".join(found)


def test_no_function_is_longer_than_fifty_lines() -> None:
    found = [
        f"{path}:{node.lineno} {node.name}"
        for path in python_files(tests=True)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.body[0].lineno >= 50
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("suffix", "most"), [(".py", 300), (".js", 120), (".html", 140), ("", 120)]
)
def test_no_file_is_too_long_to_read(suffix: str, most: int) -> None:
    """Tests may be longer by a third: they are read one sentence at a time."""
    found = []
    for path in tracked():
        ours = path.suffix == suffix and path.parts[0] in HOUSE
        if ours and not {"migrations", "vendor"} & set(path.parts):
            lines = text(path).count("\n")
            if lines > most + most // 3 * ("tests" in path.parts):
                found.append(f"{path} {lines}")

    assert not found, "\n".join(found)


def test_files_are_named_after_what_is_in_them() -> None:
    found = [str(path) for path in tracked() if path.stem in VAGUE and path.suffix == ".py"]

    assert not found, "\n".join(found)


def test_no_machine_and_no_registry_is_named() -> None:
    found = []
    for path in tracked():
        if path.suffix in {".png", ".woff2", ".ico"} or path == Path("tests/test_house.py"):
            continue
        for number, line in enumerate(text(path).splitlines(), 1):
            if match := NOT_HERE.search(line):
                found.append(f"{path}:{number} {match.group()}")

    assert not found, "\n".join(found)


def names(node: ast.AST) -> set[str]:
    """Every name in it: what it calls, what it is handed, what it imports from."""
    found = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    found |= {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
    found |= {one.arg for one in ast.walk(node) if isinstance(one, ast.arg)}
    modules = (one.module or "" for one in ast.walk(node) if isinstance(one, ast.ImportFrom))
    return found | {module.rpartition(".")[2] for module in modules}


def run_once(path: Path) -> list[ast.AST]:
    """What is marked `once` in a file: the whole of it, or some of its tests."""
    whole, body = tree(path), tree(path).body
    mark = (one.value for one in body if isinstance(one, ast.Assign) and "pytestmark" in names(one))
    if any("once" in names(value) for value in mark):
        return [whole]
    tests = (one for one in body if isinstance(one, ast.FunctionDef))
    return [one for one in tests if any("once" in names(mark) for mark in one.decorator_list)]


def test_what_runs_on_one_database_only_keeps_nothing_in_it() -> None:
    marked = [(path, one) for path in python_files(tests=True) for one in run_once(path)]
    found = [f"{path}: {kept}" for path, one in marked if (kept := names(one) & KEEPS)]

    assert marked
    assert not found, "\n".join(found)


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_hold_what_the_project_asks_for(name: str) -> None:
    from packaging.requirements import Requirement

    told = project()
    asked = list(told["project"]["dependencies"])
    if "dev" in name:
        asked += told["dependency-groups"]["dev"]
    locked = {
        one.group(1): one.group(2)
        for one in re.finditer(r"^([a-z0-9._-]+)==([^ ;]+)", text(Path(name)), re.MULTILINE)
    }
    for requirement in map(Requirement, asked):
        assert locked[requirement.name] in requirement.specifier, requirement


@pytest.mark.parametrize("group", ["", "-dev", "-bench"])
def test_every_locked_package_has_a_hash_and_no_host(group: str) -> None:
    lines = text(Path(f"requirements{group}.lock")).splitlines()
    packages = [place for place, line in enumerate(lines) if "==" in line and line[0] != " "]

    assert packages
    assert all("--hash=sha256:" in lines[place + 1] for place in packages)
    assert not any("://" in line for line in lines)


def test_every_dependency_carries_its_reason() -> None:
    inside, bare = False, []
    for line in text(Path("pyproject.toml")).splitlines():
        inside = (
            line.endswith(" = [") and line.split(" ")[0] in {"dependencies", "dev", "bench"}
        ) or (inside and line != "]")
        if inside and line.startswith('  "') and "# " not in line:
            bare.append(line)

    assert not bare, "\n".join(bare)


@pytest.mark.parametrize("path", [path for path in tracked() if path.suffix == ".css"], ids=str)
def test_no_style_sheet_asks_for_another(path: Path) -> None:
    """The browser would find that out late, and paint later."""
    assert not re.search(r"^\s*@import", text(path), re.M)

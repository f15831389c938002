"""The repository as text and as syntax trees, for the tests that walk it."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git knows or would take; without git, everything that is not hidden."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        every = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        return tuple(sorted(one for one in every if not one.parts[0].startswith(".")))
    names = sorted(name for name in listed.stdout.decode().split("\0") if name)
    return tuple(Path(name) for name in names if (ROOT / name).is_file())


def python_files(*, tests: bool = False) -> list[Path]:
    """Relative paths; migrations are written by a machine and are left out.

    Without tests also without static files: one of those is a script that a person takes away.
    """
    return [
        path
        for path in tracked()
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and (tests or (path.parts[0] == "ebb" and not {"tests", "static"} & set(path.parts)))
    ]


def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


def room(path: Path) -> str:
    """`ebb/wave/views.py` is in the room `wave`; a file of the house itself in none."""
    return path.parts[1] if len(path.parts) > 2 else ""


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a file imports, inside functions too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            inside = ".".join(path.with_suffix("").parts[: -node.level]) if node.level else ""
            module = ".".join(part for part in (inside, node.module) if part)
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}"


def is_of(name: str, *roots: str) -> bool:
    """Whether a full name is one of these or lies in one of them."""
    return any(name == root or name.startswith(root + ".") for root in roots)


def project() -> dict[str, Any]:
    return tomllib.loads(text(Path("pyproject.toml")))

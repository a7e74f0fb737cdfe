"""A benchmark runs seldom, and no type checker reads it: what it takes from the package must still be there."""

import ast
import importlib
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[1] / "benchmarks").glob("*.py"))


def taken(text: str) -> list[tuple[str, str]]:
    """Return what a text imports from the package, as (module, name)."""
    imports = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.ImportFrom)]
    ours = [each for each in imports if (each.module or "").startswith("routine_app")]
    return [(each.module or "", alias.name) for each in ours for alias in each.names]


def missing(text: str) -> list[tuple[str, str]]:
    return [(module, name) for module, name in taken(text) if not hasattr(importlib.import_module(module), name)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_benchmark_takes_from_the_package_is_there(path: Path) -> None:
    assert missing(path.read_text(encoding="utf-8")) == []


def test_the_check_sees_a_name_that_has_gone() -> None:
    text = "def late():\n    from routine_app.figure.outline import capsule, gone"
    assert missing(text) == [("routine_app.figure.outline", "gone")]
    assert any(taken(path.read_text(encoding="utf-8")) for path in FILES)

"""The source of the package, parsed once for all tests of a process that look through it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import routine_app

PACKAGE = Path(next(iter(routine_app.__path__)))


@cache
def trees() -> dict[Path, ast.Module]:
    """Return every module of the package by its path."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}

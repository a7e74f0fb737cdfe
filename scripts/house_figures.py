"""Print the sizes of the house: files and lines of each room, what is too large, and what mypy is not told.

.venv/bin/python scripts/house_figures.py
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION = 300, 200, 30
_DEFINED = {ast.ClassDef: LONGEST_CLASS, ast.FunctionDef: LONGEST_FUNCTION, ast.AsyncFunctionDef: LONGEST_FUNCTION}


def rooms(root: Path, name: str) -> list[str]:
    """Return a line for each folder below one of the root's that holds Python: its files and its lines."""
    files: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for path in sorted((root / name).rglob("*.py")):
        parts = path.relative_to(root).parts[:-1]
        depth = 3 if parts[1:2] == ("qt",) else 2
        for room in {parts[:1], parts[:depth]}:
            files["/".join(room)] += 1
            lines["/".join(room)] += _lines(path.read_text(encoding="utf-8"))
    return [f"{room:24} {files[room]:5} files {lines[room]:7,} lines" for room in sorted(files)]


def too_large(root: Path, name: str) -> list[str]:
    """Return a line for each file of 300 lines, class of 200 and function of 30 lines that has more."""
    found = []
    for path in sorted((root / name).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        where = path.relative_to(root).as_posix()
        if _lines(text) > LONGEST_FILE:
            found.append(f"{where}: {_lines(text)} lines")
        for node in ast.walk(ast.parse(text)):
            longest = _DEFINED.get(type(node))
            long = (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1
            if longest is not None and long > longest:
                found.append(f"{where}: {getattr(node, 'name', '')}, {long} lines")
    return found


def untold(root: Path, name: str) -> str:
    """Return how many lines say `Any`, and how many `type: ignore`."""
    lines = [line for path in (root / name).rglob("*.py") for line in path.read_text(encoding="utf-8").splitlines()]
    hide = sum(bool(re.search(r"\bAny\b", line)) for line in lines)
    ignore = sum("# type: ignore" in line for line in lines)
    return f"{name}: {hide} lines with Any, {ignore} with type: ignore"


def without_qt(root: Path) -> str:
    """Return how much of the window's package is in modules that name no Qt."""
    texts = [path.read_text(encoding="utf-8") for path in (root / "routine_app" / "qt").rglob("*.py")]
    free = [text for text in texts if "PySide6" not in text and "Qt" not in text]
    return f"routine_app/qt: {sum(map(_lines, free)):,} of {sum(map(_lines, texts)):,} lines in modules that name no Qt"


def _lines(text: str) -> int:
    return text.count("\n")


def report(root: Path) -> list[str]:
    """Return all of it, a line each."""
    names = [name for name in ("routine_app", "tests", "scripts", "benchmarks") if (root / name).is_dir()]
    sizes = [line for name in names for line in rooms(root, name)]
    large = [line for name in names for line in too_large(root, name)]
    head = f"Over {LONGEST_FILE} lines a file, {LONGEST_CLASS} a class or {LONGEST_FUNCTION} a function: {len(large)}"
    return [*sizes, "", head, *large, "", *(untold(root, name) for name in names), without_qt(root)]


if __name__ == "__main__":
    argparse.ArgumentParser(description="Print the sizes of the house.").parse_args()
    print("\n".join(report(ROOT)))

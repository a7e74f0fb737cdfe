"""Draw which room of the package imports which into docs/architecture.md, between two markers.

    .venv/bin/python scripts/import_graph.py            print the drawing
    .venv/bin/python scripts/import_graph.py --write    put it into docs/architecture.md

The rooms stand in the order of import-linter's layers (pyproject.toml), so what the drawing shows and what
`lint-imports` holds cannot differ. tests/scripts/test_import_graph.py is red where the page is not what is drawn today.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path
from typing import Any

import grimp

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- import graph: begin (scripts/import_graph.py --write) -->", "<!-- import graph: end -->"
PACKAGE = "routine_app"


def layers(contract: str) -> list[str]:
    """Return the names in a layers contract of import-linter, from the top down, without what they all stand in."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = next(each for each in project["tool"]["importlinter"]["contracts"] if each["name"] == contract)
    return [name.strip().rpartition(".")[2] for line in found["layers"] for name in line.split("|")]


def imports_between(graph: grimp.ImportGraph, package: str) -> set[tuple[str, str]]:
    """Return (importer, imported) for the modules and packages that stand right in a package."""
    found = set()
    for module in graph.modules:
        for other in graph.find_modules_directly_imported_by(module):
            pair = (_room(module, package), _room(other, package))
            if all(pair) and pair[0] != pair[1]:
                found.add(pair)
    return found


def _room(module: str, package: str) -> str:
    """Return what of a package a module belongs to; "" for what is in another one, and for `python -m`."""
    room = module.removeprefix(f"{package}.").partition(".")[0] if module.startswith(f"{package}.") else ""
    return "" if room == "__main__" else room


def matrix(rooms: list[str], imports: set[tuple[str, str]]) -> list[str]:
    """Return the drawing as lines: a row for each importer, a column for each that is imported, in one order."""
    wide = max(map(len, rooms))
    head = " ".join(f"{number:2}" for number in range(1, len(rooms) + 1))
    lines = [f"{'':{wide + 3}} {head}"]
    for number, importer in enumerate(rooms, 1):
        marks = [" ·" if room == importer else " x" if (importer, room) in imports else "  " for room in rooms]
        lines.append(f"{number:2} {importer:{wide}} {' '.join(marks)}".rstrip())
    return lines


def upward(rooms: list[str], imports: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the imports that run up, against the order of the rooms."""
    return sorted(pair for pair in imports if rooms.index(pair[0]) > rooms.index(pair[1]))


def drawing() -> str:
    """Return what stands between the markers: the whole package, then the rooms of its window."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    parts = []
    for package, contract in (
        (PACKAGE, "One direction through the house"),
        (f"{PACKAGE}.qt", "One direction through the window"),
    ):
        imports = imports_between(graph, package)
        rooms = layers(contract)
        rooms += _downward({name for pair in imports for name in pair} - set(rooms), imports)
        told = "; ".join(f"{one} -> {other}" for one, other in upward(rooms, imports)) or "none"
        parts += [*matrix(rooms, imports), f"Arrows that run up: {told}.", ""]
    return "\n".join(["```", *parts[:-1], "```"])


def _downward(names: set[str], imports: set[tuple[str, str]]) -> list[str]:
    """Return modules that are in no layer, each above those that it imports."""
    ordered: list[str] = []
    while left := sorted(names - set(ordered)):
        free = [name for name in left if not any((other, name) in imports for other in left)]
        ordered += free or left
    return ordered


def replaced(page: str, drawn: str) -> str:
    """Return the page's text with the drawing between its markers. Raises ValueError where they are not there."""
    found = re.search(f"{re.escape(BEGIN)}\n(.*?){re.escape(END)}", page, re.DOTALL)
    if found is None:
        message = f"{PAGE}: the markers of the import graph are not there"
        raise ValueError(message)
    return f"{page[: found.start(1)]}{drawn}\n{page[found.end(1) :]}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Draw which room of the package imports which.")
    parser.add_argument("--write", action="store_true", help="put it into docs/architecture.md")
    if parser.parse_args().write:
        PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), drawing()), encoding="utf-8")
    else:
        print(drawing())

"""The import graph in docs/architecture.md is the one of today, and would show an arrow that runs up."""

from __future__ import annotations

import grimp
import pytest

from scripts.import_graph import PAGE, drawing, imports_between, layers, matrix, replaced, upward


def test_the_page_shows_the_graph_of_today() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == replaced(page, drawing()), "draw it anew: scripts/import_graph.py --write"


def test_every_room_of_the_layers_is_drawn_and_none_imports_upward() -> None:
    drawn = drawing()
    assert drawn.count("Arrows that run up: none.") == 2
    for contract in ("One direction through the house", "One direction through the window"):
        assert layers(contract)[0] in ("cli", "shell")
        assert all(f" {name} " in drawn for name in layers(contract))


def test_rooms_are_what_stands_right_in_the_package() -> None:
    graph = grimp.ImportGraph()
    for importer, imported in (
        ("house.cli.main", "house.cli.keys"),
        ("house.cli.main", "house.domain.plan"),
        ("house.domain.plan", "house.cli.keys"),
        ("house.__main__", "house.cli.main"),
        ("house.cli.keys", "house"),
        ("house.cli.keys", "household"),
    ):
        graph.add_import(importer=importer, imported=imported)
    imports = imports_between(graph, "house")
    assert imports == {("cli", "domain"), ("domain", "cli")}
    assert upward(["cli", "domain"], imports) == [("domain", "cli")]
    assert matrix(["cli", "domain"], imports) == ["           1  2", " 1 cli     ·  x", " 2 domain  x  ·"]


def test_a_page_without_the_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="markers"):
        replaced("# Architecture\n", drawing())

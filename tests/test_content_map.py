"""docs/content-map.md names every line of parts B, E and F, and every line that a statement names, where it stands."""

from __future__ import annotations

import re
from pathlib import Path

from routine_app.content.care import load_care

ROOT = Path(__file__).parents[1]
RULES = (ROOT / "docs" / "content-rules.md").read_text(encoding="utf-8")
MAP = (ROOT / "docs" / "content-map.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| ([A-F](?:\d+(?:\.\d+)?|\.[a-z_]+))( †)? \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
_LINE = re.compile(r"^- \*\*([BEF]\d+(?:\.\d+)?)\*\*( †)?", re.MULTILINE)


def rows(text: str) -> dict[str, tuple[bool, str, str]]:
    """Return for each rule of the map: whether it is marked †, its places and its tests."""
    found = _ROW.findall(text)
    assert len(found) == len({row[0] for row in found}), "a rule has two rows"
    return {rule: (bool(mark), places, tests) for rule, mark, _, places, tests in found}


def lines_of(text: str) -> set[str]:
    """Return the numbers of parts B, E and F."""
    return {rule for rule, _ in _LINE.findall(text)}


def missing(rules: set[str], text: str) -> set[str]:
    """Return the rules that the map lacks."""
    return rules - rows(text).keys()


def test_no_line_of_b_e_and_f_is_missing() -> None:
    lines = lines_of(RULES)
    assert {"B1.1", "B4.11", "B5.5", "E1", "E8", "F1", "F2"} <= lines
    assert missing(lines, MAP) == set()


def test_no_line_that_a_statement_names_is_missing() -> None:
    assert missing({rule for each in load_care().statements for rule in each.rules}, MAP) == set()


def test_a_line_that_is_missing_is_found() -> None:
    assert missing({"B4.3"}, MAP.replace("| B4.3 † |", "| B4.33 † |")) == {"B4.3"}


def test_each_place_and_each_test_is_there() -> None:
    for rule, (_, places, tests) in rows(MAP).items():
        for column, begins in ((places, ("resources/", "routine_app/", "routines/", "docs/")), (tests, ("tests/",))):
            paths = re.findall(r"`([^`]+)`", column)
            assert paths, rule
            assert [path for path in paths if not (ROOT / path).is_file() or not path.startswith(begins)] == [], rule


def test_what_a_clinician_must_confirm_is_marked_as_in_the_rules() -> None:
    marked = {rule for rule, mark in _LINE.findall(RULES) if mark}
    assert marked
    unmarked = {rule for rule, (mark, _, _) in rows(MAP).items() if not mark}
    assert marked & unmarked == set()


def test_a_statement_stands_where_its_line_says() -> None:
    for path in (ROOT / "resources" / "care").glob("*.yaml"):
        name = f"resources/care/{path.name}"
        assert name in MAP, f"{name} is not in the map"

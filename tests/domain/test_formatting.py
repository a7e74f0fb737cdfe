"""The one way to say counts, minutes and clocks, by table, and that nobody says them in a way of their own."""

from __future__ import annotations

import ast
import datetime as dt

import pytest

from routine_app.domain.formatting import (
    counted,
    elapsed_clock,
    length_in_words,
    minutes_text,
    remaining_clock,
    seconds_left,
    seconds_text,
    time_of_day,
    whole_minutes,
)
from tests.package_source import PACKAGE, trees

FORMATTING = "domain/formatting.py"
# What is a formatter's work, as it looked in the files that each had one of their own.
ONE_PLACE = ("counted", "minutes", "clock", "seconds", "_seconds")


@pytest.mark.parametrize(
    ("number", "nouns", "text"),
    [
        (0, ("set",), "0 sets"),
        (1, ("set",), "1 set"),
        (2, ("set",), "2 sets"),
        (1, ("change of position", "changes of position"), "1 change of position"),
        (2, ("change of position", "changes of position"), "2 changes of position"),
    ],
)
def test_counts(number: int, nouns: tuple[str, ...], text: str) -> None:
    assert counted(number, *nouns) == text


@pytest.mark.parametrize(
    ("ms", "minutes"),
    [
        (-1, 0),
        (0, 0),
        (1, 1),
        (89_999, 1),
        (90_000, 2),
        (149_999, 2),
        (150_000, 3),  # half a minute rounds up, whether the minute before it is even or odd
        (1_531_000, 26),
    ],
)
def test_minutes(ms: int, minutes: int) -> None:
    assert whole_minutes(ms) == minutes
    assert minutes_text(ms) == f"{minutes} min"


def test_under_a_minute_is_no_minute_where_a_length_is_said() -> None:
    said = [length_in_words(ms) for ms in (0, 20_000, 59_999, 60_000, 89_999, 90_000)]
    assert said == ["less than a minute"] * 3 + ["1 minute", "1 minute", "2 minutes"]


@pytest.mark.parametrize(
    ("ms", "left", "passed"),
    [
        (-5, "0:00", "0:00"),
        (0, "0:00", "0:00"),
        (1, "0:01", "0:00"),
        (999, "0:01", "0:00"),
        (1000, "0:01", "0:01"),
        (61_000, "1:01", "1:01"),
        (61_500, "1:02", "1:01"),
        (83_000, "1:23", "1:23"),
        (599_001, "10:00", "9:59"),
        (3_600_000, "60:00", "60:00"),
    ],
)
def test_clocks(ms: int, left: str, passed: str) -> None:
    assert remaining_clock(ms) == left
    assert elapsed_clock(ms) == passed


@pytest.mark.parametrize(("ms", "seconds"), [(-1, 0), (0, 0), (1, 1), (2000, 2), (2001, 3), (3000, 3)])
def test_seconds_left(ms: int, seconds: int) -> None:
    assert seconds_left(ms) == seconds


@pytest.mark.parametrize(("ms", "text"), [(0, "0 s"), (2500, "2.5 s"), (8000, "8 s"), (8040, "8 s"), (20_000, "20 s")])
def test_seconds(ms: int, text: str) -> None:
    assert seconds_text(ms) == text


def test_the_time_of_day() -> None:
    assert time_of_day(dt.datetime(2026, 3, 2, 8, 5, 59, tzinfo=dt.UTC)) == "08:05"


def own_formatters(tree: ast.Module) -> list[str]:
    """Name what formats lengths by itself: a function (no method) of a formatter's name, or minutes rounded there."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name in ONE_PLACE:
            found += [node.name] if all(each.arg != "self" for each in node.args.args) else []
        if isinstance(node, ast.Call) and _ends_in_minutes(node):
            found.append(ast.unparse(node))
    return found


def _ends_in_minutes(call: ast.Call) -> bool:
    last = [*call.args, *(each.value for each in call.keywords)][-1:]
    return any(ast.unparse(each).replace(" ", "").endswith("/60000") for each in last if isinstance(each, ast.BinOp))


def test_nobody_else_formats_them() -> None:
    others = {path: tree for path, tree in trees().items() if path.relative_to(PACKAGE).as_posix() != FORMATTING}
    assert len(others) > 200
    assert {path.name: found for path, tree in others.items() if (found := own_formatters(tree))} == {}


def test_a_formatter_beside_it_would_be_found() -> None:
    assert own_formatters(ast.parse("def minutes(ms):\n    return ms")) == ["minutes"]
    assert own_formatters(ast.parse("a = max(1, round(ms / 60_000))")) == ["round(ms / 60000)"]
    assert own_formatters(ast.parse("a = round(ms / 60_000, 1)")) == []  # a column for spreadsheets, to the tenth

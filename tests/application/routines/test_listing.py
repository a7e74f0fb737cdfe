"""The list of routines, and what finds one in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.application.routines.listing import ListedRoutine, found, rows_of
from routine_app.content.catalogue import load_catalogue
from tests.application.routines.test_files import HERS


@pytest.fixture
def rows(tmp_path: Path) -> tuple[ListedRoutine, ...]:
    (tmp_path / "mine.yaml").write_text(HERS + "author: B. Keller\n", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(
        HERS.replace("squat", "sqat").replace("id: mine", "id: bad").replace("'Mine'", "Bad"), encoding="utf-8"
    )
    for number in (10, 2, 1):
        text = HERS.replace("id: mine", f"id: week_{number}").replace("'Mine'", f"Week {number}")
        (tmp_path / f"w{number}.yaml").write_text(text, encoding="utf-8")
    return rows_of(load_catalogue(tmp_path))


def test_shipped_hers_and_broken_in_natural_order(rows: tuple[ListedRoutine, ...]) -> None:
    assert [row.id for row in rows if row.hers] == ["bad", "mine", "week_1", "week_2", "week_10"]
    by_id = {row.id: row for row in rows}
    assert by_id["daily"].about == "Comes with Routine · 10 exercises"
    assert by_id["mine"].about == "Yours · 1 exercise · by B. Keller"
    assert by_id["bad"].broken
    assert by_id["bad"].about == "Cannot be read · 1 mistake"
    assert 'did you mean "squat"' in str(by_id["bad"].problems[0])
    assert by_id["mine"].spoken.startswith("Mine, Yours")


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("keller", ["mine"]),
        ("WEEK 10", ["week_10"]),
        ("yours squat week", ["week_1", "week_2", "week_10"]),
        ("zzz", []),
    ],
)
def test_found_by_every_word(rows: tuple[ListedRoutine, ...], words: str, ids: list[str]) -> None:
    assert [row.id for row in found(rows, words)] == ids


def test_no_words_find_all(rows: tuple[ListedRoutine, ...]) -> None:
    assert found(rows, "  ") == rows


def test_what_a_routine_has_her_do_is_listed_once_each_in_its_order(rows: tuple[ListedRoutine, ...]) -> None:
    by_id = {row.id: [way.id for way in row.ways] for row in rows}
    daily = next(entry.routine for entry in load_catalogue(Path("none")).routines if entry.id == "daily")
    assert daily is not None
    assert len(by_id["daily"]) == len({item.exercise for section in daily.sections for item in section.items})
    assert len(by_id["gentle"]) == len(set(by_id["gentle"]))
    assert by_id["mine"][0].startswith("squat")
    assert by_id["bad"] == []

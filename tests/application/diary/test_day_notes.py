from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from routine_app.application.diary.day_notes import SaidOfDay, day_record, note_day
from routine_app.storage.history import History
from routine_app.storage.records import DayRecord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = dt.date(2026, 3, 4)


@pytest.fixture
def history(data_dir: Path) -> Iterator[History]:
    with History(data_dir / "diary.sqlite3") as opened:
        yield opened


def test_only_what_is_said_changes(history: History) -> None:
    noted = DayRecord(DAY, worst_pain=6, stress=2, night_wakes=3)
    history.record_day(noted)
    assert note_day(history, DAY, SaidOfDay(sleep_hours=7)) == noted
    assert note_day(history, DAY, SaidOfDay(stress=None)) == DayRecord(DAY, 6, None, 2, 7, 3)
    assert day_record(history, DAY) == DayRecord(DAY, 6, None, None, 7, 3)


def test_nothing_said_writes_nothing(history: History) -> None:
    note_day(history, DAY, SaidOfDay())
    assert history.database.read("SELECT count(*) FROM days") == [(0,)]


def test_a_day_that_was_put_back_to_nothing_is_no_day_that_was_noted(history: History) -> None:
    before = note_day(history, DAY, SaidOfDay(stress=4))
    history.record_day(before)
    assert history.days() == ()
    assert day_record(history, DAY) == DayRecord(DAY)

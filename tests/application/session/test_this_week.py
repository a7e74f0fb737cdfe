"""The days of this week that Finish shows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from routine_app.application.session.this_week import days_of_week
from routine_app.storage.history import History
from routine_app.storage.records import PlannedItem, SessionState, SetRecord

MONDAY = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
ITEM = PlannedItem("squat", "squat.chair", "Chair squat", 1, 60_000)


def test_a_day_is_done_or_only_stopped_or_neither(tmp_path: Path) -> None:
    told = (
        (-1, True, SessionState.FINISHED),  # the week before
        (0, True, SessionState.FINISHED),
        (1, False, SessionState.STOPPED),
        (2, True, SessionState.STOPPED),
        (3, True, SessionState.FINISHED),
        (3, False, SessionState.STOPPED),
        (4, False, SessionState.LEFT),
    )
    with History(tmp_path / "history.db") as history:
        for days, did, ends in told:
            at = MONDAY + dt.timedelta(days=days)
            number = history.begin_session("daily", "Daily routine", [ITEM], at)
            if did:
                history.record_set(number, SetRecord(0, "squat", "squat.chair", 1, 40_000, 60_000, at))
            history.finish_session(number, at, state=ends, elapsed_ms=60_000)
        found = days_of_week(history, (MONDAY + dt.timedelta(days=4)).date())
    assert sorted(day.day for day in found.done) == [2, 4, 5]
    assert sorted(day.day for day in found.stopped) == [3]

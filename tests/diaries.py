"""Small diaries whose numbers can be reckoned by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from routine_app.domain.vocabulary import Side
from routine_app.storage.history import History
from routine_app.storage.records import (
    PainRecord,
    PainSite,
    PlannedItem,
    SessionChanges,
    SessionState,
    SetRecord,
    SkipRecord,
)

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 3, 4)  # a Wednesday
NOW = dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
PLAN = (
    PlannedItem("squat", "squat.chair", "Chair squat", 2, 120_000, "squat.bodyweight", "Easier on the knees."),
    PlannedItem("itb", "itb.strap", "Strap stretch", 2, 120_000),
    PlannedItem("breathing", "br.seated", "Seated breath", 1, 180_000),
)


def add_session(
    history: History,
    day: dt.date,
    *,
    before: int | None = 4,
    after: int | None = 3,
    flare: bool | None = None,
    note: str = "",
    state: SessionState = SessionState.FINISHED,
    stopped: bool = False,
    skipped: bool = False,
) -> int:
    """A session of 10 min at 08:15: two squats, a stretch on each side, and 3 min of breathing."""
    at = dt.datetime.combine(day, dt.time(8, 15), NOW.tzinfo)
    number = history.begin_session(
        "daily", "Daily routine", PLAN, at, pain_before=before, sites=[PainSite.LEFT], pace_percent=100
    )
    rows = [(0, None, 1), (0, None, 2), (1, Side.LEFT, 1), (1, Side.RIGHT, 1), (2, None, 1)]
    for index, (item, side, count) in enumerate(rows):
        plan = PLAN[item]
        breathing = item == 2
        history.record_set(
            number,
            SetRecord(
                item, plan.exercise, plan.variation, count, 180_000 if breathing else 40_000, (index + 1) * 60_000,
                at + dt.timedelta(minutes=index + 1), 8 if item == 0 else None, side, breathing,
            ),
        )  # fmt: skip
    if stopped:
        history.stop_for_pain(number, PainRecord("itb", at, 6, frozenset({PainSite.PUBIC}), 1, "itb.strap"))
    if skipped:
        history.record_skip(number, SkipRecord("cat_cow", "Skipped by you.", at))
    history.finish_session(
        number, at + dt.timedelta(minutes=10), state=state, pain_after=after, effort=5, note=note, elapsed_ms=600_000
    )
    if flare is not None:
        history.edit(number, SessionChanges(flare=flare))
    return number


def small_diary(path: Path) -> None:
    """Nine sessions: every second day up to TODAY, the second one with a flare and the last one with a note."""
    with History(path) as history, history.database.write():
        for index in range(9):
            day = TODAY - dt.timedelta(days=2 * (8 - index))
            add_session(
                history,
                day,
                before=6 - index // 3,
                after=5 - index // 3,
                flare=index == 1 if index < 4 else None,
                note="Hips felt freer." if index == 8 else "",
                stopped=index == 2,
                skipped=index == 3,
            )

"""How tests, benchmarks and scripts/seed_diary.py write sessions, and small diaries to reckon by hand."""

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
    SwapRecord,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TODAY = dt.date(2026, 3, 4)  # a Wednesday
MINUTE = dt.timedelta(minutes=1)
NOW = dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
PLAN = (
    PlannedItem("squat", "squat.chair", "Chair squat", 2, 120_000, "squat.bodyweight", "Easier on the knees."),
    PlannedItem("itb", "itb.strap", "Strap stretch", 2, 120_000),
    PlannedItem("breathing", "br.seated", "Seated breath", 1, 180_000),
)


def keep_session(
    history: History,
    routine: tuple[str, str],
    planned: Sequence[PlannedItem],
    happened: Sequence[SetRecord | SwapRecord | SkipRecord | PainRecord],
    at: dt.datetime,
    *,
    left_out: Sequence[SkipRecord] = (),
    before: int | None = None,
    sites: Sequence[PainSite] = (PainSite.LEFT,),
    after: int | None = None,
    effort: int = 5,
    note: str = "",
    state: SessionState = SessionState.FINISHED,
    elapsed_ms: int = 600_000,
    flare: bool | None = None,
) -> int:
    """Write a whole session of a routine (its id and name) begun at `at`, as it happened; return its number."""
    number = history.begin_session(*routine, planned, at, left_out=left_out, pain_before=before, sites=sites)
    for each in happened:
        match each:
            case SetRecord():
                history.record_set(number, each)
            case SwapRecord():
                history.record_swap(number, each)
            case SkipRecord():
                history.record_skip(number, each)
            case PainRecord():
                history.stop_for_pain(number, each)
    end = at + dt.timedelta(milliseconds=elapsed_ms)
    history.finish_session(number, end, state=state, pain_after=after, effort=effort, note=note, elapsed_ms=elapsed_ms)
    if flare is not None:
        history.edit(number, SessionChanges(flare=flare))
    return number


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
    happened: list[SetRecord | SwapRecord | SkipRecord | PainRecord] = []
    rows = [(0, None, 1), (0, None, 2), (1, Side.LEFT, 1), (1, Side.RIGHT, 1), (2, None, 1)]
    for minute, (item, side, count) in enumerate(rows, 1):
        plan, breathing = PLAN[item], item == 2
        took_ms, reps, then = 180_000 if breathing else 40_000, 8 if item == 0 else None, at + MINUTE * minute
        happened.append(
            SetRecord(item, plan.exercise, plan.variation, count, took_ms, minute * 60_000, then, reps, side, breathing)
        )
    if stopped:
        happened.append(PainRecord("itb", at, 6, frozenset({PainSite.PUBIC}), 1, "itb.strap"))
    if skipped:
        happened.append(SkipRecord("cat_cow", "Skipped by you.", at))
    daily = ("daily", "Daily routine")
    return keep_session(
        history, daily, PLAN, happened, at, before=before, after=after, note=note, state=state, flare=flare
    )


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

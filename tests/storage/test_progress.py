"""What the diary says as a whole, that it asks through indexes, and never once for each session."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.history import History
from routine_app.storage.progress import DayTotal, PainPoint, SwapTotal, VariationTotal
from routine_app.storage.records import SessionChanges, SwapRecord
from routine_app.storage.session_list import WhichSessions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.storage.records import SetRecord

MONDAY = dt.date(2026, 3, 2)


def _day(start: dt.datetime, days: int) -> dt.datetime:
    return start + dt.timedelta(days=days)


@pytest.fixture
def filled(
    history: History, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> list[int]:
    """Sessions on Sunday 1 March (two), Monday 2, Sunday 8 and Monday 9; one of Tuesday 3 in which nothing was done."""
    numbers = []
    for days, before, after in ((0, 6, 4), (0, None, 3), (1, 5, None), (7, None, None), (8, 3, 2)):
        number = begin(history, _day(start, days), pain_before=before)
        numbers.append(number)
        history.record_set(number, done(0, 1, 1, at=_day(start, days)))
        history.record_set(number, done(0, 2, 2, at=_day(start, days)))
        if days != 7:
            history.record_set(number, done(2, 1, 4, duration_ms=120_000, at=_day(start, days)))
        history.finish_session(number, _day(start, days), pain_after=after, elapsed_ms=300_000)
    begin(history, _day(start, 2))
    history.record_swap(numbers[0], SwapRecord(1, "itb", "itb.strap", "itb.seated", "Easier, chosen by you.", start))
    return numbers


def test_days_add_up_and_a_day_on_which_nothing_was_done_is_none(history: History, filled: list[int]) -> None:
    assert history.progress.year(2026) == (
        DayTotal(dt.date(2026, 3, 1), 2, 6, 600_000, 240_000, worst=6, held=2),
        DayTotal(dt.date(2026, 3, 2), 1, 3, 300_000, 120_000, worst=5, held=1),
        DayTotal(dt.date(2026, 3, 8), 1, 2, 300_000, 0, held=1),
        DayTotal(dt.date(2026, 3, 9), 1, 3, 300_000, 120_000, worst=3, held=1),
    )
    assert history.progress.year(2026)[0].minutes == 10
    assert history.progress.year(2025) == ()
    assert [each.day.day for each in history.progress.by_day(MONDAY, dt.date(2026, 3, 8))] == [2, 8]
    assert len(filled) == 5


def test_pain_before_and_after_where_she_said_either(history: History, filled: list[int]) -> None:
    assert history.progress.pain() == (
        PainPoint(filled[0], dt.date(2026, 3, 1), 6, 4),
        PainPoint(filled[1], dt.date(2026, 3, 1), None, 3),
        PainPoint(filled[2], MONDAY, 5, None),
        PainPoint(filled[4], dt.date(2026, 3, 9), 3, 2),
    )
    assert [each.session_id for each in history.progress.pain(MONDAY, MONDAY)] == [filled[2]]


@pytest.mark.usefixtures("filled")
def test_what_is_done_most(history: History) -> None:
    # Asked in another way where there is a day after the bound.
    before_the_last = history.progress.most_done(until=dt.date(2026, 3, 8))
    assert [(row.variation, row.sets, row.sessions) for row in before_the_last] == [
        ("squat.chair", 8, 4),
        ("br.seated", 3, 3),
    ]
    chair = VariationTotal("squat", "squat.chair", 10, 5, 400_000)
    breath = VariationTotal("breathing", "br.seated", 4, 4, 480_000)
    assert history.progress.most_done() == (chair, breath)
    assert history.progress.most_done(dt.date(2000, 1, 1)) == (chair, breath)  # asked in another order
    assert history.progress.most_done(until=dt.date(2026, 2, 28)) == ()
    assert history.progress.most_done(limit=1) == (chair,)
    assert history.progress.most_done(dt.date(2026, 3, 8), dt.date(2026, 3, 8)) == (
        VariationTotal("squat", "squat.chair", 2, 1, 80_000),
    )


@pytest.mark.usefixtures("filled")
def test_what_is_swapped_most_counts_the_plans_swaps_and_hers(
    history: History, filled: list[int], done: Callable[..., SetRecord]
) -> None:
    history.record_set(filled[0], done(1, 1, 6))
    planned = SwapTotal("squat", "squat.bodyweight", "squat.chair", 5, dt.date(2026, 3, 9), "Easier on the knees.")
    hers = SwapTotal("itb", "itb.strap", "itb.seated", 1, dt.date(2026, 3, 1), "Easier, chosen by you.")
    assert history.progress.most_swapped() == (planned, hers)
    assert history.progress.most_swapped(since=MONDAY)[0].times == 3


def test_flares_among_the_answers(history: History, filled: list[int]) -> None:
    history.edit(filled[0], SessionChanges(flare=True))
    history.edit(filled[2], SessionChanges(flare=False))
    history.edit(filled[4], SessionChanges(flare=True))
    found = history.progress.flares()
    assert (found.answered, found.flared) == (3, 2)
    assert history.progress.flare_days() == {dt.date(2026, 3, 1), dt.date(2026, 3, 9)}
    assert history.progress.flare_days(MONDAY) == {dt.date(2026, 3, 1)}
    assert history.progress.flares(MONDAY, MONDAY).answered == 1


def test_yesterdays_last_session_is_asked_about_once(history: History, filled: list[int]) -> None:
    asked = history.progress.flare_to_ask(MONDAY)
    assert asked is not None
    assert asked.id == filled[1]
    history.edit(filled[1], SessionChanges(flare=False))
    assert history.progress.flare_to_ask(MONDAY) is None
    assert history.progress.flare_to_ask(dt.date(2026, 3, 4)) is None  # nothing was done on the third


def _statements(history: History, work: Callable[[], object]) -> list[str]:
    told: list[str] = []
    with history.database.write() as connection:
        connection.set_trace_callback(told.append)
        work()
        connection.set_trace_callback(None)
    return told


@pytest.mark.usefixtures("filled")
def test_every_query_goes_by_an_index(history: History) -> None:
    since, until = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    progress = history.progress

    def ask() -> None:
        for query in (
            progress.by_day, progress.pain, progress.most_done, progress.most_swapped,
            progress.flares, history.sessions, history.summaries, history.days,
        ):  # fmt: skip
            query(since, until)
        progress.flare_to_ask(MONDAY)
        progress.flare_days(until)
        for which in WhichSessions:
            progress.listed(which, since, until)
        history.unfinished()

    asked = _statements(history, ask)
    assert len(asked) >= 20
    plans = [step for query in asked for *_, step in history.database.read(f"EXPLAIN QUERY PLAN {query}")]
    whole = [step for step in plans if re.match(r"SCAN \w+$", step) and not step.startswith("SCAN (")]
    # The newest session is found by walking the numbers backwards for one step.
    assert set(whole) <= {"SCAN sessions"}
    assert whole.count("SCAN sessions") <= 1


@pytest.mark.usefixtures("filled")
def test_for_all_time_the_sets_are_not_sorted(history: History) -> None:
    _, asked = _statements(history, history.progress.most_done)
    steps = [step for *_, step in history.database.read(f"EXPLAIN QUERY PLAN {asked}")]
    assert "SCAN sets USING COVERING INDEX sets_by_variation" in steps
    assert "USE TEMP B-TREE FOR GROUP BY" not in steps


def test_many_sessions_take_no_more_queries_than_one(
    path: Path, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    counts = []
    with History(path) as history:
        for days in range(20):
            history.record_set(begin(history, _day(start, days)), done())
            if days in {0, 19}:
                counts.append(len(_statements(history, history.sessions)))
    assert counts[0] == counts[1] == 7

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from routine_app.application.diary.view import Names
from routine_app.application.session.summary import Done, Instead, LeftOut, Summary, summarise, summarise_record
from routine_app.domain.vocabulary import Side
from routine_app.playback.events import (
    Event,
    Finished,
    ItemSkipped,
    ItemStarted,
    SetFinished,
    SkipTakenBack,
    Stopped,
    Swapped,
)
from routine_app.storage.history import History
from routine_app.storage.records import PlannedItem, SessionState, SetRecord, SkipRecord, SwapRecord
from tests.fakes import CHAIR_SQUAT, SLIDE, SQUAT, make_item, make_plan

PLANNED_SWAP = Instead("Leg lift", "Leg slide", "Leg slide instead of leg lift: keeps it light.")
PLANNED_OMISSION = LeftOut("Cat and cow", "Left out: you would be on all fours.")


def finished(item: int, variation: str, number: int = 1, side: Side | None = None) -> SetFinished:
    return SetFinished(item, variation, side, number, 2, 10_000, 20_000)


def test_a_session_without_events_holds_what_the_plan_leaves_out() -> None:
    assert summarise(make_plan(), []) == Summary((), (), (PLANNED_OMISSION,))


def test_the_plan_s_swaps_count_once_she_came_to_them() -> None:
    squat_only: list[Event] = [ItemStarted(0), finished(0, SQUAT.id), Stopped()]
    assert summarise(make_plan(), squat_only).swapped == ()
    assert summarise(make_plan(), [*squat_only[:-1], ItemStarted(1), Stopped()]).swapped == (PLANNED_SWAP,)


def test_sets_add_up_by_variation() -> None:
    events: list[Event] = [
        finished(0, SQUAT.id),
        finished(0, SQUAT.id, 2),
        finished(1, SLIDE.id, side=Side.LEFT),
        finished(1, SLIDE.id, side=Side.RIGHT),
        Finished(),
    ]
    assert summarise(make_plan(), events).done == (
        Done("Squat", "Squat", 2, 20_000),
        Done("Slide", "Leg slide", 2, 20_000),
    )


def test_a_swap_and_a_skip_of_the_session_are_told() -> None:
    events: list[Event] = [
        Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "An easier way."),
        finished(0, CHAIR_SQUAT.id),
        ItemSkipped(1, "You left this one out."),
    ]
    summary = summarise(make_plan(), events)
    assert summary.done == (Done("Squat", "Chair squat", 1, 10_000),)
    assert summary.swapped == (Instead("Squat", "Chair squat", "An easier way."),)
    assert summary.left_out == (PLANNED_OMISSION, LeftOut("Leg slide", "You left this one out."))


def test_a_swap_taken_back_leaves_no_trace() -> None:
    events: list[Event] = [
        Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "An easier way."),
        Swapped(0, CHAIR_SQUAT.id, SQUAT.id, "Back."),
    ]
    assert summarise(make_plan(make_item(SQUAT, CHAIR_SQUAT)), events).swapped == ()


def test_what_was_swapped_and_then_left_out_stands_among_what_was_left_out_alone() -> None:
    left: list[Event] = [
        Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "An easier way."),
        ItemSkipped(0, "You left this one out."),
        ItemSkipped(1, "You left this one out."),
    ]
    summary = summarise(make_plan(), left)
    assert summary.swapped == ()
    assert (summary.own_skips, summary.own_swaps) == (2, 0)


def test_a_swap_counts_where_a_set_was_done_or_the_skip_was_taken_back() -> None:
    skip = ItemSkipped(1, "You left this one out.")
    assert summarise(make_plan(), [finished(1, SLIDE.id), skip]).swapped == (PLANNED_SWAP,)
    assert summarise(make_plan(), [skip, SkipTakenBack(1)]).swapped == (PLANNED_SWAP,)


def test_a_swap_that_she_passed_over_without_a_set_is_not_told() -> None:
    passed: list[Event] = [ItemStarted(0), ItemStarted(1), ItemStarted(2)]
    assert summarise(make_plan(), [*passed, Stopped()]).swapped == ()
    assert summarise(make_plan(), [*passed[:2], Finished()]).swapped == ()


@pytest.mark.parametrize("ends", [SessionState.FINISHED, SessionState.STOPPED, None])
@pytest.mark.parametrize("left_out", [False, True])
@pytest.mark.parametrize("sets", [(), (0,), (1,), (0, 2)], ids=str)
def test_the_diary_counts_the_swaps_that_the_sessions_own_summary_has(
    tmp_path: Path, sets: tuple[int, ...], left_out: bool, ends: SessionState | None
) -> None:
    at = dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.UTC)
    ways = ("squat.chair", "itb.strap", "br.seated")
    items = [PlannedItem(way.split(".")[0], way, way, 1, 1, f"{way}.meant", "Easier.") for way in ways]
    with History(tmp_path / "history.db") as history:
        number = history.begin_session("daily", "Daily routine", items, at)
        for item in sets:
            history.record_set(number, SetRecord(item, items[item].exercise, ways[item], 1, 40_000, 60_000, at))
        history.record_swap(number, SwapRecord(1, "itb", "itb.strap", "itb.seated", "Easier, chosen by you.", at))
        if left_out:
            history.record_skip(number, SkipRecord("itb", "Left out by you.", at, 1, "itb.seated"))
        if ends is not None:
            history.finish_session(number, at, state=ends, elapsed_ms=300_000)
        summary = summarise_record(history.sessions()[0], Names())
        ids = [(row.from_variation, row.to_variation) for row in history.progress.most_swapped()]
    told = {(Names().variation(meant), Names().variation(way)) for meant, way in ids}
    assert told == {(swap.meant, swap.done) for swap in summary.swapped}
    assert bool(told) is (bool({0, 2} & {*sets}) or 1 in sets or (not left_out and ends is not SessionState.FINISHED))

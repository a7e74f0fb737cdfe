"""Which session there is to go on with, and where."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from routine_app.domain.vocabulary import Side
from routine_app.storage.history import History
from routine_app.storage.records import PainRecord, SessionState, SetRecord, SkipRecord
from tests.storage.conftest import COMFORT

if TYPE_CHECKING:
    from collections.abc import Callable


def test_nothing_is_unfinished_in_an_empty_diary_or_after_the_end(
    history: History, begin: Callable[..., int], start: dt.datetime
) -> None:
    assert history.unfinished() is None
    session = begin(history)
    assert history.unfinished() is not None
    history.finish_session(session, start)
    assert history.unfinished() is None


def test_where_to_go_on(history: History, begin: Callable[..., int], done: Callable[..., SetRecord]) -> None:
    session = begin(history, comfort=COMFORT)

    def stands() -> tuple[int, int, int, str | None]:
        found = history.unfinished()
        assert found is not None
        assert found.session.id == session
        assert found.comfort == COMFORT
        return found.next_item, found.next_sets_done, found.left_ms, found.next_name

    assert stands() == (0, 0, 540_000, "Chair squat")
    history.record_set(session, done(0, 1))
    assert stands() == (0, 1, 540_000, "Chair squat")
    history.record_set(session, done(0, 1, 2))  # the same set once more: she went back
    assert stands() == (0, 1, 540_000, "Chair squat")
    history.record_set(session, done(0, 2))
    assert stands() == (1, 0, 360_000, "Strap stretch")
    for number, side in ((1, Side.LEFT), (1, Side.RIGHT), (2, Side.LEFT)):
        history.record_set(session, done(1, number, side=side))
    assert stands() == (1, 3, 360_000, "Strap stretch")
    history.record_set(session, done(1, 2, side=Side.RIGHT))
    assert stands() == (2, 0, 120_000, "Seated breath")
    history.record_set(session, done(2))
    assert stands() == (3, 0, 0, None)


def test_an_exercise_that_she_skipped_or_stopped_for_pain_is_not_gone_back_to(
    history: History, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    session = begin(history, left_out=[SkipRecord("bridge", "Nothing fits.", start)])
    history.record_skip(session, SkipRecord("squat", "Skipped by you.", start, 0, "squat.chair"))
    found = history.unfinished()
    assert found is not None
    assert found.next_item == 1
    history.record_set(session, done(1, 1))
    history.stop_for_pain(session, PainRecord("itb", start, 6, item=1))
    found = history.unfinished()
    assert found is not None
    assert (found.next_item, found.next_sets_done) == (2, 0)


def test_beginning_afresh_and_a_newer_session_end_the_offer(history: History, begin: Callable[..., int]) -> None:
    first = begin(history)
    history.leave_session(first)
    assert history.unfinished() is None
    assert history.summaries()[0].state is SessionState.LEFT
    begin(history)
    third = begin(history)
    found = history.unfinished()
    assert found is not None
    assert found.session.id == third
    history.leave_session(third)
    assert history.unfinished() is None  # the second lies behind her

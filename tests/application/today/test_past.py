"""What of her last days counts for today's offer: what hurt, what midnight parted from today, what she knows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from routine_app.application.context import open_context
from routine_app.application.today import changes
from routine_app.application.today.advice import AdviceKind
from routine_app.application.today.past import HurtSession, known_lately
from routine_app.application.today.state import DayState, begin_day, view_of
from routine_app.storage.history import History
from routine_app.storage.records import PainRecord, PlannedItem, SessionState, SetRecord
from tests.diaries import NOW, PLAN, TODAY, add_session, keep_session

if TYPE_CHECKING:
    from pathlib import Path

YESTERDAY = TODAY - dt.timedelta(days=1)


@pytest.fixture
def state(data_dir: Path) -> DayState:
    return begin_day(open_context(data_dir))


def database(state: DayState) -> Path:
    return state.context.paths.database


def test_after_a_session_that_hurt_something_calm_is_offered_even_where_no_set_was_done(state: DayState) -> None:
    planned = (PlannedItem("squat", "squat.bodyweight", "Squat", 1, 60_000),)
    at = NOW - dt.timedelta(days=1)
    with History(database(state)) as history:
        add_session(history, YESTERDAY - dt.timedelta(days=1))
        told = PainRecord("squat", at, 8)
        keep_session(history, ("daily", "Daily routine"), planned, (told,), at, state=SessionState.STOPPED)
    looked = changes.look_in_diary(state, NOW)
    assert looked.diary.past.hurt == HurtSession(YESTERDAY, 8)
    view = view_of(looked, NOW)
    assert (view.chosen, view.why) == (
        "gentle",
        "You told a pain of 8 yesterday. Small, calm movements are enough now.",
    )


def test_a_flare_that_she_tells_of_changes_what_is_offered_and_taking_it_back_does_too(state: DayState) -> None:
    with History(database(state)) as history:
        add_session(history, YESTERDAY)
    before = changes.look_in_diary(state, NOW)
    flared = changes.answer_flare(before, NOW, flare=True)
    assert flared.advice(TODAY).kind is AdviceKind.HURT
    assert changes.answer_flare(flared, NOW, flare=None).advice(TODAY) == before.advice(TODAY)


def test_what_ended_just_before_or_after_midnight_is_still_of_today_until_she_has_slept(state: DayState) -> None:
    begun = NOW.replace(hour=23, minute=55)
    breaths = SetRecord(0, "breathing", "br.seated", 1, 180_000, 180_000, begun, None, None, breathing=True)
    with History(database(state)) as history:
        keep_session(history, ("breathe", "Just breathe"), PLAN[2:], (breaths,), begun)
    ended = begun + dt.timedelta(minutes=10)
    soon, later = ended + dt.timedelta(minutes=5), ended + dt.timedelta(hours=7)
    looked = changes.look_in_diary(state, soon)
    view = view_of(looked, soon)
    assert (view.done, view.flare) == ("Done today at 00:05: Just breathe, 10 minutes.", None)
    view = view_of(changes.look_in_diary(looked, later), later)
    assert view.done == ""
    assert view.flare is not None


def test_what_she_has_done_in_two_sessions_of_the_last_fourteen_days_is_known(data_dir: Path) -> None:
    database = data_dir / "diary.sqlite3"
    with History(database) as history:
        for ago in (15, 16, 3):
            add_session(history, TODAY - dt.timedelta(days=ago))
    assert known_lately(database, NOW) == frozenset(), "one of them in these days"
    with History(database) as history:
        add_session(history, TODAY)
    known = known_lately(database, NOW)
    assert {"br.seated"} <= known == {each.variation for each in PLAN}
    assert known_lately(database, NOW + dt.timedelta(days=12)) == frozenset(), "after a gap all is told again"
    assert known_lately(data_dir / "none.sqlite3", NOW) == frozenset()

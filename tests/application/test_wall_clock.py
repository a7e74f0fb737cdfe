"""A clock that is set back or forth, another time zone, and daylight saving, in the middle of a session."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from routine_app.application.session.journal import Journal
from routine_app.application.session.resume import offer_of
from routine_app.application.wall_clock import SteadyTime, local_now
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import CompileOptions, compile_plan
from routine_app.playback.events import ItemSkipped, SetFinished, Swapped
from routine_app.playback.player import Player, State
from routine_app.storage.history import History
from tests.fakes import CHAIR_SQUAT, SQUAT, make_item, make_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from routine_app.storage.records import SessionRecord

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
START = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
PLAN = make_plan()
TICK_MS = 500


def minutes(number: float) -> dt.timedelta:
    return dt.timedelta(minutes=number)


@pytest.fixture
def history(data_dir: Path) -> Iterator[History]:
    with History(data_dir / "diary.sqlite3") as opened:
        yield opened


def played(history: History, started: dt.datetime, wall: Callable[[int], dt.datetime]) -> SessionRecord:
    """Play the plan to its end; `wall` says what the clock shows so many ms of real time after the start."""
    player, journal = Player(PLAN), Journal(history)
    journal.begin(PLAN, player.timeline, Comfort(), started)
    journal.record(player.start(0), started)
    now = 0
    while player.state is not State.FINISHED:
        now += TICK_MS
        journal.record(player.advance(now), wall(now))
    journal.finish(wall(now), elapsed_ms=player.moment().t_ms)
    assert journal.messages == []
    (session,) = history.sessions()
    return session


def in_order(session: SessionRecord) -> bool:
    times = [session.summary.started, *(each.at for each in session.sets), session.summary.ended or START]
    return times == sorted(times)


@pytest.mark.parametrize("hours", [-30, -5, 3, 30])
def test_a_clock_that_is_set_back_or_forth_bends_nothing(history: History, hours: int) -> None:
    as_it_should_be = played(history, START, lambda ms: START + dt.timedelta(milliseconds=ms))
    history.delete(as_it_should_be.id)

    def stepped(ms: int) -> dt.datetime:
        return START + dt.timedelta(milliseconds=ms, hours=hours if ms > 20_000 else 0)

    found = played(history, START, stepped)
    assert len(found.sets) == 3
    assert in_order(found)
    assert found.summary.day == START.date()
    assert [(each.session_ms, each.duration_ms) for each in found.sets] == [
        (each.session_ms, each.duration_ms) for each in as_it_should_be.sets
    ]
    assert found.summary.elapsed_ms == as_it_should_be.summary.elapsed_ms == compile_plan(PLAN).duration_ms
    assert [(total.day, total.sets) for total in history.progress.by_day()] == [(START.date(), 3)]


def test_daylight_saving_in_mid_session(history: History) -> None:
    started = dt.datetime(2026, 3, 29, 1, 59, 40, tzinfo=BERLIN)
    found = played(
        history, started, lambda ms: (started.astimezone(dt.UTC) + dt.timedelta(milliseconds=ms)).astimezone(BERLIN)
    )
    assert in_order(found)
    assert {each.at.isoformat()[11:13] for each in found.sets} == {"01", "03"}
    assert found.summary.ended is not None
    assert (found.summary.ended - found.summary.started).total_seconds() * 1000 == pytest.approx(
        found.summary.elapsed_ms, abs=TICK_MS
    )


def test_another_time_zone_in_mid_session(history: History) -> None:
    started = dt.datetime(2026, 3, 2, 23, 30, tzinfo=BERLIN)

    def landed(ms: int) -> dt.datetime:
        now = started + dt.timedelta(milliseconds=ms)
        return now.astimezone(TOKYO) if ms > 20_000 else now

    found = played(history, started, landed)
    assert in_order(found)
    assert found.summary.ended is not None
    assert found.summary.ended.utcoffset() == dt.timedelta(hours=9)
    assert (found.summary.day, found.summary.ended.date()) == (dt.date(2026, 3, 2), dt.date(2026, 3, 3))
    assert history.day(dt.date(2026, 3, 3)) == ()


def test_it_goes_on_where_it_was_though_the_clock_was_set_back_before_the_crash(history: History) -> None:
    plan = make_plan(make_item(SQUAT, CHAIR_SQUAT), make_item(CHAIR_SQUAT))
    journal = Journal(history)
    journal.begin(plan, compile_plan(plan), Comfort(), START)
    journal.record([ItemSkipped(0, "Left out.")], START + minutes(1))
    journal.take_up(journal.session_id or 0, plan)  # a crash before that one, too: times go on all the same
    set_back = START - dt.timedelta(hours=5)
    journal.record([Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "Easier.")], set_back + minutes(2))
    journal.record([SetFinished(0, CHAIR_SQUAT.id, None, 1, 2, 10_000, 60_000)], set_back + minutes(3))
    unfinished = history.unfinished()
    assert unfinished is not None
    session = unfinished.session
    offer = offer_of(unfinished, lambda *_: plan, CompileOptions(), set_back + minutes(4))
    assert offer.going_on is not None
    assert offer.going_on.item == 1  # she had come back to the first, and did it
    assert [type(event) for event in offer.going_on.past] == [ItemSkipped, Swapped, SetFinished]
    assert session.skips[0].at < session.swaps[0].at < session.sets[0].at


def test_the_time_goes_on_as_fast_as_the_clock_does_after_it_was_set_back() -> None:
    steady = SteadyTime(START)
    assert steady.of(START + minutes(1)) == START + minutes(1)
    back = steady.of(START - minutes(300))
    assert back == START + minutes(1) + dt.timedelta(milliseconds=1)
    assert steady.of(START - minutes(299)) - back == minutes(1)
    assert steady.of(START - minutes(500)) > back  # and once more
    assert SteadyTime().of(START) == START


def test_set_back_in_a_zone_where_clocks_change_it_is_exact() -> None:
    before = dt.datetime(2026, 3, 29, 1, 59, tzinfo=BERLIN)
    steady = SteadyTime(before)
    at = steady.of(dt.datetime(2026, 3, 29, 0, 0, tzinfo=BERLIN))
    at = steady.of(dt.datetime(2026, 3, 29, 0, 2, tzinfo=BERLIN))
    assert at.isoformat() == "2026-03-29T03:01:00.001000+02:00"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows asks anew by itself")
def test_the_system_s_zone_is_asked_for_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        for zone, hours in (("Asia/Tokyo", 9), ("America/Phoenix", -7)):
            monkeypatch.setenv("TZ", zone)
            assert local_now().utcoffset() == dt.timedelta(hours=hours)
    finally:
        monkeypatch.undo()
        time.tzset()

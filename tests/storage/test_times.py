"""Clocks that jump, time zones and daylight saving: days and durations stay true."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from routine_app.domain.vocabulary import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.storage.history import History
    from routine_app.storage.records import SetRecord

BERLIN, TOKYO, LISBON = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Lisbon")


def test_daylight_saving_in_mid_session(
    history: History, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    started = dt.datetime(2026, 3, 29, 1, 50, tzinfo=BERLIN)
    session = begin(history, started)
    later = (started.astimezone(dt.UTC) + dt.timedelta(minutes=20)).astimezone(BERLIN)
    assert later.hour == 3  # ten past two does not exist that night
    history.record_set(session, done(at=later, session_ms=1_200_000))
    history.finish_session(session, later)
    found = history.sessions()[0]
    assert found.summary.started.isoformat() == "2026-03-29T01:50:00+01:00"
    assert found.sets[0].at.isoformat() == "2026-03-29T03:10:00+02:00"
    assert found.summary.ended is not None
    assert found.summary.ended - found.summary.started == dt.timedelta(minutes=20)
    assert found.summary.elapsed_ms == 1_200_000


def test_the_hour_that_comes_twice_in_autumn(
    history: History, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    first = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)
    session = begin(history, first)
    history.record_set(session, done(at=second))
    found = history.sessions()[0]
    assert found.sets[0].at - found.summary.started == dt.timedelta(hours=1)
    assert [at.isoformat()[-6:] for at in (found.summary.started, found.sets[0].at)] == ["+02:00", "+01:00"]


def test_another_time_zone_in_mid_session_keeps_the_day_of_the_start(
    history: History, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    started = dt.datetime(2026, 3, 2, 0, 30, tzinfo=TOKYO)  # still 1 March in UTC and in Lisbon
    session = begin(history, started)
    landed = (started + dt.timedelta(minutes=5)).astimezone(LISBON)
    history.record_set(session, done(at=landed))
    history.finish_session(session, landed)
    found = history.day(dt.date(2026, 3, 2))[0]
    assert history.day(dt.date(2026, 3, 1)) == ()
    assert found.sets[0].at.isoformat() == "2026-03-01T15:35:00+00:00"
    assert [total.day for total in history.progress.by_day()] == [dt.date(2026, 3, 2)]


def test_a_session_over_midnight_belongs_to_the_day_it_began(
    history: History, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    started = dt.datetime(2026, 3, 1, 23, 55, tzinfo=BERLIN)
    session = begin(history, started)
    history.record_set(session, done(at=started + dt.timedelta(minutes=10)))
    assert [total.day.day for total in history.progress.by_day()] == [1]


def test_a_clock_that_is_stepped_back_by_hours_bends_no_duration(
    history: History, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    session = begin(history)
    history.record_set(session, done(0, 1, at=start + dt.timedelta(minutes=1), session_ms=60_000))
    history.record_set(session, done(0, 2, at=start - dt.timedelta(hours=5), session_ms=120_000))
    history.record_set(session, done(1, 1, at=start - dt.timedelta(hours=5), session_ms=200_000, side=Side.LEFT))
    unfinished = history.unfinished()
    assert unfinished is not None
    assert [(each.item, each.number) for each in unfinished.session.sets] == [(0, 1), (0, 2), (1, 1)]
    assert unfinished.next_item == 1
    history.finish_session(session, start - dt.timedelta(hours=5))
    summary = history.summaries()[0]
    assert summary.ended is not None
    assert summary.ended < summary.started
    assert summary.elapsed_ms == 200_000
    assert history.progress.by_day()[0].minutes == 3


def test_a_clock_that_is_stepped_back_by_a_day_does_not_hide_the_newest_session(
    history: History, begin: Callable[..., int], start: dt.datetime
) -> None:
    history.finish_session(begin(history, start), start)
    newest = begin(history, start - dt.timedelta(days=1))
    unfinished = history.unfinished()
    assert unfinished is not None
    assert unfinished.session.id == newest

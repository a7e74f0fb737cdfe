"""What the diary holds of her last days, as far as today's offer depends on it.

Brings the diary and the rules of `domain.load` together. A diary that cannot be read tells nothing: that it cannot is
said where it is looked at for a session to go on with.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.care.from_diary import report_of
from routine_app.domain.care.pain_gate import CAUTION_UP_TO
from routine_app.domain.exercise import Exercise
from routine_app.domain.load import WEEK_DAYS, is_strength
from routine_app.storage.errors import StorageError
from routine_app.storage.open_once import as_open, is_there
from routine_app.storage.records import SessionRecord, SessionState, SessionSummary

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.storage.open_once import Diary


STILL_TODAY = dt.timedelta(hours=4)
"""So long after its end a session of the day before is still one of today: midnight may pass in it (design)."""
KNOWN_DAYS = 14
KNOWN_AFTER = 2
"""What she has done in so many sessions of the last so many days is not told in full (†, design)."""


class HurtSession(msgspec.Struct, frozen=True):
    """That pain of `pain` (0-10) ended an exercise on a day, or a sharp one (None), or that it flared up afterwards."""

    day: dt.date
    pain: int | None = None
    flare: bool = False


class Past(msgspec.Struct, frozen=True):
    """Her last days.

    `today` holds the sessions of today that are over, in order, and those that midnight has just parted from it; `last`
    is the last one before today of which a set was done, and `sessions` how many are kept from before today. `hurt` is
    what was told of the last one before today, also of one that pain ended before a set was done; None where it was
    good. `strength_days` are those of the last seven days, today among them, on which strength work was done. `known`
    are the variations that she knows by now: see `known_in`.
    """

    today: tuple[SessionSummary, ...] = ()
    last: SessionSummary | None = None
    sessions: int = 0
    strength_days: frozenset[dt.date] = frozenset()
    known: frozenset[str] = frozenset()
    hurt: HurtSession | None = None


def past_of(diary: Diary, exercises: Mapping[str, Exercise], now: dt.datetime) -> Past:
    """Return what the diary tells at a local time."""
    today = now.date()
    if not is_there(diary):
        return Past()
    try:
        with as_open(diary) as history:
            recent = history.sessions(today - dt.timedelta(days=KNOWN_DAYS - 1), today)
            sessions, last = history.progress.kept_before(today)
    except StorageError:
        return Past()
    week = [each for each in recent if (today - each.summary.day).days < WEEK_DAYS]
    over = tuple(each.summary for each in week if _is_of_today(each.summary, now) and _is_over(each.summary))
    strength = frozenset(each.summary.day for each in week if _has_strength(each, exercises))
    return Past(over, last, sessions, strength, known_in(recent), _hurt_in(recent, today))


def _is_of_today(session: SessionSummary, now: dt.datetime) -> bool:
    ended = session.ended
    return session.day == now.date() or (ended is not None and dt.timedelta(0) <= now - ended < STILL_TODAY)


def _hurt_in(recent: Iterable[SessionRecord], today: dt.date) -> HurtSession | None:
    """Return what calls for less in the last session before today; None where nothing does."""
    before = [each for each in recent if each.summary.day < today and _is_over(each.summary)]
    last = max(before, key=lambda each: (each.summary.day, each.summary.id), default=None)
    if last is None:
        return None
    told = report_of(last)
    if not told.calls_for_less:
        return None
    worst = max((each for each in (told.worst, told.after) if each is not None), default=None)
    ended = worst is not None and worst > CAUTION_UP_TO
    return HurtSession(last.summary.day, worst if ended else None, flare=told.flare is True)


def known_in(recent: Iterable[SessionRecord]) -> frozenset[str]:
    """Return the variations (ids) that she has done in two or more of these sessions: of those she is told less."""
    times = Counter(variation for each in recent for variation in {done.variation for done in each.sets})
    return frozenset(variation for variation, count in times.items() if count >= KNOWN_AFTER)


def known_lately(database: Path, now: dt.datetime) -> frozenset[str]:
    """Return the same by the diary; none where it cannot be read."""
    return past_of(database, {}, now).known


def _is_over(session: SessionSummary) -> bool:
    """Whether it is one to speak of: done to some part, or ended by her."""
    return session.state is SessionState.STOPPED or (session.state is not SessionState.OPEN and session.sets_done > 0)


def _has_strength(session: SessionRecord, exercises: Mapping[str, Exercise]) -> bool:
    for done in session.sets:
        exercise = exercises.get(done.exercise)
        found = [one for one in exercise.variations if one.id == done.variation] if exercise else []
        if exercise is not None and any(is_strength(exercise, one) for one in found):
            return True
    return False

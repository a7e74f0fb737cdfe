"""From the diary's rows to its values and back. Knows both, and no connection.

A row with a value that cannot be, such as a set of 30 years or a pain of 99, is refused with a ValueError (or a
TypeError, where it is of the wrong kind): the tables do not rule out all that some other program may write into them.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from routine_app.domain.vocabulary import Side
from routine_app.storage.records import (
    DayRecord,
    PainSite,
    PlannedItem,
    SessionState,
    SessionSummary,
    SetRecord,
    SkipRecord,
    SwapRecord,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = tuple[Any, ...]

LONGEST_MS = 10 * 24 * 3_600_000  # of anything that happens in a session
MOST_ITEMS, MOST_SETS, MOST_REPS = 1_000, 100_000, 100_000
LONGEST_ID, LONGEST_NAME, LONGEST_REASON, LONGEST_PATH, LONGEST_NOTE = 200, 500, 2_000, 5_000, 10_000
_FIRST_DAY, _LAST_DAY = dt.date(1900, 1, 1), dt.date(2200, 1, 1)  # whatever a clock may say
_FIRST_MS, _LAST_MS = -2_209_075_200_000, 7_258_204_800_000
_DAY_MIN = 24 * 60

_SITES = frozenset(site.value for site in PainSite)

SELECT_SUMMARY = (
    "SELECT id, routine_id, routine_name, day, started_ms, offset_min, ended_ms, ended_offset_min, state, "
    "pace_percent, pain_before, pain_after, sites, effort, flare, note, sets_done, elapsed_ms, work_ms, "
    "breathing_ms FROM sessions"
)


def to_ms(at: dt.datetime) -> tuple[int, int]:
    """Return UTC milliseconds since 1970 and the local offset in minutes; raises ValueError for a naive time."""
    offset = at.utcoffset()
    if offset is None:
        message = f"{at.isoformat()} has no time zone"
        raise ValueError(message)
    since = at - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    return since // dt.timedelta(milliseconds=1), round(offset / dt.timedelta(minutes=1))


def to_datetime(ms: int, offset_min: int) -> dt.datetime:
    """Return the aware datetime of UTC milliseconds and an offset in minutes; raises ValueError for absurd ones."""
    if not (_FIRST_MS <= ms <= _LAST_MS and -_DAY_MIN < offset_min < _DAY_MIN):
        raise _absurd(ms, offset_min)
    return _epoch(offset_min) + dt.timedelta(milliseconds=ms + offset_min * 60_000)


def to_date(text: str) -> dt.date:
    """Return the date of a text such as 2026-03-01; raises ValueError for one that no clock says."""
    day = dt.date.fromisoformat(text)
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise _absurd(text)
    return day


def checked_text(text: str, longest: int) -> str:
    """Return a text that can be shown and compared; raises ValueError where it is too long or holds a NUL."""
    if not isinstance(text, str) or len(text) > longest or "\0" in text:
        raise _absurd(text)
    return text


def checked_ms(ms: int, sessions: int = 1) -> int:
    """Return a length of time in so many sessions; raises ValueError for an absurd one."""
    if not 0 <= ms <= LONGEST_MS * sessions:
        raise _absurd(ms)
    return ms


def checked_number(value: int | None, least: int, most: int) -> int | None:
    """Return a number that may be missing; raises ValueError for one out of bounds."""
    if value is not None and not least <= value <= most:
        raise _absurd(value)
    return value


def _absurd(*values: object) -> ValueError:
    return ValueError(f"cannot be: {', '.join(str(value)[:40] for value in values)}")


@lru_cache(maxsize=256)
def _epoch(offset_min: int) -> dt.datetime:
    """Midnight of 1970-01-01 in a zone; the offset is fixed, so that adding to it is exact."""
    return dt.datetime(1970, 1, 1, tzinfo=dt.timezone(dt.timedelta(minutes=offset_min)))


def to_text(text: str) -> str:
    """Return text that a database can hold: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def from_sites(sites: Iterable[PainSite]) -> str:
    """Write pain sites in their fixed order, comma separated."""
    chosen = frozenset(sites)
    return ",".join(site.value for site in PainSite if site in chosen)


def to_sites(text: str) -> frozenset[PainSite]:
    """Read pain sites back."""
    return frozenset(PainSite(site) for site in text.split(",") if site in _SITES)


def to_summary(row: Row) -> SessionSummary:
    """Read a row of SELECT_SUMMARY."""
    (number, routine, name, day, started, offset, ended, ended_offset, state, pace, before, after, sites, effort) = row[
        :14
    ]
    flare, note, sets_done, elapsed, work, breathing = row[14:20]
    checked_number(ended_offset, 1 - _DAY_MIN, _DAY_MIN - 1)
    return SessionSummary(
        id=number,
        routine_id=checked_text(routine, LONGEST_PATH),
        routine_name=checked_text(name, LONGEST_NAME),
        day=to_date(day),
        started=to_datetime(started, offset),
        ended=None if ended is None else to_datetime(ended, ended_offset),
        state=SessionState(state),
        pace_percent=checked_number(pace, 10, 400) or 100,
        pain_before=checked_number(before, 0, 10),
        pain_after=checked_number(after, 0, 10),
        sites=to_sites(checked_text(sites, LONGEST_NAME)),
        effort=checked_number(effort, 1, 10),
        flare=None if flare is None else bool(checked_number(flare, 0, 1)),
        note=checked_text(note, LONGEST_NOTE),
        sets_done=checked_number(sets_done, 0, MOST_SETS) or 0,
        elapsed_ms=checked_ms(elapsed),
        work_ms=checked_ms(work),
        breathing_ms=checked_ms(breathing),
    )


def to_planned(row: Row) -> PlannedItem:
    """Read exercise, variation, name, sets, estimate_ms, replaced, reason and, where it has it, joined."""
    exercise, variation, name, sets, estimate_ms, replaced, reason = row[:7]
    return PlannedItem(
        checked_text(exercise, LONGEST_ID),
        checked_text(variation, LONGEST_ID),
        checked_text(name, LONGEST_NAME),
        checked_number(sets, 1, MOST_SETS) or 1,
        checked_ms(estimate_ms),
        None if replaced is None else checked_text(replaced, LONGEST_ID),
        checked_text(reason, LONGEST_REASON),
        to_joined(row[7:]) if row[7:] else False,
    )


def to_joined(row: Row) -> bool:
    """Read whether it joined the plan in mid-session."""
    return bool(checked_number(row[0], 0, 1))


def to_set(row: Row) -> SetRecord:
    """Read item, exercise, variation, number, duration, session time, reps, side, breathing, at, offset."""
    item, exercise, variation, number, duration, session_ms, reps, side, breathing, at, offset = row
    if not (  # in one go, for ten years hold 145,000
        0 <= item < MOST_ITEMS
        and 1 <= number <= MOST_SETS
        and 0 <= duration <= LONGEST_MS
        and 0 <= session_ms <= LONGEST_MS
        and len(exercise) <= LONGEST_ID
        and len(variation) <= LONGEST_ID
        and "\0" not in exercise
        and "\0" not in variation
        and (reps is None or 0 <= reps <= MOST_REPS)
        and 0 <= breathing <= 1
    ):
        raise _absurd(*row)
    return SetRecord(
        item,
        exercise,
        variation,
        number,
        duration,
        session_ms,
        to_datetime(at, offset),
        reps,
        Side(side) if side else None,
        bool(breathing),
    )


def to_skip(row: Row) -> SkipRecord:
    """Read exercise, reason, item, variation, at, offset."""
    exercise, reason, item, variation, at, offset = row
    return SkipRecord(
        checked_text(exercise, LONGEST_ID),
        checked_text(reason, LONGEST_REASON),
        to_datetime(at, offset),
        checked_number(item, 0, MOST_ITEMS),
        None if variation is None else checked_text(variation, LONGEST_ID),
    )


def to_swap(row: Row) -> SwapRecord:
    """Read item, exercise, from, to, reason, planned, at, offset, and of its details, where it has any, fewer."""
    item, exercise, before, after, reason, planned, at, offset = row[:8]
    return SwapRecord(
        checked_number(item, 0, MOST_ITEMS) or 0,
        checked_text(exercise, LONGEST_ID),
        checked_text(before, LONGEST_ID),
        checked_text(after, LONGEST_ID),
        checked_text(reason, LONGEST_REASON),
        to_datetime(at, offset),
        bool(checked_number(planned, 0, 1)),
        to_swap_details(row[8:]) if row[8:] else False,
    )


def to_swap_details(row: Row) -> bool:
    """Read whether there was less of it to do."""
    return bool(checked_number(row[0], 0, 1))


def to_day(row: Row) -> DayRecord:
    """Read day, worst pain, average pain, stress, sleep, wakes."""
    day, worst, average, stress, sleep, wakes = row
    if sleep is not None and not 0 <= sleep <= 24:
        raise _absurd(sleep)
    return DayRecord(
        to_date(day),
        checked_number(worst, 0, 10),
        checked_number(average, 0, 10),
        checked_number(stress, 0, 10),
        sleep,
        checked_number(wakes, 0, 50),
    )


def to_name(row: Row) -> tuple[str, str, str]:
    """Read kind (exercise, variation), id, name."""
    kind, identity, name = row
    return kind, checked_text(identity, LONGEST_ID), checked_text(name, LONGEST_NAME)

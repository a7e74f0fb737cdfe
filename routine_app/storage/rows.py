"""From the diary's rows to its values and back. Knows both, and no connection."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from routine_app.domain.comfort import Avoidable, Comfort, avoidable
from routine_app.domain.vocabulary import Equipment, Side
from routine_app.storage.records import (
    DayRecord,
    PainRecord,
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
    """Return the aware datetime of UTC milliseconds and an offset in minutes."""
    return _epoch(offset_min) + dt.timedelta(milliseconds=ms + offset_min * 60_000)


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


def from_comfort(comfort: Comfort) -> str:
    """Write a comfort as JSON."""
    return json.dumps(
        {
            "avoid": sorted(comfort.avoid),
            "without": sorted(comfort.without),
            "week": comfort.week,
            "pinned": dict(comfort.pinned),
            "sore_side": comfort.sore_side,
        }
    )


def to_comfort(text: str) -> Comfort:
    """Read a comfort back; a slug that this version does not know is left out."""
    held: dict[str, Any] = json.loads(text)
    side = held.get("sore_side")
    return Comfort(
        avoid=frozenset(_known(held.get("avoid", ()))),
        without=frozenset(Equipment(slug) for slug in held.get("without", ()) if slug in set(Equipment)),
        week=held.get("week"),
        pinned=held.get("pinned", {}),
        sore_side=Side(side) if side else None,
    )


def _known(slugs: Iterable[str]) -> Iterable[Avoidable]:
    for slug in slugs:
        try:
            yield avoidable(slug)
        except ValueError:
            continue


def to_summary(row: Row) -> SessionSummary:
    """Read a row of SELECT_SUMMARY."""
    (number, routine, name, day, started, offset, ended, ended_offset, state, pace, before, after, sites, effort) = row[
        :14
    ]
    flare, note, sets_done, elapsed, work, breathing = row[14:20]
    return SessionSummary(
        id=number,
        routine_id=routine,
        routine_name=name,
        day=dt.date.fromisoformat(day),
        started=to_datetime(started, offset),
        ended=None if ended is None else to_datetime(ended, ended_offset),
        state=SessionState(state),
        pace_percent=pace,
        pain_before=before,
        pain_after=after,
        sites=to_sites(sites),
        effort=effort,
        flare=None if flare is None else bool(flare),
        note=note,
        sets_done=sets_done,
        elapsed_ms=elapsed,
        work_ms=work,
        breathing_ms=breathing,
    )


def to_planned(row: Row) -> PlannedItem:
    """Read exercise, variation, name, sets, estimate_ms, replaced, reason."""
    return PlannedItem(*row)


def to_set(row: Row) -> SetRecord:
    """Read item, exercise, variation, number, duration, session time, reps, side, breathing, at, offset."""
    item, exercise, variation, number, duration, session_ms, reps, side, breathing, at, offset = row
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
    return SkipRecord(exercise, reason, to_datetime(at, offset), item, variation)


def to_swap(row: Row) -> SwapRecord:
    """Read item, exercise, from, to, reason, planned, at, offset."""
    item, exercise, before, after, reason, planned, at, offset = row
    return SwapRecord(item, exercise, before, after, reason, to_datetime(at, offset), bool(planned))


def to_pain(row: Row) -> PainRecord:
    """Read exercise, pain, sites, item, variation, at, offset."""
    exercise, pain, sites, item, variation, at, offset = row
    return PainRecord(exercise, to_datetime(at, offset), pain, to_sites(sites), item, variation)


def to_day(row: Row) -> DayRecord:
    """Read day, worst pain, average pain, stress, sleep, wakes."""
    return DayRecord(dt.date.fromisoformat(row[0]), *row[1:])

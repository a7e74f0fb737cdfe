"""Pain before and after sessions, and what may be said of it: a rolling median, and no more than the numbers carry.

Knows numbers only. Pain is 0 (no pain) to 10 (worst pain imaginable). Day-to-day change of 1 to 2 points is ordinary
(content sheet E1: about 1.3 points matter in pregnancy-related pain, 2 points as the general rule), so nothing is
called lower or higher below 2 points, and nothing is said at all of fewer than seven sessions.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.diary.words import number
from routine_app.domain.formatting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routine_app.storage.progress import PainPoint

WINDOW = 7
REAL_CHANGE = 2
LONG_DAYS = 400
"""Over more days the medians of seven sessions stand too close to be told apart: then each month has one."""
ANCHORS = "0 is no pain, 10 the worst pain imaginable."
ORDINARY = "Ordinary change from day to day is about 1 to 2 points."


class TrendPoint(msgspec.Struct, frozen=True):
    """The median pain of the seven sessions up to and with the one of this day."""

    day: dt.date
    median: float


class PainView(msgspec.Struct, frozen=True):
    """The numbers as she gave them, the rolling medians, and two sentences: of the trend, and of before and after."""

    points: tuple[PainPoint, ...]
    before: tuple[TrendPoint, ...]
    after: tuple[TrendPoint, ...]
    trend: str
    change: str

    def by_month(self) -> tuple[tuple[TrendPoint, ...], tuple[TrendPoint, ...]]:
        """Return the medians of each calendar month, before and after, on the day of the month's middle session."""
        return (
            _monthly((point.day, point.before) for point in self.points),
            _monthly((point.day, point.after) for point in self.points),
        )


def rolling_median(values: Sequence[int], window: int = WINDOW) -> list[float]:
    """Return the median of each run of `window` values, in order; nothing when there are fewer."""
    held: list[int] = []
    medians = []
    for index, value in enumerate(values):
        insort(held, value)
        if len(held) > window:
            del held[bisect_left(held, values[index - window])]
        if len(held) == window:
            low, high = held[(window - 1) // 2], held[window // 2]
            medians.append((low + high) / 2)
    return medians


def pain_view(points: Iterable[PainPoint], when: str = "") -> PainView:
    """Return the view of these points, which are in order of time; `when` is "the last 12 weeks", "" for all time."""
    points = tuple(points)
    before = _trend([(point.day, point.before) for point in points])
    after = _trend([(point.day, point.after) for point in points])
    said = [point.before for point in points if point.before is not None]
    return PainView(points, before, after, trend_sentence(said, when), change_sentence(points))


def trend_sentence(values: Sequence[int], when: str = "", *, clinician: bool = False) -> str:
    """Say what the pain before sessions did, first to last, or that nothing can be said yet.

    `when` is the time that was looked at, "" for all of it: of what lies before it nothing is said.
    Where it is higher she is told whom to tell; a clinician reads the term for what was reckoned instead.
    """
    if len(values) < WINDOW:
        have = counted(len(values), "session") if values else "none"
        there = f"{'there is' if len(values) == 1 else 'there are'} {have}{f' in {when}' if when else ''}"
        return f"No trend can be said yet: it takes {WINDOW} sessions with a number before them, and {there}."
    medians = rolling_median(values)
    last = medians[-1]
    now = f"Before the last {WINDOW} sessions pain was {'' if clinician else 'about '}{number(last)}"
    now += " (median)" if clinician else ""
    if len(values) < 2 * WINDOW:
        return f"{now}. {ORDINARY}"
    first = medians[0]
    if abs(last - first) < REAL_CHANGE:
        return f"{now}, before the first {WINDOW} it was {number(first)}: about the same. {ORDINARY}"
    way = "lower" if last < first else "higher"
    said = f"{now}, {way} than before the first {WINDOW}, when it was {number(first)}. The numbers do not say why."
    return said if clinician or last < first else f"{said} If it stays so, tell your midwife or physiotherapist."


def change_sentence(points: Iterable[PainPoint]) -> str:
    """Say how often pain was lower, the same and higher after a session, as far as both were given."""
    pairs = [(p.before, p.after) for p in points if p.before is not None and p.after is not None]
    if not pairs:
        return ""
    lower = sum(after < before for before, after in pairs)
    higher = sum(after > before for before, after in pairs)
    if len(pairs) == 1:
        way = "lower" if lower else "higher" if higher else "the same"
        return f"Pain was {way} after the one session with both numbers."
    said = f"Pain was lower after {lower}, the same after {len(pairs) - lower - higher} and higher after {higher}"
    return f"{said} of {len(pairs)} sessions with both numbers."


def _trend(said: Iterable[tuple[dt.date, int | None]]) -> tuple[TrendPoint, ...]:
    known = [(day, value) for day, value in said if value is not None]
    medians = rolling_median([value for _, value in known])
    return tuple(TrendPoint(day, median) for (day, _), median in zip(known[WINDOW - 1 :], medians, strict=False))


def _monthly(said: Iterable[tuple[dt.date, int | None]]) -> tuple[TrendPoint, ...]:
    known = [(day, value) for day, value in said if value is not None]
    months = [tuple(month) for _, month in groupby(known, lambda each: (each[0].year, each[0].month))]
    return tuple(TrendPoint(month[len(month) // 2][0], median(value for _, value in month)) for month in months)

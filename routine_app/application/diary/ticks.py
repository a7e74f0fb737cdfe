"""Where the marks of a time axis stand, and what they say. Knows dates only.

A day's place on the axis is its ordinal (days since 1 January of the year 1).
"""

from __future__ import annotations

import datetime as dt

from routine_app.domain.formatting import MONTHS

Tick = tuple[float, str]


def date_ticks(since: dt.date, until: dt.date, most: int) -> list[Tick]:
    """Return at most `most` marks: Mondays where they fit, then months, then quarters, then years."""
    days = (until - since).days + 1
    weeks = days / 7
    for every in (1, 2, 4):
        if weeks / every <= most:
            monday = since + dt.timedelta(days=-since.weekday() % 7)
            count = range(0, max((until - monday).days + 1, 0), 7 * every)
            return [_named(monday + dt.timedelta(days=ahead)) for ahead in count]
    for months in (1, 2, 3, 6, 12, 24, 60):
        if days / 30.4 / months <= most:
            return _monthly(since, until, months)
    months = 120
    while days / 30.4 / months > most:
        months *= 2
    return _monthly(since, until, months)


def _named(day: dt.date) -> Tick:
    return day.toordinal(), f"{day.day} {MONTHS[day.month - 1][:3]}"


def _monthly(since: dt.date, until: dt.date, months: int) -> list[Tick]:
    """Return a mark at every so many months, counted from January of year 0, each with the year where it begins."""
    found: list[Tick] = []
    month = since.year * 12 + since.month - 1 + (since.day > 1)
    month += -month % months
    while True:
        year, index = divmod(month, 12)
        first = dt.date(year, index + 1, 1)
        if first > until:
            return found
        name = str(year) if months >= 12 else MONTHS[index][:3]
        found.append((first.toordinal(), f"{name} {year}" if index == 0 and months < 12 else name))
        month += months

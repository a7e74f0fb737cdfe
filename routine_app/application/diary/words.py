"""The diary in words: days, spans of time, pain and ends, the same on screen, on paper and in the terminal.

Knows values only. The names of days and months stand here, for the system's own would come in its language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.formatting import counted, time_of_day
from routine_app.storage.records import PAIN_SITE_NAMES, PainSite

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from routine_app.storage.progress import DayTotal
    from routine_app.storage.records import SessionSummary

NOT_SAID = "-"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_STATES = {"open": "left open", "finished": "finished", "stopped": "ended early", "left": "left open"}


def short_day(day: dt.date) -> str:
    """Return "2 Mar 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def long_day(day: dt.date) -> str:
    """Return "Monday, 2 March 2026"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def span(since: dt.date, until: dt.date) -> str:
    """Return "2 Mar 2025 to 1 Mar 2026"."""
    return f"{short_day(since)} to {short_day(until)}"


def number(value: float | None) -> str:
    """Return "4", "4.5", or a dash where nothing was said."""
    if value is None:
        return NOT_SAID
    return f"{value:g}"


def flare_word(flare: bool | None) -> str:
    """Return "yes", "no", or a dash."""
    return NOT_SAID if flare is None else "yes" if flare else "no"


def site_words(sites: frozenset[PainSite]) -> str:
    """Return "left side, pubic bone", in the order of the diary; empty where none is said."""
    return ", ".join(PAIN_SITE_NAMES[site] for site in PainSite if site in sites)


def state_word(session: SessionSummary) -> str:
    """Return how a session ended: "finished", "ended early", "left open"."""
    return _STATES[session.state.value]


def day_and_time(at: dt.datetime) -> str:
    """Return "2 Mar 2026, 08:15", in the zone of `at`."""
    return f"{short_day(at.date())}, {time_of_day(at)}"


def sessions_words(days: Iterable[DayTotal]) -> str:
    """Return how many sessions these days hold, and how many more she stopped early."""
    held = list(days)
    stopped = sum(day.stopped for day in held)
    said = counted(sum(day.sessions for day in held), "session")
    return f"{said}, {stopped} stopped early" if stopped else said


def told_words(total: DayTotal) -> str:
    """Return what she told of a day's sessions: "1 stopped early, pain up to 8, felt unwell"; "" for nothing."""
    parts = (
        f"{total.stopped} stopped early" if total.stopped else "",
        "" if total.worst is None else f"pain up to {total.worst}",
        "felt unwell" if total.unwell else "",
    )
    return ", ".join(part for part in parts if part)


def day_line(day: dt.date, sessions: int, spent: int, *, flare: bool, told: str = "") -> str:
    """Return what a day held: "Monday, 2 March 2026: 1 session, 24 min, a flare the next day".

    `told` (see `told_words`) follows, and stands alone where no set was done.
    """
    if not sessions:
        return f"{long_day(day)}: {told or 'no session'}"
    after = ", a flare the next day" if flare else ""
    said = f"{long_day(day)}: {counted(sessions, 'session')}, {spent} min{after}"
    return f"{said}, {told}" if told else said

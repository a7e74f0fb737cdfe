"""The diary in words: days, spans of time, pain and ends, the same on screen, on paper and in the terminal.

Knows values only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.care.diary_prompts import HIGH_FROM
from routine_app.domain.formatting import MONTHS, WEEKDAYS, counted, time_of_day, whole_minutes
from routine_app.storage.records import PAIN_SITE_NAMES, PainSite

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from routine_app.storage.progress import DayTotal, PainPoint, WeekTotal
    from routine_app.storage.records import SessionSummary

NOT_SAID = "-"
_STATES = {"open": "left open", "finished": "finished", "stopped": "stopped early", "left": "left open"}


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
    """Return how a session ended: "finished", "stopped early", "left open"."""
    return _STATES[session.state.value]


def day_and_time(at: dt.datetime) -> str:
    """Return "2 Mar 2026, 08:15", in the zone of `at`."""
    return f"{short_day(at.date())}, {time_of_day(at)}"


def sessions_words(days: Iterable[DayTotal], since: dt.date | None = None, *, with_days: bool = False) -> str:
    """Return how many sessions these days hold, as many as the list shows, and how many of them she stopped early.

    `since` is said after the number, and before it on how many days, with `with_days`: "217 sessions on 190 days since
    2 Mar 2025, 14 of them stopped early".
    """
    among = list(days)
    stopped, held = sum(day.stopped for day in among), sum(day.held for day in among)
    began = f" on {counted(len(among), 'day')}" if with_days else ""
    began += f" since {short_day(since)}" if since is not None else ""
    if stopped and stopped == held:
        return f"{counted(stopped, 'session')} stopped early{began}"
    said = f"{counted(held, 'session')}{began}"
    return f"{said}, {stopped} of them stopped early" if stopped else said


def told_words(total: DayTotal) -> str:
    """Return what she told of a day's sessions: "1 stopped early, pain up to 8, felt unwell"; "" for nothing."""
    parts = (
        f"{total.stopped} stopped early" if total.stopped else "",
        "" if total.worst is None else f"pain up to {total.worst}",
        "felt unwell" if total.unwell else "",
    )
    return ", ".join(part for part in parts if part)


def is_to_be_seen(total: DayTotal) -> bool:
    """Return whether a day bears a mark: she stopped early, felt unwell, or told a pain of 6 or more."""
    return total.stopped > 0 or total.unwell or (total.worst or 0) >= HIGH_FROM


def day_line(day: dt.date, sessions: int, spent: int, *, flare: bool, told: str = "") -> str:
    """Return what a day held: "Monday, 2 March 2026: 1 session, 24 min, a flare the next day".

    `told` (see `told_words`) follows, and stands alone where no set was done.
    """
    if not sessions:
        return f"{long_day(day)}: {told or 'no session'}"
    after = ", a flare the next day" if flare else ""
    said = f"{long_day(day)}: {counted(sessions, 'session')}, {spent} min{after}"
    return f"{said}, {told}" if told else said


def pain_line(point: PainPoint) -> str:
    """Return what she said of a session: "4 Mar 2026: before 4, after 3, during it up to 8"."""
    said = (("before", point.before), ("after", point.after), ("during it up to", point.during))
    return f"{short_day(point.day)}: {', '.join(f'{when} {pain}' for when, pain in said if pain is not None)}"


def week_line(week: WeekTotal) -> str:
    """Return what breathing there was in a week: "Week from 2 Mar 2026: 6 min of breathing, 2 sessions"."""
    spent = f"{whole_minutes(week.breathing_ms)} min of breathing"
    return f"Week from {short_day(week.monday)}: {spent}, {counted(week.sessions, 'session')}"

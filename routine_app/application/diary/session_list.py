"""The list of sessions in words: when, which routine, how long, how it ended, pain before and after.

Knows the diary's values; knows no widget and no clock.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.diary.words import number, short_day, state_word
from routine_app.domain.formatting import counted, whole_minutes
from routine_app.storage.records import SessionState
from routine_app.storage.session_list import WhichSessions

if TYPE_CHECKING:
    from routine_app.storage.records import SessionSummary
    from routine_app.storage.session_list import ListedSession

HEAD = ("Day", "Routine", "Minutes", "How it ended", "Pain", "Note")
WHICH: tuple[tuple[WhichSessions, str], ...] = (
    (WhichSessions.ALL, "All"),
    (WhichSessions.FINISHED, "Finished"),
    (WhichSessions.STOPPED, "Stopped early"),
    (WhichSessions.HURT, "Pain of 6 or more"),
    (WhichSessions.FLARED, "Flare the next day"),
)


class SessionQuery(msgspec.Struct, frozen=True):
    """Which sessions are wanted: of which kind, of one year (None: of all), and which of them (an index, a number)."""

    which: WhichSessions = WhichSessions.ALL
    year: int | None = None
    first: int = 0
    most: int = 10

    @property
    def since(self) -> dt.date | None:
        """The first day, None for no bound."""
        return None if self.year is None else dt.date(self.year, 1, 1)

    @property
    def until(self) -> dt.date | None:
        """The last day, None for no bound."""
        return None if self.year is None else dt.date(self.year, 12, 31)


def row_words(listed: ListedSession) -> tuple[str, ...]:
    """Return a session as a row under HEAD."""
    line = listed.summary
    return (
        short_day(line.day),
        line.routine_name,
        str(whole_minutes(line.elapsed_ms)),
        ended_words(listed),
        pain_words(line),
        _note(line),
    )


def ended_words(listed: ListedSession) -> str:
    """Return "finished", "stopped for pain (8)", "stopped early, felt unwell", "finished, hurt (3)"."""
    stopped = listed.summary.state is SessionState.STOPPED
    said = "stopped for pain" if stopped and listed.hurt else state_word(listed.summary)
    if listed.hurt and not stopped:
        said += ", hurt"
    if listed.hurt and listed.worst is not None:
        said += f" ({listed.worst})"
    return f"{said}, felt unwell" if listed.unwell else said


def pain_words(line: SessionSummary) -> str:
    """Return "5 → 3", with a dash for what was not said; a dash alone where neither was."""
    if line.pain_before is None and line.pain_after is None:
        return number(None)
    return f"{number(line.pain_before)} → {number(line.pain_after)}"


def page_sentence(total: int, first: int, shown: int) -> str:
    """Say how many sessions the list holds, and which of them show; `first` is the index of the first one."""
    if not total:
        return "No session is like that."
    said = f"{counted(total, 'session')}, the newest first"
    return f"{said}." if shown == total else f"{said}: {first + 1} to {first + shown}."


def _note(line: SessionSummary) -> str:
    note = " ".join(line.note.split())
    return " ".join(part for part in ("Flare the next day." if line.flare else "", note) if part)

"""The days of a week on which something was done, or only stopped, for Finish.

Knows the diary and a day; knows no widget.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from routine_app.storage.records import SessionState

if TYPE_CHECKING:
    from routine_app.storage.history import History


class DaysOfWeek(msgspec.Struct, frozen=True):
    """The days of a week on which a set was done, and those on which she only stopped early."""

    done: frozenset[dt.date] = frozenset()
    stopped: frozenset[dt.date] = frozenset()


def days_of_week(history: History, day: dt.date) -> DaysOfWeek:
    """Return the days of the week of `day` (from Monday), up to it. Raises a StorageError."""
    monday = day - dt.timedelta(days=day.weekday())
    lines = history.summaries(monday, day)
    done = frozenset(line.day for line in lines if line.sets_done)
    return DaysOfWeek(done, frozenset(line.day for line in lines if line.state is SessionState.STOPPED) - done)

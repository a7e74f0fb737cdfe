"""The days of a week on which something was done, for Finish.

Knows the diary and a day; knows no widget.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routine_app.storage.history import History


def days_of_week(history: History, day: dt.date) -> frozenset[dt.date]:
    """Return the days of the week of `day` (from Monday), up to it, on which a set was done. Raises a StorageError."""
    monday = day - dt.timedelta(days=day.weekday())
    return frozenset(line.day for line in history.summaries(monday, day) if line.sets_done)

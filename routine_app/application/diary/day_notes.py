"""What she notes for a whole day: its pain, how she slept and how strained she was. All of it optional.

Changes what is said and lets the rest of the day stand. Knows the diary; knows no widget and no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import asdict, replace

from routine_app.storage.records import DayRecord

if TYPE_CHECKING:
    import datetime as dt

    from routine_app.storage.history import History


class SaidOfDay(msgspec.Struct, frozen=True):
    """What she said of a day (content sheet E1, E5).

    Worst and average pain and stress are 0-10; of the night before, sleep is in hours (0-24), `night_wakes` 0-50.

    UNSET leaves what stood there; None takes it back.
    """

    stress: int | msgspec.UnsetType | None = msgspec.UNSET
    sleep_hours: float | msgspec.UnsetType | None = msgspec.UNSET
    worst_pain: int | msgspec.UnsetType | None = msgspec.UNSET
    average_pain: int | msgspec.UnsetType | None = msgspec.UNSET
    night_wakes: int | msgspec.UnsetType | None = msgspec.UNSET


def day_record(history: History, day: dt.date) -> DayRecord:
    """Return what is noted for a day. Raises a StorageError."""
    found = history.days(day, day)
    return found[0] if found else DayRecord(day)


def note_day(history: History, day: dt.date, said: SaidOfDay) -> DayRecord:
    """Note what she said of a day, and return how it stood before, for `record_day` to put back.

    Raises a StorageError.
    """
    before = day_record(history, day)
    changes = {name: value for name, value in asdict(said).items() if value is not msgspec.UNSET}
    if changes:
        history.record_day(replace(before, **changes))
    return before

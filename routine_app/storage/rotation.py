"""Which automatic backups are kept: the newest few, one for each of some weeks before them, and what must not go.

Pure: knows no files and no clock. Backups are in the order in which they were made, which the number in their names
says. Their days come from a clock that may have been wrong: they sort backups into weeks, and never decide which is
newer.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEWEST_KEPT = 3
WEEKS_KEPT = 4


class Held(msgspec.Struct, frozen=True):
    """An automatic backup as far as this asks: its name, its day, and its sessions (None: it cannot be read)."""

    name: str
    day: dt.date
    sessions: int | None


def names_to_drop(newest_first: Sequence[Held], sessions_now: int | None, spared: Iterable[str] = ()) -> frozenset[str]:
    """Return the names of the backups that may go. `spared` must stay whatever else holds.

    Of those that hold more sessions than the diary does now (`sessions_now`), the newest stays: it may be all that is
    left of a diary that was lost. One that cannot be read takes nobody's place, and goes once three newer ones can.
    """
    good = [each for each in newest_first if each.sessions is not None]
    kept = {each.name for each in good[:NEWEST_KEPT]} | set(spared)
    weeks: dict[tuple[int, int], str] = {}
    for each in good[NEWEST_KEPT:]:
        year, week, _ = each.day.isocalendar()
        weeks.setdefault((year, week), each.name)
    kept.update(list(weeks.values())[:WEEKS_KEPT])
    fuller = (each for each in good if sessions_now is None or (each.sessions or 0) > sessions_now)
    kept.update(each.name for each in list(fuller)[:1])
    if len(good) < NEWEST_KEPT:
        kept.update(each.name for each in newest_first)
    return frozenset(each.name for each in newest_first) - kept

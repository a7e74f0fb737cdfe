"""What the author of a routine of hers says to her on Today: what it is for, a note, when to look at it again together.

Knows routines; knows no plan, which says for itself how long and how it goes today.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from routine_app.application.diary.words import long_day
from routine_app.content.listed import Origin

if TYPE_CHECKING:
    from routine_app.content.listed import RoutineEntry

SOON = dt.timedelta(days=14)
"""So long before it the day of the review is named."""
MOST = 180  # characters of a note on the card: it stands whole on the handout, and is heard in the first exercise


def author_lines(entry: RoutineEntry | None, today: dt.date) -> tuple[str, ...]:
    """Return the lines, none of the app's own routines: the plan says it better."""
    routine = entry.routine if entry is not None and entry.origin is Origin.USER else None
    if routine is None:
        return ()
    note = " ".join(routine.notes.split())
    if len(note) > MOST:
        note = f"{note[:MOST].rsplit(' ', 1)[0].rstrip('.,;:')} …"
    if note and routine.physiotherapist:
        note = f"{routine.physiotherapist}: {note}"
    lines = (routine.description, note, _review(routine.review, routine.physiotherapist, today))
    return tuple(line for line in lines if line)


def _review(day: dt.date | None, whom: str, today: dt.date) -> str:
    if day is None or day - today > SOON:
        return ""
    whom = whom or "your physiotherapist"
    if day < today:
        return f"It was to be looked at again with {whom} on {long_day(day)}."
    when = "today" if day == today else f"on {long_day(day)}"
    return f"To look at again with {whom} {when}."

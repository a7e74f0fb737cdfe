"""Saves a handout or a calendar for a routine, as she is today: her week, what she avoids, her plan for the week.

Knows the context and the documents; knows no window.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from routine_app.application.documents.handout import routine_handout
from routine_app.documents.handout_pdf import handout_pdf
from routine_app.documents.handout_text import handout_html
from routine_app.documents.typst_pdf import DocumentError
from routine_app.domain.formatting import counted, whole_minutes
from routine_app.domain.length import length_ms
from routine_app.domain.resolve import resolve
from routine_app.paths import resources_dir
from routine_app.storage.errors import StorageError
from routine_app.storage.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.application.context import AppContext
    from routine_app.domain.comfort import Comfort

AT, EVERY_DAY = dt.time(9), 7


def save_handout(context: AppContext, routine_id: str, comfort: Comfort, target: Path, day: dt.date) -> None:
    """Write the handout, a web page where the file's name ends so, else a PDF. Raises a StorageError."""
    handout = routine_handout(context.catalogue, routine_id, comfort, context.preferences.contacts, context.length_of)
    try:
        if target.suffix.lower() in (".html", ".htm"):
            write_atomically(target, handout_html(handout).encode())
        else:
            write_atomically(target, handout_pdf(handout, resources_dir(), day))
    except DocumentError as error:
        raise StorageError(str(error), "") from error


def save_calendar(context: AppContext, routine_id: str, comfort: Comfort, target: Path, now: dt.datetime) -> str:
    """Write the week's plan, at nine, and return it in words. Raises a StorageError."""
    from routine_app.documents.week_calendar import WeekPlan, calendar_file, evenly_spread

    plan = resolve(context.catalogue.routine(routine_id), context.catalogue.exercises, comfort)
    days = evenly_spread(context.preferences.sessions_per_week or EVERY_DAY)
    week = WeekPlan(
        title=plan.routine_name,
        description=", ".join(item.variation.short_name for item in plan.items),
        days=days,
        at=AT,
        minutes=whole_minutes(length_ms(plan, None, context.length_of)),
    )
    write_atomically(target, calendar_file(week, now.date(), now.astimezone(dt.UTC)))
    return f"{counted(len(days), 'session')} a week at {AT:%H:%M}, with a reminder."

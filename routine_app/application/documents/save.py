"""A handout and a week's plan of a routine: their bytes in each form, and saved as she is today.

Knows the context and the documents; knows no window and no terminal.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from routine_app.application.documents.handout import routine_handout
from routine_app.documents.handout_pdf import PaperSize, handout_pdf
from routine_app.documents.handout_text import handout_html, handout_markdown
from routine_app.documents.typst_pdf import DocumentError
from routine_app.documents.week_calendar import WeekPlan, calendar_file, evenly_spread
from routine_app.domain.formatting import counted, whole_minutes
from routine_app.domain.length import length_ms
from routine_app.domain.resolve import resolve
from routine_app.domain.spoken_length import estimate_ms
from routine_app.paths import resources_dir
from routine_app.storage.errors import StorageError
from routine_app.storage.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.application.context import AppContext
    from routine_app.content.listed import Catalogue
    from routine_app.documents.handout import Handout
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.spoken_length import LengthOf

AT, EVERY_DAY, REMIND = dt.time(9), 7, 10
_WEB_PAGES = (".html", ".htm")


def handout_bytes(
    handout: Handout, form: str, day: dt.date, *, paper: PaperSize = PaperSize.A4, large: bool = False
) -> bytes:
    """Return a handout as "pdf", "html" or "md"; paper and print are of a PDF alone. Raises DocumentError."""
    if form == "pdf":
        return handout_pdf(handout, resources_dir(), day, paper=paper, large=large)
    return (handout_html if form == "html" else handout_markdown)(handout).encode()


def week_plan(
    catalogue: Catalogue,
    routine_id: str,
    comfort: Comfort,
    days: tuple[int, ...],
    at: dt.time = AT,
    remind: int | None = REMIND,
    length_of: LengthOf = estimate_ms,
) -> WeekPlan:
    """Return when a routine is to be done (days 0 Monday .. 6), with its length and its exercises."""
    plan = resolve(catalogue.routine(routine_id), catalogue.exercises, comfort)
    exercises = ", ".join(item.variation.short_name for item in plan.items)
    minutes = whole_minutes(length_ms(plan, None, length_of))
    return WeekPlan(plan.routine_id, plan.routine_name, exercises, days, at, minutes, remind)


def planned_days(sessions_a_week: int | None) -> tuple[int, ...]:
    """Return the days of her own plan for a week; every day where she has none."""
    return evenly_spread(sessions_a_week or EVERY_DAY)


def save_handout(context: AppContext, routine_id: str, comfort: Comfort, target: Path, day: dt.date) -> None:
    """Write the handout, a web page where the file's name ends so, else a PDF. Raises a StorageError."""
    handout = routine_handout(context.catalogue, routine_id, comfort, context.preferences.contacts, context.length_of)
    form = "html" if target.suffix.lower() in _WEB_PAGES else "pdf"
    try:
        write_atomically(target, handout_bytes(handout, form, day))
    except DocumentError as error:
        raise StorageError(str(error), "") from error


def save_calendar(context: AppContext, routine_id: str, comfort: Comfort, target: Path, now: dt.datetime) -> str:
    """Write the week's plan, at nine, and return it in words. Raises a StorageError."""
    days = planned_days(context.preferences.sessions_per_week)
    week = week_plan(context.catalogue, routine_id, comfort, days, length_of=context.length_of)
    write_atomically(target, calendar_file(week, now.date(), now.astimezone(dt.UTC)))
    return f"{counted(len(days), 'session')} a week at {AT:%H:%M}, with a reminder."

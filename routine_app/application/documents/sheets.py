"""Fills the sheets of paper: the clinician's report from what the diary says, and the safety page from its statements.

Knows both sides; draws nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.application.care.safety_page import CONTACT_TITLE
from routine_app.application.diary.pain_trend import ANCHORS, LONG_DAYS, ORDINARY, WINDOW
from routine_app.application.diary.report import FOOTER
from routine_app.application.diary.ticks import date_ticks
from routine_app.application.diary.view import WEEK
from routine_app.application.diary.words import span
from routine_app.documents.charts import Chart, pain_chart, week_chart
from routine_app.documents.report import (
    ReportNumber,
    ReportSheet,
    ReportTable,
    SafetyPart,
    SafetySheet,
    SiteBar,
    sheet_pdf,
)
from routine_app.documents.typst_pdf import DocumentError
from routine_app.domain.care.statements import Contact
from routine_app.domain.comfort import POSTPARTUM
from routine_app.domain.cue_words import capital
from routine_app.domain.formatting import counted
from routine_app.paths import resources_dir
from routine_app.storage.errors import StorageError
from routine_app.storage.files import write_atomically

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from routine_app.application.care.safety_page import SafetyPage, SafetySection
    from routine_app.application.diary.report import ReportView

MOST_DATES = 12


def report_sheet(view: ReportView) -> ReportSheet:
    """Return the sheet of a report."""
    return ReportSheet(
        title="Exercise diary",
        period=span(view.since, view.until),
        lead=_lead(view),
        numbers=tuple(ReportNumber(each.name, each.value, each.more) for each in view.figures),
        adherence=view.adherence,
        weeks=_weeks(view),
        pain_lines=view.pain_sentences,
        pain=_pain(view),
        scale=f"{ANCHORS} {ORDINARY}",
        daily=view.daily,
        sites=_sites(view),
        tables=_tables(view),
        parts=(
            ("Stopped for pain", "; ".join(view.stops) + "." if view.stops else "No exercise was stopped for pain."),
            ("Flares the next day", view.flares),
        ),
        notes=view.notes,
        footer=FOOTER,
    )


def safety_sheet(page: SafetyPage) -> SafetySheet:
    """Return the sheet of the safety page."""
    return SafetySheet("Safety", tuple(_safety_part(section, page.numbers) for section in page.sections))


def save_sheet(sheet: ReportSheet | SafetySheet, target: Path, day: dt.date) -> None:
    """Write a sheet as a PDF, dated `day`. Raises a StorageError, also where the page cannot be made."""
    try:
        write_atomically(target, sheet_pdf(sheet, resources_dir(), day))
    except DocumentError as error:
        raise StorageError(str(error), "") from error


def _safety_part(section: SafetySection, numbers: tuple[str, ...]) -> SafetyPart:
    return SafetyPart(
        section.title,
        section.lead,
        numbers if section.title == CONTACT_TITLE else (),
        tuple(
            (
                f"{each.title}: {each.whom}." if isinstance(each, Contact) else "",
                each.marked,
                f"{', '.join(each.rules)}: {each.source}",
            )
            for each in section.statements
        ),
    )


def _lead(view: ReportView) -> str:
    week = view.pregnancy_week
    when = f", week {week} of pregnancy at the end" if isinstance(week, int) else ""
    when = ", after the birth" if week == POSTPARTUM else when
    return f"Report for a clinician: {span(view.since, view.until)}{when}."


def _weeks(view: ReportView) -> Chart | None:
    if not view.weeks:
        return None
    bars = [(float(week.monday.toordinal()), week.sessions) for week in view.weeks]
    last = view.weeks[-1].monday + WEEK
    counts = ", ".join(str(week.sessions) for week in view.weeks)
    alt = f"Bars: sessions in each of {counted(len(bars), 'week')}, the first first: {counts}."
    return week_chart(bars, view.plan, date_ticks(view.weeks[0].monday, last, MOST_DATES), alt)


def _pain(view: ReportView) -> Chart | None:
    points = view.pain.points
    if not points:
        return None
    told = [(float(each.day.toordinal()), each.before, each.after) for each in points]
    by_month = (points[-1].day - points[0].day).days > LONG_DAYS
    trends = view.pain.by_month() if by_month else (view.pain.before, view.pain.after)
    before, after = ([(float(each.day.toordinal()), each.median) for each in trend] for trend in trends)
    alt = f"Points: pain before and after {counted(len(points), 'session')}. {' '.join(view.pain_sentences)}".strip()
    ticks = date_ticks(points[0].day, points[-1].day, MOST_DATES)
    return pain_chart(told, before, after, ticks, alt, "each month" if by_month else f"{WINDOW} sessions")


def _sites(view: ReportView) -> tuple[SiteBar, ...]:
    most = max((count for _, count in view.sites), default=1)
    return tuple(SiteBar(capital(name), counted(count, "session"), count / most) for name, count in view.sites)


def _tables(view: ReportView) -> tuple[ReportTable, ...]:
    done = tuple((row.name, row.exercise, str(row.sets), str(row.sessions), str(row.minutes)) for row in view.done)
    swaps = tuple((row.done, row.meant, str(row.times), row.reason) for row in view.swapped)
    skips = tuple((name, str(times), reason) for name, times, reason in view.left_out)
    done_head, swap_head = ("Variation", "Exercise", "Sets", "Sessions", "Minutes"), ("Done", "In place of", "Times")
    reason = "Reason, the last time"
    left_out = ReportTable("Left out", ("Exercise", "Times", reason), (0.36, 0.08, 0.56), skips)
    return (
        ReportTable("Done most", done_head, (0.36, 0.31, 0.1, 0.12, 0.11), done, "No set was finished in this time."),
        ReportTable("Swapped, and why", (*swap_head, reason), (0.24, 0.24, 0.08, 0.44), swaps, "Nothing was swapped."),
        *((left_out,) if skips else ()),
    )

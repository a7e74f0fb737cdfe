"""The report's two pages, from a ReportView to the bytes of a PDF.

Knows the order of things on paper; every number and sentence comes from the view.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from routine_app.application.diary.pain_trend import ANCHORS, ORDINARY
from routine_app.application.diary.report import FOOTER, Figure, ReportView
from routine_app.application.diary.words import span
from routine_app.domain.comfort import POSTPARTUM
from routine_app.domain.formatting import counted
from routine_app.qt.report.charts import draw_pain, draw_weeks
from routine_app.qt.report.paper import FOOT, GREY, HEIGHT, INNER, MARGIN, PALE, SCALE, TEAL, Paper

TITLE = "Exercise diary"
PAGES = 2
_DPI = 720  # SCALE units to a point
_NOTE_SIZE = 8.5


def report_pdf(view: ReportView, family: str) -> bytes:
    """Return the report as a PDF in a font family. Needs a QGuiApplication."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setTitle(f"{TITLE}, {span(view.since, view.until)}")
    writer.setCreator("Routine")
    painter = QPainter(writer)
    try:
        paper = Paper(painter, family)
        _first_page(paper, view)
        _foot(paper, 1)
        writer.newPage()
        paper.y = MARGIN
        _second_page(paper, view)
        _foot(paper, 2)
    finally:
        painter.end()
    buffer.close()
    return bytes(data.data())


def _first_page(paper: Paper, view: ReportView) -> None:
    paper.y += paper.write(TITLE, MARGIN, paper.y, INNER, 22, bold=True) + 2
    parts = [f"Report for a clinician: {span(view.since, view.until)}"]
    week = view.pregnancy_week
    if week == POSTPARTUM:
        parts.append("after the birth")
    elif isinstance(week, int):
        parts.append(f"week {week} of pregnancy at the end")
    paper.paragraph(", ".join(parts) + ".", 10.5, GREY)
    paper.y += 6
    _figures(paper, view.figures)
    paper.heading("Sessions a week")
    paper.paragraph(view.adherence)
    if view.weeks:
        draw_weeks(paper, view.weeks, view.plan, 128)
    paper.heading("Pain before and after sessions")
    for sentence in view.pain_sentences:
        paper.paragraph(sentence)
    if view.pain.points:
        draw_pain(paper, view.pain, 212)
    paper.paragraph(f"{ANCHORS} {ORDINARY}", 8, GREY)
    if view.daily:
        paper.paragraph(view.daily)
    _sites(paper, view)


def _figures(paper: Paper, figures: tuple[Figure, ...]) -> None:
    """Write the numbers in a row of boxes."""
    gap, height = 6.0, 58.0
    width = (INNER - gap * (len(figures) - 1)) / len(figures)
    for index, figure in enumerate(figures):
        x = MARGIN + index * (width + gap)
        paper.painter.setPen(Qt.PenStyle.NoPen)
        paper.painter.setBrush(PALE)
        paper.painter.drawRoundedRect(
            QRectF(x * SCALE, paper.y * SCALE, width * SCALE, height * SCALE), 5 * SCALE, 5 * SCALE
        )
        paper.write(figure.name, x + 7, paper.y + 5, width - 10, 7.8, GREY)
        paper.write(figure.value, x + 7, paper.y + 15, width - 10, 16, TEAL, bold=True)
        paper.write(figure.more, x + 7, paper.y + 36, width - 10, 7, GREY)
    paper.y += height + 2


def _sites(paper: Paper, view: ReportView) -> None:
    paper.heading("Where it hurt")
    if not view.sites:
        paper.paragraph("She has not noted where.")
        return
    most = max(count for _, count in view.sites)
    for name, count in view.sites:
        paper.write(name[:1].upper() + name[1:], MARGIN, paper.y, 130, 9)
        paper.painter.setPen(Qt.PenStyle.NoPen)
        paper.painter.setBrush(TEAL)
        width = max(250 * count / most, 3)
        paper.painter.drawRect(QRectF((MARGIN + 135) * SCALE, (paper.y + 2.5) * SCALE, width * SCALE, 7 * SCALE))
        paper.y += paper.write(counted(count, "session"), MARGIN + 135 + width + 6, paper.y, 90, 9) + 2.5


def _second_page(paper: Paper, view: ReportView) -> None:
    paper.heading("Done most")
    if view.done:
        rows = [(row.name, row.exercise, str(row.sets), str(row.sessions), str(row.minutes)) for row in view.done]
        paper.table(("Variation", "Exercise", "Sets", "Sessions", "Minutes"), rows, (0.36, 0.31, 0.1, 0.12, 0.11))
    else:
        paper.paragraph("No set was finished in this time.")
    paper.heading("Swapped, and why")
    if view.swapped:
        swaps = [(row.done, row.meant, str(row.times), row.reason) for row in view.swapped]
        paper.table(("Done", "In place of", "Times", "Reason, the last time"), swaps, (0.24, 0.24, 0.08, 0.44))
    else:
        paper.paragraph("Nothing was swapped.")
    if view.left_out:
        paper.heading("Left out")
        skips = [(name, str(times), reason) for name, times, reason in view.left_out]
        paper.table(("Exercise", "Times", "Reason, the last time"), skips, (0.36, 0.08, 0.56))
    paper.heading("Stopped for pain")
    paper.paragraph("; ".join(view.stops) + "." if view.stops else "No exercise was stopped for pain.")
    paper.heading("Flares the next day")
    paper.paragraph(view.flares)
    _notes(paper, view)


def _notes(paper: Paper, view: ReportView) -> None:
    """Write her notes, the newest first, as many as the page holds."""
    paper.heading("Her notes")
    if not view.notes:
        paper.paragraph("She wrote none.")
        return
    column = INNER - 70
    for index, (day, text) in enumerate(view.notes):
        last = index == len(view.notes) - 1
        room = paper.left_over - (0 if last else 16)
        need = paper.height_of(text, column, _NOTE_SIZE) + 3
        if need > room:
            more = len(view.notes) - index
            paper.paragraph(f"{counted(more, 'more note')} in her diary.", _NOTE_SIZE, GREY)
            return
        paper.write(day, MARGIN, paper.y, 68, _NOTE_SIZE, GREY)
        paper.y += paper.write(text, MARGIN + 70, paper.y, column, _NOTE_SIZE) + 3


def _foot(paper: Paper, page: int) -> None:
    y = HEIGHT - FOOT
    paper.rule(MARGIN, y, INNER)
    paper.write(FOOTER, MARGIN, y + 5, INNER - 60, 7.5, GREY)
    where = f"Page {page} of {PAGES}"
    paper.write(where, MARGIN + INNER - 60, y + 5, 60, 7.5, GREY, align=Qt.AlignmentFlag.AlignRight)

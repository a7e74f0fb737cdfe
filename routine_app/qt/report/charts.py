"""The two charts of the report, drawn on paper: sessions a week with the plan, and pain with its medians.

Knows weeks and pain points; lengths are points (1/72 inch).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from routine_app.application.diary.pain_trend import PainView, TrendPoint
from routine_app.application.diary.ticks import Tick, date_ticks
from routine_app.qt.report.paper import GREY, INK, INNER, MARGIN, PLUM, SCALE, TEAL, Paper
from routine_app.storage.progress import WeekTotal

AXIS = 22.0
LABELS = 14.0
MOST_DATES = 12


class Plot:
    """The frame of a chart over days: levels across, dates below. `place(ordinal, value)` is a point on paper."""

    def __init__(
        self, paper: Paper, height: float, since: dt.date, until: dt.date, levels: Sequence[float], x: float = MARGIN
    ) -> None:
        self._paper, self._levels = paper, levels
        self._box = QRectF(x + AXIS, paper.y + 4, INNER + MARGIN - x - AXIS, height - LABELS - 4)
        self._first, self._days = since.toordinal() - 0.7, (until - since).days + 2.4
        self._ticks: list[Tick] = date_ticks(since, until, MOST_DATES)
        self._draw_frame()
        paper.y += height + 2

    def place(self, ordinal: float, value: float) -> QPointF:
        """Return where a value of a day stands, in the painter's units."""
        box, low, high = self._box, self._levels[0], self._levels[-1]
        x = box.left() + (ordinal - self._first) / self._days * box.width()
        y = box.bottom() - (value - low) / (high - low) * box.height()
        return QPointF(x * SCALE, y * SCALE)

    def _draw_frame(self) -> None:
        paper, box = self._paper, self._box
        for level in self._levels:
            y = self.place(self._first, level).y() / SCALE
            paper.rule(box.left(), y, box.width())
            paper.write(f"{level:g}", box.left() - AXIS, y - 5, AXIS - 5, 7.5, GREY, align=Qt.AlignmentFlag.AlignRight)
        free = 0.0
        for ordinal, words in self._ticks:
            x = self.place(ordinal, 0).x() / SCALE
            if x >= free and x + 30 <= box.right() + 14:
                paper.write(words, x, box.bottom() + 3, 60, 7.5, GREY)
                free = x + 7.5 * 0.62 * len(words) + 6


def draw_weeks(paper: Paper, weeks: Sequence[WeekTotal], plan: int | None, height: float) -> None:
    """Draw a bar for each week, of which there is at least one, and the plan, if there is one, as a dashed line."""
    highest = max(plan or 1, *(week.sessions for week in weeks))
    step = 1 if highest <= 6 else 2 if highest <= 14 else 5
    levels = [float(value) for value in range(0, highest + step, step)]
    last = weeks[-1].monday + dt.timedelta(days=6)
    plot = Plot(paper, height, weeks[0].monday, last, levels)
    painter = paper.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(TEAL)
    for week in weeks:
        start = week.monday.toordinal() + 0.8
        painter.drawRect(QRectF(plot.place(start, week.sessions), plot.place(start + 5.2, 0)))
    bars = ("bar", TEAL, "sessions in the week from this Monday")
    if plan is None:
        _key(paper, (bars,))
        return
    painter.setPen(QPen(PLUM, 1.3 * SCALE, Qt.PenStyle.DashLine))
    painter.drawLine(plot.place(weeks[0].monday.toordinal() - 0.7, plan), plot.place(last.toordinal() + 1.5, plan))
    _key(paper, (bars, ("dash", PLUM, f"her plan, {plan} a week")))


def draw_pain(paper: Paper, pain: PainView, height: float) -> None:
    """Draw the points before and after sessions, of which there is at least one, and the rolling medians."""
    days = [point.day for point in pain.points]
    plot = Plot(paper, height, days[0], days[-1], (0, 2, 4, 6, 8, 10))
    painter = paper.painter
    size = 2.1 if len(days) <= 150 else 1.2
    for point in pain.points:
        painter.setPen(Qt.PenStyle.NoPen)
        for value, colour, square in ((point.after, TEAL, True), (point.before, INK, False)):
            if value is None:
                continue
            faint = QColor(colour)
            faint.setAlpha(120)
            painter.setBrush(faint)
            middle = plot.place(point.day.toordinal(), value)
            box = QRectF(middle.x() - size * SCALE, middle.y() - size * SCALE, 2 * size * SCALE, 2 * size * SCALE)
            painter.drawRect(box) if square else painter.drawEllipse(box)
    _line(paper, plot, pain.after, TEAL, Qt.PenStyle.DashLine)
    _line(paper, plot, pain.before, INK, Qt.PenStyle.SolidLine)
    _key(
        paper,
        (
            ("round", INK, "before"),
            ("square", TEAL, "after"),
            ("line", INK, "median of 7 sessions, before"),
            ("dash", TEAL, "median of 7 sessions, after"),
        ),
    )


def _line(paper: Paper, plot: Plot, trend: Sequence[TrendPoint], colour: QColor, style: Qt.PenStyle) -> None:
    paper.painter.setPen(QPen(colour, 1.4 * SCALE, style))
    paper.painter.setBrush(Qt.BrushStyle.NoBrush)
    paper.painter.drawPolyline(QPolygonF([plot.place(point.day.toordinal(), point.median) for point in trend]))


def _key(paper: Paper, marks: Sequence[tuple[str, QColor, str]]) -> None:
    """Say what the marks are, in a row."""
    painter, x, y = paper.painter, MARGIN + AXIS, paper.y
    for shape, colour, words in marks:
        middle = y + 5.2
        if shape in ("line", "dash"):
            style = Qt.PenStyle.DashLine if shape == "dash" else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colour, 1.4 * SCALE, style))
            painter.drawLine(QPointF(x * SCALE, middle * SCALE), QPointF((x + 14) * SCALE, middle * SCALE))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            box = QRectF((x + 5) * SCALE, (middle - 2.5) * SCALE, 5 * SCALE, 5 * SCALE)
            painter.drawEllipse(box) if shape == "round" else painter.drawRect(box)
        paper.write(words, x + 18, y, 200, 8, GREY)
        painter.setFont(paper.font(8))
        x += 18 + painter.fontMetrics().horizontalAdvance(words) / SCALE + 14
    paper.y += 15

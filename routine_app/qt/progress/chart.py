"""The charts over time: pain before, in and after sessions, and minutes of breathing a week.

Import it when Progress is first opened, not before (see `time_chart`). The table beside each has the same numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from routine_app.application.diary.chart_span import ChartSpan
from routine_app.application.diary.pain_trend import LONG_DAYS, PainView, TrendPoint
from routine_app.application.diary.words import pain_line, week_line
from routine_app.qt.progress.chart_readings import Readings
from routine_app.qt.progress.time_chart import TimeChart
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.storage.progress import WeekTotal

FEW_POINTS = 400
_FAINT = 70  # of 255: of many points each is a trace, and the lines are read
_FEWEST_WEEKS = 6  # of the bars: one or two alone would be as broad as the card


class PainChart(TimeChart):
    """Pain 0-10: a round point before and a square one after each session, a triangle where it hurt in it.

    The rolling medians are lines; over a long time those of each month, and the points stand back behind them.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, "Pain before and after sessions", parent)
        self._view: PainView | None = None

    def show_pain(self, view: PainView, since: dt.date, until: dt.date) -> None:
        """Show these points from one day to another."""
        self._view = view
        days = [point.day.toordinal() for point in view.points]
        span = ChartSpan.whole(since.toordinal(), until.toordinal())
        self._show(span, Readings(days, lambda at: pain_line(view.points[at])))

    @property
    def is_by_month(self) -> bool:
        """Whether so much time shows that each month has one usual level."""
        return self.span.high - self.span.low > LONG_DAYS

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        self._frame(levels=(0, 2, 4, 6, 8, 10))
        low, high = self.span.low, self.span.high
        points = [point for point in view.points if low <= point.day.toordinal() <= high]
        few = len(points) <= FEW_POINTS
        size = self._style.px(0.55 if few else 0.34)
        before, after = view.by_month() if self.is_by_month else (view.before, view.after)
        self._add_points(((each.day, each.after) for each in points), Ink.TEAL, "s", size, few=few)
        self._add_points(((each.day, each.before) for each in points), Ink.TEXT, "o", size, few=few)
        self._add_points(((each.day, each.during) for each in points), Ink.PLUM, "t1", round(size * 1.6), few=True)
        self._add_line(after, Ink.TEAL, Qt.PenStyle.DashLine)
        self._add_line(before, Ink.TEXT, Qt.PenStyle.SolidLine)

    def _add_points(
        self, said: Iterable[tuple[dt.date, int | None]], ink: Ink, symbol: str, size: int, *, few: bool
    ) -> None:
        """Add points; of many, those that would stand on one another are painted once."""
        step = 1 if few else max(1, (self.span.high - self.span.low) // FEW_POINTS)
        known = [(day.toordinal() // step * step, value) for day, value in said if value is not None]
        if step > 1:
            known = list(dict.fromkeys(known))
        if not known:
            return
        edge = self._style.color(ink)
        brush = QColor(edge)
        brush.setAlpha(110 if few else _FAINT)
        pen = pg.mkPen(edge if few else None)
        xs, ys = zip(*known, strict=True)
        self.addItem(pg.ScatterPlotItem(xs, ys, symbol=symbol, size=size, pen=pen, brush=brush, antialias=True))

    def _add_line(self, trend: Sequence[TrendPoint], ink: Ink, style: Qt.PenStyle) -> None:
        pen = pg.mkPen(self._style.color(ink), width=max(2.0, self._style.px(0.16)), style=style)
        xs, ys = [point.day.toordinal() for point in trend], [point.median for point in trend]
        self.addItem(pg.PlotCurveItem(xs, ys, pen=pen, antialias=True))


class WeekChart(TimeChart):
    """Minutes of paced breathing, a bar for each week."""

    HEIGHT_REM: ClassVar[float] = 10.0  # it is as wide as the page, and says one thing

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, "Minutes of breathing a week", parent)
        self._weeks: Sequence[WeekTotal] = ()

    def show_weeks(self, weeks: Sequence[WeekTotal]) -> None:
        """Show these weeks, of which there is at least one."""
        self._weeks = weeks
        last = weeks[-1].monday + dt.timedelta(days=6)
        first = min(weeks[0].monday, last - dt.timedelta(weeks=_FEWEST_WEEKS, days=-1))
        middles = [week.monday.toordinal() + 3.0 for week in weeks]
        span = ChartSpan.whole(first.toordinal(), last.toordinal())
        self._show(span, Readings(middles, lambda at: week_line(weeks[at])))

    def _draw(self) -> None:
        if not self._weeks:
            return
        values = [week.breathing_ms / 60_000 for week in self._weeks]
        self._frame(levels=scale_to(max(values)))
        xs = [week.monday.toordinal() + 3.0 for week in self._weeks]
        brush = self._style.color(Ink.GLOW)
        # Of bars that are hardly a pixel wide gaps would make a pattern that says nothing: they touch.
        width = 5.0 if self.span.high - self.span.low <= LONG_DAYS else 7.0
        self.addItem(pg.BarGraphItem(x=xs, height=values, width=width, brush=brush, pen=pg.mkPen(None)))


def scale_to(highest: float) -> list[float]:
    """Return four to six round values from 0 to one that is at least `highest`."""
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000):
        if highest <= step * 5:
            count = max(3, -(-int(highest + 0.999) // step))
            return [float(step * index) for index in range(count + 1)]
    return [0.0, highest / 2, highest]

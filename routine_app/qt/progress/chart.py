"""The charts over time: pain before and after, and minutes a week. The only module that imports pyqtgraph.

Import it when Progress is first opened, not before: with numpy it costs half a second. The charts only show; the
table beside each is for the keyboard and the screen reader.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.application.diary.pain_trend import PainView, TrendPoint
from routine_app.application.diary.ticks import Tick, date_ticks
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.storage.progress import WeekTotal

FEW_POINTS = 400
HEIGHT_REM = 15.0


class TimeChart(pg.PlotWidget):  # type: ignore[misc]
    """A chart over days, in the app's colours; the mouse wheel is left to the page."""

    def __init__(self, style: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._style = style
        self._since = self._until = dt.date(2000, 1, 3)
        self._levels: list[Tick] = []
        give_role(self, QAccessible.Role.Chart)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(False, False)
        style.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Return a height that follows the type."""
        return QSize(self._style.px(20), self._style.px(HEIGHT_REM))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, whatever the width."""
        return QSize(140, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set as many dates as there is room for."""
        super().resizeEvent(event)
        if hasattr(self, "_levels"):  # Qt resizes it before it is made
            self._set_ticks()

    def _frame(self, since: dt.date, until: dt.date, levels: Sequence[float]) -> None:
        """Begin anew: the span of days, and the values that get a line across."""
        self.clear()
        self.setBackground(self._style.color(Ink.CARD))
        self._since, self._until = since, until
        self._levels = [(value, f"{value:g}") for value in levels]
        low, high = since.toordinal() - 0.7, until.toordinal() + 1.2
        self.setXRange(low, high, padding=0)
        room = (levels[-1] - levels[0]) * 0.05
        self.setYRange(levels[0] - room, levels[-1] + room, padding=0)
        xs = list(chain.from_iterable((low, high) for _ in levels))
        ys = list(chain.from_iterable((value, value) for value in levels))
        self.addItem(pg.PlotCurveItem(xs, ys, connect="pairs", pen=pg.mkPen(self._style.color(Ink.LINE), width=1)))
        self._style_axes()
        self._set_ticks()

    def _style_axes(self) -> None:
        style = self._style
        font = style.font(Role.CAPTION)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(style.color(Ink.LINE))
            axis.setTextPen(style.color(Ink.MUTED))
            axis.setStyle(tickFont=font, tickLength=0, tickTextOffset=style.px(0.4))
        metrics = QFontMetrics(font)
        widest = max((metrics.horizontalAdvance(text) for _, text in self._levels), default=10)
        self.getAxis("left").setWidth(widest + style.px(0.9))
        self.getAxis("bottom").setHeight(metrics.height() + style.px(0.7))

    def _set_ticks(self) -> None:
        width = QFontMetrics(self._style.font(Role.CAPTION)).horizontalAdvance("30 Sep") + self._style.px(1.6)
        most = max(2, (self.width() - self._style.px(3)) // width)
        self.getAxis("left").setTicks([self._levels])
        self.getAxis("bottom").setTicks([date_ticks(self._since, self._until, most)])

    def _restyle(self) -> None:
        self.updateGeometry()
        self._draw()

    def _draw(self) -> None:
        """Draw what it shows, anew."""


class PainChart(TimeChart):
    """Pain 0-10: a round point before and a square one after each session, and the rolling medians as lines."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, "Pain before and after sessions", parent)
        self._view: PainView | None = None

    def show_pain(self, view: PainView, since: dt.date, until: dt.date) -> None:
        """Show these points from one day to another."""
        self._view, self._span = view, (since, until)
        self._draw()

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        self._frame(*self._span, levels=(0, 2, 4, 6, 8, 10))
        few = len(view.points) <= FEW_POINTS
        size = self._style.px(0.55 if few else 0.34)
        before = [(point.day, point.before) for point in view.points]
        after = [(point.day, point.after) for point in view.points]
        self._add_points(after, Ink.TEAL, "s", size, few=few)
        self._add_points(before, Ink.TEXT, "o", size, few=few)
        self._add_line(view.after, Ink.TEAL, Qt.PenStyle.DashLine)
        self._add_line(view.before, Ink.TEXT, Qt.PenStyle.SolidLine)

    def _add_points(
        self, said: Iterable[tuple[dt.date, int | None]], ink: Ink, symbol: str, size: int, *, few: bool
    ) -> None:
        known = [(day.toordinal(), value) for day, value in said if value is not None]
        brush = QColor(self._style.color(ink))
        brush.setAlpha(110 if few else 45)
        self.addItem(
            pg.ScatterPlotItem(
                [x for x, _ in known], [y for _, y in known],
                symbol=symbol, size=size, pen=None, brush=brush, antialias=True,
            )
        )  # fmt: skip

    def _add_line(self, trend: Sequence[TrendPoint], ink: Ink, style: Qt.PenStyle) -> None:
        pen = pg.mkPen(self._style.color(ink), width=max(2.0, self._style.px(0.16)), style=style)
        xs, ys = [point.day.toordinal() for point in trend], [point.median for point in trend]
        self.addItem(pg.PlotCurveItem(xs, ys, pen=pen, antialias=True))


class WeekChart(TimeChart):
    """Minutes of paced breathing, a bar for each week."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, "Minutes of breathing a week", parent)
        self._weeks: Sequence[WeekTotal] = ()

    def show_weeks(self, weeks: Sequence[WeekTotal]) -> None:
        """Show these weeks, of which there is at least one."""
        self._weeks = weeks
        self._draw()

    def _draw(self) -> None:
        if not self._weeks:
            return
        values = [week.breathing_ms / 60_000 for week in self._weeks]
        last = self._weeks[-1].monday + dt.timedelta(days=6)
        self._frame(self._weeks[0].monday, last, levels=scale_to(max(values)))
        xs = [week.monday.toordinal() + 3.0 for week in self._weeks]
        brush = self._style.color(Ink.GLOW)
        self.addItem(pg.BarGraphItem(x=xs, height=values, width=5.0, brush=brush, pen=pg.mkPen(None)))


def scale_to(highest: float) -> list[float]:
    """Return four to six round values from 0 to one that is at least `highest`."""
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000):
        if highest <= step * 5:
            count = max(3, -(-int(highest + 0.999) // step))
            return [float(step * index) for index in range(count + 1)]
    return [0.0, highest / 2, highest]

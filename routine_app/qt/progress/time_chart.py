"""A chart over days that can be asked: pointer and arrow keys name a place on it, and come closer to it.

Import it when Progress is first opened, not before: with pyqtgraph and numpy it costs half a second. Knows days, values
and words; not what they mean.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import chain
from typing import ClassVar

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.application.diary.chart_span import ChartSpan
from routine_app.application.diary.ticks import Tick, date_ticks
from routine_app.qt.progress.chart_readings import NO_READINGS, Readings
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.buttons import paint_ring

_BESIDE = 0.02  # of the days, free at either end: the last one is not painted over by the focus ring
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
_CLOSER, _WIDER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus,)
_ALL = (Qt.Key.Key_0, Qt.Key.Key_Escape)


class TimeChart(pg.PlotWidget):  # type: ignore[misc]
    """The chart; the mouse wheel is left to the page.

    `told(str)`: what stands at the pointer, or at the cursor of the keys; `span_changed()`: other days show.
    """

    HEIGHT_REM: ClassVar[float] = 15.0
    told = Signal(str)
    span_changed = Signal()

    def __init__(self, style: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None, enableMenu=False)  # making one takes as long as all else of it
        self._style = style
        self.span = ChartSpan.whole(1, 1)
        self.readings = NO_READINGS
        self.cursor_at = -1
        self._pointed: int | None = None
        self._levels: list[Tick] = []
        give_role(self, QAccessible.Role.Chart)
        self.setAccessibleName(f"{name}. Arrow keys go through it, plus and minus come closer and go back")
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else a screen reader has a nameless stop in it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # after that of its viewport, which hands it on to this
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hideButtons()
        self.setMouseEnabled(False, False)
        style.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Return a height that follows the type."""
        return QSize(self._style.px(20), self._style.px(self.HEIGHT_REM))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def come_closer(self) -> None:
        """Show half as many days, around the cursor."""
        self._take(self.span.closer(self._middle()))

    def go_back(self) -> None:
        """Show twice as many days, up to all."""
        self._take(self.span.wider(self._middle()))

    def words(self) -> str:
        """Return what stands at the pointer or else at the cursor, "" where there is nothing."""
        return self.readings.words(self.cursor_at if self._pointed is None else self._pointed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through what it shows, come closer and go back."""
        key, last = Qt.Key(event.key()), len(self.readings) - 1
        if key in _STEPS:
            self._move_to(self.cursor_at + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_to(0 if key == Qt.Key.Key_Home else last)
        elif key in _CLOSER:
            self.come_closer()
        elif key in _WIDER:
            self.go_back()
        elif key in _ALL and not self.span.is_whole:
            self._take(ChartSpan.whole(self.span.first, self.span.last))
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is nearest to the pointer."""
        self._point_at(self.readings.nearest(self._day_at(event.position()), self.span))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor there."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        nearest = self.readings.nearest(self._day_at(event.position()), self.span)
        if nearest is not None:
            self._move_to(nearest)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing: the press was enough."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Come closer to where the pointer is."""
        self._take(self.span.closer(round(self._day_at(event.position()))))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell of the cursor again."""
        super().leaveEvent(event)
        self._point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set as many dates as there is room for."""
        super().resizeEvent(event)
        if hasattr(self, "_levels"):  # Qt resizes it before it is made
            self._set_ticks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, the line at the pointer or cursor, and the focus ring."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self._pointed if self._pointed is not None else self.cursor_at if self.hasFocus() else -1
        if 0 <= at < len(self.readings):
            place = self.plotItem.vb.viewRect()
            x = self.mapFromScene(self.plotItem.vb.mapViewToScene(QPointF(self.readings.days[at], place.y()))).x()
            painter.setPen(pg.mkPen(self._style.color(Ink.TEXT), width=1.5))
            painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - self.getAxis("bottom").height()))
        if self.hasFocus():
            paint_ring(painter, QRectF(self.viewport().rect()), self._style.px(0.5), self._style)

    def _show(self, span: ChartSpan, readings: Readings) -> None:
        """Show all of another span, with other readings; the cursor stands at the last one."""
        self.span, self.readings = span, readings
        self.cursor_at, self._pointed = len(readings) - 1, None
        self._draw()
        self._say()
        self.span_changed.emit()

    def _frame(self, levels: Sequence[float]) -> None:
        """Begin anew: the span of days, and the values that get a line across."""
        self.clear()
        self.setBackground(self._style.color(Ink.CARD))
        self._levels = [(value, f"{value:g}") for value in levels]
        beside = 0.7 + (self.span.high - self.span.low) * _BESIDE
        low, high = self.span.low - beside, self.span.high + beside
        self.setXRange(low, high, padding=0)
        room = (levels[-1] - levels[0]) * 0.05
        self.setYRange(levels[0] - room, levels[-1] + room, padding=0)
        xs = list(chain.from_iterable((low, high) for _ in levels))
        ys = list(chain.from_iterable((value, value) for value in levels))
        self.addItem(pg.PlotCurveItem(xs, ys, connect="pairs", pen=pg.mkPen(self._style.color(Ink.LINE), width=1)))
        self._style_axes()
        self._set_ticks()

    def _draw(self) -> None:
        """Draw what it shows, anew."""

    def _take(self, span: ChartSpan) -> None:
        if span != self.span:
            self.span = span
            self._draw()
            self.span_changed.emit()

    def _move_to(self, index: int) -> None:
        """Put the cursor on a reading, or as near as there is one, and bring it into view."""
        if self.readings:
            self.cursor_at, self._pointed = min(max(index, 0), len(self.readings) - 1), None
            self._take(self.span.with_day(round(self.readings.days[self.cursor_at])))
            self._say()

    def _point_at(self, index: int | None) -> None:
        if index != self._pointed:
            self._pointed = index
            self._say()

    def _say(self) -> None:
        words = self.words()
        self.setAccessibleDescription(words)
        self.told.emit(words)
        self.viewport().update()

    def _middle(self) -> int:
        """The day to come closer to: the cursor's, where that is in view."""
        if self.readings and self.span.low <= self.readings.days[self.cursor_at] <= self.span.high:
            return round(self.readings.days[self.cursor_at])
        return (self.span.low + self.span.high) // 2

    def _day_at(self, point: QPointF) -> float:
        return float(self.plotItem.vb.mapSceneToView(self.mapToScene(point.toPoint())).x())

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
        since, until = (dt.date.fromordinal(day) for day in (self.span.low, self.span.high))
        self.getAxis("left").setTicks([self._levels])
        self.getAxis("bottom").setTicks([date_ticks(since, until, most)])

    def _restyle(self) -> None:
        self.updateGeometry()
        self._draw()

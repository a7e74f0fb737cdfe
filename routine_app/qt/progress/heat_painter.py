"""Paints the days of the calendar: how full each is, what was stopped or hurt, flares, today, and the cursor.

Knows where the squares stand and what each day held; knows no keys and no pointer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from routine_app.application.diary.words import is_to_be_seen
from routine_app.qt.progress.heat_grid import DAY, HeatGrid
from routine_app.qt.progress.marks import level, paint_day, paint_flare, paint_stop
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import RING_WIDTH, paint_ring
from routine_app.storage.progress import DayTotal

PaintMark = Callable[[QPainter, Style, QPointF, float], None]
_CORNER = 0.26  # how far from the corner of a day its marks stand, as a share of its side


class HeatPainter:
    """Paints on a widget, while it lives."""

    def __init__(self, widget: QWidget, style: Style, grid: HeatGrid) -> None:
        self._style, self._grid = style, grid
        self._painter = QPainter(widget)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint_days(
        self,
        days: Mapping[dt.date, DayTotal],
        flares: Collection[dt.date],
        today: dt.date,
        hovered: dt.date | None,
        cursor: dt.date | None,
    ) -> None:
        """Paint the squares up to today; the day under the pointer has a frame, that of the keys a focus ring."""
        day, last = self._grid.monday, min(self._grid.last, today)
        while day <= last:
            total = days.get(day)
            square = QRectF(*self._grid.place(day), self._grid.side, self._grid.side)
            paint_day(self._painter, self._style, square, level(total.minutes) if total and total.sessions else 0)
            if total is not None and is_to_be_seen(total):
                self._corner(paint_stop, square, right=True)
            if day in flares:
                self._corner(paint_flare, square, right=False)
            if day in (today, hovered):
                self._frame(square, 2.4 if day == hovered else 1.6)
            day += DAY
        if cursor is not None:
            self._ring(QRectF(*self._grid.place(cursor), self._grid.side, self._grid.side))

    def _corner(self, paint: PaintMark, square: QRectF, *, right: bool) -> None:
        """Paint a mark near a corner at the top: two of them on a day do not cover each other."""
        side = square.width()
        x = square.right() - side * _CORNER if right else square.left() + side * _CORNER
        paint(self._painter, self._style, QPointF(x, square.top() + side * _CORNER), side)

    def _ring(self, square: QRectF) -> None:
        """Paint the focus ring outside a day, and a line that tells it from a day that is full."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._style.color(Ink.CARD), RING_WIDTH))
        self._painter.drawRoundedRect(square, square.width() * 0.2, square.width() * 0.2)
        around = square.adjusted(-RING_WIDTH, -RING_WIDTH, RING_WIDTH, RING_WIDTH)
        paint_ring(self._painter, around, around.width() * 0.2, self._style)

    def _frame(self, square: QRectF, width: float) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._style.color(Ink.TEXT), width))
        around = square.adjusted(-1, -1, 1, 1)
        self._painter.drawRoundedRect(around, around.width() * 0.2, around.width() * 0.2)

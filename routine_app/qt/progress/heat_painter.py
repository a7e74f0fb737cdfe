"""Paints the year's calendar: months, weekdays, a square for each day, and what the colours mean.

Knows where the squares stand and what each day held; knows no keys and no pointer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from routine_app.application.diary.words import MONTHS, WEEKDAYS
from routine_app.domain.care.diary_prompts import HIGH_FROM
from routine_app.qt.progress.heat_grid import HeatGrid
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.storage.progress import DayTotal

LEVELS = (0.24, 0.46, 0.72, 1.0)  # the share of teal up to 10, 20 and 30 min, and above
STEP_MIN = 10
EMPTY = 0.7  # the share of line colour in a day without a session
DAY = dt.timedelta(days=1)
STOPPED = "Stopped early, or pain of 6 or more"


class HeatPainter:
    """Paints on a widget, while it lives."""

    def __init__(self, widget: QWidget, style: Style, grid: HeatGrid) -> None:
        self._style, self._grid, self._width = style, grid, widget.width()
        self._painter = QPainter(widget)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint_labels(self) -> None:
        """Paint the months above the squares and the weekdays beside them."""
        style, painter, grid = self._style, self._painter, self._grid
        painter.setFont(style.font(Role.CAPTION))
        painter.setPen(style.color(Ink.MUTED))
        metrics = QFontMetricsF(painter.font())
        free = 0.0
        for week, month in grid.months():
            x = grid.left + week * grid.pitch
            name = MONTHS[month - 1][:3]
            if x >= free:
                painter.drawText(QPointF(x, grid.top - metrics.descent() - 3), name)
                free = x + metrics.horizontalAdvance(name) + style.px(0.5)
        every = 1 if grid.pitch >= metrics.height() else 2
        for row in range(0, 7, every):
            y = grid.top + row * grid.pitch + grid.side / 2 + metrics.capHeight() / 2
            painter.drawText(QPointF(0, y), WEEKDAYS[row][:3])

    def paint_days(
        self,
        days: Mapping[dt.date, DayTotal],
        flares: Collection[dt.date],
        today: dt.date,
        marked: Collection[dt.date | None],
    ) -> None:
        """Paint the squares up to today; `marked` days have a frame."""
        empty = self._style.blend(Ink.LINE, Ink.CARD, EMPTY)
        depths = [self._style.blend(Ink.GLOW, Ink.CARD, share) for share in LEVELS]
        day, last = self._grid.monday, min(self._grid.last, today)
        while day <= last:
            total = days.get(day)
            fill = empty if total is None else depths[level(total.minutes)]
            self._paint_square(day, fill, today=day == today, flare=day in flares, marked=day in marked)
            if total is not None and is_to_be_seen(total):
                self._paint_stopped(QRectF(*self._grid.place(day), self._grid.side, self._grid.side))
            day += DAY

    def paint_key(self, line: float) -> None:
        """Paint what the colours mean, below the squares; `line` is the height of a line (logical pixels)."""
        style, painter, grid = self._style, self._painter, self._grid
        side = min(grid.side, look_side(style))
        painter.setFont(style.font(Role.CAPTION))
        metrics = QFontMetricsF(painter.font())
        base = grid.bottom + line * 1.25

        def say(text: str, x: float) -> float:
            painter.setPen(style.color(Ink.MUTED))
            painter.drawText(QPointF(x, base), text)
            return x + metrics.horizontalAdvance(text) + style.px(0.4)

        x = say("Minutes", grid.left)
        for index, share in enumerate(LEVELS):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.blend(Ink.GLOW, Ink.CARD, share))
            painter.drawRoundedRect(QRectF(x, base - side * 0.85, side, side), side * 0.24, side * 0.24)
            more = f"{STEP_MIN * index}+" if index == len(LEVELS) - 1 else f"under {STEP_MIN * (index + 1)}"
            x = say(more, x + side + style.px(0.3)) + style.px(0.4)
        x += style.px(0.6)
        if x + metrics.horizontalAdvance(STOPPED) + side * 2 <= self._width:
            self._paint_stopped(QRectF(x, base - side * 0.85, side, side))
            x = say(STOPPED, x + side + style.px(0.3)) + style.px(0.4)
        if x + metrics.horizontalAdvance("Flare the next day") + side * 2 <= self._width:
            self._paint_flare(QPointF(x + side / 2, base - side * 0.35), side * 1.4)
            say("Flare the next day", x + side + style.px(0.3))

    def _paint_square(self, day: dt.date, fill: QColor, *, today: bool, flare: bool, marked: bool) -> None:
        style, painter, grid = self._style, self._painter, self._grid
        square = QRectF(*grid.place(day), grid.side, grid.side)
        radius = grid.side * 0.24
        painter.setPen(QPen(style.color(Ink.TEXT), 1.6) if today else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(square, radius, radius)
        if flare:
            self._paint_flare(square.center(), grid.side)
        if marked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(style.color(Ink.TEXT), 2.2))
            painter.drawRoundedRect(square.adjusted(-1.5, -1.5, 1.5, 1.5), radius + 1.5, radius + 1.5)

    def _paint_stopped(self, square: QRectF) -> None:
        """Paint a bar at the foot of a square, which colour alone does not tell from the others."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._style.color(Ink.PLUM))
        self._painter.drawRect(square.adjusted(0, square.height() * 0.68, 0, 0))

    def _paint_flare(self, middle: QPointF, side: float) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        for ink, radius in ((Ink.CARD, 0.33), (Ink.CORAL, 0.21)):
            self._painter.setBrush(self._style.color(ink))
            self._painter.drawEllipse(middle, side * radius, side * radius)


def is_to_be_seen(total: DayTotal) -> bool:
    """Return whether a day bears the mark: she stopped, felt unwell, or told a pain of 6 or more."""
    return total.stopped > 0 or total.unwell or (total.worst or 0) >= HIGH_FROM


def look_side(style: Style) -> float:
    """Return the side of the squares in the key."""
    return float(style.px(0.8))


def level(minutes: int) -> int:
    """Return how deep the colour of so many minutes is, an index into LEVELS."""
    return min(minutes // STEP_MIN, len(LEVELS) - 1)

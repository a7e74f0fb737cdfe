"""The year as a calendar: a square for each day, deeper the longer she moved, with a mark where a flare followed.

Knows days and totals; does not know what opening a day shows. Arrows move through the days, Enter or Space opens one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.application.diary.words import MONTHS, WEEKDAYS, day_line
from routine_app.qt.progress.heat_grid import MOST_WEEKS, HeatGrid, heat_grid
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ENTER_KEYS
from routine_app.storage.progress import DayTotal

LEVELS = (0.24, 0.46, 0.72, 1.0)  # the share of teal up to 10, 20 and 30 min, and above
STEP_MIN = 10
EMPTY = 0.7  # the share of line colour in a day without a session
DAY = dt.timedelta(days=1)
_MOVES = {
    Qt.Key.Key_Up: -DAY,
    Qt.Key.Key_Down: DAY,
    Qt.Key.Key_Left: -7 * DAY,
    Qt.Key.Key_Right: 7 * DAY,
    Qt.Key.Key_PageUp: -28 * DAY,
    Qt.Key.Key_PageDown: 28 * DAY,
}


class HeatMap(QWidget):
    """`day_opened(date)` when she opens a day; `day_told(str)` with what the day under cursor or pointer held.

    `span_changed()` when there is room for more or fewer weeks.
    """

    day_opened = Signal(object)
    day_told = Signal(str)
    span_changed = Signal()

    def __init__(self, style: Style, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self.today, self.until = style, today, today
        self._days: Mapping[dt.date, DayTotal] = {}
        self._flares: frozenset[dt.date] = frozenset()
        self.cursor_day = today
        self._hovered: dt.date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        style.changed.connect(self._restyle)
        self.setAccessibleDescription("A square for each day. Arrow keys move through the days, Enter opens one.")

    def show_days(self, days: Mapping[dt.date, DayTotal], flares: frozenset[dt.date], until: dt.date) -> None:
        """Show the weeks up to that of `until`."""
        self._days, self._flares, self.until = days, flares, until
        self._move_to(self.cursor_day)
        self.update()

    def grid(self) -> HeatGrid:
        """Return where the squares stand at the present width."""
        return self._grid(self.width())

    def words(self, day: dt.date) -> str:
        """Return what a day held, in words."""
        total = self._days.get(day)
        held = (total.sessions, total.minutes) if total else (0, 0)
        return day_line(day, *held, flare=day in self._flares)

    def hasHeightForWidth(self) -> bool:
        """Return that the squares grow with the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of seven rows, the months above and the key below."""
        return round(self._grid(width).bottom + self._line() * 1.9)

    def sizeHint(self) -> QSize:
        """Return a year in squares of a modest size."""
        width = self._style.px(3) + MOST_WEEKS * 14
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for some weeks."""
        return QSize(200, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when another number of weeks fits."""
        super().resizeEvent(event)
        if event.oldSize().width() < 0 or self._grid(event.oldSize().width()).weeks != self.grid().weeks:
            self.span_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the days, or open one."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move_to(self.cursor_day + _MOVES[key])
        elif key == Qt.Key.Key_Home:
            self._move_to(self.grid().monday)
        elif key == Qt.Key.Key_End:
            self._move_to(self._last())
        elif key in (*ENTER_KEYS, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.day_opened.emit(self.cursor_day)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the day under the pointer held."""
        day = self._day_at(event.position())
        if day != self._hovered:
            self._hovered = day
            self.setCursor(Qt.CursorShape.PointingHandCursor if day else Qt.CursorShape.ArrowCursor)
            self.day_told.emit(self.words(day or self.cursor_day))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the day under the pointer."""
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._move_to(day)
            self.day_opened.emit(day)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell of the cursor's day again."""
        super().leaveEvent(event)
        if self._hovered is not None:
            self._hovered = None
            self.day_told.emit(self.words(self.cursor_day))
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.day_told.emit(self.words(self.cursor_day))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the months, the weekdays, the squares, the cursor and the key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grid = self.grid()
        self._paint_labels(painter, grid)
        empty = self._style.blend(Ink.LINE, Ink.CARD, EMPTY)
        depths = [self._style.blend(Ink.GLOW, Ink.CARD, share) for share in LEVELS]
        day, last = grid.monday, min(grid.last, self.today)
        while day <= last:
            total = self._days.get(day)
            self._paint_day(painter, grid, day, empty if total is None else depths[level(total.minutes)])
            day += DAY
        self._paint_key(painter, grid)

    def _paint_labels(self, painter: QPainter, grid: HeatGrid) -> None:
        style = self._style
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

    def _paint_day(self, painter: QPainter, grid: HeatGrid, day: dt.date, fill: QColor) -> None:
        style = self._style
        square = QRectF(*grid.place(day), grid.side, grid.side)
        radius = grid.side * 0.24
        painter.setPen(QPen(style.color(Ink.CORAL), 1.6) if day == self.today else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(square, radius, radius)
        if day in self._flares:
            self._paint_flare(painter, square.center(), grid.side)
        if day == self._hovered or (day == self.cursor_day and self.hasFocus()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(style.color(Ink.TEXT), 2.2))
            painter.drawRoundedRect(square.adjusted(-1.5, -1.5, 1.5, 1.5), radius + 1.5, radius + 1.5)

    def _paint_flare(self, painter: QPainter, middle: QPointF, side: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for ink, radius in ((Ink.CARD, 0.33), (Ink.CORAL, 0.21)):
            painter.setBrush(self._style.color(ink))
            painter.drawEllipse(middle, side * radius, side * radius)

    def _paint_key(self, painter: QPainter, grid: HeatGrid) -> None:
        """Paint what the colours mean, below the squares."""
        style, side = self._style, min(grid.side, look_side(self._style))
        painter.setFont(style.font(Role.CAPTION))
        metrics = QFontMetricsF(painter.font())
        base = grid.bottom + self._line() * 1.25
        x = grid.left

        def say(text: str, x: float) -> float:
            painter.setPen(style.color(Ink.MUTED))
            painter.drawText(QPointF(x, base), text)
            return x + metrics.horizontalAdvance(text) + style.px(0.4)

        x = say("Minutes", x)
        for index, share in enumerate(LEVELS):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.blend(Ink.GLOW, Ink.CARD, share))
            painter.drawRoundedRect(QRectF(x, base - side * 0.85, side, side), side * 0.24, side * 0.24)
            more = f"{STEP_MIN * index}+" if index == len(LEVELS) - 1 else f"under {STEP_MIN * (index + 1)}"
            x = say(more, x + side + style.px(0.3)) + style.px(0.4)
        x += style.px(0.6)
        if x + metrics.horizontalAdvance("Flare the next day") + side * 2 <= self.width():
            self._paint_flare(painter, QPointF(x + side / 2, base - side * 0.35), side * 1.4)
            say("Flare the next day", x + side + style.px(0.3))

    def _grid(self, width: float) -> HeatGrid:
        metrics = QFontMetricsF(self._style.font(Role.CAPTION))
        left = metrics.horizontalAdvance("Wed") + self._style.px(0.6)
        return heat_grid(width - 3, self.until, left, self._line() * 1.2, self._style.px(1.5))

    def _line(self) -> float:
        return QFontMetricsF(self._style.font(Role.CAPTION)).height()

    def _last(self) -> dt.date:
        return min(self.grid().last, self.today)

    def _day_at(self, point: QPointF) -> dt.date | None:
        day = self.grid().day_at(point.x(), point.y())
        return day if day is not None and day <= self.today else None

    def _move_to(self, day: dt.date) -> None:
        """Put the cursor on a day, or as near as there is one."""
        self.cursor_day = min(max(day, self.grid().monday), self._last())
        said = self.words(self.cursor_day)
        self.setAccessibleName(said)
        self.day_told.emit(said)
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def look_side(style: Style) -> float:
    """Return the side of the squares in the key."""
    return float(style.px(0.8))


def level(minutes: int) -> int:
    """Return how deep the colour of so many minutes is, an index into LEVELS."""
    return min(minutes // STEP_MIN, len(LEVELS) - 1)

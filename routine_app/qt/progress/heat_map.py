"""The year as a calendar: a square for each day, deeper the longer she moved, with a mark where a flare followed.

Knows days and totals; does not know what opening a day shows. Arrows move through the days, Enter or Space opens one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.application.diary.words import day_line, told_words
from routine_app.qt.progress.heat_grid import MOST_WEEKS, HeatGrid, heat_grid
from routine_app.qt.progress.heat_painter import HeatPainter
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.buttons import ENTER_KEYS
from routine_app.storage.progress import DayTotal

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
        give_role(self, QAccessible.Role.Chart)
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
        return day_line(day, *held, flare=day in self._flares, told=told_words(total) if total else "")

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
        """Paint the year, with the cursor where the keys are and the day under the pointer."""
        marked = {self._hovered} | ({self.cursor_day} if self.hasFocus() else set())
        painter = HeatPainter(self, self._style, self.grid())
        painter.paint_labels()
        painter.paint_days(self._days, self._flares, self.today, marked)
        painter.paint_key(self._line())

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

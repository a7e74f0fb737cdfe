"""The calendar: a square for each day, fuller the longer she moved, with marks for what was stopped, hurt or flared.

A table of its own kind, so that a screen reader goes through it cell by cell. Knows days and totals; does not know what
opening a day shows. Arrows move through the days, Enter or Space opens one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView, QWidget

from routine_app.application.diary.words import day_line, told_words
from routine_app.qt.progress.heat_days import HeatDays
from routine_app.qt.progress.heat_grid import DAY, LEAST_PITCH, HeatGrid, Pitches, heat_grid, weeks_between
from routine_app.qt.progress.heat_headers import HeatHeader
from routine_app.qt.progress.heat_painter import HeatPainter
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ENTER_KEYS
from routine_app.storage.progress import DayTotal

_MOVES = {
    Qt.Key.Key_Up: -DAY,
    Qt.Key.Key_Down: DAY,
    Qt.Key.Key_Left: -7 * DAY,
    Qt.Key.Key_Right: 7 * DAY,
    Qt.Key.Key_PageUp: -28 * DAY,
    Qt.Key.Key_PageDown: 28 * DAY,
}
_PITCH_REM = 1.5
_NAMED = "Your days. Arrow keys move through them, Enter opens one"


class HeatMap(QTableView):
    """`day_opened(date)` when she opens a day; `day_told(str)` with what the day under cursor or pointer held.

    `span_changed()` when there is room for more or fewer weeks; `beyond(int)` when keys go on before the weeks (-1)
    or after them (1).
    """

    day_opened = Signal(object)
    day_told = Signal(str)
    span_changed = Signal()
    beyond = Signal(int)

    def __init__(self, style: Style, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self.today, self.until = style, today, today
        self._days: Mapping[dt.date, DayTotal] = {}
        self._flares: frozenset[dt.date] = frozenset()
        self.cursor_day = self._first = today
        self._hovered: dt.date | None = None
        self._cells = HeatDays(self.grid(), self.words, self)
        self.setModel(self._cells)
        self.setHorizontalHeader(HeatHeader(style, Qt.Orientation.Horizontal, self.grid))
        self.setVerticalHeader(HeatHeader(style, Qt.Orientation.Vertical, self.grid))
        self._be_plain()
        self.setAccessibleName(_NAMED)
        style.changed.connect(self._restyle)
        self._restyle()

    def _be_plain(self) -> None:
        """Have nothing of a table that shows, and none of its ways to choose."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def show_days(self, days: Mapping[dt.date, DayTotal], flares: frozenset[dt.date], until: dt.date) -> None:
        """Show the weeks up to that of `until`."""
        self._days, self._flares, self.until = days, flares, until
        self._first = min(days, default=self.today)
        self._take_grid()
        self._move_to(self.cursor_day)
        self.viewport().update()

    def grid(self) -> HeatGrid:
        """Return where the squares stand at the present width: since a little before her first session, or less."""
        pitches = Pitches(max(LEAST_PITCH, self._style.px(_PITCH_REM)), self._style.target())
        needed = weeks_between(self._first, self.today) + 1
        return heat_grid(self.width() - self._beside(), self.until, pitches, needed)

    def words(self, day: dt.date) -> str:
        """Return what a day held."""
        total = self._days.get(day)
        held = (total.sessions, total.minutes) if total else (0, 0)
        return day_line(day, *held, flare=day in self._flares, told=told_words(total) if total else "")

    def sizeHint(self) -> QSize:
        """Return the height of the months and seven rows."""
        return QSize(self._style.px(30), self._above() + 7 * self.grid().pitch)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and room for some weeks."""
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when another number of weeks fits."""
        super().resizeEvent(event)
        if self._cells.grid != self.grid():
            self.span_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the days, or open one."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._go_to(self.cursor_day + _MOVES[key])
        elif key == Qt.Key.Key_Home:
            self._move_to(self.grid().monday)
        elif key == Qt.Key.Key_End:
            self._move_to(self._last())
        elif key in (*ENTER_KEYS, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.day_opened.emit(self.cursor_day)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the day under the pointer held."""
        day = self._day_at(event.position())
        if day != self._hovered:
            self._hovered = day
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if day else Qt.CursorShape.ArrowCursor)
            self.day_told.emit(self.words(day or self.cursor_day))
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the day under the pointer."""
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._move_to(day)
            self.day_opened.emit(day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing: the press was enough."""
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell of the cursor's day again when the pointer leaves."""
        if event.type() is QEvent.Type.Leave and self._hovered is not None:
            self._hovered = None
            self.day_told.emit(self.words(self.cursor_day))
            self.viewport().update()
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self._move_to(self.cursor_day)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the days, with the cursor where the keys are and the day under the pointer."""
        cursor = self.cursor_day if self.hasFocus() else None
        painter = HeatPainter(self.viewport(), self._style, self.grid())
        painter.paint_days(self._days, self._flares, self.today, self._hovered, cursor)

    def _last(self) -> dt.date:
        return min(self.grid().last, self.today)

    def _day_at(self, point: QPointF) -> dt.date | None:
        day = self.grid().day_at(point.x(), point.y())
        return day if day is not None and day <= self.today else None

    def _go_to(self, day: dt.date) -> None:
        """Go to a day by keys, on to other weeks where there are any."""
        if day < self.grid().monday:
            self.beyond.emit(-1)
        elif day > self._last():
            self.beyond.emit(1)
        self._move_to(day)

    def _move_to(self, day: dt.date) -> None:
        """Put the cursor on a day, or as near as there is one."""
        self.cursor_day = min(max(day, self.grid().monday), self._last())
        self.setCurrentIndex(self._cells.index(*self._cells.grid.cell(self.cursor_day)))
        self.day_told.emit(self.words(self.cursor_day))
        self.viewport().update()

    def _beside(self) -> int:
        metrics = QFontMetricsF(self._style.font(Role.CAPTION))
        return round(metrics.horizontalAdvance("Wed")) + self._style.px(0.5)

    def _above(self) -> int:
        return round(QFontMetricsF(self._style.font(Role.CAPTION)).height() * 1.2)

    def _take_grid(self) -> None:
        """Let cells and headers be those of the present grid."""
        grid = self.grid()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setDefaultSectionSize(grid.pitch)
        self._cells.set_grid(grid, self.today)
        self.updateGeometry()

    def _restyle(self) -> None:
        card = self._style.palette.card  # the corner between the headers would be painted as a button
        self.setStyleSheet(f"QTableCornerButton::section {{ background: {card}; border: none; }}")
        self.horizontalHeader().setFixedHeight(self._above())
        self.verticalHeader().setFixedWidth(self._beside())
        self._take_grid()
        self.viewport().update()

"""The list of routines: as quick with a thousand as with six, since only the rows in sight are painted.

Knows rows; knows no file and nothing of what is done with a routine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import RING_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routine_app.application.routines.listing import ListedRoutine

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class RoutineModel(QAbstractListModel):
    """The rows; what a screen reader says of one is its `spoken`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ListedRoutine, ...] = ()

    def set_rows(self, rows: tuple[ListedRoutine, ...]) -> None:
        """Show these rows from now on."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class RoutineList(QListView):
    """The list. `chosen(id)` when she comes to another row, "" for none; `opened(id)` when she asks for one."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._model = RoutineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(style, self))
        self.setAccessibleName("Routines")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(self._id_at(now)))
        self.activated.connect(lambda index: self.opened.emit(self._id_at(index)))
        style.changed.connect(self._restyle)
        self._restyle()

    @property
    def rows(self) -> Sequence[ListedRoutine]:
        """What it shows."""
        return self._model.rows

    @property
    def current(self) -> ListedRoutine | None:
        """The row that she is at."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: tuple[ListedRoutine, ...]) -> None:
        """Show these rows, and stay at the routine that she was at; else at the first."""
        at = self.current.id if self.current else ""
        if rows != self._model.rows:
            self._model.set_rows(rows)
        self.go_to(at) if any(row.id == at for row in rows) else self.go_to(rows[0].id if rows else "")

    def go_to(self, routine_id: str) -> None:
        """Go to the row of a routine, and bring it into sight."""
        place = next((number for number, row in enumerate(self._model.rows) if row.id == routine_id), None)
        if place is None:
            self.chosen.emit("")
            return
        self.setCurrentIndex(self._model.index(place))
        self.chosen.emit(routine_id)

    def _id_at(self, index: Index) -> str:
        return self._model.rows[index.row()].id if index.isValid() else ""

    def _restyle(self) -> None:
        self.setStyleSheet(f"QListView {{ background: transparent; outline: 0 }} {self._style.bar_style()}")
        self.setMinimumHeight(2 * self._style.target())
        self.scheduleDelayedItemsLayout()


class _RowPainter(QStyledItemDelegate):
    """Paints a row: its name, and below it what it is; a dot before one that cannot be read."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        lines = sum(QFontMetrics(self._style.font(role)).height() for role in (Role.STRONG, Role.CAPTION))
        return QSize(self._style.px(8), max(self._style.target(), lines + self._style.px(0.9)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = self._style
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        state: QStyle.StateFlag = option.state
        row: ListedRoutine = index.model().rows[index.row()]  # type: ignore[attr-defined]
        here = bool(state & QStyle.StateFlag.State_Selected)
        focused = here and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if here:
            ink = Ink.TEAL if focused else Ink.EDGE
            painter.setPen(QPen(style.color(ink), RING_WIDTH if focused else 1.5))
        painter.setBrush(style.color(Ink.CARD))
        painter.drawRoundedRect(box, style.px(0.6), style.px(0.6))
        pad = style.px(0.8)
        text = box.adjusted(pad, style.px(0.3), -pad, -style.px(0.3))
        self._line(painter, text.topLeft(), text.width(), row.name, Role.STRONG, Ink.TEXT)
        below = QPoint(text.left(), text.top() + QFontMetrics(style.font(Role.STRONG)).height())
        self._line(painter, below, text.width(), row.about, Role.CAPTION, Ink.WARNING if row.broken else Ink.MUTED)
        painter.restore()

    def _line(self, painter: QPainter, at: QPoint, width: int, words: str, role: Role, ink: Ink) -> None:
        font = self._style.font(role)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._style.color(ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(at, QSize(width, metrics.height())), int(Qt.AlignmentFlag.AlignVCenter), shown)

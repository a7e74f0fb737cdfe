"""The list of routines: as quick with a thousand as with six, since only the rows in sight are painted.

Knows rows; knows no file and nothing of what is done with a routine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.accessible_rows import TellsNews
from routine_app.qt.widgets.row_list import RowList
from routine_app.qt.widgets.row_painter import RowPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routine_app.application.routines.listing import ListedRoutine

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class RoutineModel(TellsNews, QAbstractListModel):
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
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.news
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class RoutineList(RowList):
    """The list. `chosen(id)` when she comes to another row, "" for none; `opened(id)` when she asks for one."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._model = RoutineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_RoutinePainter(style, self))
        self.setAccessibleName("Routines")
        self.setUniformItemSizes(True)
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

    @property
    def beside(self) -> ListedRoutine | None:
        """The row after the one that she is at, before it where that is the last; None where there is no other."""
        row, rows = self.currentIndex().row(), self._model.rows
        near = row + 1 if row + 1 < len(rows) else row - 1
        return rows[near] if row >= 0 and near >= 0 else None

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


class _RoutinePainter(RowPainter):
    """Paints a row: its name, and below it what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return self._least(0.9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListedRoutine = index.model().rows[index.row()]  # type: ignore[attr-defined]
        painter.save()
        box = self._card(painter, option)
        pad, above = self._style.px(0.8), self._style.px(0.3)
        self._words(painter, box.adjusted(pad, above, -pad, -above), row.name, row.about, broken=row.broken)
        painter.restore()

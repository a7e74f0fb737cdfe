"""The list of a routine's parts: gone through by arrows, moved by drag or with Alt, each item with a small figure.

Knows rows and variations; what a move does to the text is for whoever is told of it.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from routine_app.application.routines.editor_rows import ROUTINE, EditorRow, Path, dropped, row_near
from routine_app.qt.editor.entry_painter import EntryPainter
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.accessible_rows import TellsNews, tell_row
from routine_app.qt.widgets.row_list import RowList

_NO_INDEX = QModelIndex()
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class EntryModel(TellsNews, QAbstractListModel):
    """The rows; what a screen reader says of one is its `spoken`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[EditorRow, ...] = ()

    def set_rows(self, rows: tuple[EditorRow, ...]) -> None:
        """Show these rows from now on."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows != self.rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.news
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        moves = index.isValid() and bool(self.rows[index.row()].path)
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if moves else Qt.ItemFlag.NoItemFlags)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class EntryList(RowList):
    """The list. `chosen()` when she comes to another row, by its path the `current` one.

    `step_wanted(int)`: Alt with an arrow, up (-1) or down (1); `moved(Path, Path)`: an entry was dropped elsewhere;
    `remove_wanted()`, `copy_wanted()`, `add_wanted()`: Delete, Ctrl+D and Insert.
    """

    chosen = Signal()
    step_wanted = Signal(int)
    moved = Signal(object, object)
    remove_wanted = Signal()
    copy_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._model = EntryModel(self)
        self._painter = EntryPainter(style, self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Parts of the routine")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit())
        style.changed.connect(self._restyle)
        self._restyle()

    @property
    def rows(self) -> tuple[EditorRow, ...]:
        """What it shows."""
        return self._model.rows

    @property
    def current(self) -> Path:
        """The path of the row that she is at."""
        row = self.currentIndex().row()
        return self.rows[row].path if 0 <= row < len(self.rows) else ROUTINE

    @property
    def _spoken(self) -> str:
        row = self.currentIndex().row()
        return self.rows[row].spoken if 0 <= row < len(self.rows) else ""

    def show_rows(self, rows: tuple[EditorRow, ...]) -> None:
        """Show these rows, and stay where she was."""
        at, heard = self.current, self._spoken
        with QSignalBlocker(self):
            self._model.set_rows(rows)
            self._go(at)
        if heard not in ("", self._spoken):
            tell_row(self)  # what stands where she is has become another one
        self.viewport().update()

    def go_to(self, path: Path) -> None:
        """Go to a part, or to what stands nearest before it."""
        self._go(path)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt moves the entry with the arrows; Delete, Ctrl+D and Insert do as everywhere."""
        key, held = event.key(), event.modifiers()
        if held & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.step_wanted.emit(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_D and held & Qt.KeyboardModifier.ControlModifier:
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """An entry may be dropped anywhere among the others."""
        super().dragMoveEvent(event)
        if event.source() is self:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the entry goes; the text says what comes of it."""
        to = dropped(self.current, self._row_above(event.position().toPoint())) if event.source() is self else None
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if to is not None:
            self.moved.emit(self.current, to)

    def _row_above(self, at: QPoint) -> Path:
        """Return the path of the row below which something is dropped there."""
        index = self.indexAt(at)
        if not index.isValid():
            return self.rows[-1].path if self.rows else ROUTINE
        below = at.y() > self.visualRect(index).center().y()
        return self.rows[max(0, index.row() - (not below))].path

    def _go(self, path: Path) -> None:
        if self.rows:
            self.setCurrentIndex(self._model.index(row_near(self.rows, path)))

    def _restyle(self) -> None:
        self.setStyleSheet(f"QListView {{ background: transparent; outline: 0 }} {self._style.bar_style()}")
        self.setMinimumHeight(2 * self._style.target())
        self.scheduleDelayedItemsLayout()

"""The days of the calendar as a table for whoever reads it by cells: seven rows, a column for each week.

Knows which day stands where, and asks for the words of one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from routine_app.application.diary.words import short_day
from routine_app.domain.formatting import WEEKDAYS
from routine_app.qt.progress.heat_grid import HeatGrid
from routine_app.qt.widgets.accessible_rows import TellsNews

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HeatDays(TellsNews, QAbstractTableModel):
    """The table. `words(day)` says what a day held; days after `today` cannot be chosen."""

    def __init__(self, grid: HeatGrid, words: Callable[[dt.date], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid, self.today = grid, grid.last
        self._words = words

    def set_grid(self, grid: HeatGrid, today: dt.date) -> None:
        """Show other weeks."""
        self.beginResetModel()
        self.grid, self.today = grid, today
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the days of a week."""
        return 0 if parent.isValid() else 7

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many weeks there are."""
        return 0 if parent.isValid() else self.grid.weeks

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a day up to today can be chosen."""
        ahead = self.grid.day_in(index.row(), index.column()) > self.today
        return Qt.ItemFlag.NoItemFlags if ahead else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a screen reader says of a day; what shows is painted."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(self.grid.day_in(index.row(), index.column()))
        return self.news if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's weekday, and the Monday of a column."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return WEEKDAYS[section]
        return f"Week from {short_day(self.grid.day_in(0, section))}"

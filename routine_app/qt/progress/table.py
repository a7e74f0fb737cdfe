"""A table of texts that the keyboard reads: arrows move through its cells, Tab leaves it, Enter or a click opens a row.

Knows rows of texts; does not know what they are about.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QWidget

from routine_app.application.diary.words import NOT_SAID
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.accessible_rows import TellsNews
from routine_app.qt.widgets.buttons import ENTER_KEYS
from routine_app.qt.widgets.when_shown import WhenShown

_FOCUS_FRAME_PX = 3  # that the style keeps free in a cell beside its padding, and not in a head
MOST_ROWS = 10
_LEAST_WORDS_REM = 9.0
_LONGEST_TRIED = 3  # of a column's texts, by their letters: one of them is the widest, or nearly
Index = QModelIndex | QPersistentModelIndex
Row = Sequence[str]
_NOWHERE = QModelIndex()


class Rows(TellsNews, QAbstractTableModel):
    """Rows of texts under a head; numbers stand at the right."""

    def __init__(self, head: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = head
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def longest(self, column: int) -> list[str]:
        """Return the longest texts of a column."""
        return heapq.nlargest(_LONGEST_TRIED, {row[column] for row in self._rows}, key=len)

    def is_words(self, column: int) -> bool:
        """Return whether a column holds words rather than numbers, of which none may have been said."""
        texts = {row[column] for row in self._rows}
        return texts != {NOT_SAID} and not any(_is_number(text) for text in texts)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, what a screen reader says of it, or on which side it stands."""
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._head[index.column()]}: {text}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.news
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_side(text) | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's head."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if self.is_words(section) else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class DataTable(QTableView):
    """The table. `opened(row)` when she presses Enter on a row or clicks it, where rows open something (`opens`)."""

    opened = Signal(int)

    def __init__(
        self, style: Style, name: str, head: Row, *, opens: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._opens = style, opens
        self.rows = Rows(head, self)
        self.setModel(self.rows)
        self.setAccessibleName(f"{name}, as a table")
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        if opens:
            self.clicked.connect(lambda index: self.opened.emit(index.row()))
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        style.changed.connect(WhenShown(self, self._restyle).ask)
        self._restyle()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, with the first one current."""
        self.rows.set_rows(rows)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))
        self.selectRow(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark no row while the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the scroll bar below where the columns need it."""
        super().resizeEvent(event)
        self._end_in_sight()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the stripe of a row, or its mark, go on to the frame where the columns end before that."""
        painter, end = QPainter(self.viewport()), self.horizontalHeader().length() - self.horizontalHeader().offset()
        colour = self._style.palette
        for row in range(max(0, self.rowAt(0)), self.rows.rowCount()):
            top = self.rowViewportPosition(row)
            if top >= self.viewport().height():
                break
            marked = self.selectionModel().isRowSelected(row)
            ground = colour.teal if marked else colour.tile if row % 2 else colour.card
            painter.fillRect(end, top, self.viewport().width() - end, self.rowHeight(row), QColor(ground))
        painter.end()
        super().paintEvent(event)

    def sizeHint(self) -> QSize:
        """Return the height of its rows, up to ten; the others scroll."""
        shown = min(max(self.rows.rowCount(), 1), MOST_ROWS)
        height = self.horizontalHeader().sizeHint().height() + shown * self._row_height() + 4
        if self.horizontalHeader().length() > self.viewport().width():
            height += self._bar()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, whatever the width."""
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row with Enter; the rest is as in any table."""
        if self._opens and event.key() in ENTER_KEYS and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _bar(self) -> int:
        return max(10, self._style.px(0.6))

    def _row_height(self) -> int:
        line = QFontMetrics(self._style.font(Role.BODY)).height() + self._style.px(0.6)
        return self._style.target() if self._opens else line

    def _restyle(self) -> None:
        style, colour = self._style, self._style.palette
        self.setFont(style.font(Role.BODY))
        self.horizontalHeader().setFont(style.font(Role.STRONG))
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        pad = style.px(0.5)
        self.setStyleSheet(
            f"QTableView {{ background: {colour.card}; alternate-background-color: {colour.tile}; color: {colour.text};"
            f" border: 2px solid {colour.line}; border-radius: 6px; selection-background-color: {colour.teal};"
            f" selection-color: {colour.on_teal}; outline: 0; }}"
            f"QTableView:focus {{ border: 2px solid {colour.teal}; }}"
            f"QTableView::item {{ padding: 0 {pad}px; }}"
            f"QScrollBar {{ background: transparent; width: {self._bar()}px; height: {self._bar()}px; }}"
            f"QScrollBar::handle {{ background: {colour.edge}; border-radius: {self._bar() // 2 - 1}px; margin: 1px;"
            f" min-width: 30px; min-height: 30px; }}"
            f"QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}"
            f"QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"
            f"QHeaderView {{ background: {colour.card}; border: none; border-bottom: 1px solid {colour.edge}; }}"
            f"QHeaderView::section {{ background: {colour.card}; color: {colour.text}; border: none;"
            f" padding: {style.px(0.3)}px {pad + _FOCUS_FRAME_PX}px; }}"
        )
        self._fit()

    def _fit(self) -> None:
        """Give each column the width of its texts; Qt would measure every cell, which takes long with years of them."""
        header, last = self.horizontalHeader(), self.rows.columnCount() - 1
        body, strong = QFontMetrics(self._style.font(Role.BODY)), QFontMetrics(self._style.font(Role.STRONG))
        for column in range(last + 1):
            head = self.rows.headerData(column, Qt.Orientation.Horizontal)
            widths = [body.horizontalAdvance(text) for text in self.rows.longest(column)]
            header.resizeSection(column, max(strong.horizontalAdvance(str(head)), *widths, 0) + self._style.px(1.9))
        header.setStretchLastSection(self.rows.is_words(last) and not self._opens)
        self._end_in_sight()
        self.updateGeometry()

    def _end_in_sight(self) -> None:
        """Let long words at the end of a row end in dots: what the row opens says them whole, and nothing is beside."""
        header, last = self.horizontalHeader(), self.rows.columnCount() - 1
        if self._opens and self.rows.is_words(last):
            room = self.viewport().width() - (header.length() - header.sectionSize(last))
            header.resizeSection(last, max(room, self._style.px(_LEAST_WORDS_REM)))


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _side(text: str) -> Qt.AlignmentFlag:
    number = _is_number(text) or text == NOT_SAID
    return Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft

"""The Routines page: a list that filters as she types, one routine beside it, and what was just done with its Undo.

Shows rows and says what she wishes; knows no files.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.application.routines.listing import found
from routine_app.domain.formatting import counted
from routine_app.qt.routines.detail import RoutineDetail
from routine_app.qt.routines.routine_list import RoutineList
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.scroll_page import side_margin
from routine_app.qt.widgets.scrolling import Scrolling, at_top
from routine_app.qt.widgets.search_field import SearchField
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.qt.widgets.undo_message import UndoMessage

if TYPE_CHECKING:
    from routine_app.application.routines.listing import ListedRoutine

SIDE_BY_SIDE_FROM_REM = 46.0
_TALL_FROM_REM = 24  # a lower page gives its room to the routines
_FILTER_MS = 60
NONE_FOUND = "No routine has all these words."


class RoutinesPage(QWidget):
    """The page. `wished(RoutineWish, id)`, `new_wanted()`, `import_wanted()`, `files_dropped(tuple of Path)`.

    `length_wanted(id)` of the routine that it comes to show: `detail.show_length` is the answer.
    """

    wished = Signal(object, str)
    length_wanted = Signal(str)
    new_wanted = Signal()
    import_wanted = Signal()
    files_dropped = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Routines")
        self.setAcceptDrops(True)
        self._style = style
        self._rows: tuple[ListedRoutine, ...] = ()
        self.title = TextLabel(style, "Routines", Role.DISPLAY).flush_with_buttons()
        self.count = TextLabel(style, "", Role.CAPTION, Ink.MUTED).flush_with_buttons()
        self.search = SearchField(style, "Find a routine", "Find by name, exercise or author")
        self.new = PillButton(style, "New", ButtonKind.QUIET)
        self.new.set_words("New", "New routine")
        self.bring_in = PillButton(style, "Bring in a file", ButtonKind.QUIET)
        self.list = RoutineList(style)
        self.detail = RoutineDetail(style)
        self.detail_area = Scrolling(style, at_top(self.detail))
        self.message = UndoMessage(style, self, lambda: self.list)
        self._later = single_shot(self, _FILTER_MS)
        self._later.timeout.connect(self._filter)
        self.search.looked_for.connect(lambda _: self._later.start())
        self.search.rested.connect(self._tell_found)
        self.search.returnPressed.connect(self._filter)
        self.new.clicked.connect(self.new_wanted)
        self.bring_in.clicked.connect(self.import_wanted)
        self.list.chosen.connect(self._show)
        self.detail.wished.connect(self._wish)
        self._lay_out()
        style.changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, rows: tuple[ListedRoutine, ...]) -> None:
        """Show these routines, as far as they hold what she looks for."""
        if rows != self._rows:
            self._rows = rows
            self._filter()

    def go_to(self, routine_id: str) -> None:
        """Go to a routine, whatever she looks for."""
        if routine_id not in {row.id for row in self.list.rows}:
            self.search.clear()
            self._filter()
        self.list.go_to(routine_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange what was left for when it is looked at."""
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put list and routine beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which files were dropped; nothing that is no file of this computer."""
        files = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        event.acceptProposedAction()
        if files:
            self.files_dropped.emit(files)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(RING, 0, 0, 0)
        head.addWidget(self.search, 1)
        head.addWidget(self.new)
        head.addWidget(self.bring_in)
        self._left = left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.addLayout(head)
        left.addWidget(self.count)
        left.addWidget(self.list, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.addLayout(left, 1)
        self._parts.addWidget(self.detail_area, 1)
        self._column = QVBoxLayout()
        self._column.addWidget(self.title)
        self._column.addLayout(self._parts, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._column, 1)
        outer.addWidget(self.message)

    def _filter(self) -> None:
        self._later.stop()
        shown = found(self._rows, self.search.text())
        self.list.show_rows(shown)
        all_of_them = counted(len(self._rows), "routine")
        self.count.setText(all_of_them if len(shown) == len(self._rows) else f"{len(shown)} of {all_of_them}")
        if not shown:
            self.count.setText(NONE_FOUND)
        self.detail_area.setVisible(bool(shown))

    def _tell_found(self) -> None:
        if self.search.text().strip() and self.search.hasFocus():
            announce(self, self.count.text())

    def _show(self, routine_id: str) -> None:
        row = next((row for row in self._rows if row.id == routine_id), None)
        if row is not None:
            pressed = QApplication.focusWidget()
            self.detail.show_row(row)
            self.length_wanted.emit(row.id)
            if pressed is not None and pressed.isHidden():  # it offers that no more
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.detail_area.verticalScrollBar().setValue(0)

    def _wish(self, wish: object) -> None:
        if self.list.current is not None:
            self.wished.emit(wish, self.list.current.id)

    def _arrange(self) -> None:
        style = self._style
        beside = self.width() >= style.px(SIDE_BY_SIDE_FROM_REM)
        tall = self.height() >= style.px(_TALL_FROM_REM)
        for words in (self.title, self.count):
            words.setVisible(tall)
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        side = side_margin(style, self.width())
        above = style.px(1.3 if tall else 0.2)  # where it is tall, the heading stands where those of other pages do
        self._column.setContentsMargins(side, above, side, above)
        self._column.setSpacing(style.px(0.5))
        self._left.setSpacing(style.px(0.35))
        self._parts.setSpacing(style.px(1.2 if beside else 0.5))

    def _restyle(self) -> None:
        self._arrange()

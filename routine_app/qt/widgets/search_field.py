"""The field above a list in which she types what she looks for. Knows text only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.clear_mark import mark_clear_button

SHORTEST = "Find"
REST_MS = 800  # a reader has said the letter by then
_AROUND_PX = 8  # what Qt keeps free within a field, on both sides together, and the wider edge of one with the focus


class SearchField(QLineEdit):
    """The field. `looked_for(str)` with each letter, `rested()` once she has stopped typing; Esc empties it.

    `found`: what came of it, in words. Undo is the page's where nothing was typed: there it takes back what was done.
    """

    looked_for = Signal(str)
    rested = Signal()

    def __init__(self, style: Style, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self.found = style, ""
        self._hints = (hint or name, name, SHORTEST)
        self.setPlaceholderText(self._hints[0])
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setMaxLength(60)
        self.textChanged.connect(self.looked_for)
        self._rest = single_shot(self, REST_MS)
        self._rest.timeout.connect(self.rested)
        self.textChanged.connect(lambda _: self._rest.start())
        style.changed.connect(self._restyle)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have a hint that is read whole."""
        super().resizeEvent(event)
        self._hint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty it with Esc, where there is something in it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            event.ignore()  # Qt would take it for nothing
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setStyleSheet(self._style.field_style())
        mark_clear_button(self, self._style)
        self.setMinimumHeight(self._style.target())
        self._hint()

    def _hint(self) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self).width() - _AROUND_PX
        fits = (each for each in self._hints if self.fontMetrics().horizontalAdvance(each) <= room)
        self.setPlaceholderText(next(fits, SHORTEST))

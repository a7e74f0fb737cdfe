"""Finds words in the text of a routine: a field above it, the one before and the next, and how many there are.

Knows the view of the text, and words; what the text means it does not know.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from routine_app.application.routines.text_find import next_place, places_of
from routine_app.qt.editor.text_view import RoutineTextView
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ENTER_KEYS, ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.search_field import SearchField
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel

NAME = "Find in the text"
NOT_THERE = "That is not in the text."
_FIELD_REM = 14.0


class TextSearchField(SearchField):
    """The field of the bar. `stepped(bool)`: by Enter to the next one, by Shift and Enter back; `left()`: by Esc."""

    stepped = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, or leave."""
        if event.key() in ENTER_KEYS:
            self.stepped.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """The bar, hidden until `open`. What is found is selected in the text, and said once she stops typing."""

    def __init__(self, style: Style, view: RoutineTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._view, self._begun = style, view, 0
        self.setAccessibleName(NAME)
        self.field = TextSearchField(style, NAME)
        self.field.setClearButtonEnabled(False)  # what stands there is selected when the bar opens
        self.count = TextLabel(style, "", Role.BODY, Ink.MUTED)
        self.count.setWordWrap(False)
        self.back = PillButton(style, "", ButtonKind.QUIET, Icon.BACK)
        self.next = PillButton(style, "", ButtonKind.QUIET, Icon.NEXT)
        self.close_button = PillButton(style, "Close", ButtonKind.QUIET)
        for button, name in ((self.back, "Find the one before"), (self.next, "Find the next one")):
            button.setAccessibleName(name)
            button.setToolTip(name)
        row = FlowLayout(self, spacing=4)
        for part in (self.field, self.back, self.next, self.close_button, self.count):
            row.addWidget(part)
        self.field.looked_for.connect(self._look_for)
        self.field.rested.connect(self._tell)
        self.field.stepped.connect(lambda back: self.step(back=back))
        self.field.left.connect(self.leave)
        self.back.clicked.connect(lambda: self.step(back=True))
        self.next.clicked.connect(lambda: self.step(back=False))
        self.close_button.clicked.connect(self.leave)
        style.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def open(self) -> None:
        """Ask for words: at first for those that are selected in a line, or for those of the last time."""
        words = self._view.textCursor().selectedText()
        self._begun = self._view.selected_from
        self.show()
        if words and "\u2029" not in words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look_for(self.field.text())

    def step(self, *, back: bool) -> None:
        """Go to the next place from the cursor, or to the one before, round the end; say where that is."""
        if self.isHidden():
            self.open()
            return
        self._go(self._view.selected_from + (0 if back else 1), back=back)
        self._tell()

    def leave(self) -> None:
        """Go, back to the text at what was found."""
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the page, which it would leave."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves from its buttons, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _look_for(self, _typed: str) -> None:
        self._go(self._begun, back=False)

    def _go(self, at: int, *, back: bool) -> None:
        words = self.field.text()
        places = places_of(self._view.draft_text, words)
        for button in (self.back, self.next):
            button.setEnabled(bool(places))
        if not places:
            self.count.setText(NOT_THERE if words else "")
            return
        index = next_place(places, at, back=back)
        self._view.select(places[index], places[index] + len(words))
        self.count.setText(f"{index + 1} of {len(places)}")

    def _tell(self) -> None:
        """Say which one it is, and the line that it stands in."""
        if not self.field.text() or self.isHidden():
            return
        block = self._view.textCursor().block()
        found = self.next.isEnabled()
        line = f", line {block.blockNumber() + 1}: {block.text().strip()}" if found else ""
        announce(self, f"{self.count.text()}{line}")

    def _restyle(self) -> None:
        self.field.setFixedWidth(self._style.px(_FIELD_REM))

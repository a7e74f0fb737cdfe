"""The text of a routine, to be read and typed in.

Knows texts and places; what the text means is the model's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from routine_app.content.editing.edits import splice_between
from routine_app.qt.style.style import Style

if TYPE_CHECKING:
    from routine_app.domain.problems import Problem


class RoutineTextView(QPlainTextEdit):
    """The text. `typed(str)` after each change of hers, with the whole text."""

    typed = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setAccessibleName("Text of the routine")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.problems: tuple[Problem, ...] = ()
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))
        style.changed.connect(self._restyle)
        self._restyle()

    def set_draft_text(self, text: str) -> None:
        """Show this text; where another stood, only what differs is changed, and the cursor stays or goes there."""
        splice = splice_between(self.toPlainText(), text)
        if splice.old == splice.new:
            return
        with QSignalBlocker(self):
            cursor = QTextCursor(self.document())
            cursor.setPosition(splice.start)
            cursor.setPosition(splice.start + len(splice.old), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(splice.new)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with the text."""
        self.problems = tuple(problems)

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor at a line and a column, each from 1."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        cursor = self.textCursor()
        cursor.setPosition(min(block.position() + max(0, column - 1), block.position() + max(0, block.length() - 1)))
        self.setTextCursor(cursor)
        self.centerCursor()

    def _restyle(self) -> None:
        self.setStyleSheet(f"{self._style.field_style()} {self._style.bar_style()}")

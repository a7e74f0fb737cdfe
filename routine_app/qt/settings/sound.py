"""What goes with the settings of what is heard: a sentence to hear, and what is wrong with the sound.

Knows words only.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.text import TextLabel


class SoundTest(QWidget):
    """The button, and a line beneath it where something is wrong. `test_wanted()` to hear how it sounds now."""

    test_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.test = PillButton(style, "Say something")
        self.test.clicked.connect(self._ask)
        self.problem = TextLabel(style, "", Role.CAPTION, Ink.WARNING).flush_with_buttons()
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.problem)

    def show_problem(self, words: str) -> None:
        """Say what is wrong with the sound; "" for nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _ask(self) -> None:
        self.show_problem("")
        self.test_wanted.emit()

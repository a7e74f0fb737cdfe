"""Where her own routines are: the folder by name, and a button that opens it.

Knows a path; opens nothing itself.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.text import TextLabel

WHAT_FOR = "Routines of your own or from your physiotherapist are files in this folder. Today shows a new one at once."
CANNOT = "The folder could not be opened from here. It is the one named above."


class RoutinesFolder(QWidget):
    """The folder and the button. `open_wanted()`: she wants to look into it."""

    open_wanted = Signal()

    def __init__(self, style: Style, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = TextLabel(style, str(folder), Role.BODY).break_long_words().flush_with_buttons()
        self.open = PillButton(style, "Open the folder")
        self.open.clicked.connect(self.open_wanted)
        self.line = TextLabel(style, "", Role.CAPTION, Ink.MUTED).flush_with_buttons()
        self.line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(TextLabel(style, WHAT_FOR, Role.CAPTION, Ink.MUTED).flush_with_buttons())
        column.addWidget(self.where)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.line)

    def say(self, words: str) -> None:
        """Say why it could not be opened; "" for nothing."""
        self.line.setText(words)
        self.line.setVisible(bool(words))

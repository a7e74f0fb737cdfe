"""What there is to say at the top of Today, a line each.

Knows words only.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import TextLabel


class MessageLines(QVBoxLayout):
    """The lines, one below the other."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these in place of what stood there."""
        while (item := self.itemAt(0)) is not None and (text := item.widget()) is not None:
            self.removeWidget(text)
            text.deleteLater()
        for line in lines:
            self.addWidget(TextLabel(self._style, line, Role.BODY, Ink.WARNING).break_long_words().flush_with_buttons())

"""The row above the picture: the routine's name, what is other than usual, and the time left.

Knows words and room; a low page has what comes next in place of the name.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from routine_app.application import words
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import RING, TextLabel, tip

NARROW_PX = 760


class TopRow(QHBoxLayout):
    """The row, of four labels."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.routine_name = TextLabel(style, "", Role.SIGN, Ink.MUTED)
        self.next_above = TextLabel(style, "", Role.BODY, Ink.MUTED)
        self.notices = TextLabel(style, "", Role.SIGN, Ink.MUTED)
        self.time_left = TextLabel(style, "", Role.SIGN, Ink.TEXT)
        for label in (self.notices, self.time_left):
            label.setWordWrap(False)
        self.setContentsMargins(RING, 0, RING, 0)
        self.addWidget(self.routine_name, 1)
        self.addWidget(self.next_above, 1)
        self.addWidget(self.notices)
        self.addWidget(self.time_left)

    def show_notices(self, notices: tuple[str, ...], explained: str) -> None:
        """Show the notices; a pointer over them shows what they point to."""
        self.notices.setToolTip(tip(explained))
        self.notices.setText(words.DOT.join(notices))

    def share(self, width: int, *, low: bool) -> None:
        """Show what there is room for in a page of this width (logical pixels): notices go before the name."""
        self.next_above.setVisible(low)
        self.notices.setVisible(not low)
        self.routine_name.setVisible(not low and not (width < NARROW_PX and self.notices.text()))

"""The row above the picture: what comes next, what is other than usual, and the time left.

Knows words and room.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from routine_app.application import words
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import RING, TextLabel, tip


class TopRow(QHBoxLayout):
    """The row, of three labels."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.following = TextLabel(style, "", Role.SIGN, Ink.MUTED)
        self.notices = TextLabel(style, "", Role.SIGN, Ink.MUTED)
        self.time_left = TextLabel(style, "", Role.SIGN, Ink.TEXT)
        for label in (self.notices, self.time_left):
            label.setWordWrap(False)
        self._is_low = self._gives_way = False
        self.setContentsMargins(RING, 0, RING, 0)
        self.addWidget(self.following, 1)
        self.addWidget(self.notices)
        self.addWidget(self.time_left)

    def show_notices(self, notices: tuple[str, ...], explained: str) -> None:
        """Show the notices; a pointer over them shows what they point to."""
        self.notices.setToolTip(tip(explained))
        self.notices.setText(words.DOT.join(notices))

    def share(self, *, low: bool) -> None:
        """Show what there is room for: a low page has none for notices."""
        self._is_low = low
        self._show()

    def give_way(self, *, gives_way: bool) -> None:
        """Show nothing while something else stands in its place."""
        self._gives_way = gives_way
        self._show()

    def _show(self) -> None:
        for label in (self.following, self.time_left):
            label.setHidden(self._gives_way)
        self.notices.setHidden(self._gives_way or self._is_low)

"""The strip above Start: what she has just changed in today's plan, with the way to take it back.

Knows words only.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.scroll_page import Footer
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel


class EditNotice(Footer):
    """The strip; hidden while there is nothing to take back. `undo_wanted()` is her answer."""

    undo_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.words = TextLabel(style, "", Role.BODY)
        self.undo = PillButton(style, "Undo")
        self.undo.clicked.connect(self.undo_wanted)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.undo)
        style.changed.connect(self._space)
        self._space()
        self.hide()

    def show_change(self, said: str) -> None:
        """Show what has changed; "" shows nothing."""
        if said and said != self.words.text():
            announce(self, said)
        self.words.setText(said)
        self.undo.set_words("Undo", f"Undo: {said}")
        self.setVisible(bool(said))

    def _space(self) -> None:
        side = self._style.px(2.6)
        self.row.setContentsMargins(side, self._style.px(0.3), side, self._style.px(0.3))
        self.words.setMinimumHeight(self._style.target())

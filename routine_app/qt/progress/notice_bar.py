"""The strip below Progress: what was just done, with the way to take it back.

Knows words only.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.qt.look import Look, Role
from routine_app.qt.views.buttons import Kind, PillButton
from routine_app.qt.views.sheet import Footer
from routine_app.qt.views.text import Text


class NoticeBar(Footer):
    """The strip; hidden while there is nothing to say. `undo_wanted()` when she takes the last correction back."""

    undo_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.words = Text(look, "", Role.BODY)
        self.undo = PillButton(look, "Undo", Kind.PRIMARY)
        self.close_button = PillButton(look, "Close", Kind.QUIET)
        self.undo.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self.hide)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.undo)
        self.row.addWidget(self.close_button)
        look.changed.connect(self._space)
        self._space()
        self.hide()

    def tell(self, text: str, *, undo: bool) -> None:
        """Say this; `undo` offers to take it back."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.undo.setVisible(undo)
        self.show()

    def _space(self) -> None:
        side = self._look.px(2.6)
        self.row.setContentsMargins(side, self._look.px(0.4), side, self._look.px(0.4))
        self.row.setSpacing(self._look.px(0.6))
        self.words.setMinimumHeight(self._look.target())

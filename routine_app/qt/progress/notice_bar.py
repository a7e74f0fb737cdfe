"""The strip below Progress: what was just done, with the way to take the last correction back.

Knows words only.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.qt.look import Look, Role
from routine_app.qt.views.buttons import Kind, PillButton
from routine_app.qt.views.sheet import Footer
from routine_app.qt.views.text import Text, tip


class NoticeBar(Footer):
    """The strip; hidden while there is nothing to say.

    `undo_wanted()` when she takes the last correction back, `closed()` when she sends the strip away.
    """

    undo_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.words = Text(look, "", Role.BODY)
        self.undo = PillButton(look, "Undo", Kind.PRIMARY)
        self.close_button = PillButton(look, "Close", Kind.QUIET)
        self.undo.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self._close)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.undo)
        self.row.addWidget(self.close_button)
        look.changed.connect(self._space)
        self._space()
        self.hide()

    def tell(self, text: str, undo: str) -> None:
        """Say this, and offer to take back the correction that is called `undo` (empty: there is none)."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.offer(undo)
        self.show()

    def offer(self, undo: str) -> None:
        """Offer to take back this correction, or none any more."""
        self.undo.setAccessibleName(f"Undo: {undo}")
        self.undo.setToolTip("" if undo == self.words.text() else tip(undo))
        self.undo.setVisible(bool(undo))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _space(self) -> None:
        side = self._look.px(2.6)
        self.row.setContentsMargins(side, self._look.px(0.4), side, self._look.px(0.4))
        self.row.setSpacing(self._look.px(0.6))
        self.words.setMinimumHeight(self._look.target())

"""The strip below Progress: what was just done, with the way to take the last correction back.

Knows words only.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.scroll_page import Footer
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel, tip


class NoticeBar(Footer):
    """The strip; hidden while there is nothing to say.

    `undo_wanted()` when she takes the last correction back, `closed()` when she sends the strip away.
    """

    undo_wanted = Signal()
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.words = TextLabel(style, "", Role.BODY)
        self.undo = PillButton(style, "Undo", ButtonKind.PRIMARY)
        self.close_button = PillButton(style, "Close", ButtonKind.QUIET)
        self.undo.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self._close)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.undo)
        self.row.addWidget(self.close_button)
        style.changed.connect(self._space)
        self._space()
        self.hide()

    def tell(self, text: str, undo: str) -> None:
        """Say this, and offer to take back the correction that is called `undo` (empty: there is none)."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.offer(undo)
        self.show()
        announce(self, text)

    def offer(self, undo: str) -> None:
        """Offer to take back this correction, or none any more."""
        self.undo.setAccessibleName(f"Undo: {undo}")
        self.undo.setToolTip("" if undo == self.words.text() else tip(undo))
        self.undo.setVisible(bool(undo))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _space(self) -> None:
        side = self._style.px(2.6)
        self.row.setContentsMargins(side, self._style.px(0.4), side, self._style.px(0.4))
        self.row.setSpacing(self._style.px(0.6))
        self.words.setMinimumHeight(self._style.target())

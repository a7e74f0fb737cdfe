"""A message with its own Undo: what was just done, and beside it the way back from that, never from anything else.

Knows words only. A page puts the bar below its content, calls `tell`, and takes back on `undo_wanted` what it told of;
a message that comes in its place takes its Undo away with it.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.scroll_page import Footer
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel


class MessageBar(Footer):
    """The strip; hidden while there is nothing to say.

    `undo_wanted()` when she takes back what it tells of, `closed()` when she sends it away.
    """

    undo_wanted = Signal()
    closed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.words = TextLabel(style, "", Role.BODY)
        self.then = TextLabel(style, "", Role.CAPTION, Ink.MUTED)
        self.undo = PillButton(style, "Undo", ButtonKind.PRIMARY)
        self.close_button = PillButton(style, "Close", ButtonKind.QUIET)
        self.undo.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self._close)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self.words)
        said.addWidget(self.then)
        said.addStretch(1)
        self.row.addLayout(said, 1)
        self.row.addWidget(self.undo)
        self.row.addWidget(self.close_button)
        style.changed.connect(self._space)
        self._space()
        self.hide()

    def tell(self, text: str, again: str = "") -> None:
        """Say this. `again` is a sentence that is true once it is undone ("Pain after is 3 again."), "" for no Undo."""
        self.words.setText(text)
        self.then.setText(f"With Undo: {again[:1].lower()}{again[1:]}" if again else "")
        self.then.setVisible(bool(again))
        self.undo.set_words("Undo", f"Undo: {again}")
        self.undo.setVisible(bool(again))
        self.setAccessibleName(text)
        self.show()
        announce(self, text)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _space(self) -> None:
        side = self._style.px(2.6)
        self.row.setContentsMargins(side, self._style.px(0.4), side, self._style.px(0.4))
        self.row.setSpacing(self._style.px(0.6))
        self.words.setMinimumHeight(self._style.px(1.4))

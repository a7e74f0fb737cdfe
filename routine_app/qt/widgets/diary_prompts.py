"""What the diary gives reason to say of her pain, on a card, with the way to whom to contact.

Shows the sentences that it is given; knows no rule and no diary.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.text import TextLabel

CONTACTS = "Whom to contact"


class DiaryPrompts(QWidget):
    """The card; hidden while there is nothing to say. `contacts_wanted()`."""

    contacts_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setAccessibleName("A word about your pain")
        self.text = TextLabel(style, "", Role.STRONG).flush_with_buttons()
        self.contacts = PillButton(style, CONTACTS)
        self.contacts.clicked.connect(self.contacts_wanted)
        card = Card(style)
        self._outer, self._column = QVBoxLayout(self), QVBoxLayout(card)
        self._outer.addWidget(card)
        self._column.addWidget(self.text)
        self._column.addWidget(self.contacts, 0, Qt.AlignmentFlag.AlignLeft)
        style.changed.connect(self._space)
        self._space()
        self.hide()

    def show_sentences(self, sentences: tuple[str, ...]) -> None:
        """Show these, one below the other; none hides the card."""
        self.text.setText("\n".join(sentences))
        self.setVisible(bool(sentences))

    def _space(self) -> None:
        pad = self._style.px(0.9)
        self._outer.setContentsMargins(0, 0, 0, self._style.px(0.6))
        self._column.setContentsMargins(pad, pad, pad, self._style.px(0.7))
        self._column.setSpacing(self._style.px(0.5))

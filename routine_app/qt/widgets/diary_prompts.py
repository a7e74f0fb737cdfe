"""What the diary gives reason to say of her pain, on a card, with the way to whom to contact.

Shows the sentences that it is given; knows no rule and no diary.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.banner import Banner
from routine_app.qt.widgets.buttons import PillButton

CONTACTS = "Whom to contact"


class DiaryPrompts(Banner):
    """The card; hidden while there is nothing to say. `contacts_wanted()`."""

    contacts_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        self.contacts = PillButton(style, CONTACTS)
        super().__init__(style, "A word about your pain", (self.contacts,), parent)
        self.contacts.clicked.connect(self.contacts_wanted)

    def show_sentences(self, sentences: tuple[str, ...]) -> None:
        """Show these, one below the other; none hides the card."""
        self.line.setText("\n".join(sentences))
        self.setVisible(bool(sentences))

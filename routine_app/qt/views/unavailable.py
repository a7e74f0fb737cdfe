"""What stands in the place of a page that cannot be made: what it is, whether it is ours, and what to do.

Knows words and one button; why the page cannot be made is for whoever tried.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.look import Look, Role
from routine_app.qt.theme import Ink
from routine_app.qt.views.buttons import PillButton
from routine_app.qt.views.sheet import Sheet
from routine_app.qt.views.text import Text

OURS = "Something went wrong on our side, and a report of it is kept: Today says where. Everything else works."
THEIRS = "A part that Routine needs for this page does not load on this computer: {what}. Everything else works."
MEND = "The mend: in a terminal, {command}. Then try again here."


class Unavailable(Sheet):
    """The stand-in. `again_wanted()` when she wants it to be tried again."""

    again_wanted = Signal()

    def __init__(self, look: Look, page: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.title = Text(look, f"{page} cannot open.", Role.TITLE).flush_with_buttons()
        self.why = Text(look, "").flush_with_buttons()
        self.mend = Text(look, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.mend.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.mend.setAccessibleName("The mend")
        self.again = PillButton(look, "Try again")
        self.again.clicked.connect(self.again_wanted)
        lines = QVBoxLayout()
        for line in (self.title, self.why, self.mend):
            lines.addWidget(line)
        self.column.addLayout(lines)
        self.column.addStretch(1)
        self.footer.row.addWidget(self.again)
        self.footer.row.addStretch(1)

    def tell(self, why: str, mend: str = "") -> None:
        """Say why, and what to do, which may be nothing."""
        self.why.setText(why)
        self.mend.setText(mend)
        self.mend.setVisible(bool(mend))

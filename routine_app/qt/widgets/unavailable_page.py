"""What stands in the place of a page that cannot be made: what it is, whether it is ours, and what to do.

Knows words and one button; why the page cannot be made is for whoever tried.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.text import TextLabel

OURS = "Something went wrong on our side, and a report of it is kept: Today says where. Everything else works."
THEIRS = "A part that Routine needs for this page does not load on this computer: {what}. Everything else works."
MEND = "The mend: in a terminal, {command}. Then try again here."


class Unavailable(ScrollPage):
    """The stand-in. `again_wanted()` when she wants it to be tried again."""

    again_wanted = Signal()

    def __init__(self, style: Style, page: str, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.title = TextLabel(style, f"{page} cannot open.", Role.TITLE).flush_with_buttons()
        self.why = TextLabel(style, "").flush_with_buttons()
        self.mend = TextLabel(style, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.mend.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.mend.setAccessibleName("The mend")
        self.again = PillButton(style, "Try again")
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

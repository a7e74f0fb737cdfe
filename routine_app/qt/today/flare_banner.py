"""The question on Today whether it flared up after yesterday's session: a line, two answers, and "later".

Shows a FlareQuestion and says what she answered; knows no diary. It never takes the focus by itself.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from routine_app.application.today.flare import FlareQuestion
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.banner import Banner
from routine_app.qt.widgets.buttons import PillButton


class FlareBanner(Banner):
    """The banner; hidden while there is nothing to ask.

    `answered(bool | None)`: yes, no, or her answer taken back; `later_wanted()`: not now.
    """

    answered = Signal(object)
    later_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        self.yes, self.no = PillButton(style, "Yes"), PillButton(style, "No")
        self.later, self.undo = PillButton(style, "Ask me later"), PillButton(style, "Undo")
        answers = (self.yes, self.no, self.later, self.undo)
        super().__init__(style, "A flare after yesterday's session", answers, parent)
        self.yes.setAccessibleName("Yes, it flared up after yesterday's session")
        self.no.setAccessibleName("No, it did not flare up after yesterday's session")
        self.undo.setAccessibleName("Undo the answer about the flare")
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))
        self.undo.clicked.connect(lambda: self._answer(None))
        self.later.clicked.connect(self.later_wanted)

    def show_question(self, question: FlareQuestion | None) -> None:
        """Show this question, or the answer that was given; None shows nothing."""
        if question is not None:
            self.line.setText(question.line)
            for button in (self.yes, self.no, self.later):
                button.setVisible(question.answer is None)
            self.undo.setVisible(question.answer is not None)
        self.setVisible(question is not None)

    def _answer(self, flare: bool | None) -> None:
        """Hand the answer on; the focus stays in the banner, if it was there."""
        was_here = any(button.hasFocus() for button in self.buttons)
        self.answered.emit(flare)
        if was_here:
            following = next((button for button in self.buttons if button.isVisible()), None)
            if following is not None:
                following.setFocus(Qt.FocusReason.TabFocusReason)

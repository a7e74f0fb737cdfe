"""A calm word on Today about her pain or her diary, with what she can choose; one at a time, the most urgent first.

Shows what it is given and says what she chose; knows no rule and no diary.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from routine_app.application.today.care_word import CARE_ANSWERS, CareAnswer, CareWord
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.banner import Banner
from routine_app.qt.widgets.buttons import PillButton


class CareBanner(Banner):
    """The banner; hidden while there is nothing to say. `answered(CareAnswer)`; `left()`: it had the focus last."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        self.answers = {each: PillButton(style, words) for each, words in CARE_ANSWERS.items()}
        super().__init__(style, "A word about how you are", tuple(self.answers.values()), parent)
        for each, button in self.answers.items():
            button.clicked.connect(lambda _=False, each=each: self._answer(each))

    def show_word(self, word: CareWord | None) -> None:
        """Show this; None shows nothing."""
        if word is not None:
            self.line.setText(word.text)
            for each, button in self.answers.items():
                button.setVisible(each in word.answers)
        self.setVisible(word is not None)

    def _answer(self, answer: CareAnswer) -> None:
        """Hand the answer on; the focus goes to what is asked in its place, else it leaves."""
        was_here = self.answers[answer].hasFocus()
        if was_here:
            self.answers[answer].clearFocus()  # Qt would give it to what comes next, and scroll there, as this one goes
        self.answered.emit(answer)
        if was_here:
            following = next((button for button in self.buttons if button.isVisible()), None)
            if following is not None:
                following.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.left.emit()

"""What the gate answers to a pain that she told: a sentence, and what she can choose, the suggested first.

Shows a GateAnswer; which choice means which command is for whoever asked.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from routine_app.domain.care.pain_gate import GATE_CHOICE_NAMES, Gate, GateAnswer, GateChoice
from routine_app.qt.player.afar_question import AfarQuestion
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.accessible import be_dialog
from routine_app.qt.widgets.text import TextLabel

_TITLES = {Gate.GO_ON: "You can go on", Gate.CAUTION: "A little less", Gate.END: "Enough of this one"}


class GateQuestion(AfarQuestion):
    """The panel; `answered` gives a GateChoice."""

    WIDEST_REM = 56.0

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(
            style, parent, "Your pain", tuple((each.value, words) for each, words in GATE_CHOICE_NAMES.items())
        )
        self.sentence = TextLabel(style, "", Role.DISPLAY).be_heading(3)
        self.body.addWidget(self.sentence)

    def ask(self, answer: GateAnswer) -> None:
        """Show this. Esc ends the session where the exercise is to end, and else goes on."""
        title = _TITLES[answer.gate]
        self.title.setText(title)
        self.sentence.setText(answer.text)
        be_dialog(self, title, answer.text)
        escape = GateChoice.END_SESSION if answer.gate is Gate.END else GateChoice.GO_ON
        self.offer(tuple((each.value, GATE_CHOICE_NAMES[each]) for each in answer.choices), answer.choices[0], escape)
        self.open()

    def _at_length(self) -> tuple[TextLabel, ...]:
        return (self.sentence,)

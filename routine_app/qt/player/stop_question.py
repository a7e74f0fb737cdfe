"""The question whether she stops here: with what hurts or feels wrong, or to go on after all.

Knows its words, and whether what she has done is kept; what an answer does is for whoever asked.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from routine_app.qt.player.afar_question import AfarQuestion
from routine_app.qt.player.pain_question import GO_ON, UNWELL
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.accessible import be_dialog
from routine_app.qt.widgets.text import TextLabel

HURTS, STOP = "hurts", "stop"
KEPT = "What you have done is kept. You can also go on where you are."
NOT_KEPT = "The diary could not keep all that you have done; Finish says why. You can also go on where you are."
_TITLE = "Stop here?"
_ANSWERS = ((HURTS, "It hurts"), (UNWELL, "I feel unwell"), (STOP, "Stop and finish"), (GO_ON, "Go on"))


class StopQuestion(AfarQuestion):
    """The question; `answered` with "hurts", "unwell", "stop" or to go on."""

    def __init__(self, style: Style, page: QWidget) -> None:
        super().__init__(style, page, _TITLE, _ANSWERS)
        self.words = TextLabel(style, "")
        self.body.addWidget(self.words)

    def ask(self, *, is_kept: bool) -> None:
        """Ask, with words that are true of what she has done so far."""
        self.words.setText(KEPT if is_kept else NOT_KEPT)
        be_dialog(self, _TITLE, self.words.text())
        self.open()

    def _share(self, height: int) -> float:  # noqa: ARG002
        """Return 1: there is so little of it that all fits anywhere."""
        return 1.0

    def _at_length(self) -> tuple[TextLabel, ...]:
        return (self.words,)

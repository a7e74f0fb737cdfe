"""The question over a session when it hurts: how much, where, and what to do now. All of it may be left open.

Knows its words and buttons; what an answer means is for whoever asked.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.pain_scale import pain_scale
from routine_app.qt.widgets.pain_sites import PainSites
from routine_app.qt.widgets.text import TextLabel

LEAVE_OUT, EASIER, STOP, GO_ON = "leave out", "easier", "stop", "go on"
TITLE = "It hurts"
TEXT = "Come out of it gently. If you like, say how much and where; then choose what comes next."
LARGER, LARGER_FROM_PX = 1.15, 600
_ANSWERS = (
    (LEAVE_OUT, "Leave this exercise out"),
    (EASIER, "Do an easier version"),
    (STOP, "Stop and finish"),
    (GO_ON, "Go on"),
)


class PainQuestion(Overlay):
    """The panel. `pain` and `where` hold what she said; the number keys 0 to 9 say the pain, wherever the focus is."""

    WIDEST_REM = 62.0
    ANSWERS_SCROLL = True

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent, TITLE, _ANSWERS, primary=LEAVE_OUT)
        self._column.setContentsMargins(0, 0, 0, 0)  # its parts stand in line with the answers by themselves
        self.title.flush_with_buttons()
        self.exercise = TextLabel(style, "", Role.STRONG, Ink.MUTED).flush_with_buttons()
        self.pain = pain_scale(style, "Pain now")
        self.where = PainSites(style)
        for part in (self.exercise, TextLabel(style, TEXT).flush_with_buttons(), self.pain, self.where):
            self.body.addWidget(part)
        self._scale = 1.0

    def ask(self, exercise: str, *, easier: bool) -> None:
        """Show it for an exercise, with nothing said yet; `easier` is whether there is an easier version."""
        self.exercise.setText(exercise)
        self.setAccessibleName(f"{TITLE}: {exercise}")
        self.pain.set_value(None)
        self.where.set_value(frozenset())
        self.answers[EASIER].setVisible(easier)
        self.open()

    def _arrange(self) -> None:
        """Make the numbers and answers larger where the page has the height for it: they are pressed from the floor."""
        parent = self.parentWidget()
        scale = LARGER if parent is not None and parent.height() >= LARGER_FROM_PX else 1.0
        if scale != self._scale:
            self._scale = scale
            self.pain.enlarge(scale)
            for button in self.buttons:
                button.set_scale(scale)
        super()._arrange()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes round: the scale, the places, the answers."""
        parts = [*self.pain.buttons.values(), *self.where.buttons.values()]
        reached = [part for part in parts if part.focusPolicy() is Qt.FocusPolicy.StrongFocus]
        return [*reached, *super().stops()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number key for the pain."""
        if event.text().isdecimal() and len(event.text()) == 1 and not event.isAutoRepeat():
            self.pain.set_value(int(event.text()))
            event.accept()
        else:
            super().keyPressEvent(event)

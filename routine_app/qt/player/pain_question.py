"""The question over a session when it hurts: how much, whether it is sharp, and where. All of it may be left open.

Knows its words and buttons; what an answer means is for whoever asked, and what follows for the gate.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.application.session.journal import Hurt
from routine_app.qt.figure.body_map import BodyMap
from routine_app.qt.player.afar_question import AfarQuestion
from routine_app.qt.style.style import ANY_SIZE, Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import be_dialog
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.pain_scale import pain_scale
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.records import PainRecord, PainSite

TOLD, UNWELL, GO_ON = "told", "unwell", "go on"
TITLE = "It hurts"
TEXT = "Come out of it gently. How much is it, from 0 to 10? A number key is enough; then Enter."
SHARP = "Sharp, stabbing or catching"
_NUMBERS, _CIRCLE = 0.66, 0.5  # of the letters' size, where larger ones have no room; of the usual circle
_LINES, _REST_REM = 8.9, 13.8  # how high all is with two rows of numbers as large as the letters: in those, the rest
_FIGURES_REM = 42.0  # how wide the figures may become beside the numbers: else they are too high
TWO_FROM_REM = 70.0
_WORST = 10
_ANSWERS = ((TOLD, "What now?"), (UNWELL, "I feel unwell"), (GO_ON, "Go on"))


class PainQuestion(AfarQuestion):
    """The panel. `pain`, `sharp` and `where` hold what she said.

    The number keys say the pain, wherever the focus is: 0 to 9, and 1 then 0 for 10. `changed()` after each change.
    """

    changed = Signal()

    WIDEST_REM = 88.0
    ANSWERS_SCROLL_BELOW_PX = 540

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent, TITLE, _ANSWERS, primary=TOLD)
        self.stand_in_line()
        self.exercise = TextLabel(style, "", Role.STRONG, Ink.MUTED).flush_with_buttons()
        self.pain = pain_scale(style, "Pain now")
        self.sharp = PillButton(style, SHARP, ButtonKind.CHOICE)
        self.where = BodyMap(style)
        self.where.announces = False  # a voice says it
        self._usual: frozenset[PainSite] = frozenset()
        for told in (self.pain.chosen, self.sharp.clicked, self.where.chosen):
            told.connect(lambda _: self.changed.emit())
        self._how_much = QWidget()
        column = QVBoxLayout(self._how_much)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pain)
        column.addWidget(self.sharp, 0, Qt.AlignmentFlag.AlignLeft)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.addWidget(self._how_much, 2, Qt.AlignmentFlag.AlignTop)
        self._parts.addWidget(self.where, 3, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.exercise)
        self.words = TextLabel(style, TEXT).flush_with_buttons()
        self.body.addWidget(self.words)
        self.body.addLayout(self._parts)

    @property
    def said(self) -> Hurt:
        """What she has said so far."""
        return Hurt(self.pain.value, self.where.value, sharp=self.sharp.isChecked(), gave_up=False)

    @property
    def has_told(self) -> bool:
        """Whether she has said anything: the usual places, which are chosen beforehand, she has not."""
        return self.pain.value is not None or self.sharp.isChecked() or self.where.value != self._usual

    def ask(self, exercise: str, usual: frozenset[PainSite] = frozenset(), told: PainRecord | None = None) -> None:
        """Show it for an exercise; `usual` is where it hurts as a rule, `told` what she had said before."""
        self.exercise.setText(exercise)
        be_dialog(self, f"{TITLE}: {exercise}", TEXT)
        self.where.set_value(usual)
        self._usual = self.where.value
        self.pain.set_value(None if told is None else told.pain)
        self.sharp.setChecked(told is not None and told.sharp)
        if told is not None:
            self.where.set_value(told.sites)
        self.open()
        if self.answers_scroll:  # the focus is where it is seen; a number key then brings it to the answers
            self._focus(self.pain.buttons[self.pain.value or 0])
        self._scroll.verticalScrollBar().setValue(0)  # how much it is comes first, wherever the focus is

    def _arrange(self) -> None:
        """Make the numbers larger, too; where there is the width, how much and where stand side by side."""
        parent = self.parentWidget()
        width = parent.width() if parent is not None else 0
        two = width >= self._style.px(TWO_FROM_REM)
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if two else direction.TopToBottom)
        self._parts.setSpacing(self._style.px(1.2 if two else 0.6))
        share = 1.0 if self._have_numbers_room() else _NUMBERS
        self.pain.enlarge(max(share * self._letters() / self._style.rem, 1.0), _CIRCLE)
        self._how_much.setMinimumWidth(self.pain.width_in_two_rows() if two else 0)
        self.where.setMaximumWidth(self._style.px(_FIGURES_REM) if two else ANY_SIZE)
        super()._arrange()

    def _have_numbers_room(self) -> bool:
        """Whether numbers can be as large as the letters, with the usual text: larger text makes none smaller."""
        page, usual = self.parentWidget(), int(self._style.rem / self._style.text_scale)
        return page is not None and page.height() >= _LINES * self._letters(1.0) + _REST_REM * usual

    def _at_length(self) -> tuple[TextLabel, ...]:
        return (self.words,)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes round: the scale, sharp or not, the places, the answers."""
        parts: list[QWidget] = [*self.pain.buttons.values(), self.sharp, *self.where.buttons.values()]
        reached = [part for part in parts if part.focusPolicy() is Qt.FocusPolicy.StrongFocus]
        return [*reached, *super().stops()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number key for the pain."""
        if event.text().isdecimal() and len(event.text()) == 1 and not event.isAutoRepeat():
            digit = int(event.text())
            self.pain.set_value(_WORST if (self.pain.value, digit) == (1, 0) else digit)
            self.changed.emit()
            if self.answers_scroll:
                self._focus(self.answers[TOLD])
            event.accept()
        else:
            super().keyPressEvent(event)

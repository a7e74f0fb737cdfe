"""I feel unwell: the stop signs, large, one at a time, then whom to contact and how soon, with her own numbers.

Shows an `Unwell` conversation and hands its answers on; keeps nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from routine_app.application.care.safety_page import contact_lines
from routine_app.application.care.unwell import NO_SIGN, NOT_ALL_ASKED, Unwell
from routine_app.domain.care.statements import CareContent
from routine_app.qt.player.afar_question import AfarQuestion
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import be_dialog
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.preference_values import Contacts

YES, NO, BACK, LEAVE, END, GO_ON = "yes", "no", "back", "leave", "end", "go on"
TITLE = "You feel unwell"
FIRST = "Stop, and rest in a position that suits you. Now a few questions: Y for yes, N for no."
KEPT = "Your session is kept."
_ASKED = ((YES, "Yes"), (NO, "No"), (LEAVE, "Ask no more"))
_ASKED_AGAIN = ((YES, "Yes"), (NO, "No"), (BACK, "Back"), (LEAVE, "Ask no more"))
_TOLD = ((END, "End here"), (BACK, "Back"))
_NONE = ((END, "End here"), (GO_ON, "Go on"))


class UnwellQuestion(AfarQuestion):
    """The panel. `noticed(str, HowSoon)`: the id of the sign that holds, "" and None where none does, at once.

    `says(str)`: what a voice says; `answered` gives END or GO_ON. She is offered to go on only where no sign holds.
    """

    WIDEST_REM = 50.0
    noticed = Signal(str, object)
    says = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent, TITLE, _ASKED, primary=YES)
        self.progress = TextLabel(style, "", Role.SIGN, Ink.MUTED)
        self.sentence = TextLabel(style, "", Role.DISPLAY).be_heading(3)
        self.numbers = TextLabel(style, "", Role.TITLE, Ink.TEAL).be_heading(3)
        self.more = TextLabel(style, KEPT, Role.BODY, Ink.MUTED)
        for part in (self.progress, self.sentence, self.numbers, self.more):
            self.body.addWidget(part)
        self._told: Unwell | None = None
        self._contacts = Contacts()

    def ask(self, care: CareContent, contacts: Contacts) -> None:
        """Begin with the first sign; `contacts` are whom she calls."""
        self._contacts = contacts
        self._told = Unwell(care)
        self._show_told(FIRST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y and N answer, wherever the focus is."""
        key = {Qt.Key.Key_Y: YES, Qt.Key.Key_N: NO}.get(Qt.Key(event.key()))
        if key in self.answers and not event.isAutoRepeat():
            self._give(str(key))
            event.accept()
        else:
            super().keyPressEvent(event)

    def _give(self, name: str) -> None:
        told = self._told
        if told is None or name in (END, GO_ON):
            super()._give(name)
        elif name == LEAVE:
            self.noticed.emit("", None)
            self._show_none(NOT_ALL_ASKED)
        else:
            self._told = told.back_or_on(-1) if name == BACK else told.answer(holds=name == YES)
            self._show_told()

    def _show_told(self, before: str = "") -> None:
        told = self._told
        assert told is not None  # noqa: S101 - it shows what it asks
        if told.sign is not None:
            self.title.setText(TITLE)
            count = f"{told.index + 1} of {len(told.care.stop_signs)}"
            self.progress.setText(f"{count}. {before}" if before else count)
            self._show(told.sign.text, "", _ASKED_AGAIN if told.index else _ASKED, escape=LEAVE, before=before)
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # no key that is pressed once too often answers
        elif told.contact is not None and told.found is not None:
            self.noticed.emit(told.found.id, told.how_soon)
            whom, *numbers = contact_lines(told.contact, self._contacts)
            self.title.setText(TITLE)
            self._show(whom, "\n".join(numbers), _TOLD, escape=END)
        else:
            self.noticed.emit("", None)
            self._show_none(NO_SIGN)

    def _show_none(self, text: str) -> None:
        self.title.setText(TITLE)
        self._show(text, "", _NONE, escape=END)

    def _show(
        self, text: str, numbers: str, answers: tuple[tuple[str, str], ...], *, escape: str, before: str = ""
    ) -> None:
        asks = answers[0][0] == YES
        self.progress.setVisible(asks)
        self.sentence.setText(text)
        self.numbers.setText(numbers)
        self.numbers.setVisible(bool(numbers))
        self.more.setVisible(not asks)
        said = " ".join(part for part in (before, text, numbers.replace("\n", ". ")) if part)
        be_dialog(self, f"{TITLE}: {text}", said)
        self.says.emit(said)
        self.offer(answers, answers[0][0], escape)
        self.open()

    def _at_length(self) -> tuple[TextLabel, ...]:
        return (self.sentence, self.numbers)

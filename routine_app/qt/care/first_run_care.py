"""The steps of the first run about the voice, when to stop and whom to call, and what to speak about first.

Each knows its widgets; none knows the others, or when it shows.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.application.care.first_run import screened
from routine_app.domain.care.screening import NOTHING_FOUND, SPEAK_FIRST
from routine_app.domain.care.statements import CONFIRM_NOTE, CareContent, HowSoon
from routine_app.qt.care.first_run_steps import FirstRunPart
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.contact_fields import ContactFields
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.preference_values import Preferences

_TWO_FROM_REM = 50.0
NOT_HEARD = (
    "Turn the computer's sound up and play it again. Settings has a test of the sound, and all that is said can be "
    "read on the screen."
)


class SoundStep(FirstRunPart):
    """Whether she hears the voice."""

    TITLE = "Can you hear the voice?"
    LEAD = "The voice leads, so that you need not look."
    PICTURED = True
    voice_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.play = PillButton(style, "Play the voice", ButtonKind.QUIET)
        self.play.set_scale(1.2)
        self.play.clicked.connect(self.voice_wanted)
        self.column.addWidget(self.play, 0, Qt.AlignmentFlag.AlignLeft)
        self.heard = ChoiceRow(style, "Did you hear me?", ((True, "Yes"), (False, "No")))
        self.heard.chosen.connect(self._answer)
        self.column.addWidget(self.heard)
        self.line = self.add("", Role.BODY, Ink.MUTED)

    def show_preferences(self, preferences: Preferences, today: dt.date) -> None:  # noqa: ARG002
        """Ask anew."""
        self.heard.set_value(None)
        self.line.setText("")

    def _answer(self, heard: object) -> None:
        self.line.setText("Good." if heard else NOT_HEARD)


class StopStep(FirstRunPart):
    """When to stop, and whom she calls."""

    TITLE = "When to stop, and whom to call"
    LEAD = "In a session H says that it hurts, U that you feel unwell. F2 opens Safety from everywhere."

    def __init__(self, style: Style, care: CareContent, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        for how_soon in (HowSoon.NOW, HowSoon.SAME_DAY):
            contact = care.contact(how_soon)
            self.add(contact.heading, Role.STRONG, Ink.WARNING if how_soon is HowSoon.NOW else Ink.TEXT)
            self.add(contact.marked)
        self.add(CONFIRM_NOTE, Role.CAPTION, Ink.MUTED)
        self.contacts = ContactFields(style)
        self.column.addWidget(self.contacts)

    def show_preferences(self, preferences: Preferences, today: dt.date) -> None:  # noqa: ARG002
        """Show the numbers that she has given."""
        self.contacts.show_contacts(preferences.contacts)

    def taken_into(self, preferences: Preferences, today: dt.date) -> Preferences:  # noqa: ARG002
        """Return the preferences with these numbers."""
        return replace(preferences, contacts=self.contacts.contacts())


class ScreeningStep(FirstRunPart):
    """What to speak about first; her answers are kept nowhere, only that she has given them."""

    TITLE = "Is one of these so?"
    LEAD = "Tap what is so for you. It is kept nowhere; Routine only tells you whom to speak with."
    KEPT_UNASKED = False  # that nothing is tapped is an answer once she says so with Done

    def __init__(self, style: Style, care: CareContent, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.answer = self.add("", Role.SIGN)
        self.chips: dict[str, PillButton] = {}
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        halves = QVBoxLayout(), QVBoxLayout()
        for half in halves:
            self._columns.addLayout(half, 1)
        self.column.addLayout(self._columns)
        for index, question in enumerate(care.screening):
            chip = PillButton(style, "Yes", ButtonKind.CHOICE)
            chip.setAccessibleName(f"Yes: {question.text}")
            chip.clicked.connect(self._say)
            self.chips[question.id] = chip
            row = QHBoxLayout()
            LayoutRoom(style, row, gap=0.6)
            row.addWidget(chip)
            row.addWidget(TextLabel(style, question.marked), 1)
            halves[2 * index >= len(care.screening)].addLayout(row)
        for half in halves:
            half.addStretch(1)
        self.add(CONFIRM_NOTE, Role.CAPTION, Ink.MUTED)

    def show_preferences(self, preferences: Preferences, today: dt.date) -> None:  # noqa: ARG002
        """Ask anew: what she answered is not known."""
        for chip in self.chips.values():
            chip.setChecked(False)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the questions in two columns where there is room."""
        super().resizeEvent(event)
        two = self.width() >= self._style.px(_TWO_FROM_REM)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if two else direction.TopToBottom)
        self._columns.setSpacing(self._style.px(1.2 if two else 0))

    def taken_into(self, preferences: Preferences, today: dt.date) -> Preferences:
        """Return the preferences with the trimester in which she has answered."""
        return screened(preferences, today)

    def _say(self) -> None:
        holds = any(chip.isChecked() for chip in self.chips.values())
        self.answer.setText(SPEAK_FIRST if holds else "If none is, press Done.")
        self.answer.setAccessibleDescription(SPEAK_FIRST if holds else NOTHING_FOUND)

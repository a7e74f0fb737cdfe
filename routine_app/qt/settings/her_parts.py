"""What the app should know about her: week or due date, where it is sore, what is not comfortable, whom she calls.

All that the first questions ask is here too. Shows a Preferences value and returns it changed; keeps nothing.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from routine_app.application.today.comfort_words import CHOICES
from routine_app.domain.comfort import Avoidable
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.figure.sore_map import SoreMap
from routine_app.qt.settings.section_card import SectionCard
from routine_app.qt.settings.week import WeekSetting
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.comfort_chips import ComfortChips
from routine_app.qt.widgets.contact_fields import ContactFields
from routine_app.storage.preference_values import Preferences


class HerParts(QObject):
    """`changed()` after a change of all but the week, `questions_wanted()` to go through all of it as at first."""

    changed = Signal()
    questions_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._avoid: frozenset[Avoidable] = frozenset()
        self._without: frozenset[Equipment] = frozenset()
        self.week, self.sore = WeekSetting(style), SoreMap(style)
        self.chips, self.contacts = ComfortChips(style), ContactFields(style)
        self.questions = PillButton(style, "Go through the first questions again")
        self.questions.clicked.connect(self.questions_wanted)
        self.sore.changed.connect(self.changed)
        self.contacts.changed.connect(self.changed)
        self.chips.changed.connect(self._take_comfort)

    def fill(self, you: SectionCard, comfort: SectionCard, contacts: SectionCard) -> None:
        """Put the parts into their sections."""
        you.add(self.week, "week of pregnancy due date birth baby ended")
        you.add(self.sore, "sore side where does it hurt pain pubic sacrum leg left right")
        you.add(self.questions, "first questions again ask screening", Qt.AlignmentFlag.AlignLeft)
        comfort.add(self.chips, " ".join(("avoid equipment", *(choice.words for choice in CHOICES))))
        contacts.add(self.contacts, "contacts midwife maternity physiotherapist phone number name emergency")

    def show_preferences(self, preferences: Preferences, today: dt.date) -> None:
        """Show these."""
        self._avoid, self._without = preferences.avoid, preferences.without
        self.week.show_preferences(preferences, today)
        self.sore.show_preferences(preferences)
        self.chips.show_comfort(preferences.avoid, preferences.without)
        self.contacts.show_contacts(preferences.contacts)

    def taken_into(self, preferences: Preferences) -> Preferences:
        """Return the preferences with all but the week as it stands here."""
        held = replace(preferences, avoid=self._avoid, without=self._without, contacts=self.contacts.contacts())
        return self.sore.taken_into(held)

    def _take_comfort(self, avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> None:
        self._avoid, self._without = avoid, without
        self.changed.emit()

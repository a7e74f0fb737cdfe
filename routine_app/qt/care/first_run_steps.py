"""The steps of the first run, each a part of its page: what it asks, and what her answer does to her preferences.

Each knows its widgets; none knows the others, or when it shows.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.domain.care.gestation import DUE_WEEK, week_from_due_date
from routine_app.domain.comfort import LAST_WEEK, Avoidable
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.figure.sore_map import SoreMap
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.comfort_chips import ComfortChips
from routine_app.qt.widgets.due_date_field import DueDateField
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.qt.widgets.week_field import WeekField
from routine_app.storage.preference_values import Preferences


class FirstRunPart(QWidget):
    """A step: its title, what stands above it, and its widgets in `column`.

    `KEPT_UNASKED`: what stands in it is her answer, also where she goes elsewhere than to the next step. `PICTURED`:
    it leaves room for her figure beside it.
    """

    TITLE: ClassVar[str]
    LEAD: ClassVar[str] = ""
    KEPT_UNASKED: ClassVar[bool] = True
    PICTURED: ClassVar[bool] = False

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._headings: list[TextLabel] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        style.changed.connect(self._space)
        self._space()

    def show_preferences(self, preferences: Preferences, today: dt.date) -> None:
        """Show what she has said before."""

    def taken_into(self, preferences: Preferences, today: dt.date) -> Preferences:  # noqa: ARG002 - some need the day
        """Return the preferences with what stands here now."""
        return preferences

    def add(self, text: str, role: Role = Role.BODY, ink: Ink = Ink.TEXT) -> TextLabel:
        """Add a line of text."""
        label = TextLabel(self._style, text, role, ink).flush_with_buttons()
        if role is Role.STRONG:
            self._headings.append(label)
            self._space()
        self.column.addWidget(label)
        return label

    def _space(self) -> None:
        self.column.setSpacing(self._style.px(0.6))
        for heading in self._headings:  # nearer to what it heads than to what stands above
            heading.setContentsMargins(0, self._style.px(0.6), 0, 0)


class WeekStep(FirstRunPart):
    """The due date, or the week. `week_told(int)`: what stands there now, 0 for none."""

    TITLE = "When is your baby due?"
    PICTURED = True
    week_told = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._today: dt.date | None = None
        self._by_date = False
        self.add("The due date", Role.STRONG)
        self.due = DueDateField(style)
        self.column.addLayout(at_the_left(self.due))
        self.add("or the week that you are in now", Role.STRONG)
        self.week = WeekField(style)
        self.column.addLayout(at_the_left(self.week))
        self.line = self.add("", Role.BODY, Ink.TEAL)
        self.add("From then on the week goes on by itself. It leaves out what does not suit it.", Role.BODY, Ink.MUTED)
        self.due.chosen.connect(self._take_date)
        self.week.valueChanged.connect(self._take_week)

    def show_preferences(self, preferences: Preferences, today: dt.date) -> None:
        """Show her due date and her week as it is today."""
        self._today, self._by_date = today, preferences.due_date is not None
        self.due.show_due(preferences.due_date, today)
        week = preferences.week_on(today)
        self.week.show_week(week if isinstance(week, int) else 0)
        if not self._by_date:
            self._follow_week()
        self._say()

    def taken_into(self, preferences: Preferences, today: dt.date) -> Preferences:
        """Return the preferences with the due date, or else with the week; with neither they stay as they are."""
        if self._by_date:
            return preferences.with_due_date(self.due.due())
        week = self.week.value()
        same = not week or week == preferences.week_on(today)
        return preferences if same else preferences.with_week(week, today)

    def _take_date(self) -> None:
        self._by_date = True
        due = self.due.due()
        if self._today is not None and due is not None:
            self.week.show_week(min(max(week_from_due_date(due, self._today), 1), LAST_WEEK))
        self._say()

    def _take_week(self) -> None:
        self._by_date = False
        self._follow_week()
        self._say()

    def _follow_week(self) -> None:
        """Show the due date that belongs to the week, so that the two never say different things."""
        week = self.week.value()
        if week and self._today is not None:
            self.due.show_due(self._today + dt.timedelta(weeks=DUE_WEEK - week), self._today)

    def _say(self) -> None:
        week = self.week.value()
        self.line.setText(f"That is week {week}." if week else "Not said yet.")
        self.week_told.emit(week)


class SoreStep(FirstRunPart):
    """The sore side, and where it usually hurts."""

    TITLE = "Where is it sore?"
    LEAD = "Work on one side begins with the other one. Pain at the pubic bone keeps your legs closer together."

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.sore = SoreMap(style, fills_page=True)
        self.column.addWidget(self.sore)

    def show_preferences(self, preferences: Preferences, today: dt.date) -> None:  # noqa: ARG002
        """Show what she has said before."""
        self.sore.show_preferences(preferences)

    def taken_into(self, preferences: Preferences, today: dt.date) -> Preferences:  # noqa: ARG002
        """Return the preferences with side and places."""
        return self.sore.taken_into(preferences)


class ComfortStep(FirstRunPart):
    """What is not comfortable, and what is not at home."""

    TITLE = "What is not comfortable, or not at home?"
    LEAD = "Something else then stands in, and Today says what and why."

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._avoid: frozenset[Avoidable] = frozenset()
        self._without: frozenset[Equipment] = frozenset()
        self.chips = ComfortChips(style)
        self.chips.changed.connect(self._take)
        self.column.addWidget(self.chips)

    def show_preferences(self, preferences: Preferences, today: dt.date) -> None:  # noqa: ARG002
        """Show what she has said before."""
        self._take(preferences.avoid, preferences.without)
        self.chips.show_comfort(preferences.avoid, preferences.without)

    def taken_into(self, preferences: Preferences, today: dt.date) -> Preferences:  # noqa: ARG002
        """Return the preferences with these."""
        return replace(preferences, avoid=self._avoid, without=self._without)

    def _take(self, avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> None:
        self._avoid, self._without = avoid, without


def at_the_left(widget: QWidget) -> QHBoxLayout:
    """Return a row with a widget at its left, no wider than it needs."""
    row = QHBoxLayout()
    row.setContentsMargins(RING, 0, RING, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return row

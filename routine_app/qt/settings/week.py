"""Her week of pregnancy: a number from 1 to 42, after the birth, or not said.

Shows what holds today and how it came about; knows no file and no clock. After the birth it says what
content sheet B3.5 does (symptoms that have not settled two weeks postpartum) and nothing more.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.domain.comfort import ENDED, LAST_WEEK, POSTPARTUM, Week
from routine_app.domain.formatting import MONTHS
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.due_date_field import DueDateField
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.radio import RadioGroup, hold_one
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.qt.widgets.week_field import UNSET, WeekField
from routine_app.storage.preference_values import Preferences

WHAT_FOR = "Leaves out what does not suit the week, such as lying flat on the back from week 16."
BORN = (
    "The week leaves nothing out now. What suits you after the birth, Routine cannot say: where symptoms have not "
    "settled two weeks after it, ask your midwife, doctor or physiotherapist."
)
_APART_REM = 0.7  # a heading stands nearer to what it heads than to what is above it
DUE = "or the due date, from which the week follows"
PREGNANCY_ENDED = "The week leaves nothing out now, and Routine asks and says nothing more of it."


class WeekSetting(QWidget):
    """`changed(Week | None)` when she has said another week, `due_changed(date | None)` when another due date."""

    changed = Signal(object)
    due_changed = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._week: Week | None = None
        self.setAccessibleName("Week of pregnancy")
        self.field = WeekField(style)
        self.field.valueChanged.connect(lambda week: self.changed.emit(week or None))
        self.due = DueDateField(style)
        self.due.chosen.connect(self.due_changed)
        self.earlier, self.later = PillButton(style, "−"), PillButton(style, "+")  # noqa: RUF001 - a minus sign
        self.earlier.setAccessibleName("One week earlier")
        self.later.setAccessibleName("One week later")
        self.earlier.clicked.connect(self.field.stepDown)
        self.later.clicked.connect(self.field.stepUp)
        self.born, self.unsaid = (
            PillButton(style, "After the birth", ButtonKind.TAB),
            PillButton(style, "Not said", ButtonKind.TAB),
        )
        self.ended = PillButton(style, "It has ended", ButtonKind.TAB)
        for button, week in ((self.born, POSTPARTUM), (self.ended, ENDED), (self.unsaid, None)):
            said = "It has ended, my pregnancy" if week == ENDED else button.words()
            button.setAccessibleName(f"Week of pregnancy: {said}")
            button.clicked.connect(lambda _=False, week=week: self._choose(week))
        self.line = TextLabel(style, "", Role.CAPTION, Ink.TEAL).flush_with_buttons()
        self._fill(style)

    def _fill(self, style: Style) -> None:
        """Put the week, the due date and how that came about into the setting."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(TextLabel(style, "Week of pregnancy", Role.STRONG).flush_with_buttons())
        column.addWidget(TextLabel(style, WHAT_FOR, Role.CAPTION, Ink.MUTED).flush_with_buttons())
        column.addLayout(self._row())
        LayoutRoom(style, apart := QVBoxLayout(), around=(0, _APART_REM, 0, 0))
        apart.addWidget(TextLabel(style, DUE, Role.STRONG).flush_with_buttons())
        column.addLayout(apart)
        due = QHBoxLayout()
        due.setContentsMargins(RING, 0, RING, 0)
        due.addWidget(self.due)
        due.addStretch(1)
        column.addLayout(due)
        column.addWidget(self.line)

    def show_preferences(self, preferences: Preferences, today: dt.date) -> None:
        """Show her week as it is today."""
        week = self._week = preferences.week_on(today)
        self.due.show_due(preferences.due_date, today)
        self.field.show_week(week if isinstance(week, int) else UNSET)
        self.earlier.setEnabled(isinstance(week, int))
        self.later.setEnabled(week != LAST_WEEK)
        self._hold(week)
        self.line.setText(week_line(preferences, today))
        self.line.setVisible(bool(self.line.text()))

    def _row(self) -> FlowLayout:
        row = FlowLayout(spacing=2, row_spacing=0)
        self._said = RadioGroup("Week of pregnancy")
        self._said.radios = (self.born, self.ended, self.unsaid)
        parts_of: tuple[tuple[QWidget, tuple[QWidget, ...]], ...] = (
            (QWidget(), (self.earlier, self.field, self.later)),
            (self._said, self._said.radios),
        )
        for together, parts in parts_of:
            inner = QHBoxLayout(together)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(2)
            for part in parts:
                inner.addWidget(part)
            row.addWidget(together)
        return row

    def _hold(self, week: Week | None) -> None:
        held = None if isinstance(week, int) else {POSTPARTUM: 0, ENDED: 1, None: 2}[week]
        hold_one(self._said.radios, held)

    def _choose(self, week: Week | None) -> None:
        self._hold(week)
        if week != self._week:
            self.changed.emit(week)


def week_line(preferences: Preferences, today: dt.date) -> str:
    """Return how the week that holds today came about, "" where she has not said."""
    week, since = preferences.week_on(today), preferences.week_set_on
    if week is None:
        return ""
    if week == POSTPARTUM:
        return BORN
    if week == ENDED:
        return PREGNANCY_ENDED
    if preferences.due_date is not None:
        if preferences.week_has_run_out(today):
            return f"By your due date week {LAST_WEEK} has passed. What holds now?"
        return f"Week {week}, by your due date. It goes on by itself."
    if since is None:
        return f"Week {week}, until you change it."
    if preferences.week_has_run_out(today):
        return f"By the week that you gave on {_day(since, today)}, week {LAST_WEEK} has passed. What holds now?"
    if week == preferences.week:
        return f"Week {week}, as you gave it on {_day(since, today)}. It goes on by itself."
    return f"Week {week} (from the week that you gave on {_day(since, today)}). It goes on by itself."


def _day(day: dt.date, today: dt.date) -> str:
    """Return "1 November", with the year where it is another one."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"

"""Progress at a glance: every part in a column, for a diary with sessions and for one that is still empty.

Knows a DiaryView and hands her wishes on; keeps nothing.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.domain.formatting import counted
from routine_app.qt.look import Look, Role
from routine_app.qt.progress.files_section import FilesSection
from routine_app.qt.progress.lists import DoneSection, FlareSection, SwappedSection
from routine_app.qt.progress.section import Section
from routine_app.qt.progress.times import BreathingSection, PainSection
from routine_app.qt.progress.two_up import TwoUp
from routine_app.qt.progress.week import PlanStepper, WeekStrip
from routine_app.qt.progress.year import YearSection
from routine_app.qt.theme import Ink
from routine_app.qt.views.choice_row import ChoiceRow
from routine_app.qt.views.overlay import Card
from routine_app.qt.views.sheet import Sheet
from routine_app.qt.views.text import Text
from routine_app.session.diary_view import DiaryView, Period
from routine_app.session.diary_words import WEEKDAYS, short_day

PRIVATE = "Only on this computer, for you alone."
EMPTY_TITLE = "Your first session will show here."
EMPTY_LINES = (
    "After it you will find your days on a calendar, what you did, and how you felt before and after.",
    "Two numbers help most: pain before, and pain after. You can leave out anything that you do not want to keep.",
    "From seven sessions on, the middle of your numbers shows whether anything is changing. Until then, just move.",
    "Had the diary on another computer? Restore a backup below.",
)


class Board(Sheet):
    """The page's content. `day_opened(date)`, `plan_changed(int | None)`, `period_chosen(Period)`."""

    day_opened = Signal(object)
    plan_changed = Signal(object)
    period_chosen = Signal(object)

    def __init__(self, look: Look, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.footer.hide()
        self.title = Text(look, "Progress", Role.DISPLAY).flush_with_buttons()
        self.line = Text(look, PRIVATE, Role.BODY, Ink.MUTED).flush_with_buttons()
        self.empty = _empty_card(look)
        self.year = YearSection(look, today)
        self.week = self._week_section(look)
        self.periods = ChoiceRow(look, "Look back", [(period, _capital(period.value)) for period in Period])
        for heading in self.periods.findChildren(Text):
            heading.flush_with_buttons()
        self.periods.chosen.connect(self.period_chosen)
        self.pain = PainSection(look)
        self.done, self.swapped = DoneSection(look), SwappedSection(look)
        self.flares, self.breathing = FlareSection(look), BreathingSection(look)
        self.files = FilesSection(look)
        self._lists = TwoUp(look, self.done, self.swapped)
        self._more = TwoUp(look, self.breathing, self.flares)
        for section in (self.year, self.flares):
            section.day_opened.connect(self.day_opened)
        self._full = (self.year, self.week, self.periods, self.pain, self._lists, self._more)
        for part in (self.title, self.line, self.empty, *self._full, self.files):
            self.column.addWidget(part)
        self.column.addStretch(1)
        look.changed.connect(self._loosen)
        self._loosen()

    def show_view(self, view: DiaryView | None) -> None:
        """Show this; None or a diary without sessions shows how it begins."""
        there = view is not None and not view.is_empty
        self.empty.setVisible(not there)
        for part in self._full:
            part.setVisible(there)
        if view is None or view.is_empty:
            self.line.setText(PRIVATE)
            return
        total = counted(sum(day.sessions for day in view.days), "session")
        self.line.setText(f"{total} since {short_day(view.days[0].day)}. {PRIVATE}")
        self.year.show_view(view)
        self._show_week(view)
        self.periods.set_value(view.period)
        for section in (self.pain, self.done, self.swapped, self.flares, self.breathing):
            section.show_view(view)

    def _week_section(self, look: Look) -> Section:
        section = Section(look, "This week", ("Day", "Sessions", "Minutes"))
        self.strip = WeekStrip(look)
        self.plan = PlanStepper(look)
        self.plan.changed.connect(self.plan_changed)
        section.set_chart(self.strip)
        section.top.insertWidget(2, self.plan)
        return section

    def _show_week(self, view: DiaryView) -> None:
        week = view.week
        self.strip.show_week(week)
        self.plan.show_plan(week.plan)
        rows = [
            (WEEKDAYS[day.day.weekday()], str(day.sessions), str(day.minutes)) for day in week.days if not day.ahead
        ]
        self.week.show_numbers(week.sentence, lambda: rows, there=True)

    def _loosen(self) -> None:
        self.column.setSpacing(self._look.px(0.9))


def _empty_card(look: Look) -> Card:
    card = Card(look)
    column = QVBoxLayout(card)
    pad = look.px(1.6)
    column.setContentsMargins(pad, pad, pad, pad)
    column.setSpacing(look.px(0.7))
    column.addWidget(Text(look, EMPTY_TITLE, Role.TITLE))
    for line in EMPTY_LINES:
        column.addWidget(Text(look, line))
    return card


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

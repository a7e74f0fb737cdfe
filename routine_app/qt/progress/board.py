"""Progress at a glance: every part in a column, for a diary with sessions and for one that is still empty.

Knows a DiaryView and hands her wishes on; keeps nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.application.diary.view import DiaryView, Period
from routine_app.application.diary.words import sessions_words
from routine_app.domain.exercise import Variation
from routine_app.domain.formatting import WEEKDAYS
from routine_app.qt.progress.empty_card import EmptyCard
from routine_app.qt.progress.files_section import FilesSection
from routine_app.qt.progress.lists import DoneSection, FlareSection, SwappedSection
from routine_app.qt.progress.section import ProgressSection
from routine_app.qt.progress.sessions_section import SessionsSection
from routine_app.qt.progress.times import BreathingSection, PainSection
from routine_app.qt.progress.two_up import TwoUp
from routine_app.qt.progress.week import PlanStepper, WeekStrip
from routine_app.qt.progress.year import YearSection
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.diary_prompts import DiaryPrompts
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.session_list import WhichSessions

PRIVATE = "Only on this computer, for you alone."


class ProgressBoard(ScrollPage):
    """The page's content. `day_opened(date)`, `plan_changed(int | None)`, `period_chosen(Period)`.

    `sessions_wanted(SessionQuery)`: other sessions are to show in the list. `today_wanted()`: she wants to begin.
    `resting` is what her figure does where there is no session yet.
    """

    GAP_REM: ClassVar[float] = 0.9
    day_opened = Signal(object)
    plan_changed = Signal(object)
    period_chosen = Signal(object)
    sessions_wanted = Signal(object)
    today_wanted = Signal()

    def __init__(
        self, style: Style, today: dt.date, resting: Variation | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, parent)
        self.footer.hide()
        self.title = TextLabel(style, "Progress", Role.DISPLAY).flush_with_buttons()
        self.line = TextLabel(style, PRIVATE, Role.BODY, Ink.MUTED).flush_with_buttons()
        self.prompts = DiaryPrompts(style)
        self.empty = EmptyCard(style, resting)
        self.year = YearSection(style, today)
        self.week = self._week_section(style)
        self.sessions = SessionsSection(style)
        self.periods = ChoiceRow(style, "Look back", [(period, _capital(period.value)) for period in Period])
        for heading in self.periods.findChildren(TextLabel):
            heading.flush_with_buttons()
        self.pain = PainSection(style)
        self.done, self.swapped = DoneSection(style), SwappedSection(style)
        self.flares, self.breathing = FlareSection(style), BreathingSection(style)
        self.files = FilesSection(style)
        self._connect()
        lists = TwoUp(style, self.done, self.swapped)
        back = (self.periods, self.pain, self.flares, lists, self.breathing)
        self._full = (self.year, self.week, self.sessions, *back)
        for part in (self.title, self.line, self.prompts, self.empty, *self._full, self.files):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _connect(self) -> None:
        for section in (self.year, self.sessions):
            section.day_opened.connect(self.day_opened)
        self.empty.today_wanted.connect(self.today_wanted)
        self.sessions.wanted.connect(self.sessions_wanted)
        self.periods.chosen.connect(self.period_chosen)
        self.flares.list_wanted.connect(lambda: self.sessions.choose(WhichSessions.FLARED))

    def show_view(self, view: DiaryView | None) -> None:
        """Show this; None or a diary without sessions shows how it begins."""
        there = view is not None and not view.is_empty
        self.empty.setVisible(not there)
        for part in self._full:
            part.setVisible(there)
        if view is None or view.is_empty:
            self.line.setText(PRIVATE)
            return
        self.line.setText(f"{sessions_words(view.days, view.days[0].day)}. {PRIVATE}")
        self.year.show_view(view)
        self._show_week(view)
        self.sessions.show_view(view)
        self.show_period(view)

    def show_period(self, view: DiaryView) -> None:
        """Show what the period of a diary that is not empty changes."""
        self.periods.set_value(view.period)
        for section in (self.pain, self.done, self.swapped, self.flares, self.breathing):
            section.show_view(view)

    def _week_section(self, style: Style) -> ProgressSection:
        section = ProgressSection(style, "This week", ("Day", "Sessions", "Minutes", "What you told"))
        self.strip = WeekStrip(style)
        self.plan = PlanStepper(style)
        self.plan.changed.connect(self.plan_changed)
        section.set_chart(self.strip)
        section.add_buttons(self.plan)
        return section

    def _show_week(self, view: DiaryView) -> None:
        week = view.week
        self.strip.show_week(week)
        self.plan.show_plan(week.plan)
        rows = [
            (WEEKDAYS[day.day.weekday()], str(day.sessions), str(day.minutes), day.told)
            for day in week.days
            if not day.ahead
        ]
        self.week.show_numbers(week.sentence, lambda: rows, there=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The year: the heat map, the day under its cursor in words, and the way to earlier years.

Knows days and totals; does not know what opening a day shows.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.application.diary.view import DiaryView
from routine_app.application.diary.words import long_day, sessions_words, short_day, span, told_words
from routine_app.domain.formatting import whole_minutes
from routine_app.qt.progress.heat_map import HeatMap
from routine_app.qt.progress.legend import Legend, LegendMark
from routine_app.qt.progress.marks import STEP_MIN
from routine_app.qt.progress.section import ProgressSection
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.progress import DayTotal

_HEAD = ("Day", "Sessions", "Minutes", "Sets", "Breathing, min", "What you told")


_KEY = (
    (LegendMark.QUARTER, Ink.GLOW, f"under {STEP_MIN} min"),
    (LegendMark.HALF, Ink.GLOW, f"under {STEP_MIN * 2}"),
    (LegendMark.THREE_QUARTERS, Ink.GLOW, f"under {STEP_MIN * 3}"),
    (LegendMark.FULL, Ink.GLOW, f"{STEP_MIN * 3} and more"),
    (LegendMark.STOP, Ink.PLUM, "stopped early, or pain of 6 or more"),
    (LegendMark.FLARE, Ink.WARNING, "flare the next day"),
)


class YearSection(ProgressSection):
    """The card. `day_opened(date)` when she opens a day."""

    day_opened = Signal(object)
    rows_open = True

    def __init__(self, style: Style, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(style, "Your days", _HEAD, parent)
        self._view: DiaryView | None = None
        self._listed: list[DayTotal] = []
        self.map = HeatMap(style, today)
        self.key = Legend(style, _KEY)
        self.told = TextLabel(style, "").flush_with_buttons()
        self.told.setMinimumHeight(style.px(1.4))
        self.earlier = PillButton(style, "", icon=Icon.BACK)
        self.later = PillButton(style, "", icon=Icon.NEXT)
        self.earlier.setAccessibleName("Earlier days")
        self.later.setAccessibleName("Later days")
        self._fill()
        self.map.day_told.connect(self.told.setText)
        self.map.span_changed.connect(self._show)
        self.map.day_opened.connect(self.day_opened)
        self.map.beyond.connect(self._go_beyond)
        self.opened.connect(self._open)
        self.earlier.clicked.connect(lambda: self._shift(-1))
        self.later.clicked.connect(lambda: self._shift(1))

    def _fill(self) -> None:
        """Put calendar and key above the words for a day and the ways to other weeks."""
        calendar, foot = QWidget(), QWidget()
        column, row = QVBoxLayout(calendar), QHBoxLayout(foot)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.map)
        column.addWidget(self.key)
        row.addWidget(self.told, 1)
        row.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        self.set_chart(calendar)
        self.add_buttons(foot, wide=True)

    def show_view(self, view: DiaryView) -> None:
        """Show the days of a diary."""
        self._view = view
        if self.map.today != view.today:  # midnight has passed
            self.map.today = self.map.until = self.map.cursor_day = view.today
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        by_day = {total.day: total for total in view.days}
        self.map.show_days(by_day, view.flare_days, self.map.until)
        grid = self.map.grid()
        shown = [total for total in view.days if grid.monday <= total.day <= grid.last]
        self._listed = shown[::-1]
        when = span(grid.monday, min(grid.last, view.today))
        self.show_numbers(_said_of(view, shown, when), self._table_rows, there=True)
        self.earlier.setEnabled(bool(view.days) and view.days[0].day < grid.monday)
        self.later.setEnabled(self.map.until < view.today)

    def _table_rows(self) -> list[tuple[str, ...]]:
        flares = self._view.flare_days if self._view is not None else frozenset()
        rows = [_row(total, flare=total.day in flares) for total in self._listed]
        return rows or [("No session in these weeks", *[""] * 5)]

    def _open(self, row: int) -> None:
        if row < len(self._listed):
            self.day_opened.emit(self._listed[row].day)

    def _go_beyond(self, way: int) -> None:
        if (self.earlier if way < 0 else self.later).isEnabled():
            self._shift(way)

    def _shift(self, way: int) -> None:
        """Go on or back by what shows, as far as there are days."""
        weeks = dt.timedelta(days=7 * max(1, self.map.grid().weeks - 1))
        self.map.until = min(self.map.until + way * weeks, self.map.today)
        self._show()


def _said_of(view: DiaryView, shown: list[DayTotal], when: str) -> str:
    """Say what these weeks hold; where that is nothing, when her last session was."""
    if shown:
        return f"{sessions_words(shown, with_days=True)}, {when}."
    last = f" Your last one was on {short_day(view.days[-1].day)}." if view.days else ""
    return f"No session, {when}.{last}"


def _row(total: DayTotal, *, flare: bool) -> tuple[str, ...]:
    told = ", ".join(part for part in (told_words(total), "a flare the next day" if flare else "") if part)
    numbers = (total.sessions, total.minutes, total.sets, whole_minutes(total.breathing_ms))
    return (long_day(total.day), *(str(number) for number in numbers), told)

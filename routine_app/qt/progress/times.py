"""The charts over time with their sentences and tables: pain, and breathing. Imports pyqtgraph with `chart`.

Knows a DiaryView.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from routine_app.application.diary.pain_trend import ANCHORS, ORDINARY
from routine_app.application.diary.view import DiaryView
from routine_app.application.diary.words import number, short_day
from routine_app.domain.formatting import whole_minutes
from routine_app.qt.progress.chart import PainChart, WeekChart
from routine_app.qt.progress.chart_panel import ChartPanel
from routine_app.qt.progress.legend import Legend, LegendMark
from routine_app.qt.progress.section import ProgressSection
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import TextLabel

_KEY = (
    (LegendMark.ROUND, Ink.TEXT, "before"),
    (LegendMark.SQUARE, Ink.TEAL, "after"),
    (LegendMark.TRIANGLE, Ink.PLUM, "it hurt in the session"),
    (LegendMark.LINE, Ink.TEXT, "usual level before"),
    (LegendMark.DASHES, Ink.TEAL, "usual level after"),
)
USUAL = "The usual level is the middle one of seven numbers in a row."
USUAL_OF_MONTH = "Over so long a time the usual level is the middle one of each month's numbers."
LEAST_SHOWN = dt.timedelta(days=13)
_TITLE = "Pain before and after"


class PainSection(ProgressSection):
    """Pain before and after."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        head = ("Session", "Before", "After", "It hurt in it", "Usual level before", "Usual level after")
        super().__init__(style, _TITLE, head, parent)
        self.chart = PainChart(style)
        self.panel = ChartPanel(style, self.chart, "pain")
        self.set_chart(self.panel)
        self.key = Legend(style, _KEY)
        self.note = TextLabel(style, "", Role.CAPTION, Ink.MUTED)
        self.chart.span_changed.connect(self._say_what_is_usual)
        self._say_what_is_usual()
        self.body.addWidget(self.key)
        self.body.addWidget(self.note)

    def show_table(self, *, wanted: bool) -> None:
        """Show the key only with the chart."""
        super().show_table(wanted=wanted)
        self.key.setVisible(self.has_numbers and not wanted)

    def _say_what_is_usual(self) -> None:
        self.note.setText(f"{ANCHORS} {ORDINARY} {USUAL_OF_MONTH if self.chart.is_by_month else USUAL}")

    def show_view(self, view: DiaryView) -> None:
        """Show the pain of the period."""
        pain = view.pain
        said = " ".join(part for part in (pain.trend, pain.change) if part)
        self.show_numbers(said, lambda: _pain_rows(view), there=bool(pain.points))
        self.note.setVisible(bool(pain.points))
        if pain.points:
            first = max(view.since, pain.points[0].day)
            self.chart.show_pain(pain, min(first, view.today - LEAST_SHOWN), view.today)


class BreathingSection(ProgressSection):
    """Minutes of paced breathing a week."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, "Breathing", ("Week from", "Minutes", "Sessions", "Days"), parent)
        self.chart = WeekChart(style)
        self.panel = ChartPanel(style, self.chart, "breathing")
        self.set_chart(self.panel)

    def show_view(self, view: DiaryView) -> None:
        """Show the weeks of the period."""
        rows = [
            (short_day(week.monday), str(whole_minutes(week.breathing_ms)), str(week.sessions), str(week.days))
            for week in reversed(view.weeks)
        ]
        some = any(week.breathing_ms for week in view.weeks)
        sentence = f"Minutes a week: {_lower(view.breathing_sentence)}" if some else view.breathing_sentence
        self.show_numbers(sentence, lambda: rows, there=some)
        if some:
            self.chart.show_weeks(view.weeks)


def _pain_rows(view: DiaryView) -> list[tuple[str, ...]]:
    """Return a row for each session, the newest first, with the medians that end there."""
    pain = view.pain
    before, after = list(reversed(pain.before)), list(reversed(pain.after))
    rows = []
    for point in reversed(pain.points):
        medians = []
        for value, trend in ((point.before, before), (point.after, after)):
            ends_here = value is not None and bool(trend)
            medians.append(number(trend.pop(0).median if ends_here else None))
        rows.append((short_day(point.day), number(point.before), number(point.after), number(point.during), *medians))
    return rows


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]

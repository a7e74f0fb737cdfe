"""The parts of Progress that are no chart over time: what was done and swapped most, and the flares.

Knows a DiaryView.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from routine_app.application.diary.view import DiaryView
from routine_app.qt.progress.ranking import Ranking
from routine_app.qt.progress.section import ProgressSection
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton


class DoneSection(ProgressSection):
    """What she does most."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, "Done most", ("Variation", "Exercise", "Sets", "Sessions", "Minutes"), parent)
        self.chart = Ranking(style, "Sets of what you do most", Ink.GLOW)
        self.set_chart(self.chart)

    def show_view(self, view: DiaryView) -> None:
        """Show what was done most."""
        rows = [(row.name, row.exercise, str(row.sets), str(row.sessions), str(row.minutes)) for row in view.done]
        sentence = f"Sets in {view.period.words}." if rows else f"No sets in {view.period.words}."
        self.chart.show_bars([(row.name, row.sets) for row in view.done])
        self.show_numbers(sentence, lambda: rows, there=bool(rows))


class SwappedSection(ProgressSection):
    """What stands in for what most often."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, "Swapped most", ("Done", "In place of", "Times", "Why, the last time"), parent)
        self.chart = Ranking(style, "Swaps made most often", Ink.PLUM)
        self.set_chart(self.chart)

    def show_view(self, view: DiaryView) -> None:
        """Show what was swapped most."""
        rows = [(row.done, row.meant, str(row.times), row.reason) for row in view.swapped]
        sentence = f"Times in {view.period.words}." if rows else f"Nothing was swapped in {view.period.words}."
        self.chart.show_bars([(row.name, row.times) for row in view.swapped])
        self.show_numbers(sentence, lambda: rows, there=bool(rows))


class FlareSection(ProgressSection):
    """How often a flare followed. `list_wanted()`: she wants to see those sessions in the list."""

    list_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, "Flares the next day", (), parent)
        self.show_them = PillButton(style, "Show these sessions")
        self.show_them.set_scale(0.88)
        self.show_them.clicked.connect(self.list_wanted)
        self.top.addWidget(self.show_them, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def show_view(self, view: DiaryView) -> None:
        """Show how many there were."""
        self.show_numbers(view.flare_sentence, tuple, there=False)
        self.show_them.setVisible(bool(view.flare_days))

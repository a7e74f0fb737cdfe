"""What she may note for a whole day: how long she slept, and how strained she was.

Knows the two scales; does not know what is done with the answers.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.diary.day_notes import SaidOfDay
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.pain_scale import Scale, line_up

SLEEP, STRESS = "Hours of sleep", "Stress"
HOURS = range(2, 13)


class DayScales(QWidget):
    """The two scales. `chosen(SaidOfDay)` with the one that she has just answered."""

    chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The day")
        self.sleep = Scale(style, SLEEP, HOURS, ("or fewer", "or more"))
        self.stress = Scale(style, STRESS, range(11), ("no stress", "as much as can be"))
        line_up(self.sleep, self.stress)
        self.sleep.chosen.connect(lambda value: self.chosen.emit(SaidOfDay(sleep_hours=value)))
        self.stress.chosen.connect(lambda value: self.chosen.emit(SaidOfDay(stress=value)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.sleep)
        column.addWidget(self.stress)

    def show_day(self, sleep_hours: float | None, stress: int | None) -> None:
        """Show what is noted; the ends of the scale of sleep take in what lies beyond them."""
        hours = None if sleep_hours is None else min(max(round(sleep_hours), HOURS[0]), HOURS[-1])
        self.sleep.set_value(hours)
        self.stress.set_value(stress)

    def said(self) -> SaidOfDay | None:
        """Return what she has answered, None for nothing."""
        answered = {"sleep_hours": self.sleep.value, "stress": self.stress.value}
        given = {name: value for name, value in answered.items() if value is not None}
        return SaidOfDay(**given) if given else None

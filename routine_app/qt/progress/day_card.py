"""What she noted for the whole day, which she may correct: sleep and stress.

Knows a DayRecord; hands corrections on and keeps nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.day_scales import DayScales
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.storage.records import DayRecord

TITLE = "The day as a whole"
TEXT = "The night before, and how strained you were. It can stay empty."


class DayCard(Card):
    """The card. `noted(SaidOfDay)`: what she said."""

    noted = Signal(object)

    def __init__(self, style: Style, noted: DayRecord, parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        self.setAccessibleName(TITLE)
        self.of_day = DayScales(style)
        self.of_day.show_day(noted.sleep_hours, noted.stress)
        self.of_day.chosen.connect(self.noted)
        self._column = QVBoxLayout(self)
        self._column.addWidget(TextLabel(style, TITLE, Role.TITLE).flush_with_buttons())
        self._column.addWidget(TextLabel(style, TEXT, Role.BODY, Ink.MUTED).flush_with_buttons())
        self._column.addWidget(self.of_day)
        style.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        pad = self._style.px(1.6) - RING
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(self._style.px(0.35))

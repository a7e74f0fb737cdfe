"""How she is, above everything on Today: a greeting, her pain now, whether she is sore, and her comfort in a line.

Shows what it is given and says what she chose; knows no rule.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.application.today.comfort_words import at_home_forms, avoided_forms
from routine_app.domain.comfort import Comfort
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.long_pill import LongPill
from routine_app.qt.widgets.pain_scale import pain_scale
from routine_app.qt.widgets.text import TextLabel

_BESIDE, _BENEATH = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class CheckIn(QWidget):
    """`sore_told(bool)`: she is sore today, or no longer; `comfort_wanted()`: she wants to change what is comfortable.

    `pain` is the scale, with a signal of its own.
    """

    sore_told = Signal(bool)
    comfort_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.greeting = TextLabel(style, "", Role.DISPLAY).flush_with_buttons()
        self.pain = pain_scale(style, "Pain now")
        self.sore = PillButton(style, "Sore today", ButtonKind.CHOICE)
        self.sore.clicked.connect(self.sore_told)
        self.avoided = LongPill(style, "Not comfortable today", ButtonKind.QUIET)
        self.at_home = LongPill(style, "At home", ButtonKind.QUIET)
        self._how = QBoxLayout(_BESIDE)
        self._how.addWidget(self.pain, 1)
        self._how.addWidget(self.sore, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._how.addStretch(0)
        comfort = QHBoxLayout()
        for button in (self.avoided, self.at_home):
            button.clicked.connect(self.comfort_wanted)
            comfort.addWidget(button)
        comfort.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.greeting)
        self._column.addLayout(self._how)
        self._column.addLayout(comfort)
        style.changed.connect(self._space)
        self._space()

    @property
    def buttons(self) -> tuple[PillButton, ...]:
        """What there is to press, in reading order."""
        return (*self.pain.buttons.values(), self.sore, self.avoided, self.at_home)

    def show_day(self, greeting: str, comfort: Comfort, *, sore: bool) -> None:
        """Show this."""
        self.greeting.setText(greeting)
        self.sore.setChecked(sore)
        self.avoided.set_forms(*avoided_forms(comfort.avoid, comfort.without))
        self.at_home.set_forms(*at_home_forms(comfort.avoid, comfort.without))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set what is sore beside the numbers where there is room."""
        super().resizeEvent(event)
        self._space()

    def _space(self) -> None:
        """Put the numbers and what stands beside them in one row, where they fit."""
        style = self._style
        numbers = self.pain.sizeHint().width() + style.px(1)
        beside = numbers + self.sore.sizeHint().width() + style.px(1) <= self.width()
        self._how.setDirection(_BESIDE if beside else _BENEATH)
        self.pain.setMinimumWidth(numbers if beside else 0)
        for place, stretch in ((0, int(not beside)), (2, int(beside))):
            self._how.setStretch(place, stretch)
        self._column.setSpacing(style.px(0.3))
        self._how.setSpacing(style.px(0.3))

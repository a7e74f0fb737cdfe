"""How she is, above everything on Today: a greeting, her pain now, whether she is sore, and her comfort in a line.

Shows what it is given and says what she chose; knows no rule.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.application.today.comfort_words import at_home_forms, avoided_forms
from routine_app.domain.comfort import Comfort
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.long_pill import LongPill, share_room
from routine_app.qt.widgets.pain_scale import pain_scale
from routine_app.qt.widgets.text import TextLabel


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
        self.sore = LongPill(style, "Sore today", ButtonKind.CHOICE)
        self.sore.set_forms("Sore today", "Sore")
        self.sore.clicked.connect(self.sore_told)
        self.avoided = LongPill(style, "Not comfortable today", ButtonKind.QUIET)
        self.at_home = LongPill(style, "At home", ButtonKind.QUIET)
        self._how, self._sore_beside = QHBoxLayout(), True
        self._how.addWidget(self.pain, 1)
        self._how.addWidget(self.sore, 0, Qt.AlignmentFlag.AlignTop)
        self._how.addStretch(0)
        self._comfort = QHBoxLayout()
        for button in (self.avoided, self.at_home):
            button.clicked.connect(self.comfort_wanted)
            self._comfort.addWidget(button)
        self._comfort.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.greeting)
        self._column.addLayout(self._how)
        self._column.addLayout(self._comfort)
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
        self._space()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set what is sore beside the numbers where there is room."""
        super().resizeEvent(event)
        self._space()

    def _space(self) -> None:
        """Put what is sore beside the numbers where they fit, else before the comfort."""
        style = self._style
        numbers = self.pain.width_beside() + style.px(1)
        beside = numbers + self.sore.sizeHint().width() + style.px(1) <= self.width()
        if beside is not self._sore_beside:
            self._sore_beside = beside
            (self._comfort if beside else self._how).removeWidget(self.sore)
            if beside:
                self._how.insertWidget(1, self.sore, 0, Qt.AlignmentFlag.AlignTop)
            else:
                self._comfort.insertWidget(0, self.sore)
        self.pain.setMinimumWidth(numbers if beside else 0)
        for place, stretch in ((0, int(not beside)), (self._how.count() - 1, int(beside))):
            self._how.setStretch(place, stretch)
        others = 0 if beside else self.sore.sizeHint().width() + self._comfort.spacing()
        share_room((self.avoided, self.at_home), self.width() - others - self._comfort.spacing())
        self._column.setSpacing(style.px(0.3))
        self._how.setSpacing(style.px(0.3))

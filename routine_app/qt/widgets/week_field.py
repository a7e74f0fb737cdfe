"""A field for the week of pregnancy: a number from 1 to 42, or nothing.

Knows no day and no preferences.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from routine_app.domain.comfort import LAST_WEEK
from routine_app.qt.style.style import Style
from routine_app.qt.style.timers import single_shot

UNSET = 0
_WEEK = "Week "


class WeekField(QSpinBox):
    """A field for the number, empty but for a hint where no week is set (0).

    The wheel scrolls the page, not the week.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._held = False
        self.setRange(UNSET, LAST_WEEK)
        self.lineEdit().setPlaceholderText(f"1 to {LAST_WEEK}")
        self.setKeyboardTracking(False)  # "31" is not week 3 on its way
        self.setAccessibleName("Week of pregnancy")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._select = single_shot(self, 0)  # once the click that brought the focus has put its cursor
        self._select.timeout.connect(self.selectAll)
        style.changed.connect(self._restyle)
        self._restyle()

    def textFromValue(self, value: int) -> str:
        """Return "Week 31", nothing for none."""
        return f"{_WEEK}{value}" if value else ""

    def valueFromText(self, text: str) -> int:
        """Return the number in "Week 31" or "31", none for nothing."""
        return int(text.removeprefix(_WEEK).strip() or UNSET)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let a week through, with or without the word, and what may become one."""
        digits = text.removeprefix(_WEEK).strip()
        good = not digits or (digits.isascii() and digits.isdecimal() and len(digits) < 3 and int(digits) <= LAST_WEEK)
        return (QValidator.State.Acceptable if good else QValidator.State.Invalid, text, position)

    def show_week(self, week: int) -> None:
        """Show this week, or that none is set (0); what is being typed stays where nothing has changed."""
        if week != self.value():
            self.blockSignals(True)
            self.setValue(week)
            self.blockSignals(False)
        if self._held is not bool(week):
            self._held = bool(week)
            self._restyle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of what stands there."""
        super().focusInEvent(event)
        self._select.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _restyle(self) -> None:
        style = self._style
        sheet = style.field_style()
        if self._held:
            teal = style.palette.teal
            sheet += f"QAbstractSpinBox {{ border: 2px solid {teal}; color: {teal}; font-weight: 600; }}"
        self.setStyleSheet(sheet)
        self.lineEdit().setTextMargins(style.px(0.7), 0, style.px(0.5), 0)
        self.setMinimumSize(style.px(7.4), style.target())

"""A field for the due date: a day, or that it is not said. Knows no preferences; today is handed in."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from routine_app.qt.style.style import Style

UNSAID = "Not said"
_BACK, _AHEAD = dt.timedelta(weeks=2), dt.timedelta(weeks=40)
_PROBABLE = dt.timedelta(weeks=16)  # where the field begins for who has not said


class DueDateField(QDateEdit):
    """The field. `chosen(date | None)` when she has changed it; the wheel scrolls the page, not the day.

    Where nothing is said it shows that; what is typed then takes its place.
    """

    chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setDisplayFormat("d MMMM yyyy")
        self.setAccessibleName("The due date")
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSpecialValueText(UNSAID)
        self._told: dt.date | None = None
        self.dateChanged.connect(self._tell)
        self.editingFinished.connect(self._tell)
        style.changed.connect(self._restyle)
        self._restyle()

    def show_due(self, due: dt.date | None, today: dt.date) -> None:
        """Show this due date, or None, in the days that one can be."""
        self._told = due
        first, last = today - _BACK, today + _AHEAD
        if due is not None:  # one that is long past still shows
            first, last = min(first, due), max(last, due)
        first -= dt.timedelta(days=1)  # the day that stands for "not said"
        self.blockSignals(True)
        self.setDateRange(_qdate(first), _qdate(last))
        self.setDate(_qdate(due or first))
        self.blockSignals(False)

    def due(self) -> dt.date | None:
        """Return the day, None where it is not said."""
        day = self.date()
        return None if day == self.minimumDate() else dt.date(day.year(), day.month(), day.day())

    def stepBy(self, steps: int) -> None:
        """Begin at a probable day where nothing was said."""
        if self.due() is None:
            self.setDate(self._probable())
        else:
            super().stepBy(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what is typed take the place of "not said", the day first."""
        if self.due() is None and event.text().isalnum():
            self.blockSignals(True)
            self.setDate(self._probable())
            self.blockSignals(False)
            self.setSelectedSection(QDateEdit.Section.DaySection)
        super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Leave the field with Tab; arrow keys go from day to month to year."""
        return QWidget.focusNextPrevChild(self, on)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _tell(self) -> None:
        if (due := self.due()) != self._told:
            self._told = due
            self.chosen.emit(due)

    def _probable(self) -> QDate:
        return self.minimumDate().addDays((_BACK + _PROBABLE).days)

    def _restyle(self) -> None:
        style = self._style
        self.setStyleSheet(style.field_style())
        self.lineEdit().setTextMargins(style.px(0.7), 0, style.px(0.5), 0)
        self.setMinimumSize(style.px(14), style.target())


def _qdate(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)

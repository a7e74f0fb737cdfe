"""One year or all of them, by two buttons: an earlier year, a later one. Knows years only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.text import TextLabel

ALL_YEARS = "All years"


class YearStepper(QWidget):
    """`chosen(int | None)`: the year, None for all. Hidden where the diary has one year alone."""

    chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year: int | None = None
        self._first = self._last = 0
        self.earlier, self.later = PillButton(style, "", icon=Icon.BACK), PillButton(style, "", icon=Icon.NEXT)
        self.words = TextLabel(style, "", Role.STRONG)
        self.words.setWordWrap(False)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.earlier, self.words, self.later):
            row.addWidget(part)
        row.addStretch(1)

    def show_years(self, first: int, last: int) -> None:
        """Offer these years; one that is not among them any more gives way to all."""
        self._first, self._last = first, last
        self.setVisible(first < last)
        self.show_year(self.year if self.year is not None and first <= self.year <= last else None)

    def show_year(self, year: int | None) -> None:
        """Show this year, None for all."""
        self.year = year
        words = ALL_YEARS if year is None else str(year)
        self.words.setText(words)
        self.earlier.setAccessibleName(f"{words}. One year earlier")
        self.later.setAccessibleName(f"{words}. One year later")
        self.earlier.setEnabled(year is None or year > self._first)
        self.later.setEnabled(year is not None)

    def _step(self, way: int) -> None:
        if self.year is None:
            year: int | None = self._last
        else:
            year = self.year + way if self.year + way <= self._last else None
        self.show_year(year)
        self.chosen.emit(year)

"""What stands beside and above the days of the calendar: weekdays, and each month where it begins.

Knows the grid and the style.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from routine_app.domain.formatting import MONTHS, WEEKDAYS
from routine_app.qt.progress.heat_grid import HeatGrid
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink


class HeatHeader(QHeaderView):
    """One of the two; `grid()` returns the grid as it stands."""

    def __init__(
        self, style: Style, orientation: Qt.Orientation, grid: Callable[[], HeatGrid], parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self._style, self._grid = style, grid
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionsClickable(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the names."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._style.color(Ink.CARD))
        painter.setFont(self._style.font(Role.CAPTION))
        painter.setPen(self._style.color(Ink.MUTED))
        metrics, grid = QFontMetricsF(painter.font()), self._grid()
        if self.orientation() is Qt.Orientation.Vertical:
            for row, name in enumerate(WEEKDAYS):
                painter.drawText(QPointF(0, (row + 0.5) * grid.pitch + metrics.capHeight() / 2), name[:3])
            return
        free = 0.0
        for week, month in grid.months():
            x, name = week * grid.pitch + grid.gap / 2, MONTHS[month - 1][:3]
            if x >= free:
                painter.drawText(QPointF(x, self.height() - metrics.descent() - 2), name)
                free = x + metrics.horizontalAdvance(name) + self._style.px(0.5)

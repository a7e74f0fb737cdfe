"""Two parts side by side where there is room, else one above the other. Knows sizes only."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from routine_app.qt.progress.section import ProgressSection
from routine_app.qt.style.style import Style

SIDE_BY_SIDE_FROM_REM = 52.0


class TwoUp(QWidget):
    """The two parts, of equal width; one above the other while one of them shows its table, whose rows are long."""

    def __init__(
        self, style: Style, one: ProgressSection, other: ProgressSection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._parts = style, (one, other)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in self._parts:
            self._row.addWidget(part, 1)
            part.table_shown.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how they stand."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        has_room = self.width() >= self._style.px(SIDE_BY_SIDE_FROM_REM)
        wide = has_room and not any(part.shows_table for part in self._parts)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._row.setSpacing(self._style.px(0.3 if wide else 0.9))

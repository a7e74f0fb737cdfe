"""Two parts side by side where there is room, else one above the other. Knows sizes only."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from routine_app.qt.style.style import Style

SIDE_BY_SIDE_FROM_REM = 52.0


class TwoUp(QWidget):
    """The two parts, of equal width."""

    def __init__(self, style: Style, one: QWidget, other: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(one, 1)
        self._row.addWidget(other, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how they stand."""
        super().resizeEvent(event)
        wide = self.width() >= self._style.px(SIDE_BY_SIDE_FROM_REM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._row.setSpacing(self._style.px(0.3 if wide else 0.9))

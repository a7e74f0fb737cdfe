"""Content that scrolls up and down where there is more of it than room.

Knows sizes and the look of the bar; not what scrolls.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from routine_app.qt.style.style import Style


class Scrolling(QScrollArea):
    """A frameless area that scrolls its content up and down only."""

    def __init__(self, style: Style, content: QWidget) -> None:
        super().__init__()
        self._style = style
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget turns it on
        self._restyle()
        # A method of its own: Qt lets go of it with the area. A lambda would be called for an area that is gone.
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.verticalScrollBar().setStyleSheet(self._style.bar_style())

"""A stage that is turned by the keyboard, too.

Knows keys and angles; not whose figure it is, nor what moves it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from routine_app.qt.figure.stage_view import StageView
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.buttons import paint_ring

FRAME_MS = 33


TURN_HINT = "Drag the figure to turn it; a double-click turns it back."


_TURNS: dict[int, tuple[float, float]] = {
    Qt.Key.Key_Left: (-15.0, 0.0),
    Qt.Key.Key_Right: (15.0, 0.0),
    Qt.Key.Key_Up: (0.0, -10.0),
    Qt.Key.Key_Down: (0.0, 10.0),
}


class TurnableStage(StageView):
    """The stage, which the arrow keys turn too; Home turns it back."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by the arrow keys; any other key is for the page."""
        if event.key() in _TURNS:
            yaw, pitch = _TURNS[event.key()]
            self._turn_to(QPointF(*self.turned) + QPointF(yaw, pitch))
        elif event.key() == Qt.Key.Key_Home:
            self.turn_back()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stage, and where the focus is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, QRectF(self.rect()), self._style.px(0.9), self._style)

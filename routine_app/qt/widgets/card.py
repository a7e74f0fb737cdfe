"""A card: the rounded surface on which things that belong together stand.

Knows colours and lengths; not what stands on it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import RING


class Card(QFrame):
    """A rounded surface."""

    def __init__(self, style: Style, ink: Ink = Ink.CARD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._ink = style, ink
        style.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the surface and a thin border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._style.color(Ink.LINE))
        painter.setBrush(self._style.color(self._ink))
        radius = self._style.px(1.1)
        edge = RING + 0.5  # in line with the buttons above it
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, 0.5, -edge, -0.5), radius, radius)

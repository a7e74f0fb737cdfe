"""Fills a widget with one colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QPainter


def paint_ground(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Fill a rectangle. `fillRect` takes a gradient, too: PySide6 would make all that one is first, 2 ms of a start."""
    painter.setBackground(colour)
    painter.eraseRect(rect)

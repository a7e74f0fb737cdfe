"""How a day looks on the calendar and in the week, told without colours too: how full it is, a square, a disc.

Knows places and colours; not which days bear a mark.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink

LEVELS = 4  # up to 10, 20 and 30 min, and above: a quarter of the square each
STEP_MIN = 10
_ROUND = 0.2
_STOP, _FLARE, _RIM = 0.4, 0.36, 0.1  # of the side of a day


def level(minutes: int) -> int:
    """Return how many quarters so many minutes fill (1-4)."""
    return min(minutes // STEP_MIN + 1, LEVELS)


def paint_day(painter: QPainter, style: Style, square: QRectF, filled: int) -> None:
    """Paint a day, of which so many quarters are full (0-4); one with any shows its whole edge, to tell how many."""
    radius = square.width() * _ROUND
    painter.setPen(style.color(Ink.GLOW if filled else Ink.REST))
    painter.setBrush(style.color(Ink.TILE))
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    if filled:
        height = square.height() * filled / LEVELS
        painter.setBrush(style.color(Ink.GLOW))
        painter.drawRoundedRect(square.adjusted(0, square.height() - height, 0, 0), radius, radius)


def paint_stop(painter: QPainter, style: Style, middle: QPointF, side: float) -> None:
    """Paint the square that says: stopped early, unwell, or a pain of 6 or more; `side` is that of the day (px)."""
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, half in ((Ink.CARD, _STOP / 2 + _RIM), (Ink.PLUM, _STOP / 2)):
        painter.setBrush(style.color(ink))
        painter.drawRect(QRectF(middle.x() - half * side, middle.y() - half * side, 2 * half * side, 2 * half * side))


def paint_flare(painter: QPainter, style: Style, middle: QPointF, side: float) -> None:
    """Paint the disc that says: a flare the next day; `side` is that of the day (px)."""
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, radius in ((Ink.CARD, _FLARE / 2 + _RIM), (Ink.WARNING, _FLARE / 2)):
        painter.setBrush(style.color(ink))
        painter.drawEllipse(middle, radius * side, radius * side)

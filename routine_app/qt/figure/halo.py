"""The breath halo: three discs that grow with the breath, in a ring that fills with the part that is under way.

Knows how full the breath is (0-1) and how far the part is (0-1); knows no exercise and no clock.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink

# Radius when empty, how much it grows, and how much of the colour it carries: from the outside in.
DISCS = ((0.70, 0.22, 0.10), (0.56, 0.24, 0.13), (0.42, 0.26, 0.17))
_FULL_CIRCLE = 360 * 16


class HaloTone(StrEnum):
    """What the halo says by its colour."""

    BREATH = "breath"
    WAIT = "wait"
    STILL = "still"


# The colour, and how strongly the discs carry it.
_INKS: dict[HaloTone, tuple[Ink, float]] = {
    HaloTone.BREATH: (Ink.GLOW, 1.0),
    HaloTone.WAIT: (Ink.EMBER, 0.6),
    HaloTone.STILL: (Ink.EDGE, 0.6),
}


class Halo(msgspec.Struct, frozen=True):
    """What the halo shows. With `steady` the discs keep their size and only their colour follows the breath."""

    fullness: float = 0.0
    progress: float = 0.0
    tone: HaloTone = HaloTone.BREATH
    steady: bool = False


def paint_halo(painter: QPainter, rect: QRectF, halo: Halo, style: Style, ground: Ink = Ink.PAPER) -> None:
    """Paint the halo, as large as the rectangle allows, around its centre; `ground` is what it lies on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(4.0, min(rect.width(), rect.height()) * 0.014)
    radius = min(rect.width(), rect.height()) / 2 - width
    ink, strength = _INKS[halo.tone]
    painter.setPen(Qt.PenStyle.NoPen)
    share = 0.0
    for base, growth, amount in DISCS:
        grown = base + growth * (0.5 if halo.steady else halo.fullness)
        share += amount * strength * (0.5 + 0.5 * halo.fullness if halo.steady else 1.0)
        painter.setBrush(style.blend(ink, ground, share))
        painter.drawEllipse(rect.center(), radius * grown, radius * grown)
    _paint_ring(painter, rect.center(), radius, width, halo.progress, style, ink)
    painter.restore()


def paint_glow(painter: QPainter, rect: QRectF, strength: float, style: Style) -> None:
    """Paint the edge of the stage glowing: `strength` 1 as a tone begins, 0 when it has gone."""
    width = max(6.0, min(rect.width(), rect.height()) * 0.022)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.blend(Ink.EMBER, Ink.PAPER, strength), width))
    inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 3 * width, 3 * width)
    painter.restore()


def _paint_ring(
    painter: QPainter, centre: QPointF, radius: float, width: float, progress: float, style: Style, ink: Ink
) -> None:
    circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.blend(Ink.REST, Ink.PAPER, 0.45), width))
    painter.drawEllipse(circle)
    if progress > 0:
        painter.setPen(QPen(style.color(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(circle, 90 * 16, -round(progress * _FULL_CIRCLE))

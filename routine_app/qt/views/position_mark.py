"""A calm mark for each position: what stands where the living figure will be.

Knows seven still poses in a unit square (y down, the ground at 0.9) and how to fill tapered limbs.
"""

from __future__ import annotations

from itertools import pairwise
from math import acos, atan2, cos, hypot, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from routine_app.domain.vocabulary import Position
from routine_app.qt.look import Look
from routine_app.qt.theme import Ink

Ball = tuple[float, float, float]  # x, y, radius
Chain = tuple[Ball, ...]
GROUND = 0.905
FINE = 1000.0  # paths are united at this size: Qt flattens curves for that, and in a unit square one would see it

# Each pose: far limbs, then near limbs, torso with belly, head, and the near arm on top; then props as boxes.
_Pose = tuple[tuple[Chain, ...], tuple[Chain, ...], tuple[Chain, ...], Ball, tuple[Chain, ...]]
_POSES: dict[Position, _Pose] = {
    Position.STANDING: (
        (((0.5, 0.53, 0.055), (0.515, 0.71, 0.042), (0.5, 0.88, 0.026)), ((0.5, 0.885, 0.02), (0.57, 0.889, 0.016))),
        (
            ((0.48, 0.53, 0.062), (0.475, 0.71, 0.046), (0.455, 0.88, 0.028)),
            ((0.455, 0.885, 0.02), (0.53, 0.889, 0.016)),
        ),
        (((0.485, 0.28, 0.062), (0.49, 0.4, 0.06), (0.48, 0.51, 0.07)), ((0.525, 0.415, 0.068), (0.505, 0.47, 0.07))),
        (0.505, 0.145, 0.058),
        (((0.475, 0.275, 0.036), (0.455, 0.41, 0.029), (0.5, 0.52, 0.024)),),
    ),
    Position.SEATED: (
        (((0.42, 0.6, 0.058), (0.61, 0.6, 0.044), (0.62, 0.86, 0.027)), ((0.62, 0.88, 0.02), (0.69, 0.887, 0.016))),
        (((0.41, 0.6, 0.064), (0.63, 0.605, 0.048), (0.65, 0.86, 0.029)), ((0.65, 0.88, 0.02), (0.72, 0.887, 0.016))),
        (((0.415, 0.33, 0.062), (0.41, 0.46, 0.06), (0.41, 0.58, 0.072)), ((0.455, 0.48, 0.07), (0.43, 0.54, 0.07))),
        (0.43, 0.195, 0.058),
        (((0.41, 0.33, 0.036), (0.405, 0.47, 0.029), (0.53, 0.55, 0.023)),),
    ),
    Position.ALL_FOURS: (
        (
            ((0.34, 0.52, 0.06), (0.37, 0.83, 0.042), (0.2, 0.87, 0.024)),
            ((0.68, 0.5, 0.032), (0.715, 0.69, 0.027), (0.71, 0.88, 0.02)),
        ),
        (((0.32, 0.52, 0.066), (0.32, 0.84, 0.046), (0.13, 0.875, 0.026)), ((0.12, 0.875, 0.02), (0.08, 0.86, 0.016))),
        (((0.34, 0.52, 0.07), (0.52, 0.52, 0.062), (0.66, 0.485, 0.06)), ((0.5, 0.575, 0.075), (0.56, 0.56, 0.07))),
        (0.79, 0.45, 0.058),
        (((0.66, 0.49, 0.037), (0.67, 0.69, 0.03), (0.65, 0.875, 0.022)),),
    ),
    Position.KNEELING: (
        (((0.5, 0.6, 0.058), (0.53, 0.83, 0.042), (0.34, 0.875, 0.024)),),
        (
            ((0.485, 0.6, 0.064), (0.485, 0.845, 0.045), (0.28, 0.875, 0.026)),
            ((0.27, 0.875, 0.02), (0.22, 0.87, 0.016)),
        ),
        (((0.49, 0.33, 0.062), (0.49, 0.46, 0.06), (0.485, 0.58, 0.072)), ((0.53, 0.475, 0.07), (0.51, 0.54, 0.07))),
        (0.505, 0.195, 0.058),
        (((0.48, 0.33, 0.036), (0.46, 0.47, 0.029), (0.53, 0.58, 0.023)),),
    ),
    Position.SUPINE: (
        (((0.52, 0.82, 0.056), (0.7, 0.62, 0.042), (0.79, 0.86, 0.026)), ((0.79, 0.88, 0.02), (0.86, 0.887, 0.016))),
        (((0.52, 0.825, 0.064), (0.67, 0.59, 0.048), (0.73, 0.86, 0.028)), ((0.73, 0.88, 0.02), (0.8, 0.887, 0.016))),
        (((0.27, 0.82, 0.06), (0.4, 0.825, 0.06), (0.51, 0.825, 0.068)), ((0.4, 0.78, 0.07), (0.44, 0.785, 0.07))),
        (0.145, 0.8, 0.058),
        (((0.28, 0.81, 0.034), (0.39, 0.865, 0.028), (0.5, 0.878, 0.022)),),
    ),
    Position.SIDE_LYING: (
        (((0.53, 0.83, 0.055), (0.71, 0.845, 0.042), (0.88, 0.87, 0.026)), ((0.26, 0.82, 0.032), (0.15, 0.87, 0.022))),
        (((0.53, 0.81, 0.064), (0.71, 0.73, 0.048), (0.89, 0.74, 0.028)), ((0.9, 0.74, 0.02), (0.93, 0.7, 0.016))),
        (((0.27, 0.81, 0.062), (0.4, 0.825, 0.058), (0.52, 0.82, 0.07)), ((0.41, 0.835, 0.065), (0.45, 0.835, 0.065))),
        (0.145, 0.785, 0.058),
        (((0.29, 0.79, 0.035), (0.38, 0.86, 0.028), (0.47, 0.88, 0.022)),),
    ),
    Position.INCLINE: (
        (((0.5, 0.81, 0.056), (0.67, 0.62, 0.042), (0.76, 0.86, 0.026)), ((0.76, 0.88, 0.02), (0.83, 0.887, 0.016))),
        (((0.5, 0.82, 0.064), (0.64, 0.59, 0.048), (0.7, 0.86, 0.028)), ((0.7, 0.88, 0.02), (0.77, 0.887, 0.016))),
        (((0.33, 0.6, 0.062), (0.41, 0.71, 0.06), (0.49, 0.81, 0.07)), ((0.44, 0.67, 0.07), (0.46, 0.71, 0.07))),
        (0.265, 0.48, 0.058),
        (((0.33, 0.61, 0.035), (0.4, 0.74, 0.028), (0.52, 0.75, 0.022)),),
    ),
}
# x, y, width, height of rounded boxes behind her: a seat, a pillow, a wedge of pillows.
_PROPS: dict[Position, tuple[tuple[float, float, float, float], ...]] = {
    Position.SEATED: (
        (0.3, 0.66, 0.26, 0.035),
        (0.3, 0.36, 0.03, 0.33),
        (0.31, 0.68, 0.026, 0.225),
        (0.525, 0.68, 0.026, 0.225),
    ),
    Position.SUPINE: ((0.06, 0.845, 0.19, 0.06),),
    Position.SIDE_LYING: ((0.05, 0.83, 0.18, 0.075), (0.66, 0.775, 0.12, 0.05)),
}
_WEDGE = ((0.13, GROUND), (0.17, 0.5), (0.24, 0.5), (0.5, GROUND))


def limb(one: Ball, other: Ball) -> QPainterPath:
    """Return the outline of two circles and the tangents between them, `FINE` times as large."""
    x1, y1, r1 = (value * FINE for value in one)
    x2, y2, r2 = (value * FINE for value in other)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addEllipse(QPointF(x1, y1), r1, r1)
    path.addEllipse(QPointF(x2, y2), r2, r2)
    length = hypot(x2 - x1, y2 - y1)
    if length > abs(r1 - r2):
        along, off = atan2(y2 - y1, x2 - x1), acos((r1 - r2) / length)
        corners = [
            QPointF(x + r * cos(along + turn), y + r * sin(along + turn))
            for x, y, r, turn in ((x1, y1, r1, off), (x2, y2, r2, off), (x2, y2, r2, -off), (x1, y1, r1, -off))
        ]
        sides = QPainterPath()
        sides.addPolygon(QPolygonF(corners))
        sides.closeSubpath()
        path = path.united(sides)
    return path


def _outline(chains: tuple[Chain, ...]) -> QPainterPath:
    path = QPainterPath()
    for chain in chains:
        for one, other in pairwise(chain):
            path = path.united(limb(one, other))
    return path


_OUTLINES = {position: tuple(_outline(chains) for chains in (*pose[:3], pose[4])) for position, pose in _POSES.items()}


def paint_mark(painter: QPainter, position: Position, rect: QRectF, look: Look, on: Ink = Ink.TILE) -> None:
    """Paint the mark for a position, as large as the rectangle allows, standing on the ground."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_ground(painter, position, look, on)
    far, near, torso, arm = _OUTLINES[position]
    legs = look.blend(Ink.TEXT, Ink.TEAL, 0.35)
    for path, colour in (
        (far, look.blend(Ink.TEAL, on, 0.45)),
        (near, legs),
        (torso, look.color(Ink.GLOW)),
    ):
        _fill(painter, path, colour)
    head = _POSES[position][3]
    painter.setBrush(legs)
    painter.drawEllipse(QPointF(head[0], head[1]), head[2], head[2])
    _fill(painter, arm, look.blend(Ink.TEAL, Ink.GLOW, 0.6))
    painter.restore()


def _fill(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    painter.save()
    painter.scale(1 / FINE, 1 / FINE)
    painter.setBrush(colour)
    painter.drawPath(path)
    painter.restore()


def _paint_ground(painter: QPainter, position: Position, look: Look, on: Ink) -> None:
    painter.setBrush(look.blend(Ink.PLUM, on, 0.2))
    painter.drawRoundedRect(QRectF(0.03, GROUND, 0.94, 0.022), 0.011, 0.011)
    prop: QColor = look.blend(Ink.PLUM, on, 0.32)
    painter.setBrush(prop)
    for x, y, width, height in _PROPS.get(position, ()):
        radius = min(width, height) / 2.4
        painter.drawRoundedRect(QRectF(x, y, width, height), radius, radius)
    if position is Position.INCLINE:
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(*point) for point in _WEDGE]))
        painter.drawPath(path)

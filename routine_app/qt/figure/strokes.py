"""The figure's shapes as paths to fill: in which order, in which colour, with what kind of edge.

Knows shapes and paths; does not know palettes, pictures or what came in the frame before.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from routine_app.figure.drawing import CLEAR, CORNER, LIGHT, Fill, Shadow
from routine_app.figure.outline import Loop
from routine_app.qt.figure.palette import Paint

# What a colour is for: as `Paint` has it, but plain numbers, which are looked up several times as fast; and a shadow.
LIT, SHADED, OUTLINE, SHADOW = *(int(paint) for paint in Paint), len(Paint)
Ink = tuple[str, int, int]  # role, tone (of a shadow: its alpha, 0..255), and what for

_LARGE, _SMALL = 25.0, 5.0  # pixels
_UNION = QPainterPath()
_UNION.setFillRule(Qt.FillRule.WindingFill)


class Edge(Enum):
    """How the edge of a fill is painted.

    LINED is a rough fill with a line of the same colour, the finest there is, along its edge. On the page that is a
    smooth fill, half a line larger, at two thirds of the cost: the rasteriser gathers and sorts every pixel that a
    smooth edge crosses.
    """

    SMOOTH = auto()
    ROUGH = auto()
    LINED = auto()


SMOOTH, ROUGH, LINED = Edge  # looked up once: for each name an enumeration is slow to ask

Stroke = tuple[Ink, QPainterPath, Edge]
"""One path to fill. A plain tuple: a frame makes forty, and a named one takes ten times as long to make."""


def strokes_of(shape: Fill, hair: float) -> list[Stroke]:
    """Return what to fill for a shape, in order.

    `hair` is half the width of the finest line in pixels; 0 is for a device whose smooth edges are its own affair.
    """
    role, tone, rim = shape.role, shape.tone, shape.rim
    found = _even((role, tone, OUTLINE), shape.loops + shape.under, shape.line, hair) if shape.line else []
    if not rim:
        return found + _even((role, tone, LIT), shape.loops + shape.joint, 0.0, hair)
    found += _even((role, tone, SHADED), shape.loops, 0.0, hair)
    if shape.joint:
        found += _even((role, tone, LIT), shape.joint, 0.0, hair)
    # The step from shade to light is so small that it needs no smooth edge, and a rough one costs a quarter.
    lit = path_of(shape.loops, -rim - CLEAR, LIGHT[0] * rim, LIGHT[1] * rim)
    found.append(((role, tone, LIT), lit, ROUGH))
    return found


def shadow_stroke(shape: Shadow) -> Stroke:
    """Return the loops of a shadow as they lie on the page: circles become flat ellipses."""
    path = QPainterPath(_UNION)
    squash, down = shape.squash, shape.down
    for loop in shape.loops:
        for index, (x, y, r, start, sweep) in enumerate(loop):
            left, top, wide, high = x - r, down + (y - r) * squash, r + r, (r + r) * squash
            if index == 0:
                path.arcMoveTo(left, top, wide, high, start)
            path.arcTo(left, top, wide, high, start, sweep)
        path.closeSubpath()
    return ("shadow", int(shape.strength * 255), SHADOW), path, ROUGH


def _even(ink: Ink, loops: tuple[Loop, ...], grow: float, hair: float) -> list[Stroke]:
    """Return the union of loops, every radius larger by `grow`, with a smooth edge.

    A corner cannot be made smaller for a line to run along it, and on small shapes the line would cost more than it
    saves: what begins with either keeps an edge of the first kind.
    """
    first = loops[0][0][2]
    if hair and first > _SMALL:
        return [(ink, path_of(loops, grow - hair), LINED)]
    if len(loops) > 1 and first > _LARGE:  # one by one: the rasteriser is slow where many edges share its rows
        return [(ink, path_of((loop,), grow), SMOOTH) for loop in loops]
    return [(ink, path_of(loops, grow), SMOOTH)]


def path_of(loops: tuple[Loop, ...], grow: float = 0.0, dx: float = 0.0, dy: float = 0.0) -> QPainterPath:
    """Return the union of loops as a path, every radius larger by `grow`, moved by (dx, dy)."""
    path = QPainterPath(_UNION)
    arc_to = path.arcTo
    for loop in loops:
        x, y, r, start, _ = loop[0]
        radius = max(r + grow, 0.1) if len(loop) == 1 else r + grow
        if radius < CORNER:
            path.moveTo(x + dx, y + dy)
        else:
            path.arcMoveTo(x + dx - radius, y + dy - radius, radius + radius, radius + radius, start)
        for x, y, r, start, sweep in loop:
            radius = r + grow
            if radius < CORNER:
                path.lineTo(x + dx, y + dy)
            else:
                size = radius + radius
                arc_to(x + dx - radius, y + dy - radius, size, size, start, sweep)
        path.closeSubpath()
    return path

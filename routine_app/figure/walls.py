"""A wall of the room as shapes: its face, its skirting, and the floor line that goes on beyond it.

Knows where a wall stands and looks; does not know bodies. A wall is part of a room: it has no thickness, and ends in a
corner where the eye looks along it; there the next wall begins, of which the skirting alone is drawn.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from routine_app.figure.drawing import Fill
from routine_app.figure.outline import capsule, hull, polygon

if TYPE_CHECKING:
    from routine_app.figure.outline import Loop
    from routine_app.figure.projection import View
    from routine_app.figure.props import Prop
    from routine_app.figure.vec import Vec

_SKIRTING = 0.075  # metres high
_NEXT_WALL = 0.85  # metres of it
_GOES_ON = 0.22  # metres of floor line beyond an end without a corner
_SQUARE = 0.86  # a wall that faces the eye as squarely as this has no corner
_ROUND = 0.16  # metres: how round the upper corners are
_BEHIND = 0.02


def wall_reach(prop: Prop) -> list[Vec]:
    """Return what must be seen of a wall, from wherever one looks: points in the world."""
    depth, width, height = prop.size
    half, face = width / 2, depth / 2
    foot = [prop.to_world(x, y, 0.0) for y in (-half, half) for x in (face, face + _NEXT_WALL)]
    return [*foot, *(prop.to_world(face, side * (half + _GOES_ON), 0.0) for side in (-1, 1)),
            *(prop.to_world(face, side * half, height) for side in (-1, 1))]  # fmt: skip


def wall_fills(prop: Prop, view: View) -> list[Fill]:
    """Return a wall as it is seen: nothing but its floor line from behind."""
    _, width, height = prop.size
    c, s = cos(radians(prop.turn)), sin(radians(prop.turn))
    facing, along = c * view.toward[0] + s * view.toward[1], c * view.toward[1] - s * view.toward[0]
    half, far = width / 2, -1.0 if along > 0.0 else 1.0
    lines: list[Loop] = []
    if facing <= _BEHIND:
        return [Fill("wall_line", 0, _line(prop, view, (0.0, -half, 0.0), (0.0, half, 0.0)))]
    corner = facing < _SQUARE * (facing * facing + along * along) ** 0.5
    for end in (-1.0, 1.0):
        if corner and end == far:
            for level in (0.0, _SKIRTING):
                lines += _line(prop, view, (0.0, end * half, level), (_NEXT_WALL, end * half, level))
            lines += _line(prop, view, (0.0, end * half, _SKIRTING), (0.0, end * half, height))
        else:
            lines += _line(prop, view, (0.0, end * half, 0.0), (0.0, end * (half + _GOES_ON), 0.0))
    round_ = [0.004 if corner and end == far else _ROUND for end in (-1.0, 1.0)]
    face = _face(prop, view, (half, height), (round_[0], round_[1]))
    edges = ((-half, 0.0), (half, 0.0), (half, _SKIRTING), (-half, _SKIRTING))
    skirting = [_at(prop, view, 0.0, y, z) for y, z in edges]
    return [Fill("wall", 0, (face,)), Fill("wall_skirt", 0, (polygon(skirting),)), Fill("wall_line", 0, tuple(lines))]


def _at(prop: Prop, view: View, x: float, y: float, z: float) -> tuple[float, float]:
    """Return where a point of the face is on the page; x is before the face."""
    u, v, _ = view.place(prop.to_world(prop.size[0] / 2 + x, y, z))
    return u, v


def _face(prop: Prop, view: View, size: tuple[float, float], round_: tuple[float, float]) -> Loop:
    """Return the face with its upper corners rounded by so many metres, the one at -y first."""
    half, height = size
    corners = [(*_at(prop, view, 0.0, y, 0.0), 0.0) for y in (-half, half)]
    low, high = _at(prop, view, 0.0, -half, 0.0), _at(prop, view, 0.0, half, 0.0)
    foreshortened = abs(high[0] - low[0]) / (2.0 * half)
    for side, radius in zip((-1.0, 1.0), round_, strict=True):
        own = radius * foreshortened
        x, y = _at(prop, view, 0.0, side * (half - radius), height)
        corners.append((x, y + own, own))
    return hull(corners)


def _line(prop: Prop, view: View, start: Vec, stop: Vec) -> tuple[Loop, ...]:
    """Return a line that tapers from a point of the wall's face on."""
    thick = max(0.5, 0.0035 * view.scale)
    return (capsule((*_at(prop, view, *start), thick), (*_at(prop, view, *stop), thick * 0.3)),)

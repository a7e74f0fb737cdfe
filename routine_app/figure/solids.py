"""Furniture as flat-sided solids: boxes and wedges, turned on the floor, tilted, with soft corners.

Knows corners and faces; does not know what a chair is (`props` does).
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from routine_app.figure.drawing import Fill, Node, still
from routine_app.figure.outline import Loop, hull, polygon
from routine_app.figure.vec import Vec, cross, dot, sub, unit

if TYPE_CHECKING:
    from routine_app.figure.projection import View

# Corners of a box by (x, y, z) high or low, and its faces, each walked round so that it is seen from outside.
_BOX_FACES = ((1, 3, 7, 5), (0, 4, 6, 2), (2, 6, 7, 3), (0, 1, 5, 4), (4, 5, 7, 6), (0, 2, 3, 1))
_WEDGE_FACES = ((0, 4, 5, 1), (0, 1, 3, 2), (2, 3, 5, 4), (0, 2, 4), (1, 5, 3))


def box_corners(at: Vec, turn: float, size: tuple[float, float, float], tilt: float = 0.0) -> list[Vec]:
    """Return the eight corners of a box: `at` is the middle of its foot; `tilt` leans it back, about its foot."""
    depth, width, height = size
    sides = ((x, y, z) for z in (0.0, height) for y in (-width / 2, width / 2) for x in (-depth / 2, depth / 2))
    return [_moved(corner, at, turn, tilt) for corner in sides]


def wedge_corners(at: Vec, turn: float, size: tuple[float, float, float]) -> list[Vec]:
    """Return the six corners of a wedge that is high at its back and comes to an edge ahead."""
    depth, width, height = size
    edges = ((depth / 2, 0.0), (-depth / 2, height), (-depth / 2, 0.0))
    return [_moved((x, y, z), at, turn, 0.0) for x, z in edges for y in (-width / 2, width / 2)]


def _moved(corner: Vec, at: Vec, turn: float, tilt: float) -> Vec:
    x, y, z = corner
    a, b = radians(turn), radians(tilt)
    x, z = x * cos(b) - z * sin(b), x * sin(b) + z * cos(b)
    return (at[0] + x * cos(a) - y * sin(a), at[1] + x * sin(a) + y * cos(a), at[2] + z)


def box_node(name: str, role: str, corners: list[Vec], view: View, round_: float = 0.012) -> Node:
    """Return a box as a node; `round_` softens its corners (metres)."""
    return solid_node(name, role, corners, _BOX_FACES, view, round_)


def wedge_node(name: str, role: str, corners: list[Vec], view: View, round_: float = 0.02) -> Node:
    """Return a wedge as a node."""
    return solid_node(name, role, corners, _WEDGE_FACES, view, round_)


def solid_node(
    name: str, role: str, corners: list[Vec], faces: tuple[tuple[int, ...], ...], view: View, round_: float
) -> Node:
    """Return a convex solid: its whole outline, then each face that the eye sees, lighter the more it looks up."""
    k = view.scale
    placed = [view.place(corner) for corner in corners]
    soft = round_ * k
    line = max(0.75, 0.0036 * k)
    middle = tuple(sum(corner[axis] for corner in corners) / len(corners) for axis in range(3))
    shrunk = [view.place(_toward(corner, (middle[0], middle[1], middle[2]), round_)) for corner in corners]
    fills = [Fill(f"{role}_side", 0, (hull([(x, y, soft) for x, y, _ in shrunk]),), line)]
    planes = []
    for face in faces:
        a, b, c = (corners[i] for i in face[:3])
        normal = unit(cross(sub(b, a), sub(c, b)))
        facing = dot(normal, view.toward)
        planes.append(_plane(normal, dot(normal, a), view))
        if facing > 0.02 and normal[2] > -0.5:
            loop = _face([shrunk[i] for i in face], soft * 0.9)
            if normal[2] > 0.2:
                fills.append(Fill(f"{role}_top", 0, (loop,)))
            elif normal[0] * view.right[0] + normal[1] * view.right[1] < -0.25:
                fills.append(Fill(role, 0, (loop,)))
    node = Node(name, [still(fills)], [(x, y, 0.0, w) for x, y, w in placed], solid=tuple(planes))
    node.measure()
    return node


def _face(points: list[tuple[float, float, float]], soft: float) -> Loop:
    return hull([(x, y, soft) for x, y, _ in points]) if soft > 0.3 else polygon([(x, y) for x, y, _ in points])


def _toward(corner: Vec, middle: Vec, by: float) -> Vec:
    x, y, z = (c + max(-by, min(by, m - c)) for c, m in zip(corner, middle, strict=True))
    return (x, y, z)


def _plane(normal: Vec, level: float, view: View) -> tuple[float, float, float, float]:
    """Return the plane of a face in the eye's own terms (pixels right, pixels down, depth)."""
    k = view.scale
    right, up = dot(normal, view.right) / k, dot(normal, view.up) / k
    return (right, -up, dot(normal, view.toward), level + right * view.x - up * view.y)

"""Whether she would be in the way of furniture: feet, knees or head inside it.

Knows bodies and props; does not know paths, clips or scenes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routine_app.figure.placement import Placement
    from routine_app.figure.props import Prop
    from routine_app.figure.skeleton import PosedBody
    from routine_app.figure.vec import Vec

_SOLID_PARTS = ("knee_l", "knee_r", "ankle_l", "ankle_r", "toes_l", "toes_r", "head")
_FURNITURE = ("chair", "couch", "bed", "counter", "table", "stool", "box", "wedge", "step")
_ON_LEGS = ("chair", "table", "stool")  # feet may be below them
_BOARD = 0.06  # metres


def in_the_way(bodies: list[PosedBody], props: tuple[Prop, ...], at: Placement) -> list[bool]:
    """Return for each body, in the world of the path, whether feet, knees or head are in props of a space.

    What is in them in the first body, the one at the space's own end, is where it belongs.
    """
    inside = [_parts_inside(body, props, at.back()) for body in bodies]
    return [bool(parts - inside[0]) for parts in inside]


def _parts_inside(body: PosedBody, props: tuple[Prop, ...], back: Placement) -> set[str]:
    joints = body.joints()
    points = {name: back.point(joints[name]) for name in _SOLID_PARTS}
    return {name for name, point in points.items() if any(_is_inside(point, prop) for prop in props)}


def furniture_of(props: tuple[Prop, ...]) -> tuple[Prop, ...]:
    """Return what of these props is furniture: solid, and standing about."""
    return tuple(prop for prop in props if prop.kind in _FURNITURE)


def _is_inside(point: Vec, prop: Prop) -> bool:
    x, y = prop.to_own(point)
    depth, width, height = prop.size
    high = height * (0.5 - x / depth) if prop.kind == "wedge" else height
    low = height - _BOARD if prop.kind in _ON_LEGS else 0.0
    return abs(x) < depth / 2 and abs(y) < width / 2 and low <= point[2] - prop.at[2] < high

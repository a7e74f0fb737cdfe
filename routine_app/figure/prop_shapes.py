"""The props that stand still as shapes: furniture, cushions, mats and walls.

Knows what each prop looks like; does not know bodies.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from routine_app.figure.drawing import Fill, Node, StaticShapes, node, still
from routine_app.figure.outline import disc, hull
from routine_app.figure.solids import box_corners, box_node, wedge_corners, wedge_node
from routine_app.figure.walls import wall_fills

if TYPE_CHECKING:
    from routine_app.figure.projection import View
    from routine_app.figure.props import Prop
    from routine_app.figure.vec import Vec

ROLES = {"chair": "wood", "stool": "wood", "counter": "counter", "table": "wood", "step": "step", "box": "wood",
         "couch": "couch", "bed": "bed"}  # fmt: skip

_PRESSED = 0.72  # what her weight leaves of the height of a soft ball
_COVERED = 0.12  # metres: how far behind its place a prop beneath her is taken to be


def still_nodes(props: tuple[Prop, ...], view: View) -> list[Node]:
    """Return the nodes of everything that stays where it is."""
    nodes: list[Node] = []
    for prop in props:
        if prop.kind in ("chair", "couch", "bed", "counter", "table", "stool"):
            nodes += _furniture(prop, view)
        elif prop.kind in ("step", "box"):
            nodes.append(box_node(prop.name, ROLES[prop.kind], box_corners(prop.at, prop.turn, _three(prop)), view))
        elif prop.kind == "wedge":
            nodes.append(wedge_node(prop.name, "cushion", wedge_corners(prop.at, prop.turn, _three(prop)), view))
        elif prop.kind == "pillow" and not prop.between:
            nodes.append(_pillow(prop, view))
        elif prop.kind in ("towel", "slider") and not prop.between:
            nodes.append(_flat(prop, view))
        elif prop.kind == "ball" and not prop.held:
            nodes.append(ball_node(prop, view, prop.to_world(0.0, 0.0, prop.size[0])))
    return nodes


def _three(prop: Prop) -> tuple[float, float, float]:
    return (prop.size[0], prop.size[1], prop.size[2])


def _furniture(prop: Prop, view: View) -> list[Node]:
    depth, width, height = _three(prop)
    role = ROLES[prop.kind]
    if prop.kind in ("couch", "bed"):
        return _upholstered(prop, view, role)
    thick = 0.045 if prop.kind in ("chair", "stool") else 0.04
    leg = 0.036 if prop.kind in ("chair", "stool") else 0.05
    nodes = [_block(prop, "top", role, (0.0, 0.0, height - thick), (depth, width, thick), view)]
    if prop.kind == "counter":
        body = (depth - 0.06, width - 0.02, height - thick)
        return [*nodes, _block(prop, "body", "counter_body", (-0.02, 0, 0), body, view)]
    for i, (x, y) in enumerate(((1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0))):
        place = (x * (depth / 2 - leg / 2 - 0.01), y * (width / 2 - leg / 2 - 0.01), 0.0)
        nodes.append(_block(prop, f"leg{i}", role, place, (leg, leg, height - thick), view))
    if prop.kind == "chair" and prop.back:
        for y in (1.0, -1.0):
            place = (-depth / 2 + 0.005, y * (width / 2 - 0.025), height)
            nodes.append(_block(prop, f"post{y:+.0f}", role, place, (0.032, 0.034, 0.24), view, 7.0))
        rail = (-depth / 2 - 0.022, 0.0, height + 0.22)
        nodes.append(_block(prop, "rail", role, rail, (0.034, width - 0.01, 0.21), view, 7.0))
    return nodes


def _upholstered(prop: Prop, view: View, role: str) -> list[Node]:
    depth, width, height = _three(prop)
    if prop.kind == "bed":
        return [
            _block(prop, "base", "bed_base", (0, 0, 0), (depth - 0.06, width - 0.06, height * 0.48), view),
            _block(prop, "top", role, (0, 0, height * 0.48), (depth, width, height * 0.52), view, round_=0.05),
        ]
    nodes = [
        _block(prop, "base", "couch_base", (0, 0, 0.05), (depth - 0.05, width - 0.04, height * 0.5), view),
        _block(prop, "top", role, (0, 0, height * 0.5), (depth, width, height * 0.5), view, round_=0.045),
    ]
    if prop.back:
        place = (-depth / 2 - 0.08, 0, 0.06)
        nodes.append(_block(prop, "back", role, place, (0.18, width, height + 0.30), view, 4.0, 0.05))
    return nodes


def _block(
    prop: Prop, part: str, role: str, place: tuple[float, float, float], size: tuple[float, float, float],
    view: View, tilt: float = 0.0, round_: float = 0.010,
) -> Node:  # fmt: skip
    at = prop.to_world(*place)
    return box_node(f"{prop.name}.{part}", role, box_corners(at, prop.turn, size, tilt), view, round_)


def _pillow(prop: Prop, view: View) -> Node:
    depth, width, height = _three(prop)
    r = height / 2
    k = view.scale
    spheres = []
    a = radians(prop.tilt)
    for x, y in ((1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)):
        px = x * (depth / 2 - r)
        place = prop.to_world(px * cos(a), y * (width / 2 - r), r - px * sin(a))
        u, v, w = view.place(place)
        spheres.append((u, v, r * 0.8 * k, w))
    u, v, w = view.place(prop.to_world(0.0, 0.0, r))
    wide = min(depth, width) * 0.25
    spheres.append((u, v, r * k, w))
    for dx, dy in ((wide, 0.0), (-wide, 0.0), (0.0, wide), (0.0, -wide)):
        u, v, w = view.place(prop.to_world(dx * cos(a), dy, r - dx * sin(a)))
        spheres.append((u, v, r * k, w))
    fill = Fill("pillow", 0, (hull(list(spheres)),), max(0.75, 0.0036 * k), 0.014 * k)
    return node(prop.name, [still([fill])], spheres)


def _flat(prop: Prop, view: View) -> Node:
    corners = box_corners(prop.at, prop.turn, _three(prop))
    return box_node(prop.name, "towel", corners, view, 0.006)


def ball_node(prop: Prop, view: View, middle: Vec) -> Node:
    """Return a ball; one that lies beneath her is pressed flat, and lies behind her in the order of painting."""
    k = view.scale
    radius = prop.size[0]
    line, rim = max(0.75, 0.0036 * k), radius * 0.12 * k
    if not prop.beneath:
        u, v, w = view.place(middle)
        return node(prop.name, [Fill("ball", 0, (disc((u, v, radius * k)),), line, rim)], [(u, v, radius * k, w)])
    flat = radius * _PRESSED
    u, v, w = view.place((middle[0], middle[1], middle[2] - radius + flat))
    sides = [(u + side * (radius * 1.1 - flat) * k, v, flat * k, w - _COVERED) for side in (1.0, -1.0)]
    return node(prop.name, [Fill("ball", 0, (hull(sides),), line, rim)], sides)


def ground(props: tuple[Prop, ...], view: View) -> StaticShapes | None:
    """Return what lies beneath and behind everything: mats and walls."""
    fills: list[Fill] = []
    for prop in props:
        if prop.kind == "mat":
            corners = box_corners(prop.at, prop.turn, _three(prop))
            low = [view.place(c)[:2] for c in corners[:4]]
            top = [view.place(c)[:2] for c in corners[4:]]
            r = 0.03 * view.scale
            ring = hull([(x, y, r * 0.2) for x, y in (*low, *top)])
            fills.append(Fill("mat_side", 0, (ring,)))
            fills.append(Fill("mat", 0, (hull([(x, y, r * 0.2) for x, y in top]),)))
        elif prop.kind == "wall":
            fills += wall_fills(prop, view)
    return still(fills) if fills else None

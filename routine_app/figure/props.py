"""The things that stand still as shapes: furniture, cushions, mats and walls.

Knows what each thing looks like; does not know bodies.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from routine_app.figure.drawing import Fill, Node, Still, node, still
from routine_app.figure.outline import disc, hull, polygon
from routine_app.figure.solids import box_corners, box_node, wedge_corners, wedge_node

if TYPE_CHECKING:
    from routine_app.figure.projection import View
    from routine_app.figure.things import Thing
    from routine_app.figure.vec import Vec

ROLES = {"chair": "wood", "stool": "wood", "counter": "counter", "table": "wood", "step": "step", "box": "wood",
         "couch": "couch", "bed": "bed"}  # fmt: skip

_PRESSED = 0.72  # what her weight leaves of the height of a soft ball
_COVERED = 0.12  # metres: how far behind its place a thing beneath her is taken to be


def still_nodes(things: tuple[Thing, ...], view: View) -> list[Node]:
    """Return the nodes of everything that stays where it is."""
    nodes: list[Node] = []
    for thing in things:
        if thing.kind in ("chair", "couch", "bed", "counter", "table", "stool"):
            nodes += _furniture(thing, view)
        elif thing.kind in ("step", "box"):
            nodes.append(
                box_node(thing.name, ROLES[thing.kind], box_corners(thing.at, thing.turn, _three(thing)), view)
            )
        elif thing.kind == "wedge":
            nodes.append(wedge_node(thing.name, "cushion", wedge_corners(thing.at, thing.turn, _three(thing)), view))
        elif thing.kind == "pillow" and not thing.between:
            nodes.append(_pillow(thing, view))
        elif thing.kind in ("towel", "slider") and not thing.between:
            nodes.append(_flat(thing, view))
        elif thing.kind == "ball" and not thing.held:
            nodes.append(ball_node(thing, view, thing.to_world(0.0, 0.0, thing.size[0])))
    return nodes


def _three(thing: Thing) -> tuple[float, float, float]:
    return (thing.size[0], thing.size[1], thing.size[2])


def _furniture(thing: Thing, view: View) -> list[Node]:
    depth, width, height = _three(thing)
    role = ROLES[thing.kind]
    if thing.kind in ("couch", "bed"):
        return _upholstered(thing, view, role)
    thick = 0.045 if thing.kind in ("chair", "stool") else 0.04
    leg = 0.036 if thing.kind in ("chair", "stool") else 0.05
    nodes = [_block(thing, "top", role, (0.0, 0.0, height - thick), (depth, width, thick), view)]
    if thing.kind == "counter":
        body = (depth - 0.06, width - 0.02, height - thick)
        return [*nodes, _block(thing, "body", "counter_body", (-0.02, 0, 0), body, view)]
    for i, (x, y) in enumerate(((1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0))):
        place = (x * (depth / 2 - leg / 2 - 0.01), y * (width / 2 - leg / 2 - 0.01), 0.0)
        nodes.append(_block(thing, f"leg{i}", role, place, (leg, leg, height - thick), view))
    if thing.kind == "chair" and thing.back:
        for y in (1.0, -1.0):
            place = (-depth / 2 + 0.005, y * (width / 2 - 0.025), height)
            nodes.append(_block(thing, f"post{y:+.0f}", role, place, (0.032, 0.034, 0.24), view, 7.0))
        rail = (-depth / 2 - 0.022, 0.0, height + 0.22)
        nodes.append(_block(thing, "rail", role, rail, (0.034, width - 0.01, 0.21), view, 7.0))
    return nodes


def _upholstered(thing: Thing, view: View, role: str) -> list[Node]:
    depth, width, height = _three(thing)
    if thing.kind == "bed":
        return [
            _block(thing, "base", "bed_base", (0, 0, 0), (depth - 0.06, width - 0.06, height * 0.48), view),
            _block(thing, "top", role, (0, 0, height * 0.48), (depth, width, height * 0.52), view, round_=0.05),
        ]
    nodes = [
        _block(thing, "base", "couch_base", (0, 0, 0.05), (depth - 0.05, width - 0.04, height * 0.5), view),
        _block(thing, "top", role, (0, 0, height * 0.5), (depth, width, height * 0.5), view, round_=0.045),
    ]
    if thing.back:
        place = (-depth / 2 - 0.08, 0, 0.06)
        nodes.append(_block(thing, "back", role, place, (0.18, width, height + 0.30), view, 4.0, 0.05))
    return nodes


def _block(
    thing: Thing, part: str, role: str, place: tuple[float, float, float], size: tuple[float, float, float],
    view: View, tilt: float = 0.0, round_: float = 0.010,
) -> Node:  # fmt: skip
    at = thing.to_world(*place)
    return box_node(f"{thing.name}.{part}", role, box_corners(at, thing.turn, size, tilt), view, round_)


def _pillow(thing: Thing, view: View) -> Node:
    depth, width, height = _three(thing)
    r = height / 2
    k = view.scale
    spheres = []
    a = radians(thing.tilt)
    for x, y in ((1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)):
        px = x * (depth / 2 - r)
        place = thing.to_world(px * cos(a), y * (width / 2 - r), r - px * sin(a))
        u, v, w = view.place(place)
        spheres.append((u, v, r * 0.8 * k, w))
    u, v, w = view.place(thing.to_world(0.0, 0.0, r))
    wide = min(depth, width) * 0.25
    spheres.append((u, v, r * k, w))
    for dx, dy in ((wide, 0.0), (-wide, 0.0), (0.0, wide), (0.0, -wide)):
        u, v, w = view.place(thing.to_world(dx * cos(a), dy, r - dx * sin(a)))
        spheres.append((u, v, r * k, w))
    fill = Fill("pillow", 0, (hull(list(spheres)),), max(0.75, 0.0036 * k), 0.014 * k)
    return node(thing.name, [still([fill])], spheres)


def _flat(thing: Thing, view: View) -> Node:
    corners = box_corners(thing.at, thing.turn, _three(thing))
    return box_node(thing.name, "towel", corners, view, 0.006)


def ball_node(thing: Thing, view: View, middle: Vec) -> Node:
    """Return a ball; one that lies beneath her is pressed flat, and lies behind her in the order of painting."""
    k = view.scale
    radius = thing.size[0]
    line, rim = max(0.75, 0.0036 * k), radius * 0.12 * k
    if not thing.beneath:
        u, v, w = view.place(middle)
        return node(thing.name, [Fill("ball", 0, (disc((u, v, radius * k)),), line, rim)], [(u, v, radius * k, w)])
    flat = radius * _PRESSED
    u, v, w = view.place((middle[0], middle[1], middle[2] - radius + flat))
    sides = [(u + side * (radius * 1.1 - flat) * k, v, flat * k, w - _COVERED) for side in (1.0, -1.0)]
    return node(thing.name, [Fill("ball", 0, (hull(sides),), line, rim)], sides)


def ground(things: tuple[Thing, ...], view: View) -> Still | None:
    """Return what lies beneath and behind everything: mats and walls."""
    fills: list[Fill] = []
    for thing in things:
        if thing.kind == "mat":
            corners = box_corners(thing.at, thing.turn, _three(thing))
            low = [view.place(c)[:2] for c in corners[:4]]
            top = [view.place(c)[:2] for c in corners[4:]]
            r = 0.03 * view.scale
            ring = hull([(x, y, r * 0.2) for x, y in (*low, *top)])
            fills.append(Fill("mat_side", 0, (ring,)))
            fills.append(Fill("mat", 0, (hull([(x, y, r * 0.2) for x, y in top]),)))
        elif thing.kind == "wall":
            fills += _wall(thing, view)
    return still(fills) if fills else None


def _wall(thing: Thing, view: View) -> list[Fill]:
    depth, width, height = _three(thing)
    c, s = cos(radians(thing.turn)), sin(radians(thing.turn))
    facing = c * view.toward[0] + s * view.toward[1]
    corners = box_corners(thing.at, thing.turn, (depth, width, height))
    line = max(0.75, 0.0036 * view.scale)
    whole = Fill("wall_side", 0, (hull([(*view.place(p)[:2], 0.008 * view.scale) for p in corners]),), line)
    if facing <= 0.02:
        return [whole]
    front = [view.place(thing.to_world(depth / 2, y * width / 2, z))[:2] for y, z in
             ((-1, 0.0), (1, 0.0), (1, height), (-1, height))]  # fmt: skip
    skirt = [view.place(thing.to_world(depth / 2, y * width / 2, z))[:2] for y, z in
             ((-1, 0.0), (1, 0.0), (1, 0.07), (-1, 0.07))]  # fmt: skip
    return [whole, Fill("wall", 0, (polygon(front),)), Fill("wall_skirt", 0, (polygon(skirt),))]

"""The props that go with her as shapes: bands, straps, weights, and cushions held between the knees.

Knows what each prop looks like and the joints it hangs from; does not know how she is posed.
"""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING

from routine_app.figure.drawing import Fill, Node, node
from routine_app.figure.outline import chain, hull, polygon
from routine_app.figure.prop_shapes import ball_node
from routine_app.figure.skeleton import SIGN, Limb, PosedBody, ball_of
from routine_app.figure.vec import (
    UP,
    Vec,
    add,
    along,
    blend,
    bone_between,
    cross,
    dot,
    lerp,
    scale,
    square_to,
    sub,
    unit,
)

if TYPE_CHECKING:
    from routine_app.figure.projection import View
    from routine_app.figure.props import Prop

_LYING = {"dumbbell": 0.036, "kettlebell": 0.05, "bag": 0.34}  # metres from the floor to the grip, a bell's ball apart
_BELL, _BELL_FOOT = 0.42, 1.95  # a bell's radius in its size; from its handle to its foot in radii
_ALONG = (1.0, 0.0, 0.0)
_ROUND, _ACROSS = 8, 3  # steps of a loop band round a thigh and between the two


def attached_nodes(props: tuple[Prop, ...], body: PosedBody, view: View, *, put_down: bool = False) -> list[Node]:
    """Return the nodes of everything that goes with her; `put_down` leaves weights where they lie in a rest."""
    nodes: list[Node] = []
    for prop in props:
        if prop.kind in ("band", "strap") and prop.path:
            nodes += _strip(prop, body, view)
        elif prop.kind == "loop_band":
            nodes += _loop_band(prop, body, view)
        elif prop.kind == "weight":
            nodes += _weights(prop, _grips(prop, body, put_down=put_down), view)
        elif prop.kind in ("pillow", "towel", "ball") and (prop.between or prop.held):
            nodes.append(_carried(prop, body, view))
    return nodes


def carried_space(props: tuple[Prop, ...], body: PosedBody) -> list[tuple[Vec, float]]:
    """Return a sphere (middle, radius) round each cushion that she holds between her knees."""
    found = []
    for prop in props:
        if prop.between:
            ends = [point_of(name, body) for name in prop.between]
            found.append((lerp(ends[0], ends[-1], 0.5), prop.size[0] * 0.6))
    return found


def point_of(name: str, body: PosedBody) -> Vec:
    """Return where a band or strap meets this part of the body: palm, sole, or the middle of a joint."""
    part, _, letter = name.rpartition("_")
    side = "lr".index(letter)
    if part == "hand":
        arm = body.arms[side]
        return along(arm.palm, arm.up, -0.016)
    leg, arm = body.legs[side], body.arms[side]
    if part == "foot":
        return along(ball_of(leg), leg.along, -0.03)
    if part == "knee":
        return leg.middle
    if part == "ankle":
        return leg.end
    if part == "thigh":
        return lerp(leg.root, leg.middle, 0.7)
    return lerp(arm.middle, arm.end, 0.5)


def _strip(prop: Prop, body: PosedBody, view: View) -> list[Node]:
    """Return a band or strap through its places: one node for each stretch; it hangs where it has slack."""
    k = view.scale
    radius = prop.size[0] * (0.55 if prop.kind == "band" else 0.6)
    points = [point if isinstance(point, tuple) else point_of(point, body) for point in prop.path]
    line = max(0.6, 0.003 * k)
    nodes = []
    for index, (a, b) in enumerate(pairwise(points)):
        spheres = []
        for step in range(5):
            t = step / 4
            x, y, z = lerp(a, b, t)
            u, v, w = view.place((x, y, z - prop.slack * 4 * t * (1 - t)))
            spheres.append((u, v, radius * k * (1.0 - 0.25 * 4 * t * (1 - t)), w + 0.004))
        fill = Fill(prop.kind, 0, chain(list(spheres)), line)
        nodes.append(node(f"{prop.name}.{index}", [fill], spheres))
    return nodes


def _loop_band(prop: Prop, body: PosedBody, view: View) -> list[Node]:
    """Return a loop round both thighs as ribbons: what is turned to the eye lies before the legs, the rest behind."""
    half = prop.size[0] / 2
    ring = _loop(body, prop.along)
    seen = [dot(out, view.toward) > 0.0 for _, out, _ in ring]
    nodes = []
    for start, stop in _runs(seen):
        points = [ring[i % len(ring)] for i in range(start, stop + 1)]
        edges = [[view.place(along(p, axis, side * half)) for p, _, axis in points] for side in (1.0, -1.0)]
        outline = polygon([(u, v) for u, v, _ in (*edges[0], *reversed(edges[1]))])
        near = seen[start % len(ring)]
        fill = Fill(prop.kind, 0 if near else 3, (outline,), max(0.6, 0.003 * view.scale))
        spheres = [(u, v, half * view.scale, w) for u, v, w in (view.place(p) for p, _, _ in points)]
        nodes.append(node(f"{prop.name}.{'near' if near else 'far'}{start}", [fill], spheres))
    return nodes


def _loop(body: PosedBody, t: float) -> list[tuple[Vec, Vec, Vec]]:
    """Return a closed loop round both thighs at fraction t of them, as (point, way out, axis of the thigh)."""
    axes = [unit(sub(leg.middle, leg.root)) for leg in body.legs]
    middles = [lerp(leg.root, leg.middle, t) for leg in body.legs]
    radius = 0.092 - 0.038 * t + 0.004
    ring = []
    for side in (0, 1):
        axis, middle = axes[side], middles[side]
        toward = square_to(sub(middles[1 - side], middle), axis, body.legs[side].pole)
        front = cross(axis, toward)
        for step in range(_ROUND + 1):
            angle = pi * step / _ROUND
            out = add(scale(front, cos(angle)), scale(toward, -sin(angle)))
            ring.append((along(middle, out, radius), out, axis))
        far_axis, far = axes[1 - side], sub(middles[side], middles[1 - side])
        landing = cross(far_axis, square_to(far, far_axis, body.legs[1 - side].pole))
        a, b = along(middle, front, -radius), along(middles[1 - side], landing, radius)
        for step in range(1, _ACROSS):
            u = step / _ACROSS
            ring.append((lerp(a, b, u), blend(scale(front, -1.0), landing, u), blend(axis, far_axis, u)))
    return ring


def _runs(seen: list[bool]) -> list[tuple[int, int]]:
    """Return the stretches (first, last; last may run past the end) of a ring that are alike, each up to the next."""
    count = len(seen)
    turns = [i for i in range(count) if seen[i] != seen[i - 1]]
    if not turns:
        return [(0, count)]
    return [(a, b if b > a else b + count) for a, b in zip(turns, [*turns[1:], turns[0]], strict=True)]


def grip_of(arm: Limb) -> Vec:
    """Return the middle of what a hand is closed around."""
    return along(arm.palm, arm.up, -0.022)


def _grips(prop: Prop, body: PosedBody, *, put_down: bool) -> list[tuple[Vec, Vec]]:
    """Return the grip of a weight (middle, axis) for each hand that holds it, in the hand or where it lies."""
    hands = {"hand_l": (0,), "hand_r": (1,), "hands": (0, 1)}[prop.held or "hands"]
    if not put_down or prop.put_down is None:
        arms = [body.arms[side] for side in hands]
        return [(grip_of(arm), cross(arm.up, arm.along)) for arm in arms]
    x, y, z = prop.put_down
    apart = SIGN if prop.what == "dumbbell" else (1.0, 1.0)
    z += _LYING[prop.what] + (prop.size[0] * _BELL * _BELL_FOOT if prop.what == "kettlebell" else 0.0)
    return [((x, y * apart[side], z), _ALONG) for side in hands]


def _weights(prop: Prop, grips: list[tuple[Vec, Vec]], view: View) -> list[Node]:
    if prop.what == "dumbbell":
        return [_dumbbell(f"{prop.name}.{index}", *grip, view, prop.size[0]) for index, grip in enumerate(grips)]
    middle = lerp(grips[0][0], grips[-1][0], 0.5)
    return _kettlebell(prop, middle, view) if prop.what == "kettlebell" else _bag(prop, middle, view)


def _dumbbell(name: str, grip: Vec, bar: Vec, view: View, size: float) -> Node:
    k = view.scale
    line = max(0.75, 0.0036 * k)
    spheres, loops = [], []
    half = size / 2
    for sign in (1.0, -1.0):
        ends = []
        for inner, radius in ((half - 0.05, 0.036), (half, 0.036)):
            u, v, w = view.place(along(grip, bar, sign * inner))
            ends.append((u, v, radius * k, w))
        spheres += ends
        loops.append(hull(list(ends)))
    u, v, w = view.place(along(grip, bar, half))
    p, q, _ = view.place(along(grip, bar, -half))
    rod = Fill("metal", 3, (hull([(u, v, 0.012 * k), (p, q, 0.012 * k)]),), line)
    return node(name, [rod, Fill("weight", 0, tuple(loops), line, 0.008 * k)], spheres)


def _kettlebell(prop: Prop, grip: Vec, view: View) -> list[Node]:
    k = view.scale
    line = max(0.75, 0.0036 * k)
    r = prop.size[0] * _BELL
    ring = []
    for step in range(9):
        a = pi * step / 8
        u, v, w = view.place((grip[0], grip[1] + 0.058 * cos(a), grip[2] - 0.05 + 0.05 * sin(a)))
        ring.append((u, v, 0.011 * k, w))
    u, v, w = view.place((grip[0], grip[1], grip[2] - 0.05 - r * 0.8))
    ball = (u, v, r * k, w)
    foot = view.place((grip[0], grip[1], grip[2] - 0.05 - r * 1.5))
    loops = (hull([ball, (foot[0], foot[1], r * 0.45 * k)]),)
    fills = [Fill("metal", 1, chain(list(ring)), line), Fill("weight", 0, loops, line, 0.012 * k)]
    return [node(prop.name, fills, [ball])]


def _bag(prop: Prop, grip: Vec, view: View) -> list[Node]:
    k = view.scale
    line = max(0.75, 0.0036 * k)
    corners = []
    for x, z, r in ((0.05, -0.14, 0.03), (-0.05, -0.14, 0.03), (0.075, -0.3, 0.04), (-0.075, -0.3, 0.04)):
        for y in (0.12, -0.12):
            u, v, w = view.place((grip[0] + x, grip[1] + y, grip[2] + z))
            corners.append((u, v, r * k, w))
    handle = []
    for step in range(7):
        a = pi * step / 6
        u, v, w = view.place((grip[0], grip[1] + 0.08 * cos(a), grip[2] - 0.13 + 0.13 * sin(a)))
        handle.append((u, v, 0.009 * k, w))
    fills = [Fill("bag", 2, chain(list(handle)), line), Fill("bag", 0, (hull(list(corners)),), line, 0.014 * k)]
    return [node(prop.name, fills, corners)]


def _carried(prop: Prop, body: PosedBody, view: View) -> Node:
    """Return a cushion held between parts of the body, or a ball or towel under a hand."""
    k = view.scale
    line = max(0.75, 0.0036 * k)
    ends = [point_of(name, body) for name in (prop.between or (prop.held,))]
    if prop.kind == "ball":
        return ball_node(prop, view, lerp(ends[0], ends[-1], 0.5))
    made = _along_limbs(prop, ends) if len(ends) == 4 else _between(prop, (ends[0], ends[-1]), body)
    spheres = [(u, v, radius * k, w) for (u, v, w), radius in ((view.place(point), radius) for point, radius in made)]
    return node(prop.name, [Fill("pillow", 0, (hull(list(spheres)),), line, 0.012 * k)], spheres)


def _between(prop: Prop, ends: tuple[Vec, Vec], body: PosedBody) -> list[tuple[Vec, float]]:
    """Return the corners of a cushion that is held at one place: (middle, radius)."""
    axis, size = bone_between(*ends)
    thick = max(0.03, min(prop.size[-1], size)) / 2
    side = square_to(UP if abs(axis[2]) < 0.8 else body.trunk.pelvis_frame[0], axis)
    other, middle, reach = cross(axis, side), lerp(*ends, 0.5), prop.size[0] * 0.26
    return [
        (add(middle, add(scale(side, p * reach), scale(other, q * reach))), thick)
        for p, q in ((1, 1), (1, -1), (-1, 1), (-1, -1))
    ]


def _along_limbs(prop: Prop, ends: list[Vec]) -> list[tuple[Vec, float]]:
    """Return the corners of a cushion that lies between two limbs along them, from knees to ankles say."""
    corners = []
    near, far = lerp(ends[0], ends[1], 0.5), lerp(ends[2], ends[3], 0.5)
    limb, length = bone_between(near, far)
    beyond = max(0.0, prop.size[0] - length) / 2
    for a, b, middle, past in ((ends[0], ends[1], near, -beyond), (ends[2], ends[3], far, beyond)):
        axis, size = bone_between(a, b)
        thick = max(0.03, min(prop.size[2], size - 0.07)) / 2
        side, end = cross(axis, limb), along(middle, limb, past * 0.6)
        corners += [(along(end, side, sign * (prop.size[1] / 2 - thick)), thick) for sign in (1.0, -1.0)]
    return corners

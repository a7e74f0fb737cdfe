"""The head as shapes: skull, face with nose, eyes and ear, and hair in four styles.

Knows radii in metres; does not know the body. Offsets are from the middle of the head: x ahead, y left, z up.
"""

from __future__ import annotations

from math import acos, atan2, cos, pi, sin, sqrt
from typing import TYPE_CHECKING

from routine_app.figure.drawing import Fill, Node, rim_of
from routine_app.figure.look import Hair
from routine_app.figure.outline import Loop, capsule, chain, disc, hull, polygon
from routine_app.figure.trunk_shapes import Sphere, both, put
from routine_app.figure.vec import Vec, along

if TYPE_CHECKING:
    from routine_app.figure.look import Look
    from routine_app.figure.projection import Axes, View
    from routine_app.figure.skeleton import Trunk

_SKULL = (-0.012, 0.0, 0.020, 0.0765)
_HAIR_ROUND = 0.0835
# The hair line is a circle on the skull: its axis (ahead, left, up; unit) and half its opening in degrees.
_HAIRLINES = {
    Hair.BUN: ((-0.80, 0.0, 0.60), 97.0),
    Hair.PLAIT: ((-0.80, 0.0, 0.60), 97.0),
    Hair.SHORT: ((-0.84, 0.0, 0.54), 104.0),
    Hair.HEADSCARF: ((-0.88, 0.0, 0.48), 118.0),
}


def head_node(trunk: Trunk, view: View, look: Look, line: float) -> Node:
    """Return the head with everything on it, in its own order of depth."""
    k = view.scale
    axes = view.axes(trunk.head, trunk.head_frame)
    skull = put(axes, _SKULL[0], 0.0, _SKULL[2], _SKULL[3] * k)
    behind, before = _loose_hair(trunk, axes, view, look, line)
    fills = [*behind, _skin(axes, look, line, k), *_hair(axes, skull, look, line, k)]
    if look.hair is not Hair.HEADSCARF:
        fills += _ears(axes, look, line, k)
    fills += [*_face(axes, look, k), *before]
    node = Node("head", fills, [skull, put(axes, 0.03, 0.0, -0.05, 0.06 * k)])
    node.measure()
    return node


def _skin(axes: Axes, look: Look, line: float, k: float) -> Fill:
    skull = put(axes, _SKULL[0], 0.0, _SKULL[2], _SKULL[3] * k)
    cheeks = both(axes, 0.018, 0.012, -0.030, 0.056 * k)
    jaws = both(axes, 0.014, 0.026, -0.062, 0.030 * k)
    chin = put(axes, 0.052, 0.0, -0.084, 0.0215 * k)
    bridge = put(axes, 0.066, 0.0, 0.004, 0.010 * k)
    nose = put(axes, 0.089, 0.0, -0.030, 0.0085 * k)
    loops = (hull([skull, *cheeks, *jaws, chin]), hull([bridge, nose, put(axes, 0.070, 0.0, -0.040, 0.010 * k)]))
    return Fill(look.skin, 0, loops, line, rim_of(0.007 * k))


def _hair(axes: Axes, skull: Sphere, look: Look, line: float, k: float) -> list[Fill]:
    scarf = look.hair is Hair.HEADSCARF
    role = look.scarf if scarf else look.hair_role
    (nx, _, nz), opening = _HAIRLINES[look.hair]
    fills = []
    if scarf:  # round the chin as well
        chin = both(axes, 0.006, 0.030, -0.070, 0.036 * k)
        throat = put(axes, 0.034, 0.0, -0.100, 0.024 * k)
        fills.append(Fill(role, 0, (hull([*chin, throat]),), line))
    radius = (_HAIR_ROUND + (0.003 if scarf or look.hair is Hair.SHORT else 0.0)) * k
    loop = _cap(axes, skull, radius, (nx, nz), opening)
    if loop is not None:
        fills.append(Fill(role, 0, (loop,), line, 0.0))
    if look.hair is Hair.SHORT:
        nape = both(axes, -0.062, 0.024, -0.030, 0.040 * k)
        sides = both(axes, -0.040, 0.052, -0.012, 0.030 * k)
        if put(axes, -0.07, 0.0, -0.02, 0.0)[3] > put(axes, 0.0, 0.0, 0.0, 0.0)[3] - 0.045:
            fills.insert(0, Fill(role, 0, (hull([*nape, *sides]),), line))
    return fills


def _cap(axes: Axes, skull: Sphere, radius: float, axis: tuple[float, float], opening: float) -> Loop | None:
    """Return the visible part of a cap on a sphere, cut off by a circle: the hair as it is seen from here."""
    k = sqrt(axes[3] ** 2 + axes[4] ** 2 + axes[9] ** 2 + axes[10] ** 2 + axes[6] ** 2 + axes[7] ** 2) / sqrt(2.0)
    nx = (axes[3] * axis[0] + axes[9] * axis[1]) / k
    ny = (axes[4] * axis[0] + axes[10] * axis[1]) / k
    nw = axes[5] * axis[0] + axes[11] * axis[1]
    flat = sqrt(nx * nx + ny * ny)
    c, s = cos(opening * pi / 180.0), sin(opening * pi / 180.0)
    if flat < 1e-4:
        flat, nx = 1e-4, 1e-4
    ex, ey = nx / flat, ny / flat  # on the page, the way the axis leans
    limit = c * nw / (s * flat)
    if limit >= 1.0:
        return disc((skull[0], skull[1], radius)) if nw > 0 or c < 0 else None
    if limit <= -1.0 and nw <= 0:
        return None if c >= 0 else disc((skull[0], skull[1], radius))
    # On the circle, point(phi) = c*n + s*(cos(phi)*a + sin(phi)*b), a leaning most to the eye, b level on the page.
    half = pi if limit <= -1.0 else acos(-limit)
    points = []
    steps = 14
    for i in range(steps + 1):
        phi = -half + 2.0 * half * i / steps
        across, level = c * flat - s * cos(phi) * nw, s * sin(phi)
        points.append((skull[0] + radius * (across * ex - level * ey), skull[1] + radius * (across * ey + level * ex)))
    if half < pi:
        points += _silhouette(skull, radius, points[-1], points[0], (ex, ey))
    return polygon(points)


def _silhouette(
    skull: Sphere, radius: float, start: tuple[float, float], end: tuple[float, float], lean: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return the outer rim of the skull from start to end, by way of the side that the axis leans to."""
    a = atan2(start[1] - skull[1], start[0] - skull[0])
    b = atan2(end[1] - skull[1], end[0] - skull[0])
    middle = atan2(lean[1], lean[0])
    first = (middle - a + pi) % (2 * pi) - pi
    second = (b - middle + pi) % (2 * pi) - pi
    if first * second < 0:  # the rim is more than half a turn: keep going the same way round
        if abs(first) < abs(second):
            first += 2 * pi if second > 0 else -2 * pi
        else:
            second += 2 * pi if first > 0 else -2 * pi
    sweep, steps = first + second, 14
    return [
        (skull[0] + radius * cos(a + sweep * i / steps), skull[1] + radius * sin(a + sweep * i / steps))
        for i in range(1, steps)
    ]


def _ears(axes: Axes, look: Look, line: float, k: float) -> list[Fill]:
    fills = []
    for side in (1.0, -1.0):
        if axes[8] * side > 0.12:
            top = put(axes, -0.008, 0.076 * side, -0.004, 0.0125 * k)
            lobe = put(axes, -0.003, 0.073 * side, -0.026, 0.0075 * k)
            fills.append(Fill(look.skin, 0, (capsule(top, lobe),), line * 0.8))
    return fills


def _face(axes: Axes, look: Look, k: float) -> list[Fill]:
    """Return closed eyes, brows and mouth, as far as the face is turned to the eye."""
    r = 0.0018 * k
    lids: list[Loop] = []
    brows: list[Loop] = []
    for side in (1.0, -1.0):
        if axes[5] * 0.88 + axes[8] * 0.47 * side > 0.1:
            lids += chain([
                put(axes, 0.0715 - 0.009 * abs(t), (0.031 + 0.0115 * t) * side, -0.0085 - 0.0042 * (1 - t * t), r)
                for t in (-1.0, -0.5, 0.0, 0.5, 1.0)
            ])  # fmt: skip
            brows += chain([
                put(axes, 0.073 - 0.010 * t * t, (0.032 + 0.013 * t) * side, 0.0115 + 0.0035 * (1 - t * t), r)
                for t in (-1.0, -0.4, 0.3, 1.0)
            ])  # fmt: skip
    fills = [Fill("eye", 0, tuple(lids)), Fill("brow", 0, tuple(brows))] if lids else []
    if axes[5] > 0.25:
        mouth = [put(axes, 0.0775 - 0.006 * t * t, 0.014 * t, -0.0600 + 0.0028 * t * t, 0.0022 * k)
                 for t in (-1.0, 0.0, 1.0)]  # fmt: skip
        fills.append(Fill(f"{look.skin}_lips", 0, chain([*mouth])))
    return fills


def _loose_hair(trunk: Trunk, axes: Axes, view: View, look: Look, line: float) -> tuple[list[Fill], list[Fill]]:
    """Return (behind the head, before it): a bun or a plait."""
    k = view.scale
    if look.hair is Hair.BUN:
        knot = put(axes, -0.096, 0.0, 0.062, 0.037 * k)
        fill = Fill(look.hair_role, 0, (disc(knot),), line, rim_of(0.006 * k))
    elif look.hair is Hair.PLAIT:
        fill = Fill(look.hair_role, 0, _plait(trunk, axes, view), line, rim_of(0.004 * k))
        knot = put(axes, -0.1, 0.0, -0.04, 0.0)
    else:
        return [], []
    return ([], [fill]) if knot[3] > axes[2] else ([fill], [])


def _plait(trunk: Trunk, axes: Axes, view: View) -> tuple[Loop, ...]:
    """Return a plait that hangs from the back of the head, down the back or, lying, towards the ground."""
    k = view.scale
    root = put(axes, -0.086, 0.0, 0.0, 0.026 * k)
    x, y, z = trunk.head
    fx = trunk.head_frame[0]
    start: Vec = (x - fx[0] * 0.098, y - fx[1] * 0.098, z - fx[2] * 0.098)
    spine = trunk.chest_frame[2]
    way: Vec = (-spine[0] * 0.75 - fx[0] * 0.15, -spine[1] * 0.75 - fx[1] * 0.15, -spine[2] * 0.75 - 0.25)
    beads: list[tuple[float, ...]] = [root]
    for step, radius in ((0.05, 0.022), (0.095, 0.0205), (0.14, 0.0185), (0.18, 0.015), (0.215, 0.011)):
        px, py, pw = view.place(along(start, way, step))
        beads.append((px, py, radius * k, pw))
    return chain(beads)

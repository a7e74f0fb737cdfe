"""The head as shapes: skull, face with nose, eyes and ear, and hair in four styles.

Knows radii in metres; does not know the body. Offsets are from the middle of the head: x ahead, y left, z up.
"""

from __future__ import annotations

from math import acos, atan2, cos, degrees, pi, radians, sin, sqrt
from typing import TYPE_CHECKING

from routine_app.figure.appearance import Hair
from routine_app.figure.drawing import Fill, Node, node, rim_of
from routine_app.figure.outline import Circle, Loop, capsule, chain, disc, hull
from routine_app.figure.trunk_shapes import Sphere, both, put
from routine_app.figure.vec import Vec, along

if TYPE_CHECKING:
    from routine_app.figure.appearance import FigureAppearance
    from routine_app.figure.projection import Axes, View
    from routine_app.figure.skeleton import Trunk

_SKULL = (-0.012, 0.0, 0.020, 0.0745)
_HAIR_ROUND = 0.0865
_HAIRLINE_PX = 0.5  # half the thickness of the finest line, in pixels
# The hair line is a circle on the skull: its axis (ahead, up; unit) and half its opening in degrees.
_HAIRLINES = {
    Hair.BUN: ((-0.80, 0.60), 101.0),
    Hair.PLAIT: ((-0.80, 0.60), 101.0),
    Hair.SHORT: ((-0.86, 0.51), 107.0),
}
_THICK = {Hair.BUN: 0.0, Hair.PLAIT: 0.0, Hair.SHORT: 0.005}
# Hair is parted in the middle and swept aside: (ahead, outward, up, radius) of one side, and of a strand by the ear.
_SWEPT = ((0.030, 0.013, 0.082, 0.016), (0.026, 0.050, 0.048, 0.022), (0.000, 0.071, 0.004, 0.018))
_STRAND = ((0.006, 0.076, -0.004, 0.0085), (0.014, 0.074, -0.045, 0.0065), (0.022, 0.067, -0.078, 0.0025))
_BOB = ((-0.006, 0.070, 0.026, 0.026), (-0.012, 0.077, -0.030, 0.024), (0.002, 0.073, -0.078, 0.017))
_SIDE_SHOWS = 0.3
_STEPS = 16
_WHOLE_FACE = 0.6  # from here on the hair line lies round the whole face: hair is what stands out behind it
_BEHIND = -0.55  # seen from further behind than this, the face in a scarf is hidden but for what stands out


def head_nodes(trunk: Trunk, view: View, appearance: FigureAppearance, line: float) -> list[Node]:
    """Return the head with everything on it, in its own order of depth, and a plait where she wears one."""
    k = view.scale
    axes = view.axes(trunk.head, trunk.head_frame)
    skull = put(axes, _SKULL[0], 0.0, _SKULL[2], _SKULL[3] * k)
    if appearance.hair is Hair.HEADSCARF:
        fills = _scarfed(axes, appearance, line, k)
    else:
        behind, before = _knot(axes, appearance, line, k)
        full = put(axes, -0.020, 0.0, 0.030, (_HAIR_ROUND + _THICK[appearance.hair]) * k)
        fills = [*behind, Fill(appearance.hair_role, 0, (disc(full),), line), _skin(axes, appearance, line, k)]
        fills += [*_hair(axes, full, appearance, line, k), *_ears(axes, appearance, line, k)]
        fills += [*_swept(axes, appearance, line, k), *_face(axes, appearance, k), *before]
    nodes = [node("head", fills, [skull, put(axes, 0.03, 0.0, -0.05, 0.06 * k)])]
    if appearance.hair is Hair.PLAIT:
        nodes.append(_plait(trunk, axes, view, appearance, line))
    return nodes


def _skin(axes: Axes, appearance: FigureAppearance, line: float, k: float) -> Fill:
    skull = put(axes, _SKULL[0], 0.0, _SKULL[2], _SKULL[3] * k)
    cheeks = both(axes, 0.018, 0.012, -0.030, 0.056 * k)
    jaws = both(axes, 0.014, 0.026, -0.062, 0.030 * k)
    chin = put(axes, 0.052, 0.0, -0.084, 0.0215 * k)
    loops = (hull([skull, *cheeks, *jaws, chin]), _nose(axes, k))
    return Fill(appearance.skin, 0, loops, line, rim_of(0.007 * k))


def _hair(axes: Axes, full: Sphere, appearance: FigureAppearance, line: float, k: float) -> list[Fill]:
    axis, opening = _HAIRLINES[appearance.hair]
    loop = _cap(axes, (full[0], full[1], full[2]), axis, opening, k)
    return [] if loop is None else [Fill(appearance.hair_role, 0, (loop,), line)]


def _swept(axes: Axes, appearance: FigureAppearance, line: float, k: float) -> list[Fill]:
    """Return the hair at the sides of the face, as far as it is turned to the eye."""
    loops: list[Loop] = []
    strand = _BOB if appearance.hair is Hair.SHORT else _STRAND
    for side in (1.0, -1.0):
        if _shows(axes, side):
            loops.append(hull([put(axes, x, y * side, z, r * k) for x, y, z, r in _SWEPT]))
            loops += chain([put(axes, x, y * side, z, r * k) for x, y, z, r in strand])
    return [Fill(appearance.hair_role, 0, tuple(loops), line * 0.8)] if loops else []


def _scarfed(axes: Axes, appearance: FigureAppearance, line: float, k: float) -> list[Fill]:
    """Return a head in a scarf: one cloth round skull, nape and chin, and the face in its opening.

    Seen from behind, the near edge of the opening bounds the face; from far behind, the cloth covers it.
    """
    jaws = both(axes, -0.004, 0.034, -0.062, 0.041 * k)
    nape, throat = put(axes, -0.040, 0.0, -0.052, 0.050 * k), put(axes, 0.002, 0.0, -0.112, 0.044 * k)
    chin = put(axes, 0.040, 0.0, -0.088, 0.032 * k)
    round_ = put(axes, -0.019, 0.0, 0.020, 0.0865 * k)
    cloth = Fill(
        appearance.scarf, 0, (hull([round_, nape, *jaws]), hull([nape, *jaws, chin, throat])), line, rim_of(0.008 * k)
    )
    near = 1.0 if axes[8] > 0.0 else -1.0
    sines = [(cos(a), sin(a)) for a in (2.0 * pi * i / _STEPS for i in range(_STEPS))]
    edge = [put(axes, 0.030 + 0.020 * c * c, 0.058 * s, -0.020 + 0.076 * c, 0.004 * k)
            for c, s in sines if axes[5] > 0.0 or s * near > -0.01]  # fmt: skip
    brows, cheeks = both(axes, 0.042, 0.012, 0.018, 0.031 * k), both(axes, 0.044, 0.018, -0.036, 0.031 * k)
    bulge = [*brows, *cheeks, put(axes, 0.052, 0.0, -0.076, 0.0215 * k)]
    face = Fill(appearance.skin, 0, (hull([*edge, *bulge]), _nose(axes, k)), line, rim_of(0.006 * k))
    return [cloth, face, *_face(axes, appearance, k)] if axes[5] > _BEHIND else [face, cloth]


def _nose(axes: Axes, k: float) -> Loop:
    bridge, tip = put(axes, 0.066, 0.0, 0.004, 0.010 * k), put(axes, 0.0855, 0.0, -0.031, 0.0085 * k)
    return hull([bridge, tip, put(axes, 0.070, 0.0, -0.040, 0.010 * k)])


def _cap(axes: Axes, skull: Circle, axis: tuple[float, float], opening: float, k: float) -> Loop | None:
    """Return the visible part of a cap on a sphere, cut off by a circle: the hair as it is seen from here."""
    x, y, radius = skull
    nx, ny = (axes[3] * axis[0] + axes[9] * axis[1]) / k, (axes[4] * axis[0] + axes[10] * axis[1]) / k
    nw = axes[5] * axis[0] + axes[11] * axis[1]
    flat = max(1e-4, sqrt(nx * nx + ny * ny))
    c, s = cos(radians(opening)), sin(radians(opening))
    limit = c * nw / (s * flat)  # where the hair line goes behind the head: cos(phi) = -limit
    if limit <= -1.0:
        return disc(skull) if nw > 0 else None
    if limit > _WHOLE_FACE:
        return None
    half = acos(-limit)
    ex, ey = nx / flat, ny / flat  # on the page, the way the axis leans
    points = []
    for i in range(_STEPS + 1):
        phi = half * (2.0 * i / _STEPS - 1.0)
        across, level = c * flat - s * cos(phi) * nw, s * sin(phi)
        points.append((x + radius * (across * ex - level * ey), y + radius * (across * ey + level * ex)))
    first, last, lean = _angle(points[0], skull), _angle(points[-1], skull), atan2(-ey, ex)
    sweep = (first - last) % (2.0 * pi)
    if (lean - last) % (2.0 * pi) > sweep:
        points.reverse()
        last, sweep = first, 2.0 * pi - sweep
    return (*_edge(points), (x, y, radius, degrees(last), degrees(sweep)))


def _angle(point: tuple[float, float], skull: Circle) -> float:
    return atan2(skull[1] - point[1], point[0] - skull[0])


def _edge(points: list[tuple[float, float]]) -> Loop:
    """Return an open line as corners that know which way is out, so that it grows like everything else."""
    arcs = []
    for i, (x, y) in enumerate(points):
        ax, ay = points[max(0, i - 1)]
        bx, by = points[min(len(points) - 1, i + 1)]
        arcs.append((x, y, 0.0, degrees(atan2(ay - by, bx - ax)) - 90.0, 0.0))
    return tuple(arcs)


def _ears(axes: Axes, appearance: FigureAppearance, line: float, k: float) -> list[Fill]:
    """Return the ear that is turned to the eye, where the hair at that side does not cover it."""
    fills = []
    for side in (1.0, -1.0):
        if axes[8] * side > 0.12 and not _shows(axes, side):
            top = put(axes, -0.008, 0.076 * side, -0.004, 0.0125 * k)
            lobe = put(axes, -0.003, 0.073 * side, -0.026, 0.0075 * k)
            fills.append(Fill(appearance.skin, 0, (capsule(top, lobe),), line * 0.8))
    return fills


def _shows(axes: Axes, side: float) -> bool:
    """Return whether the hair at this side of the face is turned to the eye."""
    return axes[5] * 0.6 + axes[8] * 0.8 * side > _SIDE_SHOWS


def _face(axes: Axes, appearance: FigureAppearance, k: float) -> list[Fill]:
    """Return closed eyes, brows and mouth, as far as the face is turned to the eye."""
    r = max(0.0018 * k, _HAIRLINE_PX)
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
        mouth = [put(axes, 0.0775 - 0.006 * t * t, 0.014 * t, -0.0600 + 0.0028 * t * t, r * 1.6)
                 for t in (-1.0, 0.0, 1.0)]  # fmt: skip
        fills.append(Fill(f"{appearance.skin}_lips", 0, chain([*mouth])))
    return fills


def _knot(axes: Axes, appearance: FigureAppearance, line: float, k: float) -> tuple[list[Fill], list[Fill]]:
    """Return what lies (behind the head, before it): a bun, or the nape of short hair."""
    if appearance.hair is Hair.PLAIT:
        return [], []
    if appearance.hair is Hair.BUN:
        bun = put(axes, -0.066, 0.0, 0.124, 0.041 * k)
        loop, depth = disc(bun), bun[3]
    else:
        nape = both(axes, -0.046, 0.042, -0.066, 0.038 * k)
        loop, depth = hull([*nape, *both(axes, -0.034, 0.036, 0.0, 0.056 * k)]), put(axes, -0.09, 0.0, 0.0, 0.0)[3]
    fill = Fill(appearance.hair_role, 0, (loop,), line, rim_of(0.006 * k) if appearance.hair is Hair.BUN else 0.0)
    return ([], [fill]) if depth > axes[2] + 0.02 else ([fill], [])


def _plait(trunk: Trunk, axes: Axes, view: View, appearance: FigureAppearance, line: float) -> Node:
    """Return a plait that hangs from the back of the head, down the back or, lying, towards the ground."""
    k = view.scale
    beads: list[Sphere] = [put(axes, -0.082, 0.0, 0.005, 0.026 * k)]
    fx = trunk.head_frame[0]
    start = along(trunk.head, fx, -0.098)
    spine = trunk.chest_frame[2]
    way: Vec = (-spine[0] * 0.75 - fx[0] * 0.15, -spine[1] * 0.75 - fx[1] * 0.15, -spine[2] * 0.75 - 0.25)
    for step, radius in ((0.05, 0.0235), (0.095, 0.0215), (0.14, 0.019), (0.18, 0.015), (0.215, 0.010)):
        px, py, pw = view.place(along(start, way, step))
        beads.append((px, py, radius * k, pw))
    return node("plait", [Fill(appearance.hair_role, 0, chain(beads), line, rim_of(0.006 * k))], beads)

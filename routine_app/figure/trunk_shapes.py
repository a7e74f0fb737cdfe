"""The trunk as shapes: hips in leggings, T-shirt with bust and belly, neck.

Knows radii in metres for a woman of 1.65 m; does not know limbs.
"""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, pi, radians, sin
from typing import TYPE_CHECKING

from routine_app.figure.anchors import belly_middle
from routine_app.figure.drawing import Fill, Node, lit, node, rim_of
from routine_app.figure.outline import Loop, capsule, cuff, ellipse_points, hull, polygon

if TYPE_CHECKING:
    from routine_app.figure.appearance import FigureAppearance
    from routine_app.figure.body_shape import BodyShape
    from routine_app.figure.projection import Axes, View
    from routine_app.figure.skeleton import Trunk

Sphere = tuple[float, float, float, float]
# The hem of the T-shirt, round the hips: (ahead, left, up) from the middle of the pelvis; it hangs lower ahead.
_HEM = tuple((-0.006 + 0.103 * cos(a), 0.160 * sin(a), 0.010 - 0.021 * cos(a)) for a in (pi * i / 5 for i in range(10)))
_HEM_THICK = 0.014
_ROUND = 0.010  # metres that a belly is wider than a ball: from there on its lower edge is seen in full ...
_FAINT = 0.3  # ... and below this share of it not at all
_FROM_BEHIND = -0.4  # from here on the two halves of the seat are seen
_OPEN = (0.5, 0.866)  # the neckline faces this way: ahead and up


def put(axes: Axes, x: float, y: float, z: float, r: float) -> Sphere:
    """Return the sphere at (x, y, z) of a frame as the eye sees it: (pixel right, pixel down, pixel radius, depth)."""
    a, b, c, d, e, f, g, h, i, j, k, m = axes
    return (a + d * x + g * y + j * z, b + e * x + h * y + k * z, r, c + f * x + i * y + m * z)


def both(axes: Axes, x: float, y: float, z: float, r: float) -> tuple[Sphere, Sphere]:
    """Return the spheres at y and at -y."""
    return put(axes, x, y, z, r), put(axes, x, -y, z, r)


def pelvis_node(trunk: Trunk, view: View, appearance: FigureAppearance, line: float, under: tuple[Loop, ...]) -> Node:
    """Return hips and buttocks, in leggings; `under` are the first stretches of the thighs."""
    k = view.scale
    axes = view.axes(trunk.pelvis, trunk.pelvis_frame)
    top = both(axes, -0.004, 0.050, 0.058, 0.088 * k)
    hip = both(axes, -0.006, 0.086, -0.034, 0.093 * k)
    seat = both(axes, -0.048, 0.068, -0.056, 0.092 * k)
    fork = put(axes, 0.010, 0.0, -0.080, 0.056 * k)
    if axes[5] < _FROM_BEHIND:
        loops: tuple[Loop, ...] = (hull([*top, *hip, fork]), *(hull([top[i], hip[i], seat[i]]) for i in (0, 1)))
    else:
        loops = (hull([*top, *hip, *seat, fork]),)
    fill = Fill(appearance.legs, 0, loops, line, rim_of(0.011 * k), under=under)
    return node("pelvis", [fill], [*top, *hip, *seat])


def shirt_node(
    trunk: Trunk, shape: BodyShape, view: View, appearance: FigureAppearance, line: float, under: tuple[Loop, ...]
) -> Node:
    """Return the T-shirt over chest, bust and belly; `under` are the shoulders of the sleeves."""
    k = view.scale
    hips = view.axes(trunk.pelvis, trunk.pelvis_frame)
    low = view.axes(trunk.lumbar, trunk.lumbar_frame)
    mid = view.axes(trunk.middle, trunk.middle_frame)
    top = view.axes(trunk.chest, trunk.chest_frame)
    hem = [put(hips, *point, _HEM_THICK * k) for point in _HEM]
    wide = shape.widen
    waist = both(low, 0.0, 0.034 + shape.side * 0.4, 0.045, 0.081 * k)
    ribs = both(mid, 0.002, 0.041 + wide, 0.045, (0.086 + wide * 0.4) * k)
    bust = both(top, 0.056 + wide * 0.7, 0.054, -0.020, shape.bust * k)
    chest, shoulders, upper = _chest(top, shape, k)
    x, y, w = view.place(belly_middle(trunk, shape))
    belly = (x, y, shape.belly * k, w)
    across = (low[6] * shape.side, low[7] * shape.side)
    sides = [(x + i * across[0], y + i * across[1], belly[2], w) for i in (1.0, -1.0)]
    loops = (hull([*ribs, *bust, *upper]), hull([*sides, *ribs, *waist]), hull([*sides, *waist, *hem]))
    fills = [Fill(appearance.top, 0, loops, line, rim_of(0.014 * k), under=under)]
    fills += _contours(low, top, (belly, min(1.0, shape.side / _ROUND)), bust, appearance, k)
    fills += _neckline(top, appearance, line)
    return node("shirt", fills, [*waist, *ribs, *chest, belly, *shoulders], hem)


def _chest(top: Axes, shape: BodyShape, k: float) -> tuple[tuple[Sphere, ...], tuple[Sphere, ...], list[Sphere]]:
    """Return chest, shoulders, and all of the trunk from the chest up to the neck without the bust."""
    wide, rise = shape.widen, shape.rise
    chest = both(top, -0.006 + wide * 0.3, 0.046 + wide * 0.6, 0.012, (0.088 + wide * 0.4) * k)
    back = both(top, -0.034, 0.055, 0.055, 0.064 * k)
    shoulders = both(top, -0.006, 0.108, 0.086 + rise * 0.5, 0.046 * k)
    neck = both(top, -0.014, 0.032, 0.126 + rise * 0.4, 0.034 * k)
    return chest, shoulders, [*chest, *back, *shoulders, *neck]


def _contours(
    low: Axes,
    top: Axes,
    belly: tuple[Sphere, float],
    bust: tuple[Sphere, Sphere],
    appearance: FigureAppearance,
    k: float,
) -> list[Fill]:
    """Return the lower edges of belly and bust as strokes, where they are turned to the eye.

    With the belly goes how much of its edge is to be seen (0..1): none early in pregnancy and after the birth.
    """
    loops: list[Loop] = []
    ball, share = belly
    if share > _FAINT and low[5] > -0.25:
        down = (-low[9] - 0.2 * low[3], -low[10] - 0.2 * low[4])
        loops += _lower_edge(ball, down, 0.0085 * share * k, radians(84.0))
    for breast, side in zip(bust, (1.0, -1.0), strict=True):
        if top[5] * 0.8 + top[8] * 0.6 * side > 0.1:
            out = 0.35 * side
            down = (out * top[6] - top[9], out * top[7] - top[10])
            loops += _lower_edge(breast, down, 0.007 * k, radians(72.0))
    return [Fill(f"{appearance.top}_fold", 0, tuple(loops))] if loops else []


def _lower_edge(ball: Sphere, down: tuple[float, float], thick: float, reach: float) -> tuple[Loop, ...]:
    """Return the edge of a ball as a stroke inside of it that tapers to both ends; none where it is seen from below.

    `down` (pixels a metre) is where its middle lies, `thick` its thickness there, `reach` how far it goes either way.
    """
    if hypot(*down) < 30.0 * thick:
        return ()
    x, y, r, _ = ball
    middle, half, level = atan2(-down[1], down[0]), r * sin(reach), r * cos(reach)
    deep = r - level - max(1.0, thick)
    if deep < 0.2 * half:
        return ()
    inner = (half * half + deep * deep) / (2.0 * deep)
    away, back = level + deep - inner, atan2(half, inner - deep)
    start = (x + r * cos(middle - reach), y - r * sin(middle - reach))
    ends = (
        (*start, 0.0, 0.0, 0.0),
        (x, y, r, degrees(middle - reach), degrees(2.0 * reach)),
        (x + away * cos(middle), y - away * sin(middle), inner, degrees(middle + back), degrees(-2.0 * back)),
    )
    return (ends,)


def _neckline(top: Axes, appearance: FigureAppearance, line: float) -> list[Fill]:
    """Return the skin inside the neckline, where it is turned to the eye."""
    p, q = _OPEN
    if p * top[5] + q * top[11] <= 0.04:
        return []
    x, y, _, _ = put(top, 0.018, 0.0, 0.118, 0.0)
    u = (top[6] * 0.066, top[7] * 0.066)
    v = ((q * top[3] - p * top[9]) * 0.060, (q * top[4] - p * top[10]) * 0.060)
    role = appearance.scarf if appearance.hair == "headscarf" else appearance.skin
    return [Fill(role, 0, (polygon(ellipse_points(x, y, u, v, 18)),), line * 0.8)]


def neck_node(trunk: Trunk, view: View, appearance: FigureAppearance, line: float) -> Node:
    """Return the neck; a headscarf covers it."""
    k = view.scale
    top = view.axes(trunk.chest, trunk.chest_frame)
    head = view.axes(trunk.head, trunk.head_frame)
    root = put(top, 0.004, 0.0, 0.122, 0.046 * k)
    middle = put(top, 0.006, 0.0, 0.160, 0.0395 * k)
    skull = put(head, -0.020, 0.0, -0.058, 0.0395 * k)
    role = appearance.scarf if appearance.hair == "headscarf" else appearance.skin
    collar = cuff(root, _across(top, k))
    joint = (hull([*collar, lit(middle, 0.006 * k)]),)
    return node("neck", [Fill(role, 1, (capsule(middle, skull),), line, rim_of(0.006 * k), joint)], [root, skull])


def _across(top: Axes, k: float) -> tuple[float, float, float]:
    """Return the direction that the neckline opens in, as the eye sees it."""
    p, q = _OPEN
    return ((p * top[3] + q * top[9]) / k, (p * top[4] + q * top[10]) / k, p * top[5] + q * top[11])


def neckline_shows(trunk: Trunk, view: View) -> bool:
    """Return whether the eye looks into the neckline, so that the neck lies before the T-shirt."""
    ahead, _, up = trunk.chest_frame
    x, y, z = view.toward
    p, q = _OPEN
    return p * (ahead[0] * x + ahead[1] * y + ahead[2] * z) + q * (up[0] * x + up[1] * y + up[2] * z) > 0.04

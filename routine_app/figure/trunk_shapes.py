"""The trunk as shapes: hips in leggings, T-shirt with bust and belly, neck.

Knows radii in metres for a woman of 1.65 m; does not know limbs.
"""

from __future__ import annotations

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
# The hem of the T-shirt, round the top of the hips: (ahead, left, up) from the middle of the pelvis.
_HEM = ((0.098, 0.05, 0.016), (0.098, -0.05, 0.016), (0.03, 0.138, 0.034), (0.03, -0.138, 0.034),
        (-0.05, 0.132, 0.045), (-0.05, -0.132, 0.045), (-0.104, 0.06, 0.052), (-0.104, -0.06, 0.052))  # fmt: skip

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
    top = both(axes, -0.004, 0.052, 0.055, 0.094 * k)
    hip = both(axes, -0.004, 0.078, -0.025, 0.096 * k)
    seat = both(axes, -0.044, 0.060, -0.046, 0.094 * k)
    fork = put(axes, 0.004, 0.0, -0.085, 0.062 * k)
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
    hem = [put(hips, *point, 0.013 * k) for point in _HEM]
    wide = shape.widen
    waist = both(low, 0.002, 0.044, 0.04, 0.089 * k)
    ribs = both(mid, 0.004, 0.046 + wide, 0.045, (0.093 + wide * 0.4) * k)
    chest = both(top, -0.002 + wide * 0.3, 0.052 + wide * 0.6, 0.012, (0.094 + wide * 0.4) * k)
    bust = both(top, 0.050 + wide * 0.7, 0.058, -0.012, shape.bust * k)
    back = both(top, -0.034, 0.062, 0.055, 0.066 * k)
    shoulders = both(top, -0.008, 0.128, 0.088 + shape.rise * 0.5, 0.052 * k)
    neck = both(top, -0.012, 0.045, 0.118 + shape.rise * 0.4, 0.036 * k)
    x, y, w = view.place(belly_middle(trunk, shape))
    belly = (x, y, shape.belly * k, w)
    loops = (
        hull([*ribs, *chest, *bust, *back, *shoulders, *neck]),
        hull([belly, *bust, *ribs, *waist]),
        hull([belly, *waist, *hem]),
    )
    fills = [Fill(appearance.top, 0, loops, line, rim_of(0.014 * k), under=under), *_neckline(top, appearance, line)]
    return node("shirt", fills, [*waist, *ribs, *chest, belly, *shoulders])


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
    root = put(top, 0.004, 0.0, 0.122, 0.052 * k)
    middle = put(top, 0.006, 0.0, 0.158, 0.0455 * k)
    skull = put(head, -0.020, 0.0, -0.058, 0.0445 * k)
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

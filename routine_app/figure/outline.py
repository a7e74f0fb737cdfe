"""Exact outlines: the hull of circles, as arcs joined by their common tangents.

Knows circles in pixels only. A loop is a tuple of arcs (x, y, radius, start, sweep): angles in degrees, counter-
clockwise as seen on the page (0 to the right, 90 up), each arc joined to the next by a straight line. Making every
radius larger by the same amount leaves the angles as they are: so an outline is drawn beneath its own shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, atan2, cos, pi, sin, sqrt

Circle = tuple[float, float, float]  # x right, y down, radius; pixels
Arc = tuple[float, float, float, float, float]
Loop = tuple[Arc, ...]
_DEGREES = 180.0 / pi
_WHOLE = 2.0 * pi
_INSIDE = 1e-6  # square pixels: a common tangent whose square is no longer is none, for one lies inside of the other


def disc(c: tuple[float, ...]) -> Loop:
    """Return a whole circle."""
    return ((c[0], c[1], c[2], 0.0, 360.0),)


def capsule(a: tuple[float, ...], b: tuple[float, ...]) -> Loop:
    """Return the hull of two circles."""
    ax, ay, ar = a[0], a[1], a[2]
    bx, by, br = b[0], b[1], b[2]
    dx, dy = bx - ax, ay - by
    far = sqrt(dx * dx + dy * dy)
    gap = ar - br
    if far <= abs(gap) + 1e-6:
        return disc(a) if gap >= 0 else disc(b)
    middle = atan2(dy, dx) * _DEGREES
    half = acos(gap / far) * _DEGREES
    return ((bx, by, br, middle - half, 2.0 * half), (ax, ay, ar, middle + half, 360.0 - 2.0 * half))


def chain(circles: Sequence[tuple[float, ...]]) -> tuple[Loop, ...]:
    """Return the outline of a limb, the union of the capsules of neighbouring circles, as one loop.

    Where the limb bends, its inner side runs back along the circle of the joint (a negative sweep): filled by non-zero
    winding that is the union exactly, with half the edges of as many capsules.
    """
    kept = _uncovered(circles)
    if len(kept) < 3:
        return (capsule(kept[0], kept[1]) if len(kept) == 2 else disc(kept[0]),)
    sides: list[tuple[float, float]] = []
    for i in range(len(kept) - 1):
        a, b = kept[i], kept[i + 1]
        dx, dy = b[0] - a[0], a[1] - b[1]
        middle = atan2(dy, dx) * _DEGREES
        sides.append((middle, acos((a[2] - b[2]) / sqrt(dx * dx + dy * dy)) * _DEGREES))
    arcs: list[Arc] = []
    last = len(kept) - 1
    for i in range(1, last):
        (m, h), (n, g), c = sides[i - 1], sides[i], kept[i]
        arcs.append((c[0], c[1], c[2], m - h, (n - g - m + h + 180.0) % 360.0 - 180.0))
    middle, half = sides[-1]
    arcs.append((kept[last][0], kept[last][1], kept[last][2], middle - half, 2.0 * half))
    for i in range(last - 1, 0, -1):
        (m, h), (n, g), c = sides[i], sides[i - 1], kept[i]
        arcs.append((c[0], c[1], c[2], m + h, (n + g - m - h + 180.0) % 360.0 - 180.0))
    middle, half = sides[0]
    arcs.append((kept[0][0], kept[0][1], kept[0][2], middle + half, 360.0 - 2.0 * half))
    return (tuple(arcs),)


def _uncovered(circles: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Return the circles without those that a neighbour covers, as where a limb points at the eye."""
    kept: list[tuple[float, ...]] = []
    for c in circles:
        while kept:
            dx, dy, gap = kept[-1][0] - c[0], kept[-1][1] - c[1], c[2] - kept[-1][2]
            if gap < 0.0 or dx * dx + dy * dy > gap * gap + 1e-3:
                break
            kept.pop()
        if kept:
            dx, dy, gap = kept[-1][0] - c[0], kept[-1][1] - c[1], kept[-1][2] - c[2]
            if gap >= 0.0 and dx * dx + dy * dy <= gap * gap + 1e-3:
                continue
        kept.append(c)
    return kept


def hull(circles: Sequence[tuple[float, ...]]) -> Loop:
    """Return the hull of any number of circles, walked round from the rightmost by the direction that each supports."""
    if len(circles) == 2:
        return capsule(circles[0], circles[1])
    if len(circles) == 3 and (loop := _three(circles)):
        return loop
    start = following = max(circles, key=_rightmost)
    x, y, r = start[0], start[1], start[2]
    nx, ny, angle = 1.0, 0.0, 0.0
    arcs: list[Arc] = []
    for _ in range(2 * len(circles)):
        best, mx, my = 5.0, 0.0, 0.0
        now = following
        for c in circles:
            dx, dy, gap = c[0] - x, y - c[1], r - c[2]
            # Once a tangent within half a turn is found, what neither crosses it nor lies towards the arc before it
            # cannot come first.
            if best < 2.0 and mx * dx + my * dy <= gap and (nx * dy <= ny * dx or dx * my <= dy * mx):
                continue
            far2 = dx * dx + dy * dy
            rest = far2 - gap * gap
            if rest <= _INSIDE or c is now:
                continue
            s = sqrt(rest)
            # The way out of the tangent that leads on to this circle, times far2: (px, py).
            px, py = dx * gap + dy * s, dy * gap - dx * s
            cross, dot = nx * py - ny * px, (nx * px + ny * py) / far2
            turn = 1.0 - dot if cross >= 0.0 or (cross > -1e-7 * far2 and dot > 0.0) else 3.0 + dot
            if turn < best:
                best, following, mx, my = turn, c, px / far2, py / far2
        stop = atan2(my, mx) % _WHOLE if best > 1e-12 else angle
        if best == 5.0 or stop < angle:
            break
        arcs.append((x, y, r, angle * _DEGREES, (stop - angle) * _DEGREES))
        angle, nx, ny = stop, mx, my
        x, y, r = following[0], following[1], following[2]
    rest = (_WHOLE - angle) * _DEGREES
    if len(arcs) > 1 and start[0] == x and start[1] == y and start[2] == r:
        arcs[0] = (x, y, r, -rest, rest + arcs[0][4])  # back at the rightmost circle: its two arcs are one
    else:
        arcs.append((x, y, r, angle * _DEGREES, rest))
    return tuple(arcs)


def _three(circles: Sequence[tuple[float, ...]]) -> Loop | None:
    """Return the hull of three circles, from the first on, if each of them has one arc in it; it is the commonest."""
    (ax, ay, ar), (bx, by, br), (cx, cy, cr) = circles[0][:3], circles[1][:3], circles[2][:3]
    if (bx - ax) * (cy - ay) > (by - ay) * (cx - ax):  # from a by b to c is the way of the hands of a clock
        bx, by, br, cx, cy, cr = cx, cy, cr, bx, by, br
    ab, bc, ca = bx - ax, cx - bx, ax - cx
    ab_up, bc_up, ca_up = ay - by, by - cy, cy - ay
    p, q, s = ab * ab + ab_up * ab_up, bc * bc + bc_up * bc_up, ca * ca + ca_up * ca_up
    u, v, w = ar - br, br - cr, cr - ar
    if p - u * u <= _INSIDE or q - v * v <= _INSIDE or s - w * w <= _INSIDE:
        return None
    first = atan2(ab_up, ab) - acos(u / sqrt(p))
    second = atan2(bc_up, bc) - acos(v / sqrt(q))
    third = atan2(ca_up, ca) - acos(w / sqrt(s))
    at_b, at_c, at_a = (second - first) % _WHOLE, (third - second) % _WHOLE, (first - third) % _WHOLE
    if at_a + at_b + at_c > 7.0:
        return None
    # None may stick out of the tangent of the other two.
    if (
        cos(first) * -ca + sin(first) * -ca_up > ar - cr
        or cos(second) * -ab + sin(second) * -ab_up > br - ar
        or cos(third) * -bc + sin(third) * -bc_up > cr - br
    ):
        return None
    return (
        (ax, ay, ar, third * _DEGREES, at_a * _DEGREES),
        (bx, by, br, first * _DEGREES, at_b * _DEGREES),
        (cx, cy, cr, second * _DEGREES, at_c * _DEGREES),
    )


def _rightmost(c: tuple[float, ...]) -> float:
    return c[0] + c[2]


def polygon(points: Sequence[tuple[float, float]]) -> Loop:
    """Return a polygon as a loop of arcs without radius (corners stay round when it grows)."""
    area = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(points, [*points[1:], points[0]], strict=True))
    ring = list(points) if area < 0 else list(reversed(points))
    arcs: list[Arc] = []
    for i, (x, y) in enumerate(ring):
        px, py = ring[i - 1]
        nx, ny = ring[(i + 1) % len(ring)]
        start = atan2(py - y, x - px) * _DEGREES - 90.0
        sweep = (atan2(y - ny, nx - x) * _DEGREES - 90.0 - start) % 360.0
        arcs.append((x, y, 0.0, start, sweep if sweep < 180.0 else 0.0))
    return tuple(arcs)


def cuff(middle: tuple[float, ...], axis: tuple[float, float, float]) -> list[Circle]:
    """Return two circles that stand for the round end of a sleeve: a disc across the limb, seen from the side.

    `axis` is the limb's direction as the eye sees it: pixels right, pixels down, and its share towards the eye (0..1).
    """
    x, y, r = middle[0], middle[1], middle[2]
    size = sqrt(axis[0] * axis[0] + axis[1] * axis[1])
    small = r * min(1.0, max(0.16, abs(axis[2])))
    if size < 1e-6:
        return [(x, y, r)]
    nx, ny = -axis[1] / size * (r - small), axis[0] / size * (r - small)
    return [(x + nx, y + ny, small), (x - nx, y - ny, small)]


def ellipse_points(
    x: float, y: float, u: tuple[float, float], v: tuple[float, float], n: int
) -> list[tuple[float, float]]:
    """Return n points of the ellipse with half axes u and v (pixels)."""
    return [
        (x + u[0] * cos(_WHOLE * i / n) + v[0] * sin(_WHOLE * i / n),
         y + u[1] * cos(_WHOLE * i / n) + v[1] * sin(_WHOLE * i / n))
        for i in range(n)
    ]  # fmt: skip

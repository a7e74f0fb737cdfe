"""Vectors, frames and quaternions as plain tuples of floats.

Knows arithmetic only. Axes of the world: x ahead, y to her left, z up; metres. A frame is the three world directions
of a body's own axes (ahead, left, up). Plain tuples, because the figure is solved sixty times a second.
"""

from __future__ import annotations

from math import acos, cos, radians, sin, sqrt

Vec = tuple[float, float, float]
Frame = tuple[Vec, Vec, Vec]
Quat = tuple[float, float, float, float]

UP: Vec = (0.0, 0.0, 1.0)
WORLD: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
_TINY = 1e-9


def add(a: Vec, b: Vec) -> Vec:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec, k: float) -> Vec:
    """Return a * k."""
    return (a[0] * k, a[1] * k, a[2] * k)


def along(a: Vec, direction: Vec, k: float) -> Vec:
    """Return a + direction * k."""
    return (a[0] + direction[0] * k, a[1] + direction[1] * k, a[2] + direction[2] * k)


def dot(a: Vec, b: Vec) -> float:
    """Return the inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the outer product, right-handed."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """Return |a|."""
    x, y, z = a
    return sqrt(x * x + y * y + z * z)


def distance(a: Vec, b: Vec) -> float:
    """Return |a - b|."""
    return length(sub(a, b))


def unit(a: Vec, otherwise: Vec = UP) -> Vec:
    """Return a scaled to length 1, or `otherwise` for a vector without direction."""
    x, y, z = a
    size = sqrt(x * x + y * y + z * z)
    return (x / size, y / size, z / size) if size > _TINY else otherwise


def lerp(a: Vec, b: Vec, t: float) -> Vec:
    """Return the point at fraction t of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def square_to(a: Vec, axis: Vec, otherwise: Vec = UP) -> Vec:
    """Return the unit part of `a` that is at right angles to the unit vector `axis`."""
    x, y, z = axis
    for v in (a, otherwise):
        k = dot(v, axis)
        p, q, r = v[0] - x * k, v[1] - y * k, v[2] - z * k
        size = sqrt(p * p + q * q + r * r)
        if size > 1e-5:
            return (p / size, q / size, r / size)
    return unit(cross(axis, (0.0, 1.0, 0.0) if abs(y) < 0.9 else (1.0, 0.0, 0.0)))


def blend(a: Vec, b: Vec, t: float) -> Vec:
    """Return the direction at fraction t between two unit vectors."""
    return unit(lerp(a, b, t), a)


def into(frame: Frame, v: Vec) -> Vec:
    """Return in world directions what `v` says in the frame's own."""
    (xa, xb, xc), (ya, yb, yc), (za, zb, zc) = frame
    p, q, r = v
    return (xa * p + ya * q + za * r, xb * p + yb * q + zb * r, xc * p + yc * q + zc * r)


def out_of(frame: Frame, v: Vec) -> Vec:
    """Return in the frame's own directions what `v` says in the world's."""
    return (dot(frame[0], v), dot(frame[1], v), dot(frame[2], v))


def turned(frame: Frame, bend: float, side: float, twist: float) -> Frame:
    """Return the frame bent forward, then to her left, then twisted to her left; degrees in its own axes."""
    b, s, t = radians(bend), -radians(side), radians(twist)
    cb, sb, cs, ss, ct, st = cos(b), sin(b), cos(s), sin(s), cos(t), sin(t)
    x = (cb * ct + sb * ss * st, cs * st, -sb * ct + cb * ss * st)
    y = (-cb * st + sb * ss * ct, cs * ct, sb * st + cb * ss * ct)
    return (into(frame, x), into(frame, y), into(frame, (sb * cs, -ss, cb * cs)))


def frame_of(ahead: Vec, up: Vec) -> Frame:
    """Return the frame that looks along `ahead` exactly, with `up` as nearly up as can be."""
    x = unit(ahead, (1.0, 0.0, 0.0))
    z = square_to(up, x)
    return (x, cross(z, x), z)


def rotated(v: Vec, axis: Vec, degrees: float) -> Vec:
    """Return `v` turned round the unit vector `axis`, right-handed."""
    a = radians(degrees)
    c, s = cos(a), sin(a)
    k = dot(axis, v) * (1.0 - c)
    w = cross(axis, v)
    return (v[0] * c + w[0] * s + axis[0] * k, v[1] * c + w[1] * s + axis[1] * k, v[2] * c + w[2] * s + axis[2] * k)


def angle_between(a: Vec, b: Vec) -> float:
    """Return the angle between two vectors in radians (0..pi)."""
    return acos(max(-1.0, min(1.0, dot(unit(a), unit(b)))))


def quat_of(frame: Frame) -> Quat:
    """Return the rotation of a frame as a unit quaternion (w, x, y, z)."""
    (a, b, c), (d, e, f), (g, h, i) = frame
    trace = a + e + i
    if trace > 0:
        s = sqrt(trace + 1.0) * 2
        return (s / 4, (f - h) / s, (g - c) / s, (b - d) / s)
    if a > e and a > i:
        s = sqrt(1.0 + a - e - i) * 2
        return ((f - h) / s, s / 4, (d + b) / s, (g + c) / s)
    if e > i:
        s = sqrt(1.0 + e - a - i) * 2
        return ((g - c) / s, (d + b) / s, s / 4, (h + f) / s)
    s = sqrt(1.0 + i - a - e) * 2
    return ((b - d) / s, (g + c) / s, (h + f) / s, s / 4)


def frame_from(q: Quat) -> Frame:
    """Return the frame of a unit quaternion."""
    w, x, y, z = q
    return (
        (1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)),
        (2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)),
        (2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)),
    )


def slerp(a: Quat, b: Quat, t: float) -> Quat:
    """Return the rotation at fraction t of the shortest way from a to b."""
    w = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]
    if w < 0:
        b, w = (-b[0], -b[1], -b[2], -b[3]), -w
    if w > 0.9999:
        p, q = 1.0 - t, t
    else:
        angle = acos(w)
        p, q = sin((1 - t) * angle) / sin(angle), sin(t * angle) / sin(angle)
    r = (a[0] * p + b[0] * q, a[1] * p + b[1] * q, a[2] * p + b[2] * q, a[3] * p + b[3] * q)
    size = sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2] + r[3] * r[3])
    return (r[0] / size, r[1] / size, r[2] / size, r[3] / size)


def arc(centre: Vec, a: Vec, b: Vec, t: float) -> Vec:
    """Return the point between a and b that keeps its distance from `centre`: direction and length both move evenly."""
    u, v = sub(a, centre), sub(b, centre)
    m, n = length(u), length(v)
    angle = angle_between(u, v) if m > _TINY and n > _TINY else 0.0
    if angle < 1e-3 or angle > 3.0:
        return lerp(a, b, t)
    p, q = sin((1 - t) * angle) / sin(angle), sin(t * angle) / sin(angle)
    reach = m + (n - m) * t
    return along(centre, unit(lerp3(scale(u, 1 / m), p, scale(v, 1 / n), q)), reach)


def lerp3(a: Vec, p: float, b: Vec, q: float) -> Vec:
    """Return a * p + b * q."""
    return (a[0] * p + b[0] * q, a[1] * p + b[1] * q, a[2] * p + b[2] * q)


def mirrored(v: Vec) -> Vec:
    """Return the vector as seen in a mirror between left and right."""
    return (v[0], -v[1], v[2])


def bone_between(a: Vec, b: Vec) -> tuple[Vec, float]:
    """Return (direction, distance) from a to b."""
    line = sub(b, a)
    return unit(line), length(line)

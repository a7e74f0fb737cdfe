"""The camera: from metres in the world to pixels on the page, without perspective.

Knows directions and sizes; does not know bodies. Pixels run right and down; depth is metres towards the eye.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin

import msgspec

from routine_app.figure.vec import Frame, Vec

Placed = tuple[float, float, float]
Axes = tuple[float, float, float, float, float, float, float, float, float, float, float, float]


class View(msgspec.Struct, frozen=True):
    """Where the eye is and how large it sees: `scale` is pixels a metre, (`x`, `y`) the pixel of the world's origin."""

    right: Vec
    up: Vec
    toward: Vec
    scale: float = 100.0
    x: float = 0.0
    y: float = 0.0

    def place(self, p: Vec) -> Placed:
        """Return (pixel right, pixel down, depth) of a point."""
        r, u, w = self.right, self.up, self.toward
        a, b, c = p
        k = self.scale
        return (
            self.x + k * (r[0] * a + r[1] * b + r[2] * c),
            self.y - k * (u[0] * a + u[1] * b + u[2] * c),
            w[0] * a + w[1] * b + w[2] * c,
        )

    def axes(self, origin: Vec, frame: Frame) -> Axes:
        """Return origin and three axes of a body's frame as the eye sees them, ready for `put`."""
        r, u, w, k = self.right, self.up, self.toward, self.scale
        r0, r1, r2 = r
        u0, u1, u2 = u
        w0, w1, w2 = w
        a, b, c = origin
        (xa, xb, xc), (ya, yb, yc), (za, zb, zc) = frame
        return (
            self.x + k * (r0 * a + r1 * b + r2 * c),
            self.y - k * (u0 * a + u1 * b + u2 * c),
            w0 * a + w1 * b + w2 * c,
            k * (r0 * xa + r1 * xb + r2 * xc),
            -k * (u0 * xa + u1 * xb + u2 * xc),
            w0 * xa + w1 * xb + w2 * xc,
            k * (r0 * ya + r1 * yb + r2 * yc),
            -k * (u0 * ya + u1 * yb + u2 * yc),
            w0 * ya + w1 * yb + w2 * yc,
            k * (r0 * za + r1 * zb + r2 * zc),
            -k * (u0 * za + u1 * zb + u2 * zc),
            w0 * za + w1 * zb + w2 * zc,
        )


def view_from(yaw: float, pitch: float) -> View:
    """Return the view from `yaw` degrees (0 her right side, 90 her front), `pitch` degrees above, a pixel a metre."""
    y, p = radians(yaw), radians(pitch)
    ahead = (sin(y), -cos(y))
    return View(
        right=(cos(y), sin(y), 0.0),
        up=(-ahead[0] * sin(p), -ahead[1] * sin(p), cos(p)),
        toward=(ahead[0] * cos(p), ahead[1] * cos(p), sin(p)),
        scale=1.0,
    )


def fitted(view: View, bounds: tuple[float, float, float, float], size: tuple[float, float], margin: float) -> View:
    """Return the view scaled and moved so that `bounds` (left, top, right, bottom at one pixel a metre) fit `size`.

    `margin` is the share of the shorter side that stays free all round.
    """
    left, top, right, bottom = bounds
    width, height = size
    free = margin * min(width, height)
    scale = min((width - 2 * free) / max(right - left, 0.1), (height - 2 * free) / max(bottom - top, 0.1))
    return View(
        view.right,
        view.up,
        view.toward,
        scale,
        width / 2 - scale * (left + right) / 2,
        height / 2 - scale * (top + bottom) / 2,
    )


def bounds_of(view: View, spheres: Iterable[tuple[Vec, float]]) -> tuple[float, float, float, float]:
    """Return (left, top, right, bottom) of spheres as seen by an unscaled view."""
    left = top = 1e9
    right = bottom = -1e9
    for middle, radius in spheres:
        x, y, _ = view.place(middle)
        left, right = min(left, x - radius), max(right, x + radius)
        top, bottom = min(top, y - radius), max(bottom, y + radius)
    return left, top, right, bottom

"""Shadows: what lies near a surface darkens it, so that the figure stands, kneels and lies on something.

Knows bones, radii and heights; the light comes from straight above.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from routine_app.figure.drawing import Shadow
from routine_app.figure.outline import Circle, Loop, capsule, disc, hull
from routine_app.figure.skeleton import PosedBody, ball_of, sole_of
from routine_app.figure.vec import Vec, along

if TYPE_CHECKING:
    from routine_app.figure.projection import View
    from routine_app.figure.props import Prop

Bone = tuple[Vec, float, Vec, float]  # an end and its radius, the other end and its radius; metres
_SOFT, _CONTACT = 0.075, 0.15
_NEAR = 0.055  # a gap up to this counts as contact
_WIDER = 1.25  # a shadow on the floor is wider than what touches it, so that it shows round the edge
_RIM = 0.03  # metres: how far the shadow of furniture reaches beyond its foot
_ON_LEGS = ("chair", "stool", "table")
_ON_ITS_FOOT = ("couch", "bed", "counter", "step", "box", "wedge", "pillow")
_LOW = 0.45  # what is lower than this darkens the floor a little


def bones(body: PosedBody) -> list[Bone]:
    """Return the body as tapered bones, as far as shadows and touching go."""
    t = body.trunk
    found = [
        (t.pelvis, 0.135, t.middle, 0.12),
        (t.middle, 0.12, t.chest, 0.125),
        (t.head, 0.085, t.neck, 0.06),
    ]
    for leg in body.legs:
        found += [
            (leg.root, 0.088, leg.middle, 0.055),
            (leg.middle, 0.053, leg.end, 0.036),
            (along(sole_of(leg), leg.up, 0.03), 0.032, along(ball_of(leg), leg.up, 0.02), 0.03),
        ]
    for arm in body.arms:
        found += [
            (arm.root, 0.05, arm.middle, 0.035),
            (arm.middle, 0.035, arm.end, 0.024),
            (arm.end, 0.022, along(arm.end, arm.along, 0.12), 0.02),
        ]
    return found


def around(body: PosedBody) -> list[tuple[Vec, float]]:
    """Return spheres that hold a body, with a little room: (middle, radius), metres."""
    trunk = body.trunk
    bun = along(along(trunk.head, trunk.head_frame[0], -0.066), trunk.head_frame[2], 0.124)
    spheres = [(trunk.head, 0.135), (bun, 0.046)]
    for a, p, b, q in bones(body):
        spheres += [(a, p + 0.02), (b, q + 0.02)]
    return spheres


def on_floor(limbs: list[Bone], view: View) -> list[Shadow]:
    """Return the shadows of a body's bones on the floor: a soft one below it and a darker one where it touches."""
    flat = _Flat(view, 0.0, _WIDER)
    near: list[Loop] = []
    below: list[Circle] = []
    last = None
    for a, p, b, q in limbs:
        for end, radius in ((a, p), (b, q)):
            if end[2] < _LOW and end is not last:  # where one bone ends the next begins, and is no thicker
                below.append(flat.circle(end, radius))
            last = end
        flat.touch(near, a, p, b, q)
    shadows = [flat.shadow((hull(below),), _SOFT)] if len(below) > 1 else []
    return [*shadows, flat.shadow(tuple(near), _CONTACT)] if near else shadows


def on_top(limbs: list[Bone], prop: Prop, view: View) -> Shadow | None:
    """Return the shadow where a body's bones touch the top of a piece of furniture."""
    flat = _Flat(view, prop.top)
    near: list[Loop] = []
    for a, p, b, q in limbs:
        if _inside(a, prop) and _inside(b, prop):
            flat.touch(near, a, p, b, q)
        elif _inside(a, prop):
            flat.touch(near, a, p, a, p)
    return flat.shadow(tuple(near), _CONTACT) if near else None


def of_furniture(props: tuple[Prop, ...], view: View) -> list[Shadow]:
    """Return the shadows on the floor of what stands there: round its foot, or round its legs and softly below it."""
    flat = _Flat(view, 0.0)
    around_feet: list[Loop] = []
    below: list[Loop] = []
    for prop in props:
        if prop.at[2] > _NEAR or prop.between or prop.held:
            continue
        if prop.kind in _ON_ITS_FOOT:
            around_feet.append(hull([flat.circle(corner, _RIM) for corner in _foot_of(prop)]))
        elif prop.kind in _ON_LEGS:
            feet = [flat.circle(corner, _RIM) for corner in _foot_of(prop, 0.028)]
            around_feet += [disc(foot) for foot in feet]
            below.append(hull(feet))
    shadows = [flat.shadow(tuple(below), _SOFT)] if below else []
    return [*shadows, flat.shadow(tuple(around_feet), _CONTACT)] if around_feet else shadows


def _foot_of(prop: Prop, inward: float = 0.0) -> list[Vec]:
    x, y = prop.size[0] / 2 - inward, prop.size[1] / 2 - inward
    return [prop.to_world(a * x, b * y, 0.0) for a, b in ((1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (-1.0, 1.0))]


class _Flat:
    """A level surface as the eye would see it from straight above."""

    def __init__(self, view: View, level: float, share: float = 0.85) -> None:
        self.view, self.level, self.share = view, level, share
        self.squash = max(0.02, view.toward[2])

    def circle(self, p: Vec, radius: float) -> Circle:
        """Return the shadow of a sphere."""
        view, k = self.view, self.view.scale
        r, t = view.right, view.toward
        across = r[0] * p[0] + r[1] * p[1]
        flat = sqrt(t[0] * t[0] + t[1] * t[1])
        near = (t[0] * p[0] + t[1] * p[1]) / flat if flat > 1e-6 else 0.0
        return (view.x + k * across, k * near, radius * k)

    def touch(self, near: list[Loop], a: Vec, p: float, b: Vec, q: float) -> None:
        """Add the shadow of a bone that touches the surface with one end or both."""
        at_a, at_b = abs(a[2] - p - self.level) < _NEAR, abs(b[2] - q - self.level) < _NEAR
        if at_a and at_b and a is not b:
            near.append(capsule(self.circle(a, p * self.share), self.circle(b, q * self.share)))
        elif at_a:
            near.append(disc(self.circle(a, p * self.share)))
        elif at_b:
            near.append(disc(self.circle(b, q * self.share)))

    def shadow(self, loops: tuple[Loop, ...], strength: float) -> Shadow:
        """Return loops as a shadow on this surface."""
        return Shadow(loops, self.squash, self.view.y - self.view.scale * self.view.up[2] * self.level, strength)


def _inside(p: Vec, prop: Prop) -> bool:
    x, y = prop.to_own(p)
    return abs(x) <= prop.size[0] / 2 and abs(y) <= prop.size[1] / 2

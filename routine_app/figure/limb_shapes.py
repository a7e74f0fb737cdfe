"""Arms and legs as shapes: leggings to the ankle, bare feet, sleeves, bare arms, hands with a thumb.

Knows radii in metres; does not know the trunk. Offsets: x to the front of the bone, y outward, z down the bone; for a
foot x to the toes and z out of its top, for a hand x to the fingers and z out of its back.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

import msgspec

from routine_app.figure.drawing import Fill, Node, Primitive, lit, node, rim_of
from routine_app.figure.outline import Loop, capsule, chain, cuff, hull
from routine_app.figure.skeleton import SOLE, Limb, bone_frame
from routine_app.figure.trunk_shapes import Sphere, put
from routine_app.figure.vec import Vec, scale

if TYPE_CHECKING:
    from routine_app.figure.appearance import FigureAppearance
    from routine_app.figure.projection import Axes, View

# Bones as (front, outward, down, radius). What lies on the straight line between its neighbours tells what lies before
# what; the outline leaves it out.
_THIGH = ((0.0, 0.006, 0.066, 0.078), (0.006, 0.003, 0.13, 0.084), (0.008, 0.0, 0.25, 0.071),
          (0.004, 0.0, 0.36, 0.058), (0.002, 0.0, 0.41, 0.054))  # fmt: skip
_SHIN = ((0.002, 0.0, 0.0, 0.054), (-0.013, 0.002, 0.105, 0.0535), (-0.008, 0.0, 0.215, 0.044))
_SHIN_HEM = (-0.001, 0.0, 0.335, 0.0365)
_ANKLE = ((-0.001, 0.0, 0.332, 0.0325), (0.0, 0.0, 0.385, 0.031))
_UPPER_ARM = (
    (0.002, 0.002, 0.128, 0.0385),
    (0.003, 0.0, 0.17, 0.037),
    (0.0, 0.0, 0.245, 0.0335),
    (0.0, 0.0, 0.28, 0.0325),
)
_SLEEVE = ((0.0, -0.019, 0.010, 0.0465), (0.0, -0.006, 0.06, 0.045))
_SLEEVE_HEM = (0.002, -0.001, 0.125, 0.045)
_FOREARM = ((0.0, 0.0, 0.0, 0.0325), (-0.002, 0.003, 0.06, 0.034), (0.0, 0.0, 0.16, 0.027), (0.0, 0.0, 0.245, 0.0205))

_AWAY = -0.4  # a part that points so far away from the eye is painted before the part that it joins


class LimbStyle(msgspec.Struct, frozen=True, gc=False):
    """How a limb is drawn: its tone, the width of lines in pixels, and whether it is set off as the one that works.

    A `far` limb joins the trunk on its far side, so that the trunk covers its root. The root of a leg
    that `hangs`, as in standing, lies beneath the hem of the T-shirt.
    """

    view: View
    appearance: FigureAppearance
    line: float
    tone: int
    works: bool
    far: bool
    hangs: bool = False


class LimbEnd(msgspec.Struct, gc=False):
    """A foot or a hand, and its first stretch where the bone before it is to outline that."""

    node: Node
    stretch: tuple[Loop, ...]


class LimbNodes(msgspec.Struct, gc=False):
    """The nodes of one limb, and its first stretch: of a near limb, the trunk outlines that beneath itself."""

    nodes: list[Node]
    root: Loop
    far: bool


def leg_nodes(leg: Limb, letter: str, sign: float, style: LimbStyle, foot: LimbEnd) -> LimbNodes:
    """Return thigh and shin, and with them the foot."""
    view, appearance, tone, line = style.view, style.appearance, style.tone, style.line
    k = view.scale
    role = f"{appearance.legs}_work" if style.works else appearance.legs
    thigh_axes = view.axes(leg.root, bone_frame(leg.root, leg.middle, leg.pole))
    shin_axes = view.axes(leg.middle, bone_frame(leg.middle, leg.end, leg.pole))
    thigh = [put(thigh_axes, x, y * -sign, z, r * k) for x, y, z, r in _THIGH]
    to_knee = [*thigh[1:3], thigh[4]]
    shin = [put(shin_axes, x, y * -sign, z, r * k) for x, y, z, r in _SHIN]
    axis, end, hem = _hem(shin_axes, _SHIN_HEM, shin[-1], k)
    skin = [put(shin_axes, x, y, z, r * k) for x, y, z, r in _ANKLE]
    behind = _folds_behind(thigh_axes, shin_axes)
    bare = (hull([skin[1], *cuff(skin[0], axis)]),)
    ankle = Fill(appearance.skin, tone, bare, line, rim_of(0.005 * k), under=foot.stretch)
    rim = rim_of(0.009 * k)
    joint = () if behind else _joint(shin, rim)
    cloth = Fill(role, tone, (*chain(shin if behind else shin[1:]), hem), line, rim, joint)
    fills: list[Primitive] = [cloth, ankle] if axis[2] > 0.05 else [ankle, cloth]
    rim, root = rim_of(0.011 * k), capsule(thigh[0], thigh[1])
    far = (root,) if style.far else ()
    under = far if behind else (capsule(shin[0], shin[1]), *far)
    upper = Fill(role, tone, chain(thigh[1:-1] if behind else to_knee), line, rim, _joint(thigh, rim), under)
    first = node(f"thigh_{letter}", [upper], thigh[1:], thigh[:1])
    nodes = [first, node(f"shin_{letter}", fills, [*shin, end, skin[1]])]
    _order(nodes, "pelvis" if style.far else "shirt" if style.hangs else "", behind)
    if _opens(thigh_axes, shin_axes):
        whole = Fill(role, tone, (*chain(to_knee + shin[1:]), hem), line, rim, upper.joint, far)
        nodes[1].goes_on, nodes[1].both = nodes[0].name, [whole, ankle] if fills[0] is cloth else [ankle, whole]
    return LimbNodes([*nodes, foot.node], root, style.far)


def _hem(axes: Axes, bone: tuple[float, float, float, float], last: Sphere, k: float) -> tuple[Vec, Sphere, Loop]:
    """Return the axis of a trouser leg or a sleeve as the eye sees it, where it ends, and its last stretch."""
    axis = (axes[9] / k, axes[10] / k, axes[11])
    end = put(axes, *bone[:3], bone[3] * k)
    return axis, end, hull([last, *cuff(end, axis)])


def _order(nodes: list[Node], beneath: str, behind: bool) -> None:
    """Say what the two parts of a limb are painted before: the trunk, for a far limb, and one another."""
    nodes[0].under, nodes[1].under = beneath, nodes[0].name if behind else ""


def foot_of(leg: Limb, letter: str, sign: float, style: LimbStyle) -> LimbEnd:
    """Return the foot of a leg."""
    view, appearance, tone, line = style.view, style.appearance, style.tone, style.line
    k = view.scale
    axes = view.axes(leg.end, leg.tip)
    ankle = put(axes, 0.0, 0.0, 0.0, 0.033 * k)
    heel = put(axes, -0.044, 0.0, 0.031 - SOLE, 0.031 * k)
    instep = put(axes, 0.046, -0.004 * sign, 0.031 - SOLE, 0.031 * k)
    inner = put(axes, 0.100, -0.018 * sign, 0.019 - SOLE, 0.019 * k)
    outer = put(axes, 0.088, 0.024 * sign, 0.016 - SOLE, 0.016 * k)
    b = radians(leg.bend)
    cb, sb = cos(b), sin(b)
    big = put(axes, 0.100 + 0.052 * cb, -0.020 * sign, 0.013 - SOLE + 0.052 * sb, 0.0125 * k)
    little = put(axes, 0.088 + 0.040 * cb, 0.026 * sign, 0.012 - SOLE + 0.040 * sb, 0.0105 * k)
    low = put(axes, -0.006, 0.0, -0.026, 0.031 * k)
    rim = rim_of(0.005 * k)
    rest = (hull([heel, instep, inner, outer, big, little]),)
    whole = (hull([ankle, heel, instep]),)
    if axes[5] < _AWAY:
        made = node(
            f"foot_{letter}", [Fill(appearance.feet, tone, whole + rest, line, rim)], [ankle, heel, instep, inner, big]
        )
        made.under = f"shin_{letter}"
        return LimbEnd(made, ())
    loops = (hull([low, heel, instep]), *rest)
    joint = (hull([ankle, lit(heel, rim), lit(instep, rim)]),) if rim else whole
    fills = [Fill(appearance.feet, tone, loops, line, rim, joint)]
    return LimbEnd(node(f"foot_{letter}", fills, [ankle, heel, instep, inner, big]), whole)


def _joint(circles: list[Sphere], rim: float) -> tuple[Loop, ...]:
    """Return the first stretch of a limb, narrowing to its lit part, so that no seam shows where it joins."""
    return (capsule(circles[0], lit(circles[1], rim)),)


def arm_nodes(arm: Limb, letter: str, sign: float, style: LimbStyle, hand: LimbEnd) -> LimbNodes:
    """Return upper arm with its sleeve and forearm, and with them the hand."""
    view, appearance, tone, line = style.view, style.appearance, style.tone, style.line
    k = view.scale
    front = scale(arm.pole, -1.0)
    upper_axes = view.axes(arm.root, bone_frame(arm.root, arm.middle, front))
    lower_axes = view.axes(arm.middle, bone_frame(arm.middle, arm.end, front))
    upper = [put(upper_axes, x, y * -sign, z, r * k) for x, y, z, r in _UPPER_ARM]
    lower = [put(lower_axes, x, y * -sign, z, r * k) for x, y, z, r in _FOREARM]
    to_wrist = [lower[1], lower[3]]
    sleeve = [put(upper_axes, x, y * -sign, z, r * k) for x, y, z, r in _SLEEVE]
    axis, _, hem = _hem(upper_axes, _SLEEVE_HEM, sleeve[-1], k)
    behind = _folds_behind(upper_axes, lower_axes)
    rim, palm = rim_of(0.006 * k), hand.stretch
    bare = (hull([upper[2], *cuff(upper[0], axis)]), *chain(upper[1:-1] if behind else upper[2:]))
    skin = Fill(appearance.skin, tone, bare, line, rim, under=() if behind else (capsule(lower[0], lower[1]),))
    role = f"{appearance.top}_work" if style.works else appearance.top
    root = capsule(sleeve[0], sleeve[1])
    far = (root,) if style.far else ()
    cloth = Fill(role, tone, (hem,), line, rim_of(0.009 * k), _joint(sleeve, 0.009 * k), far)
    fills: list[Primitive] = [cloth, skin] if axis[2] > 0.05 else [skin, cloth]
    joint = () if behind else _joint(lower, rim)
    fore = Fill(appearance.skin, tone, chain([lower[0], *to_wrist] if behind else to_wrist), line, rim, joint, palm)
    nodes = [node(f"upper_arm_{letter}", fills, [*sleeve, *upper[1:]]), node(f"forearm_{letter}", [fore], lower)]
    _order(nodes, "shirt" if style.far else "", behind)
    if _opens(upper_axes, lower_axes):
        whole = Fill(appearance.skin, tone, (bare[0], *chain(upper[2:] + to_wrist)), line, rim, under=palm)
        nodes[1].goes_on, nodes[1].both = nodes[0].name, [cloth, whole] if fills[0] is cloth else [whole, cloth]
    return LimbNodes([*nodes, hand.node], root, style.far)


def hand_of(arm: Limb, letter: str, sign: float, style: LimbStyle) -> LimbEnd:
    """Return the hand of an arm."""
    view, appearance, tone, line = style.view, style.appearance, style.tone, style.line
    k = view.scale
    axes = view.axes(arm.end, arm.tip)
    inward = -sign  # the thumb lies on this side of the hand, its back up and its fingers ahead
    wrist = put(axes, 0.0, 0.0, 0.0, 0.0215 * k)
    near = put(axes, 0.062, 0.021 * inward, -0.002, 0.0175 * k)
    far = put(axes, 0.058, -0.021 * inward, -0.002, 0.0165 * k)
    fingers = _fingers(axes, inward, arm.bend, k)
    closed = arm.bend
    thumb_root = put(axes, 0.022, 0.020 * inward, -0.006, 0.0145 * k)
    across, up = (0.047 - 0.034 * closed) * inward, -0.010 - 0.032 * closed
    thumb_tip = put(axes, 0.070 - 0.008 * closed, across, up, 0.0095 * k)
    palm = [put(axes, 0.030, y * inward, -0.001, 0.0175 * k) for y in (0.011, -0.010)]
    rest = (hull([*palm, near, far, *fingers[:2]]), hull(fingers))
    rim = rim_of(0.004 * k)
    whole = (hull([wrist, *palm]),)
    away = axes[5] / k < _AWAY
    joint = () if away else (hull([wrist, *(lit(c, rim) for c in palm)]),) if rim else whole
    hand = Fill(appearance.skin, tone, whole + rest if away else rest, line, rim, joint)
    thumb = Fill(appearance.skin, tone, (hull([thumb_root, thumb_tip]),), line * 0.8)
    nearer = axes[8] * inward - axes[11] * (0.4 + 0.6 * closed) > 0.0
    made = node(f"hand_{letter}", [hand, thumb] if nearer else [thumb, hand], [wrist, near, far, thumb_tip])
    made.under = f"forearm_{letter}" if away else ""
    return LimbEnd(made, () if away else whole)


def _folds_behind(upper: Axes, lower: Axes) -> bool:
    """Return whether the lower bone folds back behind the upper one, as the eye sees it."""
    return lower[11] < _AWAY and upper[9] * lower[9] + upper[10] * lower[10] < 0.0


def _opens(upper: Axes, lower: Axes) -> bool:
    """Return whether a limb bends by less than a right angle, as the eye sees it: its parts meet at the joint alone."""
    return upper[9] * lower[9] + upper[10] * lower[10] > 0.0


def _fingers(axes: Axes, inward: float, closed: float, k: float) -> list[Sphere]:
    """Return the ends of the first and of the last bones of first and little finger: closed, they curl to the palm."""
    first, second = radians(4.0 + 86.0 * closed), radians(10.0 + 160.0 * closed)
    near, far = [], []
    for y, reach, radius in ((0.022, 1.0, 0.0125), (-0.021, 0.86, 0.0105)):
        x, z = 0.062 + 0.042 * cos(first), -0.002 - 0.042 * sin(first)
        near.append(put(axes, x, y * 0.92 * inward, z, radius * 1.12 * k))
        x, z = x + 0.040 * reach * cos(second), z - 0.040 * reach * sin(second)
        far.append(put(axes, x, y * 0.66 * inward, z, radius * k))
    return [*near, *far]

"""One limb at a time: from a goal to three joints and a hand or foot.

Knows two-bone inverse kinematics with a pole, joint angles, and planted soles; does not know the rest of the body.
Axes of a limb's own frame: x ahead, y outward on the left (mirrored on the right), z up the bone.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

from routine_app.figure.pose import Tip, TipKind
from routine_app.figure.skeleton import BALL, PALM, SOLE
from routine_app.figure.vec import Frame, Vec, along, blend, cross, dot, into, length, rotated, scale, square_to, sub

HAND_HALF = 0.018  # half the thickness of the palm
_REACH = 0.9995  # of the full length: a limb at its very end has no bending plane


def two_bones(root: Vec, target: Vec, upper: float, lower: float, pole: Vec) -> tuple[Vec, Vec, Vec]:
    """Return (middle, end, bend direction) for a limb that reaches for `target`, its middle joint towards `pole`.

    Out of reach, the limb is stretched towards the target; too near, it is folded as far as its bones allow.
    """
    line = sub(target, root)
    far = length(line)
    axis = (line[0] / far, line[1] / far, line[2] / far) if far > 1e-6 else (0.0, 0.0, -1.0)
    most, least = (upper + lower) * _REACH, abs(upper - lower) + 0.02
    far = most if far > most else max(far, least)
    part = (far * far + upper * upper - lower * lower) / (2.0 * far)
    height = sqrt(max(0.0, upper * upper - part * part))
    bend = square_to(pole, axis, (1.0, 0.0, 0.0))
    return along(along(root, axis, part), bend, height), along(root, axis, far), bend


def by_angles(
    frame: Frame,
    root: Vec,
    angles: tuple[float, float, float, float],
    bones: tuple[float, float],
    leg: bool,
    sign: float,
) -> tuple[Vec, Vec, Vec]:
    """Return (middle, end, bend direction) for joint angles (flex, out, turn, fold) in the frame of pelvis or chest."""
    flex, out, turn, fold = angles
    f, o, t = -radians(flex), radians(out) * sign, radians(turn) * sign
    cf, sf, co, so, ct, st = cos(f), sin(f), cos(o), sin(o), cos(t), sin(t)
    front = into(frame, (cf * ct + sf * so * st, co * st, -sf * ct + cf * so * st))
    upward = into(frame, (sf * co, -so, cf * co))
    k = radians(fold) if leg else -radians(fold)
    middle = along(root, upward, -bones[0])
    down = along(scale(upward, -cos(k)), front, -sin(k))
    end = along(middle, down, bones[1])
    return middle, end, front if leg else scale(front, -1.0)


def flat_ankle(point: Vec, normal: Vec, yaw: float, heel: float) -> Vec:
    """Return the ankle joint of a foot whose sole stands at `point`, heel raised by `heel` degrees about the ball."""
    toes = _level(normal, yaw)
    ball = along(point, toes, BALL)
    h = radians(heel)
    back = along(scale(toes, -cos(h)), normal, sin(h))
    up = along(scale(normal, cos(h)), toes, sin(h))
    return along(along(ball, back, BALL), up, SOLE)


def flat_tip(normal: Vec, yaw: float, heel: float) -> tuple[Vec, Vec]:
    """Return (toes, top) of a foot on a surface with this normal."""
    toes, h = _level(normal, yaw), radians(heel)
    return along(scale(toes, cos(h)), normal, -sin(h)), along(scale(normal, cos(h)), toes, sin(h))


def _level(normal: Vec, yaw: float) -> Vec:
    return square_to((cos(radians(yaw)), sin(radians(yaw)), 0.0), normal)


def hand_wrist(point: Vec, normal: Vec, ahead: Vec, tip: Tip, axes: Frame | None) -> Vec:
    """Return the wrist of an aimed hand whose palm lies on `point`."""
    fingers, back = aimed_tip(normal, ahead, tip, axes)
    return along(along(point, back, HAND_HALF), fingers, -PALM)


def aimed_tip(normal: Vec, ahead: Vec, tip: Tip, axes: Frame | None) -> tuple[Vec, Vec]:
    """Return (fingers, back of the hand) of an aimed hand; `axes` are those that the tip's own directions are in."""
    fingers = ahead if tip.along is None else (into(axes, tip.along) if axes else tip.along)
    back = normal if tip.up is None else (into(axes, tip.up) if axes else tip.up)
    back = square_to(back, _unit(fingers), (0.0, 0.0, 1.0))
    return _unit(fingers), back


def _unit(v: Vec) -> Vec:
    size = length(v)
    return (v[0] / size, v[1] / size, v[2] / size)


def free_foot(knee: Vec, ankle: Vec, front: Vec, flex: float, twist: float) -> tuple[Vec, Vec]:
    """Return (toes, top) of a foot held by its own ankle: `flex` up, `twist` about the shin (left-handed outward)."""
    shin = _unit(sub(ankle, knee))
    ahead = square_to(front, shin, (1.0, 0.0, 0.0))
    if twist:
        ahead = rotated(ahead, shin, -twist)
    a = radians(flex)
    return along(scale(ahead, cos(a)), shin, -sin(a)), along(scale(shin, -cos(a)), ahead, -sin(a))


def free_hand(elbow: Vec, wrist: Vec, pole: Vec, tip: tuple[float, float], sign: float) -> tuple[Vec, Vec]:
    """Return (fingers, back) of a hand held by its own wrist; untwisted, the palm looks to the body's middle."""
    forearm = _unit(sub(wrist, elbow))
    front = square_to(scale(pole, -1.0), forearm, (1.0, 0.0, 0.0))
    back = scale(cross(front, forearm), sign)
    flex, twist = tip
    if twist:
        back = rotated(back, forearm, twist * sign)
    if not flex:
        return forearm, back
    a = radians(flex)
    return along(scale(forearm, cos(a)), back, sin(a)), along(scale(back, cos(a)), forearm, -sin(a))


def shin_front(root: Vec, knee: Vec, ankle: Vec, pole: Vec) -> Vec:
    """Return the front of the lower bone: the bend direction carried round the knee's hinge."""
    thigh, shin = _unit(sub(knee, root)), _unit(sub(ankle, knee))
    hinge = cross(square_to(pole, thigh, (1.0, 0.0, 0.0)), thigh)
    front = cross(shin, hinge)
    return front if dot(front, front) > 1e-6 else pole


def mixed(a: tuple[Vec, Vec], b: tuple[Vec, Vec], t: float) -> tuple[Vec, Vec]:
    """Return the way of holding at fraction t between two (fingers or toes, back or top)."""
    ahead = blend(a[0], b[0], t)
    return ahead, square_to(blend(a[1], b[1], t), ahead)


def is_flat(tip: Tip) -> bool:
    """Return whether this is a sole on a surface."""
    return tip.kind == TipKind.FLAT

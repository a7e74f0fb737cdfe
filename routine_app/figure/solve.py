"""From two key poses and a fraction to one posed body.

Knows poses, limbs and places; does not know clips, time or drawing. Limbs that keep their place keep it exactly: what
is planted in both keys is solved for in every frame, and the height of the pelvis follows planted knees and feet.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from routine_app.figure.inverse_kinematics import flat_ankle, hand_wrist
from routine_app.figure.limb_solver import LimbSolver
from routine_app.figure.pose import AnchorFrame, Goal, GoalKind, Pose, TipKind
from routine_app.figure.skeleton import (
    FOREARM,
    HEAD,
    HIP,
    LUMBAR,
    NECK,
    SHIN,
    SHOULDER,
    SIGN,
    SPINE,
    THIGH,
    UPPER_ARM,
    PosedBody,
    Trunk,
)
from routine_app.figure.vec import Frame, Vec, add, along, distance, frame_from, into, lerp, slerp, turned

if TYPE_CHECKING:
    from routine_app.figure.body_shape import BodyShape

_NECK_LEAN = 16.0  # degrees that the neck leans ahead of the chest when she holds herself upright
_REACH = (THIGH + SHIN) * 0.999
_ARM_REACH = (UPPER_ARM + FOREARM) * 0.998
_MOST_LEAN, _LEAN_STEP = 14.0, 1.5  # degrees


def solve(a: Pose, b: Pose, t: float, shape: BodyShape, fullness: float = 0.0) -> PosedBody:
    """Return the body at fraction t (0..1, already eased) between two poses."""
    if a is b:
        t = 0.0
    frame = frame_from(a.turn if t <= 0.0 else slerp(a.turn, b.turn, t))
    root = lerp(a.root, b.root, t)
    root = supported_pelvis(root, frame, (a.legs, b.legs), t)
    trunk = _leaned(root, frame, a, b, t, shape)
    solver = LimbSolver(trunk, shape)
    hips = tuple(add(root, into(frame, (HIP[0], HIP[1] * sign, HIP[2]))) for sign in SIGN)
    for side in _order(a.legs, b.legs, AnchorFrame.LEG):
        solver.legs[side] = solver.leg(side, hips[side], a.legs[side], b.legs[side], t)
    for side in _order(a.arms, b.arms, AnchorFrame.ARM):
        root = _shoulder(trunk, a, b, t, side, shape)
        solver.arms[side] = solver.arm(side, root, a.arms[side], b.arms[side], t)
    return PosedBody(trunk, (solver.arms[0], solver.arms[1]), (solver.legs[0], solver.legs[1]), fullness)


def _leaned(root: Vec, frame: Frame, a: Pose, b: Pose, t: float, shape: BodyShape) -> Trunk:
    """Return the trunk, tipped at the hips as far as hands that are planted on something need it to reach them.

    Where hands let go, or come to it, she comes upright from that, or down to it, with them.
    """
    if any(_is_fixed(a.arms[side]) and _stays(a.arms[side], b.arms[side]) for side in (0, 1)):
        lean = _lean(root, frame, a, b, t, shape)
    else:
        lean = (_lean_of(a, shape) * (1.0 - t) if t < 1.0 else 0.0) + (_lean_of(b, shape) * t if t > 0.0 else 0.0)
    return _trunk(root, turned(frame, lean, 0.0, 0.0) if lean else frame, a, b, t)


def _lean_of(pose: Pose, shape: BodyShape) -> float:
    """Return by how many degrees the trunk of one pose is tipped."""
    if not any(_is_fixed(goal) for goal in pose.arms):
        return 0.0
    frame = frame_from(pose.turn)
    root = supported_pelvis(pose.root, frame, (pose.legs, pose.legs), 0.0)
    return _lean(root, frame, pose, pose, 0.0, shape)


def _lean(root: Vec, frame: Frame, a: Pose, b: Pose, t: float, shape: BodyShape) -> float:
    """Return by how many degrees the trunk tips until the hands reach what they are planted on in both poses."""
    fixed = [side for side in (0, 1) if _is_fixed(a.arms[side]) and _stays(a.arms[side], b.arms[side])]
    lean, step = 0.0, _LEAN_STEP
    short = _shortfall(_trunk(root, frame, a, b, t), a, b, t, fixed, shape)
    for _ in range(6):
        if short < 0.001 or abs(lean + step) > _MOST_LEAN:
            break
        nearer = _trunk(root, turned(frame, lean + step, 0.0, 0.0), a, b, t)
        left = _shortfall(nearer, a, b, t, fixed, shape)
        if left >= short:  # the hands are behind her: lean the other way
            if lean or step < 0.0:
                break
            step = -step
            continue
        gain = (short - left) / step
        lean, short = lean + step, left
        step = max(-5.0, min(5.0, (left + 0.0008) / gain)) if left > 0.0 else step
    return lean


def _is_fixed(goal: Goal) -> bool:
    return goal.planted and goal.kind == GoalKind.REACH and goal.tip.kind == TipKind.AIMED


def _stays(a: Goal, b: Goal) -> bool:
    """Whether a hand is in the same place in both poses; where the elbow points does not matter."""
    return a.kind == b.kind and a.anchor == b.anchor and a.tip == b.tip


def _shortfall(trunk: Trunk, a: Pose, b: Pose, t: float, fixed: list[int], shape: BodyShape) -> float:
    """Return by how much the arms are too short for planted hands (negative: to spare)."""
    most = -1.0
    for side in fixed:
        anchor, tip = a.arms[side].anchor, a.arms[side].tip
        wrist = hand_wrist(anchor.point, anchor.normal, anchor.ahead, tip, None)
        most = max(most, distance(_shoulder(trunk, a, b, t, side, shape), wrist) - _ARM_REACH)
    return most


def _trunk(root: Vec, frame: Frame, a: Pose, b: Pose, t: float) -> Trunk:
    lower = lerp(a.spine.lumbar, b.spine.lumbar, t)
    upper = lerp(a.spine.chest, b.spine.chest, t)
    head = lerp(a.spine.head, b.spine.head, t)
    lumbar = add(root, into(frame, LUMBAR))
    f1 = turned(frame, lower[0] * 0.55, lower[1] * 0.55, lower[2] * 0.55)
    middle = along(lumbar, f1[2], SPINE[0])
    f2 = turned(
        f1, lower[0] * 0.45 + upper[0] * 0.4, lower[1] * 0.45 + upper[1] * 0.4, lower[2] * 0.45 + upper[2] * 0.4
    )
    chest = along(middle, f2[2], SPINE[1])
    f3 = turned(f2, upper[0] * 0.6, upper[1] * 0.6, upper[2] * 0.6)
    neck = along(chest, f3[2], SPINE[2])
    fn = turned(f3, _NECK_LEAN + head[0] * 0.45, head[1] * 0.45, head[2] * 0.45)
    skull = along(neck, fn[2], NECK)
    fh = turned(fn, head[0] * 0.55 - _NECK_LEAN, head[1] * 0.55, head[2] * 0.55)
    return Trunk(root, frame, lumbar, f1, middle, f2, chest, f3, neck, skull, fh, add(skull, into(fh, HEAD)))


def _shoulder(trunk: Trunk, a: Pose, b: Pose, t: float, side: int, shape: BodyShape) -> Vec:
    (up_a, back_a), (up_b, back_b) = a.shoulders[side], b.shoulders[side]
    up, back = up_a + (up_b - up_a) * t, back_a + (back_b - back_a) * t
    inward = max(0.0, back) * 0.35  # shoulder blades that slide back also slide together
    place = (SHOULDER[0] - back, (SHOULDER[1] - inward) * SIGN[side], SHOULDER[2] + up + shape.rise * 0.5)
    return add(trunk.chest, into(trunk.chest_frame, place))


def _order(a: tuple[Goal, Goal], b: tuple[Goal, Goal], kind: AnchorFrame) -> tuple[int, int]:
    """Return which side to solve first: the one that the other may lean on."""
    for goal in (a[0], b[0]):
        if goal.kind != GoalKind.ANGLES and goal.anchor.frame == kind:
            return (1, 0)
    return (0, 1)


def supported_pelvis(root: Vec, frame: Frame, legs: tuple[tuple[Goal, Goal], tuple[Goal, Goal]], t: float) -> Vec:
    """Return the pelvis at the height that planted knees carry it at, and no higher than planted feet can reach."""
    heights, most = [], 1e9
    for side in (0, 1):
        a, b = legs[0][side], legs[1][side]
        if a.kind != b.kind or a.anchor.frame or b.anchor.frame:
            continue
        hip = into(frame, (HIP[0], HIP[1] * SIGN[side], HIP[2]))
        if a.kind == GoalKind.KNEEL:
            knee = lerp(a.anchor.point, b.anchor.point, t)
            heights.append(_over(root, hip, knee, THIGH))
        elif a.kind == GoalKind.REACH and a.tip.kind == TipKind.FLAT and b.tip.kind == TipKind.FLAT:
            ankle = flat_ankle(
                lerp(a.anchor.point, b.anchor.point, t),
                a.anchor.normal,
                a.tip.yaw + (b.tip.yaw - a.tip.yaw) * t,
                a.tip.heel + (b.tip.heel - a.tip.heel) * t,
            )
            if ankle[2] < root[2]:
                most = min(most, _over(root, hip, ankle, _REACH))
    height = sum(heights) / len(heights) if heights else root[2]
    return (root[0], root[1], min(height, most))


def _over(root: Vec, hip: Vec, joint: Vec, bone: float) -> float:
    dx, dy = root[0] + hip[0] - joint[0], root[1] + hip[1] - joint[1]
    return joint[2] + sqrt(max(0.0, bone * bone - dx * dx - dy * dy)) - hip[2]

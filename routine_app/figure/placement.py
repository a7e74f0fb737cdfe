"""Poses put somewhere else: turned on the floor, moved and raised, or seen in a mirror.

Knows poses and what in them is said in the world; does not know clips or paths. What is said of her own body (angles,
hands on a thigh) stays as it is.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

import msgspec

from routine_app.figure.pose import AnchorFrame, Goal, GoalKind, LimbAnchor, Pose, Spine, TipKind
from routine_app.figure.vec import mirrored

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.figure.vec import Quat, Vec

_IN_THE_WORLD = (
    AnchorFrame.WORLD,
    AnchorFrame.LEG,
    AnchorFrame.ARM,
)  # offsets and directions of these anchors are the world's


class Placement(msgspec.Struct, frozen=True):
    """First turned to the left by `heading` degrees about the world's origin, then moved by `x`, `y` and `z` metres."""

    heading: float = 0.0
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0

    def turned(self, v: Vec) -> Vec:
        """Return a direction as it is after the turn."""
        c, s = cos(radians(self.heading)), sin(radians(self.heading))
        return (v[0] * c - v[1] * s, v[0] * s + v[1] * c, v[2])

    def point(self, p: Vec) -> Vec:
        """Return where a point comes to be."""
        x, y, z = self.turned(p)
        return (x + self.x, y + self.y, z + self.z)

    def back(self) -> Placement:
        """Return the placement that undoes this one."""
        undone = Placement(-self.heading)
        x, y, _ = undone.turned((self.x, self.y, 0.0))
        return Placement(-self.heading, -x, -y, -self.z)


HERE = Placement()


def placed(pose: Pose, at: Placement) -> Pose:
    """Return the pose turned and moved as a whole: everything that it touches goes with it."""
    if at == HERE:
        return pose
    half = radians(at.heading) / 2
    return msgspec.structs.replace(
        pose,
        root=at.point(pose.root),
        turn=_times((cos(half), 0.0, 0.0, sin(half)), pose.turn),
        arms=(_placed_goal(pose.arms[0], at), _placed_goal(pose.arms[1], at)),
        legs=(_placed_goal(pose.legs[0], at), _placed_goal(pose.legs[1], at)),
    )


def mirrored_pose(pose: Pose) -> Pose:
    """Return the mirror image of a pose: what the left did, the right does."""
    w, x, y, z = pose.turn
    spine = pose.spine
    return msgspec.structs.replace(
        pose,
        root=mirrored(pose.root),
        turn=(w, -x, y, -z),
        spine=Spine(_other_way(spine.lumbar), _other_way(spine.chest), _other_way(spine.head)),
        shoulders=(pose.shoulders[1], pose.shoulders[0]),
        arms=(_mirrored_goal(pose.arms[1]), _mirrored_goal(pose.arms[0])),
        legs=(_mirrored_goal(pose.legs[1]), _mirrored_goal(pose.legs[0])),
    )


def _placed_goal(goal: Goal, at: Placement) -> Goal:
    tip = goal.tip
    if goal.anchor.frame in _IN_THE_WORLD and goal.kind != GoalKind.ANGLES:
        tip = msgspec.structs.replace(
            tip,
            yaw=tip.yaw + at.heading,
            along=None if tip.along is None else at.turned(tip.along),
            up=None if tip.up is None else at.turned(tip.up),
        )
    return msgspec.structs.replace(
        goal,
        tip=tip,
        anchor=_placed_anchor(goal.anchor, at),
        pole=at.turned(goal.pole) if goal.kind == GoalKind.KNEEL else goal.pole,
        target=None if goal.target is None else _placed_anchor(goal.target, at),
    )


def _placed_anchor(anchor: LimbAnchor, at: Placement) -> LimbAnchor:
    if anchor.frame == AnchorFrame.WORLD:
        return msgspec.structs.replace(
            anchor, point=at.point(anchor.point), normal=at.turned(anchor.normal), ahead=at.turned(anchor.ahead)
        )
    if anchor.frame in _IN_THE_WORLD or anchor.belly:
        return msgspec.structs.replace(anchor, point=at.turned(anchor.point))
    return anchor


def _mirrored_goal(goal: Goal) -> Goal:
    tip = goal.tip
    if tip.kind != TipKind.FREE:
        tip = msgspec.structs.replace(
            tip,
            yaw=-tip.yaw,
            along=None if tip.along is None else mirrored(tip.along),
            up=None if tip.up is None else mirrored(tip.up),
        )
    return msgspec.structs.replace(
        goal,
        tip=tip,
        anchor=_mirrored_anchor(goal.anchor),
        pole=mirrored(goal.pole) if goal.kind == GoalKind.KNEEL else goal.pole,
        target=None if goal.target is None else _mirrored_anchor(goal.target),
    )


def _mirrored_anchor(anchor: LimbAnchor) -> LimbAnchor:
    flip: Callable[[Vec], Vec] = mirrored
    side = 1 - anchor.side if anchor.frame in (AnchorFrame.LEG, AnchorFrame.ARM) else anchor.side
    return msgspec.structs.replace(
        anchor, point=flip(anchor.point), normal=flip(anchor.normal), ahead=flip(anchor.ahead), side=side
    )


def _other_way(bend: Vec) -> Vec:
    return (bend[0], -bend[1], -bend[2])


def _times(a: Quat, b: Quat) -> Quat:
    """Return the rotation that does b first and then a."""
    aw, ax, ay, az = a
    bw, bx, by, bz = b
    return (
        aw * bw - ax * bx - ay * by - az * bz,
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
    )

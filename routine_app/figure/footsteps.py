"""How she walks from pose to pose: one foot or hand after the other, lifted, nothing faster than needs be.

Knows poses in one world, in the order in which she takes them; does not know where they come from, nor seconds.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from routine_app.figure.body_shape import shape_at
from routine_app.figure.easing import gentle
from routine_app.figure.inverse_kinematics import flat_ankle, hand_wrist
from routine_app.figure.pose import AnchorFrame, Goal, GoalKind, Pose, Spine, TipKind
from routine_app.figure.solve import solve
from routine_app.figure.vec import distance, lerp, quat_of, slerp

if TYPE_CHECKING:
    from routine_app.figure.skeleton import PosedBody
    from routine_app.figure.vec import Vec

STEP = 0.012  # metres: feet and hands that move less are not lifted
BETWEEN_WAYPOINTS = ""  # the name of a pose that is no waypoint
_LIFT = 0.05  # metres
_LEAST = 0.2  # metres of travel that even the smallest part of a move counts for
_ELBOW_OUT = (-0.6, 0.6, -0.1)  # of the chest: half-way up, an elbow that points down would be below the floor
_ROUNDS = 4
_SHAPE = shape_at(None, 0.5)


class PathSegment(msgspec.Struct, frozen=True):
    """One stretch of a path, between two poses: from `start` to `end` (0..1) of the move with this number."""

    move: int
    start: float
    end: float
    a: Pose
    b: Pose

    def eased(self, fraction: float) -> float:
        """Return how far between its poses she is (0..1) at a fraction (0..1) of the move."""
        return gentle(min(max((fraction - self.start) / (self.end - self.start), 0.0), 1.0))


def segments_of(poses: list[tuple[Pose, int]]) -> tuple[PathSegment, ...]:
    """Return the segments through poses, each given with the number of the move that leads to it.

    Where two feet or two hands have to be put somewhere else, one goes after the other. Within a move each segment has
    its share of the time by how far she moves in it.
    """
    return _timed(_walked(poses))


def body_of(pose: Pose) -> PosedBody:
    """Return a pose, posed: a body of no special week, half-way through a breath."""
    return solve(pose, pose, 0.0, _SHAPE)


def at_rest(pose: Pose) -> Pose:
    """Return the pose with its pelvis where knees, feet and hands carry it.

    Alone, a pose is settled when it is solved; between two that are planted on different props it could not be, and
    she would jump where one segment of the path ends and the next begins.
    """
    for _ in range(_ROUNDS):  # leaning to the hands changes how high the knees carry her, and the other way round
        trunk = body_of(pose).trunk
        pose = msgspec.structs.replace(pose, root=trunk.pelvis, turn=quat_of(trunk.pelvis_frame))
    return pose


def on_the_floor(goal: Goal) -> bool:
    """Whether the goal is a place on the floor."""
    return goal.anchor.frame == AnchorFrame.WORLD and goal.anchor.point[2] < 0.03


def _walked(poses: list[tuple[Pose, int]]) -> list[tuple[Pose, int]]:
    """Return the poses with those between in which one foot or hand has moved and the other has yet to."""
    found = [poses[0]]
    for (a, _), (to, move) in pairwise(poses):
        legs, arms = _moved(a.legs, to.legs), _moved(a.arms, to.arms)
        taken_off = [side for side in (0, 1) if _is_aimed(a.arms[side]) != _is_aimed(to.arms[side])]
        b = _lifting(to, legs, [*arms, *taken_off])
        if len(legs) == 2 or (len(arms) == 2 and _on_knees(a) and _on_knees(b)):
            found.append((_half_way(a, b, legs, arms), move))
            b = _lifting(to, legs[1:], [*(arms[1:] if len(arms) == 2 else arms), *taken_off])
        found.append((b, move))
    return found


def _moved(a: tuple[Goal, Goal], b: tuple[Goal, Goal]) -> list[int]:
    """Return the sides on which a planted hand or foot is planted somewhere else, the one that goes farther first."""
    far = [distance(p.anchor.point, q.anchor.point) for p, q in zip(a, b, strict=True)]
    found = [
        side
        for side in (0, 1)
        if a[side].kind == b[side].kind == GoalKind.REACH
        and a[side].tip.kind == b[side].tip.kind != TipKind.FREE
        and on_the_floor(a[side])
        and on_the_floor(b[side])
        and far[side] > STEP
    ]
    return sorted(found, key=lambda side: -far[side])


def _is_aimed(goal: Goal) -> bool:
    return goal.kind == GoalKind.REACH and goal.tip.kind == TipKind.AIMED


def _lifting(pose: Pose, legs: list[int], arms: list[int]) -> Pose:
    """Return the pose with the feet and hands of these sides lifted on the way to it."""
    return msgspec.structs.replace(pose, legs=_lifted(pose.legs, legs), arms=_lifted(pose.arms, arms))


def _lifted(goals: tuple[Goal, Goal], sides: list[int]) -> tuple[Goal, Goal]:
    left, right = (
        msgspec.structs.replace(goal, lifts=_LIFT) if side in sides else goal for side, goal in enumerate(goals)
    )
    return left, right


def _set_down(pose: Pose) -> Pose:
    """Return the pose to set out from: how it was come to does not matter any more."""
    legs, arms = (tuple(msgspec.structs.replace(goal, lifts=0.0) for goal in goals) for goals in (pose.legs, pose.arms))
    return msgspec.structs.replace(pose, legs=(legs[0], legs[1]), arms=(arms[0], arms[1]))


def _on_knees(pose: Pose) -> bool:
    """Whether she is on her knees: then a hand carries her while the other moves."""
    return all(goal.kind == GoalKind.KNEEL for goal in pose.legs)


def _half_way(a: Pose, b: Pose, legs: list[int], arms: list[int]) -> Pose:
    """Return a pose in between in which the first of two feet or hands that move has arrived.

    The trunk is about half-way too: there where both are within reach.
    """
    tried = [at_rest(_part_way(a, b, share, legs, arms)) for share in (0.5, 0.35, 0.65, 0.2, 0.8)]
    return min(tried, key=lambda pose: max(0.004, _short_by(pose)))


def _part_way(a: Pose, b: Pose, share: float, legs: list[int], arms: list[int]) -> Pose:
    spine = Spine(*(lerp(p, q, share) for p, q in zip(_bends(a), _bends(b), strict=True)))
    return msgspec.structs.replace(
        a,
        name=BETWEEN_WAYPOINTS,
        root=lerp(a.root, b.root, share),
        turn=slerp(a.turn, b.turn, share),
        spine=spine,
        legs=_one_moved(a.legs, b.legs[legs[0]], legs[0]) if len(legs) == 2 else a.legs,
        arms=_one_moved(a.arms, msgspec.structs.replace(b.arms[arms[0]], pole=_ELBOW_OUT), arms[0])
        if len(arms) == 2
        else a.arms,
    )


def _short_by(pose: Pose) -> float:
    """Return by how many metres a hand or foot that is planted on the floor misses it."""
    body, most = body_of(pose), 0.0
    for goal, limb in zip((*pose.arms, *pose.legs), (*body.arms, *body.legs), strict=True):
        anchor, tip = goal.anchor, goal.tip
        if not on_the_floor(goal) or goal.kind != GoalKind.REACH or tip.kind == TipKind.FREE:
            continue
        if tip.kind == TipKind.FLAT:
            wanted = flat_ankle(anchor.point, anchor.normal, tip.yaw, tip.heel)
        else:
            wanted = hand_wrist(anchor.point, anchor.normal, anchor.ahead, tip, None)
        most = max(most, distance(wanted, limb.end))
    return most


def _one_moved(goals: tuple[Goal, Goal], moved: Goal, side: int) -> tuple[Goal, Goal]:
    return (moved, goals[1]) if side == 0 else (goals[0], moved)


def _bends(pose: Pose) -> tuple[Vec, Vec, Vec]:
    return pose.spine.lumbar, pose.spine.chest, pose.spine.head


def travel(a: Pose, b: Pose) -> float:
    """Return how far the joint goes that goes farthest, in metres."""
    from_, to = body_of(a).joints(), body_of(b).joints()
    return max(distance(from_[name], to[name]) for name in from_)


def _timed(poses: list[tuple[Pose, int]]) -> tuple[PathSegment, ...]:
    """Return the segments; within a move each has its share of the time by how far she moves in it."""
    segments: list[PathSegment] = []
    for move in range(poses[-1][1] + 1):
        pairs = [(a, b) for (a, _), (b, number) in pairwise(poses) if number == move]
        shares = [_LEAST + travel(a, b) for a, b in pairs]
        start = 0.0
        for number, ((a, b), share) in enumerate(zip(pairs, shares, strict=True), 1):
            end = 1.0 if number == len(pairs) else start + share / sum(shares)
            segments.append(PathSegment(move, start, end, _set_down(a), b))
            start = end
    return tuple(segments)

"""What every clip must hold of lying, sitting and being held: what rests is on something, a helper's hands touch her.

Each check returns what is wrong, in words with numbers, or nothing. Lengths in metres (shown in mm).
"""

from __future__ import annotations

from routine_app.figure.body_shape import shape_at
from routine_app.figure.clip import Clip
from routine_app.figure.ground_contact import trunk_spheres
from routine_app.figure.helper import Helper, helpers_of
from routine_app.figure.pose import Goal, GoalKind, Pose
from routine_app.figure.shadows import bones
from routine_app.figure.skeleton import PosedBody
from routine_app.figure.solve import solve
from routine_app.figure.vec import Vec, add, along, distance, dot, into, sub
from tests.figure.checks_contact import MISSED, misses
from tests.figure.clip_probes import cycle, gap_under, touching

HOVER = 0.010
HEAD_HELD = {"bridge.hip_thrust": ("low", "part")}  # away from the pillow, the head is hers to hold
CARRIED = {"pir.side_rest": ("knee_r", "ankle_r"), "itb.side_front_props": ("knee_r", "ankle_r"),
           "br.recline": ("knee_l", "knee_r")}  # fmt: skip  # on the pillows
_SITS, _WEIGHS, _SEAT_GIVES = 0.06, 0.005, 0.055  # nearer to a seat than this she sits on it; flesh gives so far
_ON_BALL = 0.08
_RADIUS = {"elbow": 0.034, "hand": 0.020, "knee": 0.054, "ankle": 0.034}
Spot = tuple[str, Vec, float]


def check_rest(clip: Clip) -> list[str]:
    """Where she lies, head, shoulders, and the limbs below her or at her side touch what is beneath them."""
    wrong = []
    for pose in clip.poses:
        body = solve(pose, pose, 0.0, shape_at(28, 0.5, clip.breath))
        for name, middle, radius in _lying(clip, pose, body):
            gap, prop = gap_under(middle, radius, clip.props)
            if gap > HOVER:
                wrong.append(f"key {pose.name}: {name} hovers {gap * 1000:.0f} mm over the {prop}")
    return wrong


def check_seat(clip: Clip) -> list[str]:
    """Where she sits, both sides of her bottom are down, but for the one with a ball beneath it."""
    wrong = []
    for index, pose in enumerate(clip.poses):
        gaps = _seated(clip, solve(pose, pose, 0.0, shape_at(28)), setup=index == clip.setup)
        if gaps and min(gaps.values()) < _SITS and not all(-_SEAT_GIVES < gap < -_WEIGHS for gap in gaps.values()):
            told = ", ".join(f"{side} {gap * 1000:.0f} mm" for side, gap in gaps.items())
            wrong.append(f"key {pose.name}: her bottom is not on what she sits on: {told} over it")
    return wrong


def _seated(clip: Clip, body: PosedBody, *, setup: bool) -> dict[str, float]:
    """Return how far each side of her bottom is over a seat below it, before a movement over the floor as well."""
    kinds = ("chair", "stool", "couch", "mat") if setup else ("chair", "stool", "couch")
    seats = {prop.name for prop in clip.props if prop.kind in kinds} | ({"floor"} if setup else set())
    balls = [prop for prop in clip.props if prop.beneath]
    spheres, gaps = trunk_spheres(body), {}
    if abs(body.trunk.pelvis_frame[1][2]) > 0.5:  # she lies on her side
        return {}
    for side, own in (("left", spheres[0:4:2]), ("right", spheres[1:4:2])):
        gap, under = min(gap_under(middle, radius, clip.props) for middle, radius in own)
        if under in seats and not any(abs(ball.at[1] - own[0][0][1]) < _ON_BALL for ball in balls):
            gaps[side] = gap
    return gaps


def check_heels(clip: Clip) -> list[str]:
    """Where she rests on her knees she sits on her heels: to stay in between is work."""
    if not clip.rest:
        return []
    pose = clip.poses[clip.rest[-1]]
    if any(goal.kind is not GoalKind.KNEEL for goal in pose.legs):
        return []
    body = solve(pose, pose, 0.0, shape_at(28))
    heels = [(middle, radius) for name, middle, radius in touching(body) if name.startswith("heel")]
    gap = min(distance(h, m) - radius - r for h, radius in heels for m, r in trunk_spheres(body)[:4])
    return [] if -_SEAT_GIVES < gap < HOVER else [f"key {pose.name}: her bottom is {gap * 1000:.0f} mm over her heels"]


def _lying(clip: Clip, pose: Pose, body: PosedBody) -> list[Spot]:
    t = body.trunk
    ahead, left, up = (axis[2] for axis in t.chest_frame)
    if ahead < -0.4 or up > 0.87:
        return []
    spots: list[Spot] = []
    if pose.name not in HEAD_HELD.get(clip.id, ()):
        spots.append(("head", add(t.head, into(t.head_frame, (-0.012, 0.0, 0.02))), 0.080))
    joints, carried = body.joints(), CARRIED.get(clip.id, ())
    if abs(left) > 0.7:
        side = "l" if left < 0 else "r"
        below = [f"{part}_{side}" for part in ("elbow", "hand", "knee", "ankle")]
        return spots + [(name, joints[name], _RADIUS[name[:-2]]) for name in (*below, *carried)]
    shoulders = min(trunk_spheres(body)[4:], key=lambda sphere: gap_under(sphere[0], sphere[1], clip.props)[0])
    spots.append(("shoulder blades", *shoulders))
    free = [side for side, goal in zip("lr", pose.arms, strict=True) if goal.kind == GoalKind.ANGLES]
    names = [*(f"{part}_{side}" for side in free for part in ("elbow", "hand")), *carried]
    return spots + [(name, joints[name], _RADIUS[name[:-2]]) for name in names]


def check_helping(clip: Clip) -> list[str]:
    """A helper's hands reach their places, and stay on her while she moves."""
    wrong = []
    between_sets = clip.poses[clip.setup]
    for helper in helpers_of(clip):
        own = helper.sample(solve(between_sets, between_sets, 0.0, shape_at(None))).body
        for index, side in enumerate("lr"):
            goal: Goal = helper.pose.arms[index]
            if goal.kind != GoalKind.REACH:
                continue
            miss = misses(goal, own.arms[index], own, shape_at("postpartum"), arm=True)
            if miss > MISSED:
                wrong.append(f"helper {helper.pose.name}: hand_{side} misses its place by {miss * 1000:.0f} mm")
            wrong += _off_her(clip, helper, index, side)
    return wrong


def _off_her(clip: Clip, helper: Helper, index: int, side: str) -> list[str]:
    worst = (0.0, "")
    for instant in cycle(clip)[::5]:
        arm = helper.sample(instant.body).body.arms[index]
        palm = along(arm.palm, arm.up, -0.018)
        worst = max(worst, (abs(_gap_to(instant.body, palm)), str(instant)))
    return [f"{worst[1]}: helper's hand_{side} is {worst[0] * 1000:.0f} mm off her"] if worst[0] > MISSED else []


def _gap_to(body: PosedBody, point: Vec) -> float:
    """Return how far a point lies off the nearest bone's skin (negative: inside)."""
    gaps = []
    for a, p, b, q in bones(body):
        axis = sub(b, a)
        t = min(1.0, max(0.0, dot(sub(point, a), axis) / dot(axis, axis)))
        gaps.append(distance(point, along(a, axis, t)) - (p + (q - p) * t))
    return min(gaps)

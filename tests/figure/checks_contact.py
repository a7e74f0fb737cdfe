"""What every clip must hold of touching: what is planted stays, hands and feet arrive, nothing sinks in or hovers.

Each check returns what is wrong, in words with numbers, or nothing. Lengths in metres (shown in mm).
"""

from __future__ import annotations

from routine_app.figure.anchors import locate
from routine_app.figure.body_shape import BodyShape, shape_at
from routine_app.figure.clip import Clip
from routine_app.figure.inverse_kinematics import flat_ankle
from routine_app.figure.pose import AnchorFrame, Goal, GoalKind, TipKind
from routine_app.figure.scene import mirrored_prop
from routine_app.figure.shadows import bones
from routine_app.figure.skeleton import Limb, PosedBody, ball_of
from routine_app.figure.solve import solve
from routine_app.figure.vec import Vec, along, distance
from tests.figure.clip_probes import Instant, depth_in, touching

CONTACT_SLIP = 0.005
BELOW_FLOOR = 0.010
MISSED = 0.012
# How far a body may sink into what it rests on: wood a little (flesh gives), cushions more.
SINK = {"chair": 0.025, "stool": 0.025, "couch": 0.05, "bed": 0.05, "counter": 0.02, "table": 0.02, "wall": 0.03,
        "step": 0.012, "box": 0.02, "wedge": 0.07, "pillow": 0.09, "ball": 0.06}  # fmt: skip


def check_contacts(clip: Clip) -> list[str]:
    """What is planted at both ends of a move stays where it is in between."""
    wrong = []
    for a, b, name in _legs_of_motion(clip):
        first: dict[str, Vec] = {}
        for step in range(13):
            body = solve(clip.poses[a], clip.poses[b], step / 12, shape_at(28))
            for limb, point in _planted(clip, a, b, body).items():
                start = first.setdefault(limb, point)
                if distance(start, point) > CONTACT_SLIP:
                    wrong.append(f"{name}: {limb} slips by {distance(start, point) * 1000:.0f} mm")
                    first[limb] = point
    return sorted(set(wrong))


def _legs_of_motion(clip: Clip) -> list[tuple[int, int, str]]:
    ways = []
    for move in clip.motion:
        found = clip.motion_of(move.phase)
        here = found[0] if found else clip.setup
        for key in move.keys:
            ways.append((here, key, move.phase))
            here = key
    return ways


def _planted(clip: Clip, a: int, b: int, body: PosedBody) -> dict[str, Vec]:
    found: dict[str, Vec] = {}
    for kind in ("arms", "legs"):
        for index, side in enumerate("lr"):
            p, q = getattr(clip.poses[a], kind)[index], getattr(clip.poses[b], kind)[index]
            limb = getattr(body, kind)[index]
            if not (
                p.planted
                and q.planted
                and p.kind == q.kind
                and p.anchor == q.anchor
                and p.anchor.frame == AnchorFrame.WORLD
            ):
                continue
            if p.kind == GoalKind.KNEEL:
                found[f"{'knee' if kind == 'legs' else 'elbow'}_{side}"] = limb.middle
            elif p.tip.kind == TipKind.FLAT:
                found[f"foot_{side}"] = ball_of(limb)
            else:
                found[f"{'foot' if kind == 'legs' else 'hand'}_{side}"] = limb.palm if kind == "arms" else limb.end
    return found


def check_reaches(clip: Clip) -> list[str]:
    """Hands and feet get to where their key puts them, and hands that hold a prop touch it."""
    wrong = []
    for pose in clip.poses:
        body = solve(pose, pose, 0.0, shape_at(28, 0.5, clip.breath))
        for kind in ("legs", "arms"):
            for index, side in enumerate("lr"):
                goal: Goal = getattr(pose, kind)[index]
                limb_, shape = getattr(body, kind)[index], shape_at(28, 0.5, clip.breath)
                miss = misses(goal, limb_, body, shape, arm=kind == "arms")
                if miss > MISSED:
                    limb = {"legs": "foot", "arms": "hand"}[kind] if goal.kind == GoalKind.REACH else {
                        "legs": "knee", "arms": "elbow"}[kind]  # fmt: skip
                    wrong.append(f"key {pose.name}: {limb}_{side} misses its place by {miss * 1000:.0f} mm")
    return wrong


def misses(goal: Goal, limb: Limb, body: PosedBody, shape: BodyShape, *, arm: bool) -> float:
    """Return how far a hand, foot, elbow or knee is from where its goal puts it."""
    if goal.kind == GoalKind.ANGLES:
        return 0.0
    point, normal, _ = locate(goal.anchor, body.trunk, list(body.legs), list(body.arms), shape)
    if goal.kind == GoalKind.KNEEL:
        return distance(point, limb.middle)
    if arm:
        palm = along(limb.palm, limb.up, -0.018) if goal.tip.kind == TipKind.AIMED else limb.palm
        return distance(palm, along(point, normal, goal.extent if goal.tip.kind == TipKind.FREE else 0.0))
    if goal.tip.kind == TipKind.FLAT:
        return distance(flat_ankle(point, normal, goal.tip.yaw, goal.tip.heel), limb.end)
    return distance(along(point, normal, goal.extent), limb.end)


def check_floor(instants: list[Instant]) -> list[str]:
    """Nothing goes below the floor by more than 10 mm."""
    worst: dict[str, tuple[float, str]] = {}
    for instant in instants:
        for name, middle, radius in touching(instant.body):
            depth = radius - middle[2]
            if depth > BELOW_FLOOR and depth > worst.get(name, (0.0, ""))[0]:
                worst[name] = (depth, str(instant))
    return [f"{where}: {name} is {depth * 1000:.0f} mm below the floor" for name, (depth, where) in worst.items()]


def check_props(clip: Clip, instants: list[Instant]) -> list[str]:
    """Nothing goes through the furniture."""
    worst: dict[tuple[str, str], tuple[float, str]] = {}
    for instant in instants:
        flipped = instant.taken.flipped
        for prop in clip.props:
            own = mirrored_prop(prop) if flipped else prop
            if own.kind not in SINK or own.between or own.held:
                continue
            for name, middle, radius in touching(instant.body):
                depth = depth_in(middle, radius, own) - SINK[own.kind]
                if depth > worst.get((name, own.name), (0.0, ""))[0]:
                    worst[(name, own.name)] = (depth, str(instant))
    return [
        f"{where}: {name} is {(depth + SINK[clip_kind(clip, prop)]) * 1000:.0f} mm inside the {prop}"
        for (name, prop), (depth, where) in worst.items()
    ]


def clip_kind(clip: Clip, name: str) -> str:
    """Return the kind of the prop with this name."""
    return next(prop.kind for prop in clip.props if prop.name == name)


def check_helpers(clip: Clip) -> list[str]:
    """A helper stands on the floor and not in it."""
    wrong = []
    for pose in clip.helpers:
        body = solve(pose, pose, 0.0, shape_at(None))
        for a, radius, b, other in bones(body):
            if min(a[2] - radius, b[2] - other) < -0.03:
                wrong.append(f"helper {pose.name}: {min(a[2] - radius, b[2] - other) * -1000:.0f} mm below the floor")
    return wrong[:1]

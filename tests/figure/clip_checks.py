"""What every clip must hold, as plain functions: each returns what is wrong, in words with numbers, or nothing.

    python -m tests.figure.clip_checks resources/clips/squat.bodyweight.yaml [more files, or none for all]

Angles in degrees, lengths in metres (shown in mm). Sixty samples a cycle, shared out by the phases' seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from routine_app.content.catalogue import load_catalogue
from routine_app.content.clips import clips_dir, load_clip
from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Side
from routine_app.figure.clip import Clip
from routine_app.figure.drawing import Fill, Still
from routine_app.figure.limbs import flat_ankle
from routine_app.figure.limits import RANGES, angles_of
from routine_app.figure.places import locate
from routine_app.figure.pose import Goal, GoalKind, TipKind, Where
from routine_app.figure.sample import sample
from routine_app.figure.scene import Frame, Stage, mirrored_thing
from routine_app.figure.shadows import bones
from routine_app.figure.shape import shape_at
from routine_app.figure.skeleton import FOREARM, SHIN, THIGH, UPPER_ARM, Limb, Posed, ball_of
from routine_app.figure.solve import solve
from routine_app.figure.vec import Vec, along, distance
from tests.figure.clip_probes import Instant, cycle, depth_in, touching

CONTACT_SLIP = 0.005
BELOW_FLOOR = 0.010
MISSED = 0.012
# How far a body may sink into what it rests on: wood a little (flesh gives), cushions more.
SINK = {"chair": 0.025, "stool": 0.025, "couch": 0.05, "bed": 0.05, "counter": 0.02, "table": 0.02, "wall": 0.03,
        "step": 0.012, "box": 0.02, "wedge": 0.07, "pillow": 0.09, "ball": 0.06}  # fmt: skip
FASTEST = 1.9  # metres a second, of any joint against its neighbours in time
STEP = 0.11  # metres, between neighbouring samples of sixty


def check_bones(instants: list[Instant]) -> list[str]:
    """Bones keep their length."""
    wrong = []
    for instant in instants:
        for name, limbs, upper, lower in (
            ("leg", instant.body.legs, THIGH, SHIN),
            ("arm", instant.body.arms, UPPER_ARM, FOREARM),
        ):
            for side, limb in zip("lr", limbs, strict=True):
                off = max(abs(distance(limb.root, limb.middle) - upper), abs(distance(limb.middle, limb.end) - lower))
                if off > 0.0005:
                    wrong.append(f"{instant}: {name}_{side} changes its length by {off * 1000:.1f} mm")
    return wrong


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
    for move in clip.moves:
        found = clip.move(move.phase)
        here = found[0] if found else clip.setup
        for key in move.keys:
            ways.append((here, key, move.phase))
            here = key
    return ways


def _planted(clip: Clip, a: int, b: int, body: Posed) -> dict[str, Vec]:
    found: dict[str, Vec] = {}
    for kind in ("arms", "legs"):
        for index, side in enumerate("lr"):
            p, q = getattr(clip.poses[a], kind)[index], getattr(clip.poses[b], kind)[index]
            limb = getattr(body, kind)[index]
            if not (
                p.planted and q.planted and p.kind == q.kind and p.place == q.place and p.place.where == Where.WORLD
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
    """Hands and feet get to where their key puts them, and hands that hold a thing touch it."""
    wrong = []
    for pose in clip.poses:
        body = solve(pose, pose, 0.0, shape_at(28, 0.5, clip.breath))
        for kind in ("legs", "arms"):
            for index, side in enumerate("lr"):
                goal: Goal = getattr(pose, kind)[index]
                miss = _miss(goal, getattr(body, kind)[index], body, clip, kind == "arms")
                if miss > MISSED:
                    limb = {"legs": "foot", "arms": "hand"}[kind] if goal.kind == GoalKind.REACH else {
                        "legs": "knee", "arms": "elbow"}[kind]  # fmt: skip
                    wrong.append(f"key {pose.name}: {limb}_{side} misses its place by {miss * 1000:.0f} mm")
    return wrong


def _miss(goal: Goal, limb: Limb, body: Posed, clip: Clip, arm: bool) -> float:
    if goal.kind == GoalKind.ANGLES:
        return 0.0
    point, normal, _ = locate(goal.place, body.trunk, list(body.legs), list(body.arms), shape_at(28, 0.5, clip.breath))
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


def check_things(clip: Clip, instants: list[Instant]) -> list[str]:
    """Nothing goes through the furniture."""
    worst: dict[tuple[str, str], tuple[float, str]] = {}
    for instant in instants:
        flipped = instant.taken.flipped
        for thing in clip.things:
            own = mirrored_thing(thing) if flipped else thing
            if own.kind not in SINK or own.between or own.held:
                continue
            for name, middle, radius in touching(instant.body):
                depth = depth_in(middle, radius, own) - SINK[own.kind]
                if depth > worst.get((name, own.name), (0.0, ""))[0]:
                    worst[(name, own.name)] = (depth, str(instant))
    return [
        f"{where}: {name} is {(depth + SINK[clip_kind(clip, thing)]) * 1000:.0f} mm inside the {thing}"
        for (name, thing), (depth, where) in worst.items()
    ]


def clip_kind(clip: Clip, name: str) -> str:
    """Return the kind of the thing with this name."""
    return next(thing.kind for thing in clip.things if thing.name == name)


def check_limits(instants: list[Instant]) -> list[str]:
    """Joints stay within the ranges of `figure.limits`."""
    worst: dict[str, tuple[float, float, str]] = {}
    for instant in instants:
        for name, angle in angles_of(instant.body).items():
            range_ = RANGES[name.removesuffix(" left").removesuffix(" right")]
            excess = range_.excess(angle)
            if excess > worst.get(name, (0.0, 0.0, ""))[0]:
                worst[name] = (excess, angle, str(instant))
    lines = []
    for name, (_, angle, where) in worst.items():
        range_ = RANGES[name.removesuffix(" left").removesuffix(" right")]
        low, high = range_.low - range_.slack, range_.high + range_.slack
        lines.append(f"{where}: {name} is {angle:.0f}°, allowed {low:.0f} to {high:.0f}")
    return lines


def check_continuity(instants: list[Instant]) -> list[str]:
    """No joint jumps between neighbouring samples, and the cycle closes."""
    worst: dict[str, tuple[float, str]] = {}
    before = instants[-1]
    for instant in instants:
        last = before.body.joints()
        for name, point in instant.body.joints().items():
            moved = distance(point, last[name])
            if moved > STEP and moved > worst.get(name, (0.0, ""))[0]:
                worst[name] = (moved, str(instant))
        before = instant
    return [f"{where}: {name} jumps {moved * 1000:.0f} mm" for name, (moved, where) in worst.items()]


def check_phases(clip: Clip, variation: Variation) -> list[str]:
    """Every phase of the tempo moves, in the tempo's order, and no other."""
    wanted, known = tuple(phase.name for phase in variation.tempo), clip.phases
    if wanted == known:
        return []
    missing = [name for name in wanted if name not in known]
    extra = [name for name in known if name not in wanted]
    if not missing and not extra:
        return [f"motion has the phases in another order than the tempo: {', '.join(wanted)}"]
    return [f'motion lacks the phase "{name}"' for name in missing] + [
        f'motion has "{name}", which the tempo has not' for name in extra
    ]


def check_mirror(clip: Clip, instants: list[Instant]) -> list[str]:
    """The other side is the exact mirror image."""
    other = Side.LEFT if clip.side is Side.RIGHT else Side.RIGHT
    for instant in instants[::7]:
        phase = instant.phase if clip.phases else None
        flipped = sample(clip, phase, instant.fraction, fullness=0.5, side=other, week=28).body.joints()
        for name, (x, y, z) in instant.body.joints().items():
            twin = name[:-1] + {"l": "r", "r": "l"}[name[-1]] if name[-2:] in ("_l", "_r") else name
            if flipped[twin] != (x, -y, z):
                return [f"{instant}: {name} is not mirrored exactly"]
    return []


def check_frame(clip: Clip, instants: list[Instant], size: tuple[int, int] = (900, 700)) -> list[str]:
    """Every shape lies within the picture, from the clip's own angle and turned."""
    wrong = []
    for side in (clip.side, Side.LEFT if clip.side is Side.RIGHT else Side.RIGHT):
        stage = Stage(clip, side=side)
        for yaw in (0.0, 65.0, 140.0):
            view = stage.view(size[0], size[1], yaw)
            for instant in instants[:: max(1, len(instants) // 6)]:
                phase = instant.phase if clip.phases else None
                frame = stage.frame(stage.sample(phase, instant.fraction, 1.0, 40), view)
                out = max((_outside(fill, size) for fill in _fills(frame)), default=0.0)
                if out > 0.5:
                    wrong.append(f"{instant}, turned {yaw:.0f}°, {side} side: {out:.0f} pixels outside of the picture")
    return wrong[:3]


def _fills(frame: Frame) -> list[Fill]:
    found: list[Fill] = []
    for shape in frame.shapes:
        if isinstance(shape, Still):
            found += shape.fills
        elif isinstance(shape, Fill):
            found.append(shape)
    return found


def _outside(shape: Fill, size: tuple[int, int]) -> float:
    grow = shape.line
    most = 0.0
    for loop in shape.loops:
        for x, y, r, start, sweep in loop:
            del start, sweep
            reach = r + grow if r > 0 else 0.0
            most = max(most, -(x - reach), x + reach - size[0], -(y - reach), y + reach - size[1])
    return most


def check_helpers(clip: Clip) -> list[str]:
    """A helper stands on the floor and not in it."""
    wrong = []
    for pose in clip.helpers:
        body = solve(pose, pose, 0.0, shape_at(None))
        for a, radius, b, other in bones(body):
            if min(a[2] - radius, b[2] - other) < -0.03:
                wrong.append(f"helper {pose.name}: {min(a[2] - radius, b[2] - other) * -1000:.0f} mm below the floor")
    return wrong[:1]


def all_checks(clip: Clip, variation: Variation | None = None) -> list[str]:
    """Return everything that is wrong with a clip."""
    instants = cycle(clip, variation)
    return [
        *(check_phases(clip, variation) if variation else []),
        *check_reaches(clip),
        *check_contacts(clip),
        *check_bones(instants),
        *check_floor(instants),
        *check_things(clip, instants),
        *check_limits(instants),
        *check_continuity(instants),
        *check_mirror(clip, instants),
        *check_helpers(clip),
        *check_frame(clip, instants),
    ]


def variations() -> dict[str, Variation]:
    """Return every variation of the catalogue by id."""
    return {v.id: v for exercise in load_catalogue().exercises.values() for v in exercise.variations}


def main(paths: Iterable[str]) -> int:
    """Check clip files (all of them without arguments), print what is wrong, return how many files have something."""
    known = variations()
    files = [Path(path) for path in paths] or sorted(clips_dir().glob("*.yaml"))
    bad = 0
    for path in files:
        clip, problems = load_clip(path)
        lines = [str(problem) for problem in problems]
        if clip is not None:
            if path.stem not in known:
                lines.append(f"{path.stem} is not a variation of the catalogue")
            lines += all_checks(clip, known.get(path.stem))
        bad += bool(lines)
        print(f"{path.stem}: {'ok' if not lines else ''}")  # noqa: T201 - this is a tool for the console
        for line in lines:
            print(f"  {line}")  # noqa: T201 - this is a tool for the console
    return bad


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)

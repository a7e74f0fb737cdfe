"""What every clip must hold of the body and its movement: bones, joints, continuity, mirror image, the tempo's phases.

Each check returns what is wrong, in words with numbers, or nothing. Angles in degrees, lengths in metres (shown in mm).
"""

from __future__ import annotations

from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Side
from routine_app.figure.clip import Clip
from routine_app.figure.limits import Range, angles_of, range_of
from routine_app.figure.sample import sample
from routine_app.figure.skeleton import FOREARM, SHIN, THIGH, UPPER_ARM
from routine_app.figure.vec import distance
from tests.figure.clip_probes import Instant

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


def check_limits(instants: list[Instant]) -> list[str]:
    """Joints stay within the ranges of `figure.limits`."""
    worst: dict[str, tuple[float, float, Range, str]] = {}
    for instant in instants:
        angles = angles_of(instant.body)
        for name, angle in angles.items():
            range_ = range_of(name, angles)
            excess = range_.excess(angle)
            if excess > worst.get(name, (0.0,))[0]:
                worst[name] = (excess, angle, range_, str(instant))
    lines = []
    for name, (_, angle, range_, where) in worst.items():
        low, high = range_.low - range_.slack, range_.high + range_.slack
        lines.append(f"{where}: {name} is {angle:.0f}°, allowed {low:.0f} to {high:.0f}")
    return lines


def check_continuity(instants: list[Instant], step: float = STEP) -> list[str]:
    """No joint jumps between neighbouring samples, and the cycle closes."""
    worst: dict[str, tuple[float, str]] = {}
    before = instants[-1]
    for instant in instants:
        last = before.body.joints()
        for name, point in instant.body.joints().items():
            moved = distance(point, last[name])
            if moved > step and moved > worst.get(name, (0.0, ""))[0]:
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
    """The other side is the exact mirror image; where repetitions alternate, they meet in a pose that is its own."""
    other = Side.LEFT if clip.side is Side.RIGHT else Side.RIGHT
    for instant in instants[::7]:
        phase = instant.phase if clip.phases else None
        flipped = sample(clip, phase, instant.fraction, fullness=0.5, side=other, week=28).body.joints()
        for name, (x, y, z) in instant.body.joints().items():
            twin = name[:-1] + {"l": "r", "r": "l"}[name[-1]] if name[-2:] in ("_l", "_r") else name
            if flipped[twin] != (x, -y, z):
                return [f"{instant}: {name} is not mirrored exactly"]
    return []


def check_alternating(clip: Clip) -> list[str]:
    """Where every second repetition is the mirror image, one ends as the next begins."""
    if not clip.alternates or not clip.phases:
        return []
    joints = sample(clip, clip.phases[-1], 1.0).body.joints()
    for name, (x, y, z) in joints.items():
        twin = joints[name[:-1] + {"l": "r", "r": "l"}[name[-1]] if name[-2:] in ("_l", "_r") else name]
        if distance(twin, (x, -y, z)) > 0.001:
            return [f"{name} jumps where the repetitions change sides"]
    return []

"""How far joints go: angles read off a posed body, and the ranges that they must stay within.

Knows angles and published ranges; does not know clips. The ranges are the usual active ones in degrees: American
Academy of Orthopaedic Surgeons, "Joint Motion: Method of Measuring and Recording" (1965), as tabulated in Norkin &
White, "Measurement of Joint Motion: A Guide to Goniometry" (appendix of normal ranges). `SLACK` is added at both
ends, because kneeling, leaning on a hand and a supported stretch take joints to their passive ends: a choice of ours,
not theirs.

That table measures one movement at a time. A hip that is bent and apart turns out further: cross-legged sitting took 62
degrees on average, at most 81.7, in 48 healthy adults ("Three-dimensional motion analysis of ten common Asian sitting
positions in daily living and factors affect range of hip motions", BMC Musculoskeletal Disorders 2021,
doi:10.1186/s12891-021-04487-z). A figure-four is such a position: `FIGURE_FOUR` takes that average, which with `SLACK`
comes to the largest angle that they saw.
"""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin
from typing import TYPE_CHECKING

import msgspec

from routine_app.figure.skeleton import SIGN, Limb
from routine_app.figure.vec import Frame, Vec, angle_between, dot, lerp3, out_of, square_to, sub, unit

if TYPE_CHECKING:
    from routine_app.figure.skeleton import PosedBody

SLACK = 20.0
SPINE_SLACK = 8.0


class Range(msgspec.Struct, frozen=True):
    """The published range of one movement in degrees, and what is added at each end."""

    low: float
    high: float
    slack: float = SLACK

    def excess(self, angle: float) -> float:
        """Return by how many degrees an angle is outside (0 within)."""
        return max(0.0, self.low - self.slack - angle, angle - self.high - self.slack)


RANGES: dict[str, Range] = {
    "hip flexion": Range(-20, 120),
    "hip abduction": Range(-25, 45),
    "hip outward turn": Range(-45, 45),
    "knee flexion": Range(0, 135),
    "ankle": Range(-50, 20),
    "arm backward": Range(-90, 60, 15),
    "elbow flexion": Range(0, 150, 5),
    "wrist": Range(-80, 70),
    "spine bend": Range(-25, 80, SPINE_SLACK),
    "spine side": Range(-35, 35, SPINE_SLACK),
    "spine twist": Range(-45, 45, SPINE_SLACK),
    "neck bend": Range(-45, 45, SPINE_SLACK),
    "neck side": Range(-45, 45, SPINE_SLACK),
    "neck twist": Range(-60, 60, SPINE_SLACK),
}
FIGURE_FOUR = Range(-45, 62)
_BENT, _APART = 45.0, 10.0  # from here on a hip counts as bent and apart: the least abduction in that study was 9.9


def range_of(name: str, angles: dict[str, float]) -> Range:
    """Return the range of one angle ("hip outward turn left"), given all angles of that body."""
    joint, _, side = name.rpartition(" ")
    if side not in ("left", "right"):
        return RANGES[name]
    if joint == "hip outward turn":
        bent, apart = angles[f"hip flexion {side}"], angles[f"hip abduction {side}"]
        if bent >= _BENT and apart >= _APART:
            return FIGURE_FOUR
    return RANGES[joint]


def angles_of(body: PosedBody) -> dict[str, float]:
    """Return the joint angles of a body in degrees, by name ("knee flexion left"); clinical signs, outward positive."""
    found: dict[str, float] = {}
    trunk = body.trunk
    for name, lower, upper in (
        ("spine", trunk.pelvis_frame, trunk.chest_frame),
        ("neck", trunk.chest_frame, trunk.head_frame),
    ):
        bend, side, twist = _between(lower, upper)
        found |= {f"{name} bend": bend, f"{name} side": side, f"{name} twist": twist}
    for side_index, side_name in ((0, "left"), (1, "right")):
        sign = SIGN[side_index]
        for name, angle in _leg(body.legs[side_index], trunk.pelvis_frame, sign).items():
            found[f"{name} {side_name}"] = angle
        for name, angle in _arm(body.arms[side_index], trunk.chest_frame).items():
            found[f"{name} {side_name}"] = angle
    return found


def excesses(body: PosedBody) -> dict[str, float]:
    """Return the angles that are outside of their range, by name, each with its angle in degrees."""
    angles = angles_of(body)
    return {name: angle for name, angle in angles.items() if range_of(name, angles).excess(angle) > 0.0}


def _between(lower: Frame, upper: Frame) -> Vec:
    x, y, z = out_of(lower, upper[2])
    ahead = out_of(lower, upper[0])
    bend = degrees(atan2(x, z))
    left = out_of(lower, upper[1])
    twist = degrees(atan2(-left[0], left[1])) if abs(ahead[2]) > 0.9 else degrees(atan2(ahead[1], ahead[0]))
    twist = twist if abs(bend) < 60 else degrees(atan2(-left[0], max(0.05, (left[1] ** 2 + left[2] ** 2) ** 0.5)))
    return bend, degrees(asin(max(-1.0, min(1.0, y)))), twist


def _leg(leg: Limb, pelvis: Frame, sign: float) -> dict[str, float]:
    thigh, shin = unit(sub(leg.middle, leg.root)), unit(sub(leg.end, leg.middle))
    x, y, z = out_of(pelvis, thigh)
    flexion = degrees(atan2(x, -z))
    flexion = flexion if flexion > -120 else flexion + 360
    knee = _angle(thigh, shin)
    found = {
        "hip flexion": flexion,
        "hip abduction": degrees(asin(max(-1.0, min(1.0, y * sign)))),
        "knee flexion": knee,
        "ankle": degrees(asin(max(-1.0, min(1.0, -dot(leg.along, shin))))),
    }
    if knee > 25.0:  # of a straight leg nobody sees the turn
        f = radians(flexion)
        ahead, left, up = pelvis
        unturned = lerp3(ahead, cos(f), up, sin(f))  # where the front of a thigh raised by this angle looks
        neutral = square_to(unturned, thigh)
        front = square_to(leg.pole, thigh)
        turn = degrees(atan2(dot(front, square_to(left, thigh)), dot(front, neutral))) * sign
        found["hip outward turn"] = turn
    return found


def _arm(arm: Limb, chest: Frame) -> dict[str, float]:
    upper, fore = unit(sub(arm.middle, arm.root)), unit(sub(arm.end, arm.middle))
    x, _, _ = out_of(chest, upper)
    flat = max(-1.0, min(1.0, dot(arm.along, fore)))
    wrist = _angle(fore, arm.along) * (1.0 if dot(arm.along, _back(arm, fore)) >= 0 else -1.0)
    return {
        "arm backward": degrees(asin(max(-1.0, min(1.0, -x)))),
        "elbow flexion": _angle(upper, fore),
        "wrist": 0.0 if flat > 0.9999 else wrist,
    }


def _back(arm: Limb, fore: Vec) -> Vec:
    return square_to(arm.up, fore)


def _angle(a: Vec, b: Vec) -> float:
    return degrees(angle_between(a, b))

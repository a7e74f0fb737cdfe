"""What the checks of clips look at: samples of a cycle, the spheres of a body, how deep a sphere is in a prop.

Lengths in metres.
"""

from __future__ import annotations

from math import cos, hypot, radians, sin

from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Side
from routine_app.figure.clip import Clip
from routine_app.figure.props import Prop
from routine_app.figure.sample import Sample, sample
from routine_app.figure.skeleton import PosedBody, ball_of, sole_of
from routine_app.figure.vec import Vec, along, distance

SAMPLES = 60


class Instant:
    """One sample of a clip: where in the cycle it is, and the body."""

    def __init__(self, phase: str, fraction: float, taken: Sample) -> None:
        self.phase, self.fraction, self.taken = phase, fraction, taken
        self.body: PosedBody = taken.body

    def __str__(self) -> str:
        return f"{self.phase} {self.fraction:.0%}"


def cycle(clip: Clip, variation: Variation | None = None, side: Side | None = None) -> list[Instant]:
    """Return the samples of one cycle, in order; each phase's last one is its end."""
    seconds = {phase.name: phase.ms / 1000 for phase in variation.tempo} if variation else {}
    phases = [(phase, seconds.get(phase, 2.0)) for phase in clip.phases] or [("setup", 1.0)]
    total = sum(length for _, length in phases)
    found = []
    for phase, length in phases:
        count = max(2, round(SAMPLES * length / total))
        for step in range(1, count + 1):
            fraction = step / count
            taken = sample(clip, phase, fraction, fullness=0.5, side=side, week=28)
            found.append(Instant(phase, fraction, taken))
    return found


def touching(body: PosedBody) -> list[tuple[str, Vec, float]]:
    """Return the spheres of a body that may touch props, by name."""
    t = body.trunk
    found = [("pelvis", t.pelvis, 0.115), ("waist", t.middle, 0.10), ("chest", t.chest, 0.10), ("head", t.head, 0.088)]
    for side, leg, arm in zip("lr", body.legs, body.arms, strict=True):
        found += [
            (f"knee_{side}", leg.middle, 0.052),
            (f"ankle_{side}", leg.end, 0.033),
            (f"toes_{side}", along(ball_of(leg), leg.up, 0.019), 0.019),
            (f"heel_{side}", along(along(sole_of(leg), leg.up, 0.031), leg.along, -0.044), 0.031),
            (f"elbow_{side}", arm.middle, 0.034),
            (f"wrist_{side}", arm.end, 0.021),
            (f"fingers_{side}", along(arm.palm, arm.along, 0.045), 0.012),
            (f"shoulder_{side}", arm.root, 0.05),
        ]
    return found


def depth_in(point: Vec, radius: float, prop: Prop) -> float:
    """Return how deep a sphere is in a prop (negative outside)."""
    if prop.kind == "ball":
        return prop.size[0] + radius - distance(point, prop.to_world(0.0, 0.0, prop.size[0]))
    x, y = prop.to_own(point)
    depth, width, height = prop.size[0], prop.size[1], prop.size[2]
    z = point[2] - prop.at[2]
    if prop.kind == "wedge":
        return min(depth / 2 - x, x + depth / 2, width / 2 - abs(y), radius - _over_slope(x, z, prop))
    if prop.kind == "pillow":
        x, z = _leaned(x, z, prop)
    low = height - 0.05 if prop.kind in ("chair", "stool", "table") else 0.0
    return min(depth / 2 - abs(x) + radius, width / 2 - abs(y) + radius, height - z + radius, z - low + radius)


def gap_under(point: Vec, radius: float, props: tuple[Prop, ...]) -> tuple[float, str]:
    """Return how far a sphere hovers over the nearest prop below it, or over the floor, and its name."""
    found = [(point[2] - radius, "floor")]
    for prop in props:
        if len(prop.size) < 3 or prop.kind == "wall" or prop.between or prop.held:
            continue
        x, y = prop.to_own(point)
        z = point[2] - prop.at[2]
        if prop.kind == "pillow":
            x, z = _leaned(x, z, prop)
        out = hypot(max(0.0, abs(x) - prop.size[0] / 2), max(0.0, abs(y) - prop.size[1] / 2))
        if out == 0.0:
            gap = _over_slope(x, z, prop) if prop.kind == "wedge" else z - prop.size[2]
            found.append((gap - radius, prop.name))
        elif z >= prop.size[2] - radius and prop.kind != "wedge":  # at the edge of its top
            found.append((hypot(out, max(0.0, z - prop.size[2])) - radius, prop.name))
    return min(found)


def _over_slope(x: float, z: float, wedge: Prop) -> float:
    depth, _, height = wedge.size
    return (z - height * (0.5 - x / depth)) / hypot(1.0, height / depth)


def _leaned(x: float, z: float, pillow: Prop) -> tuple[float, float]:
    """Return (along, up) in the axes of a pillow that leans about its middle; up is counted from its underside."""
    a, half = radians(pillow.tilt), pillow.size[2] / 2
    return x * cos(a) - (z - half) * sin(a), x * sin(a) + (z - half) * cos(a) + half

"""What of the trunk touches the ground first: for laying a body on a floor, a bed or a wedge.

Knows the trunk's roundings (the same that `body` draws); does not know what lies below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.figure.vec import Vec, add, into

if TYPE_CHECKING:
    from routine_app.figure.skeleton import PosedBody

# frame of the trunk, middle of the rounding, radius
TRUNK_ROUNDS: tuple[tuple[str, Vec, float], ...] = (
    ("pelvis", (-0.045, 0.062, -0.045), 0.098),
    ("pelvis", (-0.045, -0.062, -0.045), 0.098),
    ("pelvis", (-0.005, 0.075, -0.03), 0.100),
    ("pelvis", (-0.005, -0.075, -0.03), 0.100),
    ("chest", (-0.012, 0.052, 0.02), 0.092),
    ("chest", (-0.012, -0.052, 0.02), 0.092),
)


def trunk_spheres(body: PosedBody) -> list[tuple[Vec, float]]:
    """Return the spheres of the trunk that may touch the ground, in the world."""
    t = body.trunk
    spheres = []
    for part, offset, radius in TRUNK_ROUNDS:
        origin, frame = (t.pelvis, t.pelvis_frame) if part == "pelvis" else (t.chest, t.chest_frame)
        spheres.append((add(origin, into(frame, offset)), radius))
    return spheres


def lowest_point(body: PosedBody) -> float:
    """Return the height of the lowest point of the trunk, in metres; flesh gives a little."""
    return min(middle[2] - radius for middle, radius in trunk_spheres(body)) + 0.006

"""A clip at one instant: phase, fraction, breath, side and week in; a posed body out.

Knows clips and easing; does not know clocks, timelines or drawing. The result depends on the arguments alone.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.comfort import Week
from routine_app.domain.vocabulary import Side
from routine_app.figure.body_shape import BodyShape, shape_at
from routine_app.figure.clip import Clip, PhaseMotion
from routine_app.figure.easing import EASINGS
from routine_app.figure.skeleton import PosedBody
from routine_app.figure.solve import solve


class Sample(msgspec.Struct, frozen=True, gc=False):
    """A posed body and its shape; `flipped` says that it is the mirror image of the way the keys are posed."""

    body: PosedBody
    shape: BodyShape
    flipped: bool = False


def sample(
    clip: Clip,
    phase: str | None = None,
    fraction: float = 0.0,
    *,
    fullness: float = 0.0,
    side: Side | None = None,
    week: Week | None = None,
) -> Sample:
    """Return the body at `fraction` (0..1) of a phase of the tempo.

    `phase` None, or one that the clip does not know, gives the setup pose, breathing. `fullness` (0..1) is the breath.
    `side` is the side that works (None: as posed), `week` her week of pregnancy (1-42), `"postpartum"` or None.
    """
    shape = shape_at(week, fullness, clip.breath)
    found = clip.motion_of(phase) if phase is not None else None
    if found is None:
        pose = clip.poses[clip.setup]
        body = solve(pose, pose, 0.0, shape, fullness)
    else:
        a, b, t = along_motion(found[0], found[1], fraction)
        body = solve(clip.poses[a], clip.poses[b], t, shape, fullness)
    flipped = clip.flipped(side)
    return Sample(body.mirror() if flipped else body, shape, flipped)


def along_motion(start: int, move: PhaseMotion, fraction: float) -> tuple[int, int, float]:
    """Return (from pose, to pose, fraction between them) at a fraction of a move; a move without keys stays."""
    if not move.keys:
        return start, start, 0.0
    eased = EASINGS[move.ease](min(max(fraction, 0.0), 1.0)) * len(move.keys)
    leg = min(int(eased), len(move.keys) - 1)
    return (start if leg == 0 else move.keys[leg - 1]), move.keys[leg], eased - leg

"""A clip at one instant: phase, fraction, breath, side and week in; a posed body out.

Knows clips and easing; does not know clocks, timelines or drawing. The result depends on the arguments alone.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.comfort import Week
from routine_app.domain.vocabulary import Side
from routine_app.figure.body_shape import BodyShape, shape_at
from routine_app.figure.clip import Clip, PhaseMotion
from routine_app.figure.easing import EASINGS, gentle
from routine_app.figure.skeleton import PosedBody
from routine_app.figure.solve import solve


class Sample(msgspec.Struct, frozen=True, gc=False):
    """A posed body and its shape; `flipped` says that it is the mirror image of the way the keys are posed.

    `put_down` says that she has put down what she lays aside in a rest.
    """

    body: PosedBody
    shape: BodyShape
    flipped: bool = False
    put_down: bool = False


def sample(
    clip: Clip,
    phase: str | None = None,
    fraction: float = 0.0,
    *,
    fullness: float = 0.0,
    side: Side | None = None,
    week: Week | None = None,
    rest: float = 0.0,
    ready: float = 0.0,
    first: bool = False,
    over: bool = False,
) -> Sample:
    """Return the body at `fraction` (0..1) of a phase of the tempo.

    `phase` None, or one that the clip does not know, gives the setup pose, breathing. `fullness` (0..1) is the breath.
    `side` is the side that works (None: as posed), `week` her week of pregnancy (1-42), `"postpartum"` or None.
    `rest` (0..1) is how far she has gone from the setup pose to how she rests between sets; `ready` (0..1) how much of
    the way to the setup pose, from the one that she gets ready in, is still to come. `first` is the first repetition of
    a set, which begins in the setup pose; a rest after a set that is just `over` begins where a repetition ends.
    """
    shape = shape_at(week, fullness, clip.breath)
    found = clip.motion_of(phase, first=first) if phase is not None else None
    to_rest = found is None and (over or (rest > 0.0 and bool(clip.rest)))
    a, b, t = along_motion(*found, fraction) if found else _waiting(clip, rest, ready, to_rest=to_rest, over=over)
    body = solve(clip.poses[a], clip.poses[b], t, shape, fullness)
    flipped = clip.flipped(side)
    put_down = to_rest and rest > 0.0 and bool(clip.rest) and (rest >= 1.0 or b != clip.rest[0])
    return Sample(body.mirror() if flipped else body, shape, flipped, put_down)


def _waiting(clip: Clip, rest: float, ready: float, *, to_rest: bool, over: bool) -> tuple[int, int, float]:
    """Return (from pose, to pose, fraction between them) where no phase goes on."""
    if to_rest or clip.ready is None:
        return _to_rest(clip, rest if to_rest else 0.0, over=over)
    return clip.setup, clip.ready, gentle(min(max(ready, 0.0), 1.0))


def _to_rest(clip: Clip, rest: float, *, over: bool) -> tuple[int, int, float]:
    """Return (from pose, to pose, fraction between them) on the way to how she rests; she pauses at each pose."""
    stations = (clip.end if over else clip.setup, *(clip.rest or (clip.setup,)))
    if rest <= 0.0:
        return stations[0], stations[0], 0.0
    legs = len(stations) - 1
    leg = min(int(rest * legs), legs - 1)
    return stations[leg], stations[leg + 1], gentle(min(rest * legs - leg, 1.0))


def along_motion(start: int, move: PhaseMotion, fraction: float) -> tuple[int, int, float]:
    """Return (from pose, to pose, fraction between them) at a fraction of a move; a move without keys stays."""
    if not move.keys:
        return start, start, 0.0
    eased = EASINGS[move.ease](min(max(fraction, 0.0), 1.0)) * len(move.keys)
    leg = min(int(eased), len(move.keys) - 1)
    return (start if leg == 0 else move.keys[leg - 1]), move.keys[leg], eased - leg

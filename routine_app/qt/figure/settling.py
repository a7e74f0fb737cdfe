"""How she takes up a pose as she is told to, and how she goes to how she rests and back.

Never at a jump: a rest may become longer while she comes back. Knows moments and shares (0 as she begins a set, 1 at
rest, or as she gets ready); knows no figure.
"""

from __future__ import annotations

from routine_app.domain.exercise import Variation
from routine_app.domain.timeline import CueKind, Moment, Segment
from routine_app.domain.vocabulary import SegmentKind, Side

_SETTLING_MS = 4000  # from the pose between sets to how she rests, and back; a third of the rest at most
_ROUNDING = 0.0002
_TAKES_UP = (SegmentKind.GET_READY, SegmentKind.SWITCH_SIDE)


def segment_rests(moment: Moment) -> bool:
    """Whether she rests between two sets."""
    return moment.segment.kind is SegmentKind.REST


def just_over(moment: Moment) -> bool:
    """Whether a set is just over: she leaves the pose in which it ended; later she comes back to the one before it."""
    segment = moment.segment
    return segment.kind is SegmentKind.FINISH or (segment_rests(moment) and 2 * moment.elapsed_ms < segment.duration_ms)


def rested(moment: Moment, *, steps: bool) -> float:
    """Return how far (0..1) she has gone to how she rests.

    Before a rest ends she comes back; after the last set she stays. With `steps` she is at one end or the other.
    """
    segment, on_the_way = moment.segment, 0.0
    if segment_rests(moment):
        on_the_way = min(moment.elapsed_ms, segment.duration_ms - moment.elapsed_ms) / settling_ms(moment)
    elif segment.kind is SegmentKind.FINISH:
        on_the_way = moment.elapsed_ms / settling_ms(moment)
    return float(on_the_way >= 1.0) if steps else round(min(max(on_the_way, 0.0), 1.0), 4)


def still_to_come(moment: Moment, variation: Variation | None = None, *, steps: bool) -> float:
    """Return how much (0..1) of the way from how she gets ready to how she begins is still to come.

    She sets out with the step that brings her there, so that she crosses a leg, or raises it with a strap, as she is
    told to: the last one that names the side of those before the tempo's, else the first one that does; where both
    sides work, the last one before the tempo's. Where she only moves elsewhere in her position, before the first set,
    all of it is still to come.
    """
    segment = moment.segment
    if segment.kind is SegmentKind.CHANGE_POSITION and segment.set in (None, 1):
        return 1.0
    if segment.kind not in _TAKES_UP:
        return 0.0
    since = _told_at(segment, variation)
    takes = min(_SETTLING_MS, max(1, segment.duration_ms - since))
    left = 1.0 - (moment.elapsed_ms - since) / takes
    return float(left > 1.0) if steps else round(min(max(left, 0.0), 1.0), 4)


def _told_at(segment: Segment, variation: Variation | None) -> int:
    """Return when, from the start of the segment, the step that brings her there is told; 0 where none is.

    At a change of sides that tells no step again it is what names the side.
    """
    side = segment.side
    told = [said for said in segment.talk if side is None or side.value in said.text.lower().split()]
    steps = [said for said in told if said.kind is CueKind.STEP]
    before = [] if variation is None else _before_tempo(variation, side)
    brings = [said for said in steps if any(said.text in step for step in before)]
    named = [] if side is None else [*steps, *(said for said in told if said.kind is CueKind.SWITCH)]
    first = [*brings[-1:], *named]
    return first[0].at_ms if first else 0


def _before_tempo(variation: Variation, side: Side | None) -> tuple[str, ...]:
    """Return the steps that come before those that the tempo's phases tell."""
    first = min((phase.step for phase in variation.tempo), default=0)
    return variation.steps_on(side)[:first]


def settling_ms(moment: Moment) -> float:
    """Return how long she takes to how she rests, and back from it."""
    return max(1.0, min(_SETTLING_MS, moment.segment.duration_ms / 3))


class Beginning:
    """Follows with which repetition she begins after she has waited: the first of a set, or one to go on with."""

    def __init__(self) -> None:
        self._waits, self._begun = False, 0

    def is_first(self, moment: Moment, number: int) -> bool:
        """Whether repetition `number` (from 0) of the set under way is the one that she has begun with."""
        if not moment.segment.is_work:
            self._waits = True
            return False
        if self._waits:
            self._waits, self._begun = False, number
        elif number != self._begun:
            self._begun = 0 if number == 0 else -1
        return number == self._begun


class Settling:
    """Follows where she should be no faster than she moves."""

    def __init__(self) -> None:
        self._start_ms = self._elapsed_ms = -1
        self._share = 0.0
        self.leaves = True  # the set that is over; then she comes back for the next one

    def towards(self, share: float, moment: Moment) -> float:
        """Return how far she has gone, where she should be at `share` (0-1)."""
        if moment.segment.start_ms == self._start_ms:
            most = abs(moment.elapsed_ms - self._elapsed_ms) / settling_ms(moment) + _ROUNDING
            share = round(min(max(share, self._share - most), self._share + most), 4)
        else:
            self.leaves = True
        self.leaves = self.leaves and share < 1.0
        self._start_ms, self._elapsed_ms, self._share = moment.segment.start_ms, moment.elapsed_ms, share
        return share

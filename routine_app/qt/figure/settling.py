"""How she goes to how she rests and back, and never at a jump: a rest may become longer while she comes back.

Knows moments and shares (0 between sets, 1 at rest); knows no figure.
"""

from __future__ import annotations

from routine_app.domain.timeline import Moment
from routine_app.domain.vocabulary import SegmentKind

_SETTLING_MS = 4000  # from the pose between sets to how she rests, and back; a third of the rest at most
_ROUNDING = 0.0002


def segment_rests(moment: Moment) -> bool:
    """Whether she rests between two sets."""
    return moment.segment.kind is SegmentKind.REST


def settling_ms(moment: Moment) -> float:
    """Return how long she takes to how she rests, and back from it."""
    return max(1.0, min(_SETTLING_MS, moment.segment.duration_ms / 3))


class Settling:
    """Follows where she should be no faster than she moves."""

    def __init__(self) -> None:
        self._start_ms = self._elapsed_ms = -1
        self._share = 0.0

    def towards(self, share: float, moment: Moment) -> float:
        """Return how far she has gone, where she should be at `share` (0-1)."""
        if moment.segment.start_ms == self._start_ms:
            most = abs(moment.elapsed_ms - self._elapsed_ms) / settling_ms(moment) + _ROUNDING
            share = round(min(max(share, self._share - most), self._share + most), 4)
        self._start_ms, self._elapsed_ms, self._share = moment.segment.start_ms, moment.elapsed_ms, share
        return share

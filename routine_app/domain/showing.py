"""A variation by itself, endlessly repeated: the moments that a stage shows while nobody exercises.

Knows tempos and timelines; knows no widget and no clock. The same rules of phases and breath as in a session.
"""

from __future__ import annotations

from routine_app.domain.breath_track import breath_spans
from routine_app.domain.exercise import Phase, Variation
from routine_app.domain.moment import moment_at
from routine_app.domain.timeline import Moment, Segment, Timeline
from routine_app.domain.vocabulary import SegmentKind, Side, Sides


class Showing:
    """One variation on one side (None where both work at once), over and over."""

    def __init__(self, variation: Variation, side: Side | None = None) -> None:
        self.variation = variation
        self.side = side if variation.sides is Sides.EACH else None
        self.cycle_ms = variation.cycle_ms
        # Two rounds, of which the second is shown: there the breath begins as full as the round before left it.
        round_and_round = Segment(
            0,
            2 * self.cycle_ms,
            SegmentKind.WORK,
            variation=variation.id,
            side=self.side,
            open=True,
            loop=variation.tempo,
        )
        self._timeline = Timeline((round_and_round,), breath_spans((round_and_round,)), ())

    def moment(self, ms: int) -> Moment:
        """Return the moment `ms` (0 or more) after the beginning."""
        return moment_at(self._timeline, self.cycle_ms + ms % self.cycle_ms)

    def progress(self, ms: int) -> float:
        """Return how much of the round is done (0-1)."""
        return ms % self.cycle_ms / self.cycle_ms

    def phase(self, ms: int) -> Phase:
        """Return the phase of the tempo under way."""
        rest = ms % self.cycle_ms
        for phase in self.variation.tempo:
            if rest < phase.ms:
                return phase
            rest -= phase.ms
        raise AssertionError(ms)

"""How loud the breath sound is at an instant: a pure function of the timeline, so it can be handed over ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.moment import moment_at
from routine_app.domain.vocabulary import Breath

if TYPE_CHECKING:
    from routine_app.domain.timeline import Moment, Timeline
    from routine_app.sound.mixer import Envelope
    from routine_app.sound.schedule import Anchor

_LONGEST_NS = 2_000_000_000  # nobody has said for so long where the session is: it stands still, or will soon


def flow_of(moment: Moment) -> float:
    """Return how strongly the air flows: 0 at the ends of a guided breath and in her own free breath, 1 half-way."""
    return 0.0 if moment.breath is Breath.FREE else 4.0 * moment.fullness * (1.0 - moment.fullness)


def flow_from(timeline: Timeline, moment: Moment, anchor: Anchor, open_end_ms: float) -> Envelope:
    """Return the flow at each instant from `anchor` (where `moment` is) on, if the session goes on as it is planned.

    At `open_end_ms`, the end of the next open segment, it waits: her breath goes on there in the segment's loop.
    """
    waited_ms = moment.elapsed_ms - (moment.t_ms - moment.segment.start_ms) if moment.waiting else 0

    def envelope(at_ns: int) -> float:
        if at_ns - anchor.at_ns > _LONGEST_NS:
            return 0.0
        t_ms = anchor.ms(at_ns)
        if t_ms < open_end_ms and not moment.waiting:
            return flow_of(moment_at(timeline, t_ms))
        return flow_of(moment_at(timeline, int(open_end_ms), waited_ms=max(0, t_ms - int(open_end_ms)) + waited_ms))

    return envelope

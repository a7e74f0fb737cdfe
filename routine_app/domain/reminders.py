"""What is said again towards the end of a long rest: what comes, and how a hold begins on her other side.

Knows sentences and their lengths; does not know the order of a session or where a cue finds its time. All in ms.
"""

from __future__ import annotations

from collections.abc import Sequence

from routine_app.domain import sentences, spoken_lines
from routine_app.domain.plan import PlanItem
from routine_app.domain.script import Bout
from routine_app.domain.silences import TICKS_MS, laid_out
from routine_app.domain.spoken_length import LengthOf
from routine_app.domain.spoken_lines import SpokenLine
from routine_app.domain.timeline import CueKind, Said
from routine_app.domain.vocabulary import Equipment

_MOVING_MS, _STRAP_MS = 3_000, 10_000
_REMIND_MS = 9_000  # before the end of a rest at least twice as long


def moving_ms(item: PlanItem) -> int:
    """Return the silence in which she changes sides, once she has heard how (†, design)."""
    return _STRAP_MS if Equipment.STRAP in item.things else _MOVING_MS


def reminder(item: PlanItem, to: Bout, rest_ms: int) -> tuple[SpokenLine, ...]:
    """Return the sentences; none in a short rest, which has just said what comes."""
    following = sentences.which_set(item, to.set, to.side)
    if not following or rest_ms < 2 * _REMIND_MS:
        return ()
    texts = (f"Next: {following}.", *(line.text for line in spoken_lines.movement_again(item, to)))
    return tuple(SpokenLine(text, CueKind.NEXT) for text in texts)


def reminded(item: PlanItem, lines: Sequence[SpokenLine], end_ms: int, length_of: LengthOf) -> tuple[Said, ...]:
    """Return the sentences at their times in a rest that ends at `end_ms`: time is left to do what they say."""
    told_ms = max((each.end_ms for each in laid_out(lines, length_of)), default=0)
    after_ms = TICKS_MS + (moving_ms(item) if len(lines) > 1 else 0)
    return laid_out(lines, length_of, end_ms - max(_REMIND_MS, told_ms + after_ms))

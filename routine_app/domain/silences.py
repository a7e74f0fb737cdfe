"""How much silence there is between what is told, and before the work begins. All in ms.

Knows sentences, their lengths and plan items; does not know the order of a session.
"""

from __future__ import annotations

from collections.abc import Iterable

from routine_app.domain.plan import PlanItem
from routine_app.domain.spoken_length import LengthOf
from routine_app.domain.spoken_lines import SpokenLine
from routine_app.domain.timeline import Said

TICKS_MS = 3_000
"""Three, two, one: nothing else is said in the last seconds before the work."""
BETWEEN_MS = 350
BREATH_MS = 1_500
"""After every second sentence there is so much silence, and before work that nothing counts in."""
_SHORT_MS = 1_300  # a text so short is no sentence to take in


def laid_out(lines: Iterable[SpokenLine], length_of: LengthOf, from_ms: int = 0) -> tuple[Said, ...]:
    """Return the sentences one after another: two, and then a breath of silence. Empty ones are left out."""
    said: list[Said] = []
    at, heard = from_ms, 0
    for line in lines:
        if not line.text:
            continue
        length = length_of(line.text)
        if said and length > 0:
            at += BETWEEN_MS if heard < 2 else BREATH_MS
            heard = heard if heard < 2 else 0
        said.append(Said(at, length, line.text, line.kind, line.brief))
        heard += 1 if length > _SHORT_MS else 0
        at += length
    return tuple(said)


def before_work_ms(item: PlanItem, silent_ms: int) -> int:
    """Return how long nothing is told before a set: so much silence and three, two, one, or a breath of her own."""
    return silent_ms + TICKS_MS if item.countdown else max(silent_ms, BREATH_MS)

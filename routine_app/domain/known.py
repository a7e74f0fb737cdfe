"""What she has done lately, and what that spares her: of such an exercise she is told less, and pillows stay in place.

Knows plans; not the diary, and not when anything is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.fetching import PUT_ON
from routine_app.domain.timeline import CueKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routine_app.domain.plan import Plan, PlanItem
    from routine_app.domain.spoken_lines import SpokenLine

PUT_ON_MS = 30_000
"""What must be put under her or round her takes so long (†, design)."""
PUT_ON_AGAIN_MS = 15_000
"""So long where she knows how: with rolling over it is no less than `script.ROLL_OVER_MS` (†, design)."""


def is_known(plan: Plan, item: PlanItem) -> bool:
    """Whether she has done it lately, just so: what was made gentler says what is gentler about it."""
    return item.variation.id in plan.known and item.exercise.has(item.variation)


def still_told(plan: Plan, item: PlanItem, lines: Iterable[SpokenLine]) -> list[SpokenLine]:
    """Return what is told once she has begun: of what she knows, what the routine's author wrote for her alone."""
    known = is_known(plan, item)
    return [line for line in lines if not known or line.kind is CueKind.NOTE]


def put_on_ms(plan: Plan, index: int) -> int:
    """Return how long it takes to put under her or round her what belongs there; for what she knows, once for all."""
    item, known = plan.items[index], is_known(plan, plan.items[index])
    things = PUT_ON.intersection(item.things)
    before = plan.items[index - 1] if index and known else None
    if before is not None and before.end is item.start and before.place is item.place:
        things = things.difference(before.things)
    if not things:
        return 0
    return PUT_ON_AGAIN_MS if known else PUT_ON_MS

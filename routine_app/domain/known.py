"""What she has done lately, and what that spares her: of such an exercise she is told less, and pillows stay in place.

Knows plans; not the diary, and not when anything is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.timeline import CueKind
from routine_app.domain.vocabulary import Equipment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routine_app.domain.plan import Plan, PlanItem
    from routine_app.domain.spoken_lines import SpokenLine

PUT_ON = frozenset({Equipment.PILLOWS, Equipment.WEDGE, Equipment.STRAP, Equipment.LOOP_BAND})


def is_known(plan: Plan, item: PlanItem) -> bool:
    """Whether she has done it lately, just so: what was made gentler says what is gentler about it."""
    return item.variation.id in plan.known and item.variation in item.exercise.variations


def still_told(plan: Plan, item: PlanItem, lines: Iterable[SpokenLine]) -> list[SpokenLine]:
    """Return what is told once she has begun: of what she knows, what the routine's author wrote for her alone."""
    known = is_known(plan, item)
    return [line for line in lines if not known or line.kind is CueKind.NOTE]


def must_put_on(plan: Plan, index: int) -> bool:
    """Whether something is to be put under her or round her; for what she knows, once for all of it."""
    item = plan.items[index]
    things = PUT_ON.intersection(item.things)
    before = plan.items[index - 1] if index and is_known(plan, item) else None
    if before is not None and before.end is item.start and before.place is item.place:
        things = things.difference(before.things)
    return bool(things)

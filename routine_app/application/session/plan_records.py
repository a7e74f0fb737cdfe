"""What the diary keeps of a plan and of a finished set: from the player's values to the diary's.

Pure: knows plans, timelines and records; opens nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.exercise import TimeDose
from routine_app.domain.vocabulary import Sides
from routine_app.storage.records import PlannedItem, SetRecord

if TYPE_CHECKING:
    import datetime as dt

    from routine_app.domain.plan import Plan, PlanItem
    from routine_app.domain.timeline import Timeline
    from routine_app.playback.events import SetFinished


def planned_items(plan: Plan, timeline: Timeline) -> list[PlannedItem]:
    """Return the plan as the diary keeps it, each item with its length on the timeline."""
    lengths = [0] * len(plan.items)
    for segment in timeline.segments:
        if segment.item is not None:
            lengths[segment.item] += segment.duration_ms
    return [
        PlannedItem(
            item.exercise.id,
            item.variation.id,
            item.variation.short_name,
            sets=_sets(item),
            estimate_ms=length,
            replaced=item.replaced.id if item.replaced else None,
            reason=item.reason,
        )
        for item, length in zip(plan.items, lengths, strict=True)
    ]


def names_in(plan: Plan) -> list[tuple[str, str, str]]:
    """Return what a plan's exercises, and all variations that she may swap to, are called: kind, id, name."""
    found = [("exercise", skipped.exercise, skipped.name) for skipped in plan.skipped]
    for item in plan.items:
        found.append(("exercise", item.exercise.id, item.exercise.name))
        found += [("variation", each.id, each.short_name) for each in item.exercise.variations]
    return found


def set_record(event: SetFinished, item: PlanItem, at: dt.datetime, *, before_ms: int = 0) -> SetRecord:
    """Return a finished set as the diary keeps it; `before_ms` is added to the player's time."""
    return SetRecord(
        event.item,
        item.exercise.id,
        event.variation_id,
        number=event.set,
        duration_ms=event.duration_ms,
        session_ms=max(0, event.at_ms + before_ms),
        at=at,
        reps=event.reps,
        side=event.side,
        breathing=isinstance(item.dose, TimeDose),
    )


def _sets(item: PlanItem) -> int:
    if isinstance(item.dose, TimeDose):
        return 1
    return item.dose.sets * (2 if item.sides is Sides.EACH else 1)

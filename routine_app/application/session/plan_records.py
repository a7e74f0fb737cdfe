"""What the diary keeps of a plan and of a finished set: from the player's values to the diary's.

Pure: knows plans, timelines and records; opens nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from routine_app.domain.exercise import TimeDose
from routine_app.domain.vocabulary import Sides
from routine_app.playback.events import ItemsJoined
from routine_app.storage.records import PlannedItem, SetRecord

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from routine_app.domain.plan import Plan, PlanItem
    from routine_app.domain.timeline import Timeline
    from routine_app.playback.events import Event, SetFinished


def planned_items(plan: Plan, timeline: Timeline) -> list[PlannedItem]:
    """Return the plan as the diary keeps it, each item with its length on the timeline."""
    lengths = [0] * len(plan.items)
    for segment in timeline.segments:
        if segment.item is not None:
            lengths[segment.item] += segment.duration_ms
    return [_planned(item, length) for item, length in zip(plan.items, lengths, strict=True)]


def joined_items(event: ItemsJoined) -> list[PlannedItem]:
    """Return the items that joined a plan as the diary keeps them."""
    pairs = zip(event.items, event.lengths_ms, strict=True)
    return [replace(_planned(item, length), joined=True) for item, length in pairs]


def with_joined(plan: Plan, events: Iterable[Event]) -> Plan:
    """Return the plan with the items that joined it, of those that it has not yet."""
    for event in events:
        if isinstance(event, ItemsJoined):
            plan = replace(plan, items=(*plan.items[: event.first], *event.items))
    return plan


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


def _planned(item: PlanItem, length_ms: int) -> PlannedItem:
    return PlannedItem(
        item.exercise.id,
        item.variation.id,
        item.variation.short_name,
        sets=_sets(item),
        estimate_ms=length_ms,
        replaced=item.replaced.id if item.replaced else None,
        reason=item.reason,
    )


def _sets(item: PlanItem) -> int:
    if isinstance(item.dose, TimeDose):
        return 1
    return item.dose.sets * (2 if item.sides is Sides.EACH else 1)

"""What came of a session: what she did, what stood in for something else, and what was left out.

Knows the plan and the player's events; not where the summary is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.playback.events import ItemSkipped, SetFinished, Swapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from routine_app.domain.exercise import Exercise
    from routine_app.domain.plan import Plan
    from routine_app.playback.events import Event


class Done(msgspec.Struct, frozen=True):
    """An exercise of which at least one set was finished. `sets` counts each side; `work_ms` is without rests."""

    exercise: str
    variation: str
    sets: int
    work_ms: int


class Instead(msgspec.Struct, frozen=True):
    """One variation in place of another, and why (a full sentence)."""

    meant: str
    done: str
    reason: str


class LeftOut(msgspec.Struct, frozen=True):
    """An exercise that was not done, and why (a full sentence)."""

    exercise: str
    reason: str


class Summary(msgspec.Struct, frozen=True):
    """The session in three lists; names as they are shown, each in order."""

    done: tuple[Done, ...] = ()
    swapped: tuple[Instead, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def summarise(plan: Plan, events: Iterable[Event]) -> Summary:
    """Return what came of a plan: its own swaps and omissions first, then those of the session.

    A swap that she took back at once leaves no trace.
    """
    happened = list(events)
    swapped = [
        Instead(item.replaced.name, item.variation.name, item.reason)
        for item in plan.items
        if item.replaced is not None
    ]
    left_out = [LeftOut(skipped.name, skipped.reason) for skipped in plan.skipped]
    for event in happened:
        if isinstance(event, Swapped):
            names = _variation_names(plan.items[event.item].exercise)
            swap = Instead(names[event.from_id], names[event.to_id], event.reason)
            if swapped and (swapped[-1].meant, swapped[-1].done) == (swap.done, swap.meant):
                swapped.pop()
            else:
                swapped.append(swap)
        elif isinstance(event, ItemSkipped):
            left_out.append(LeftOut(plan.items[event.item].variation.name, event.reason))
    return Summary(_done(plan, happened), tuple(swapped), tuple(left_out))


def _done(plan: Plan, happened: Iterable[Event]) -> tuple[Done, ...]:
    """Add the finished sets up by item and variation, in the order in which they were first done."""
    totals: dict[tuple[int, str], Done] = {}
    for event in happened:
        if isinstance(event, SetFinished):
            exercise = plan.items[event.item].exercise
            key = (event.item, event.variation_id)
            before = totals.get(key) or Done(exercise.name, _variation_names(exercise)[event.variation_id], 0, 0)
            totals[key] = msgspec.structs.replace(
                before, sets=before.sets + 1, work_ms=before.work_ms + event.duration_ms
            )
    return tuple(totals.values())


def _variation_names(exercise: Exercise) -> Mapping[str, str]:
    return {variation.id: variation.name for variation in exercise.variations}

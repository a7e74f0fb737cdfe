"""What came of a session: what she did, what stood in for something else, and what was left out.

Knows the plan and the player's events, or what the diary holds of them; not where the summary is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.calm import is_calm
from routine_app.playback.events import Finished, ItemSkipped, ItemStarted, SetFinished, SkipTakenBack, Swapped
from routine_app.storage.records import SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from routine_app.application.diary.view import Names
    from routine_app.domain.exercise import Exercise
    from routine_app.domain.plan import Plan
    from routine_app.playback.events import Event
    from routine_app.storage.records import PlannedItem, SessionRecord, SkipRecord

_OF_ITEMS = (ItemStarted, ItemSkipped, SetFinished, Swapped)


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
    """The session in three lists; names as they are shown, each in order.

    Of what was left out and swapped, `own_skips` and `own_swaps` were hers, in the session; `calm` whether all that was
    done was breathing.
    """

    done: tuple[Done, ...] = ()
    swapped: tuple[Instead, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    own_skips: int = 0
    own_swaps: int = 0
    calm: bool = False


def summarise(plan: Plan, events: Iterable[Event]) -> Summary:
    """Return what came of a plan: its own swaps and omissions first, then those of the session.

    A swap counts where `_begun` has its exercise. One that she took back at once leaves no trace.
    """
    happened = list(events)
    reached = max((event.item for event in happened if isinstance(event, _OF_ITEMS)), default=-1)
    left_out = _left_out(plan, happened)
    is_over = any(isinstance(event, Finished) for event in happened)
    done = (event.item for event in happened if isinstance(event, SetFinished))
    begun = _begun(done, stopped_in=None if is_over or reached in left_out else reached)
    swapped = [
        Instead(item.replaced.short_name, item.variation.short_name, item.reason)
        for index, item in enumerate(plan.items)
        if item.replaced is not None and index in begun
    ]
    by_plan = len(swapped)
    for event in happened:
        if isinstance(event, Swapped) and event.item in begun:
            names = _variation_names(plan.items[event.item].exercise)
            _add_swap(swapped, Instead(names[event.from_id], names[event.to_id], event.reason))
    return Summary(
        _done(plan, happened),
        tuple(swapped),
        (*(LeftOut(skipped.name, skipped.reason) for skipped in plan.skipped), *left_out.values()),
        own_skips=len(left_out),
        own_swaps=max(0, len(swapped) - by_plan),
        calm=_is_calm(plan, happened),
    )


def summarise_record(session: SessionRecord, names: Names) -> Summary:
    """Return what came of a session as the diary holds it, whatever has become of its routine since."""
    planned = session.planned
    skipped = [skip.item for skip in session.skips if skip.item is not None]
    own_swaps = [swap.item for swap in session.swaps if not swap.planned]
    reached = max((*(each.item for each in session.sets), *skipped, *own_swaps), default=-1)
    done: dict[tuple[int, str], Done] = {}
    for each in session.sets:
        called = {planned[each.item].variation: planned[each.item].name} if each.item < len(planned) else {}
        name = called.get(each.variation) or names.variation(each.variation)
        before = done.get((each.item, each.variation)) or Done(names.exercise(each.exercise), name, 0, 0)
        done[each.item, each.variation] = _and_a_set(before, each.duration_ms)
    is_over = session.summary.state is SessionState.FINISHED
    begun = _begun((each.item for each in session.sets), stopped_in=None if is_over or reached in skipped else reached)
    counting = [swap for swap in session.swaps if swap.item in begun]
    swapped: list[Instead] = []
    for swap in counting:
        meant, instead = names.variation(swap.from_variation), names.variation(swap.to_variation)
        _add_swap(swapped, Instead(meant, instead, swap.reason))
    left_out = (LeftOut(_name_of(skip, planned, names), skip.reason) for skip in session.skips)
    return Summary(
        tuple(done.values()),
        tuple(swapped),
        tuple(left_out),
        own_skips=len(skipped),
        own_swaps=max(0, len(swapped) - sum(swap.planned for swap in counting)),
        calm=bool(session.sets) and all(each.breathing for each in session.sets),
    )


def _begun(done: Iterable[int], *, stopped_in: int | None) -> set[int]:
    """Return the exercises whose swaps count: of which a set was done, and the one that she stopped in."""
    return {*done} if stopped_in is None else {*done, stopped_in}


def _left_out(plan: Plan, happened: Iterable[Event]) -> dict[int, LeftOut]:
    """Return what she left out in the session and did not take back, by item."""
    left_out: dict[int, LeftOut] = {}
    for event in happened:
        if isinstance(event, ItemSkipped):
            left_out[event.item] = LeftOut(plan.items[event.item].variation.short_name, event.reason)
        elif isinstance(event, SkipTakenBack):
            left_out.pop(event.item, None)
    return left_out


def _name_of(skip: SkipRecord, planned: Sequence[PlannedItem], names: Names) -> str:
    inside = skip.item is not None and skip.item < len(planned)
    return planned[skip.item or 0].name if inside else names.exercise(skip.exercise)


def _add_swap(swapped: list[Instead], swap: Instead) -> None:
    if swapped and (swapped[-1].meant, swapped[-1].done) == (swap.done, swap.meant):
        swapped.pop()
    else:
        swapped.append(swap)


def _done(plan: Plan, happened: Iterable[Event]) -> tuple[Done, ...]:
    """Add the finished sets up by item and variation, in the order in which they were first done."""
    totals: dict[tuple[int, str], Done] = {}
    for event in happened:
        if isinstance(event, SetFinished):
            exercise = plan.items[event.item].exercise
            key = (event.item, event.variation_id)
            before = totals.get(key) or Done(exercise.name, _variation_names(exercise)[event.variation_id], 0, 0)
            totals[key] = _and_a_set(before, event.duration_ms)
    return tuple(totals.values())


def _and_a_set(before: Done, duration_ms: int) -> Done:
    return msgspec.structs.replace(before, sets=before.sets + 1, work_ms=before.work_ms + duration_ms)


def _is_calm(plan: Plan, happened: Iterable[Event]) -> bool:
    sets = [plan.items[event.item] for event in happened if isinstance(event, SetFinished)]
    return bool(sets) and all(is_calm(item) for item in sets)


def _variation_names(exercise: Exercise) -> Mapping[str, str]:
    return {variation.id: variation.short_name for variation in exercise.variations}

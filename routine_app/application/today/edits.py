"""What she changes in her plan for today alone: one left out, one alone, another version, fewer or more repetitions.

Pure: a plan and the changes go in, the plan of today comes out. An exercise goes by its id and by which time it is in
the plan, so that a change holds whatever else of the plan changes; a version that does not fit her comfort any more is
not done. Knows no diary, no file and no widget.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import Dose, HoldDose, RepsDose, TimeDose
from routine_app.domain.fit import objections
from routine_app.domain.plan import Plan, PlanItem, Skipped
from routine_app.domain.reasons import mid_sentence
from routine_app.domain.resolve import swap_item

ItemKey = tuple[str, int]
"""The id of an exercise, and which time it is in the plan (from 0)."""
MOST_STEPS = 3
"""So many times fewer or more at most: what is beyond is for the routine's author."""
_REPS, _HOLD_MS, _TIME_MS = 2, 10_000, 60_000
_NO_SWAPS: Mapping[ItemKey, str] = MappingProxyType({})
_NO_STEPS: Mapping[ItemKey, int] = MappingProxyType({})


class DayEdits(msgspec.Struct, frozen=True):
    """Her changes. `swaps` are variations by id, `steps` how many steps more (or fewer: below 0) of a dose.

    `only` is the one exercise that she does, None for all.
    """

    swaps: Mapping[ItemKey, str] = _NO_SWAPS
    left_out: frozenset[ItemKey] = frozenset()
    steps: Mapping[ItemKey, int] = _NO_STEPS
    only: ItemKey | None = None

    def with_swap(self, key: ItemKey, variation: str) -> DayEdits:
        """Return the changes with another version of one; how much of it is then that version's own."""
        steps = {each: step for each, step in self.steps.items() if each != key}
        return replace(self, swaps={**self.swaps, key: variation}, steps=steps)

    def with_step(self, key: ItemKey, by: int) -> DayEdits:
        """Return the changes with a step more (1) or fewer (-1) of one."""
        step = self.steps.get(key, 0) + by
        return replace(self, steps={**self.steps, key: max(-MOST_STEPS, min(step, MOST_STEPS))})

    def without(self, key: ItemKey) -> DayEdits:
        """Return the changes with one left out."""
        return replace(self, left_out=self.left_out | {key})


def keys_of(items: Iterable[PlanItem]) -> tuple[ItemKey, ...]:
    """Return what each item of a plan goes by."""
    seen: Counter[str] = Counter()
    keys = []
    for item in items:
        keys.append((item.exercise.id, seen[item.exercise.id]))
        seen[item.exercise.id] += 1
    return tuple(keys)


def edited(plan: Plan, edits: DayEdits, comfort: Comfort) -> Plan:
    """Return the plan with her changes; one that names what the plan has not got changes nothing."""
    if edits == DayEdits():
        return plan
    keys = keys_of(plan.items)
    only = edits.only if edits.only in keys else None
    kept = [
        _changed(item, key, edits, comfort)
        for key, item in zip(keys, plan.items, strict=True)
        if key not in edits.left_out and only in (None, key)
    ]
    out = [_left_out(item) for key, item in zip(keys, plan.items, strict=True) if key in edits.left_out]
    return replace(plan, items=tuple(kept), skipped=(*plan.skipped, *dict.fromkeys(out)))


def stepped(dose: Dose, step: int) -> Dose:
    """Return a dose so many steps more, or fewer below 0: two repetitions, ten seconds, a minute each; never none."""
    match dose:
        case RepsDose():
            return replace(dose, reps=max(min(_REPS, dose.reps), dose.reps + _REPS * step))
        case HoldDose():
            return replace(dose, hold_ms=max(min(_HOLD_MS, dose.hold_ms), dose.hold_ms + _HOLD_MS * step))
        case TimeDose():
            return replace(dose, ms=max(min(_TIME_MS, dose.ms), dose.ms + _TIME_MS * step))


def _changed(item: PlanItem, key: ItemKey, edits: DayEdits, comfort: Comfort) -> PlanItem:
    wanted = edits.swaps.get(key)
    other = next((one for one in item.exercise.variations if one.id == wanted), None)
    if other is not None and other.id != item.variation.id and not objections(other, comfort):
        meant = item.replaced or item.variation
        why = f"Your choice for today: {mid_sentence(other.short_name)} instead of {mid_sentence(meant.short_name)}."
        item = swap_item(item, other, "" if other.id == meant.id else why, comfort)
    step = edits.steps.get(key, 0)
    return replace(item, dose=stepped(item.dose, step)) if step else item


def _left_out(item: PlanItem) -> Skipped:
    return Skipped(item.exercise.id, item.exercise.name, "Left out today: your choice.")

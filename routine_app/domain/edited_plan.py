"""A plan with what she changes in it for today alone (`day_edits`).

Pure: a plan and the changes go in, the plan of today comes out. A version that does not fit her comfort any more is not
done. Knows no diary, no file and no widget.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from routine_app.domain.comfort import Comfort
from routine_app.domain.day_edits import DayEdits, ItemKey
from routine_app.domain.exercise import Dose, HoldDose, RepsDose, TimeDose
from routine_app.domain.fit import objections
from routine_app.domain.plan import Plan, PlanItem, Skipped
from routine_app.domain.reasons import mid_sentence, own_choice
from routine_app.domain.resolve import swap_item

_REPS, _HOLD_MS, _TIME_MS = 2, 10_000, 60_000


def keys_of(items: Iterable[PlanItem]) -> tuple[ItemKey, ...]:
    """Return what each item of a plan goes by."""
    seen: Counter[str] = Counter()
    keys = []
    for item in items:
        keys.append((item.exercise.id, seen[item.exercise.id]))
        seen[item.exercise.id] += 1
    return tuple(keys)


def edited(plan: Plan, comfort: Comfort) -> Plan:
    """Return the plan with the changes that her comfort holds; one of what the plan has not got changes nothing."""
    edits = comfort.edits
    if edits == DayEdits():
        return plan
    keys = keys_of(plan.items)
    only = edits.only if edits.only in keys else None
    kept = [
        _changed(item, key, comfort)
        for key, item in zip(keys, plan.items, strict=True)
        if key not in edits.left_out and only in (None, key)
    ]
    out = [_left_out(item) for key, item in zip(keys, plan.items, strict=True) if key in edits.left_out]
    return replace(plan, items=tuple(kept), skipped=(*plan.skipped, *dict.fromkeys(out)))


def stepped(dose: Dose, step: int) -> Dose:
    """Return a dose so many steps more, or fewer below 0: two repetitions, ten seconds, a minute each; never none.

    Of a range both ends become fewer; more of it goes up from its lower end, and its upper one stays while it is above.
    """
    match dose:
        case RepsDose():
            reps = max(min(_REPS, dose.reps), dose.reps + _REPS * step)
            up_to = dose.up_to + _REPS * min(step, 0)
            return replace(dose, reps=reps, up_to=up_to if up_to > reps else 0)
        case HoldDose():
            return replace(dose, hold_ms=max(min(_HOLD_MS, dose.hold_ms), dose.hold_ms + _HOLD_MS * step))
        case TimeDose():
            return replace(dose, ms=max(min(_TIME_MS, dose.ms), dose.ms + _TIME_MS * step))


def _changed(item: PlanItem, key: ItemKey, comfort: Comfort) -> PlanItem:
    wanted = comfort.edits.swaps.get(key)
    other = next((one for one in item.exercise.variations if one.id == wanted), None)
    if other is not None and other.id != item.variation.id and not objections(other, comfort):
        meant = item.replaced or item.variation
        why = f"Your choice for today: {mid_sentence(other.short_name)} instead of {mid_sentence(meant.short_name)}."
        item = swap_item(item, other, "" if other.id == meant.id else why, comfort)
    step = comfort.edits.steps.get(key, 0)
    return replace(item, dose=stepped(item.dose, step)) if step else item


def _left_out(item: PlanItem) -> Skipped:
    return Skipped(item.exercise.id, item.exercise.name, own_choice(item.exercise.name))

"""A plan with its doses some steps on, or one back, as she accepted it (content sheet A1 †; see `progression`).

What the routine's author set stays as it is when she goes on: only a variation's own dose grows into its progression.
Back is one set less or, of a single set, a third less. Knows plans and doses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from routine_app.domain.exercise import Dose, HoldDose, RepsDose, TimeDose

if TYPE_CHECKING:
    from routine_app.domain.plan import Plan, PlanItem

_SHORTEST_HOLD_MS = 5000


def with_dose_step(plan: Plan, step: int) -> Plan:
    """Return the plan `step` steps beyond its doses (0: as it is; below 0: one step back)."""
    if step == 0:
        return plan
    return replace(plan, items=tuple(_stepped(item, step) for item in plan.items))


def _stepped(item: PlanItem, step: int) -> PlanItem:
    if step < 0:
        return replace(item, dose=one_step_back(item.dose))
    doses = item.variation.progression
    if not doses or item.dose != item.variation.dose:
        return item
    return replace(item, dose=doses[min(step, len(doses)) - 1])


def one_step_back(dose: Dose) -> Dose:
    """Return less of a dose: never nothing, and breathing stays as it is."""
    match dose:
        case RepsDose():
            if dose.sets > 1:
                return replace(dose, sets=dose.sets - 1)
            return replace(dose, reps=max(1, dose.reps * 2 // 3), up_to=0)
        case HoldDose():
            if dose.sets > 1:
                return replace(dose, sets=dose.sets - 1)
            return replace(dose, hold_ms=max(min(_SHORTEST_HOLD_MS, dose.hold_ms), dose.hold_ms * 2 // 3))
        case TimeDose():
            return dose

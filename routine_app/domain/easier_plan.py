"""A plan made easier before it begins: easier versions with less of each, and no more ways up and down for that.

For a pain of 4 or 5 before the session (content sheet B4.3 †: "offer easier version and fewer reps"). Breathing stays
as it is. Knows plans and comfort; not who asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from routine_app.domain.calm import is_calm
from routine_app.domain.care.dose_step import one_step_back
from routine_app.domain.easier import easier_item, easier_than

if TYPE_CHECKING:
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.plan import Plan, PlanItem


def easier_plan(plan: Plan, comfort: Comfort) -> Plan:
    """Return the plan with an easier version of each exercise where there is one, and fewer of it in any case."""
    return replace(plan, items=tuple(_easier(item, comfort) for item in plan.items))


def _easier(item: PlanItem, comfort: Comfort) -> PlanItem:
    if is_calm(item):
        return item
    variation = easier_than(item, comfort)
    if variation is not None:
        swapped = easier_item(item, variation, comfort, fewer=True)
        if swapped.is_down is item.is_down and swapped.place is item.place:
            return swapped
    return replace(item, dose=one_step_back(item.dose))

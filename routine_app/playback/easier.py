"""Easier, and the way back: which variations she came from, for each item of the plan.

Makes edits of the session; when they are asked for, and what time it is, is for `player`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from routine_app.domain.easier import easier_item, easier_than
from routine_app.playback import edits

if TYPE_CHECKING:
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.exercise import Variation
    from routine_app.domain.plan import PlanItem
    from routine_app.playback.edits import Edit
from routine_app.playback.spot import Spot

NO_SWAPS: Mapping[int, tuple[PlanItem, ...]] = MappingProxyType({})


class EasierSwaps:
    """The swaps that she asked for, each of which can be taken back.

    `before` are those of a session that is taken up again: what stood at each index of the plan, the first the oldest.
    """

    def __init__(self, comfort: Comfort, before: Mapping[int, tuple[PlanItem, ...]] = NO_SWAPS) -> None:
        self._comfort = comfort
        self._before: dict[int, tuple[PlanItem, ...]] = dict(before)

    def easier(self, spot: Spot) -> Variation | None:
        """Return the next easier variation of the current item that fits."""
        index = spot.segment.item
        return None if index is None else easier_than(spot.plan.items[index], self._comfort)

    def can_go_back(self, spot: Spot) -> bool:
        """Whether the current item was made easier."""
        return spot.segment.item is not None and bool(self._before.get(spot.segment.item))

    def go_easier(self, spot: Spot, *, fewer: bool = False) -> Edit | None:
        """Swap the next easier variation in, where `fewer` with less to do; None where there is none."""
        index, variation = spot.segment.item, self.easier(spot)
        if index is None or variation is None:
            return None
        item = spot.plan.items[index]
        self._before[index] = (*self._before.get(index, ()), item)
        swapped = easier_item(item, variation, self._comfort, fewer=fewer)
        return edits.swap(spot, swapped, swapped.reason, fewer=fewer)

    def go_back(self, spot: Spot) -> Edit | None:
        """Swap the variation before the last one back in; None where there is none."""
        index = spot.segment.item
        swaps = () if index is None else self._before.get(index, ())
        if index is None or not swaps:
            return None
        self._before[index] = swaps[:-1]
        return edits.swap(spot, swaps[-1], f"Back to {swaps[-1].variation.short_name}.")

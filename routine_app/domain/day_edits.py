"""What she changes in her plan for today alone, as a value: one left out, one alone, another version, fewer or more.

Knows ids and numbers only; what becomes of a plan by it is `edited_plan`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

ItemKey = tuple[str, int]
"""The id of an exercise, and which time it is in the plan (from 0): it holds whatever else of the plan changes."""
MOST_STEPS = 3
"""So many times fewer or more at most: what is beyond is for the routine's author."""
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

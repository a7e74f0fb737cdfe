"""The order of items within a section in which she gets down, to the floor or onto a bed, as seldom as can be.

Knows for each item only whether it is done lying or kneeling ("down") or not, and its section; does not know comfort
or time. What is down keeps its order, and so does what is up: no more is moved than the fewest ways down ask for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from routine_app.domain.plan import PlanItem

ONCE = "Moved within this part, so that you go down once."
SELDOM = "Moved within this part, so that you go down less often."


class _Row(NamedTuple):
    """An order of some items: ways down first, then how many pairs of items have changed places."""

    ways_down: int
    changed: int
    order: tuple[int, ...]


_Rows = dict[bool, tuple[_Row, tuple[tuple[int, ...], ...]]]


def going_down_least(items: Sequence[PlanItem], turns: Sequence[int]) -> tuple[PlanItem, ...]:
    """Return the items in the order that leads down least; those that were moved say so.

    `turns` says for each item in which section it stands, sections counted as they are gone through: items keep to
    their own.
    """
    sections = [[item for item, _ in group] for _, group in groupby(zip(items, turns, strict=True), lambda it: it[1])]
    orders = fewest_ways_down([[item.is_down for item in section] for section in sections])
    found = [section[index] for section, order in zip(sections, orders, strict=True) for index in order]
    why = ONCE if ways_down([item.is_down for item in found]) <= 1 else SELDOM
    strays = [index in out for order in orders for out in [moved(order)] for index in order]
    return tuple(
        msgspec.structs.replace(item, moved=why) if stray else item for item, stray in zip(found, strays, strict=True)
    )


def ways_down(downs: Sequence[bool]) -> int:
    """Return how often she gets down in a session of items in this order; she begins on her feet."""
    return sum(down and not before for before, down in zip((False, *downs), downs, strict=False))


def fewest_ways_down(sections: Sequence[Sequence[bool]]) -> tuple[tuple[int, ...], ...]:
    """Return for each section the order of its items (indices within it) that leads down least in the whole session.

    Each section says of its items whether they are done down. Exact (dynamic programming over how many of either
    kind have had their turn), and the same for the same input: of the orders with the fewest ways down it is the one
    with the fewest pairs that have changed places.
    """
    rows: _Rows = {False: (_Row(0, 0, ()), ())}  # by whether she is down at its end
    for section in sections:
        rows = _after_section(rows, section)
    best = min(rows.values(), key=lambda found: (found[0].ways_down, found[0].changed))
    return best[1]


def _after_section(rows: _Rows, section: Sequence[bool]) -> _Rows:
    found: _Rows = {}
    for is_down, (before, orders) in rows.items():
        for ends_down, row in _orders(section, is_down=is_down).items():
            total = _Row(before.ways_down + row.ways_down, before.changed + row.changed, row.order)
            if ends_down not in found or total[:2] < found[ends_down][0][:2]:
                found[ends_down] = (total, (*orders, row.order))
    return found


def _orders(section: Sequence[bool], *, is_down: bool) -> dict[bool, _Row]:
    """Return the best order of a section for either way to end it, she being down or not before it."""
    kinds = {down: [index for index, each in enumerate(section) if each is down] for down in (False, True)}
    rows = {(0, is_down): _Row(0, 0, ())}  # by how many of those that are down have had their turn, and the last one
    for done in range(len(section)):
        further: dict[tuple[int, bool], _Row] = {}
        for (downs, last), row in rows.items():
            had = {True: downs, False: done - downs}
            for down in (False, True):
                if had[down] < len(kinds[down]):
                    index = kinds[down][had[down]]
                    passed = sum(other < index for other in kinds[not down][had[not down] :])
                    new = _Row(row.ways_down + (down and not last), row.changed + passed, (*row.order, index))
                    key = (downs + down, down)
                    if key not in further or new[:2] < further[key][:2]:
                        further[key] = new
        rows = further
    return {last: row for (_, last), row in rows.items()}


def moved(order: Sequence[int]) -> frozenset[int]:
    """Return which items were moved: the fewest that need be, for the others to stand in their old order."""
    if list(order) == sorted(order):
        return frozenset()
    kept: tuple[int, ...] = ()
    rows: list[tuple[int, ...]] = []
    for index in order:
        longest: tuple[int, ...] = ()
        for row in rows:
            if row[-1] < index and len(row) >= len(longest):
                longest = row
        rows.append((*longest, index))
        kept = rows[-1] if len(rows[-1]) >= len(kept) else kept
    return frozenset(order) - frozenset(kept)

"""What stands above the exercises of a plan's sections: the routine's own names, where they are still true.

A section "On the floor" of which nothing is done on the floor today is headed by its positions. Knows plans; does not
know who shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from routine_app.domain.cue_words import capital
from routine_app.domain.plan import PlanItem
from routine_app.domain.vocabulary import POSITION_NAMES, Position


def titled_sections(items: Sequence[PlanItem]) -> Iterator[tuple[str, tuple[PlanItem, ...]]]:
    """Yield the sections in their order, each with its title ("" where the routine names none) and its items.

    The name is the routine's as long as one position of what it means is left; else the positions are the title. Where
    the title is that of the section before, the two are one.
    """
    named = [(_title(name, tuple(held)), held) for name, held in _sections(items)]
    for title, alike in groupby(named, key=lambda each: each[0]):
        yield title, tuple(item for _, held in alike for item in held)


def _sections(items: Sequence[PlanItem]) -> Iterator[tuple[str, tuple[PlanItem, ...]]]:
    for name, held in groupby(items, key=lambda item: item.section):
        yield name, tuple(held)


def _title(name: str, items: tuple[PlanItem, ...]) -> str:
    meant: set[Position] = set()
    for item in items:
        meant.update((item.replaced or item.variation).positions)
    now = dict.fromkeys(position for item in items for position in (item.start, item.end))
    return name if not name or meant & now.keys() else capital(" and ".join(POSITION_NAMES[each] for each in now))

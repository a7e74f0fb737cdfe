"""How often she gets down in a plan, in words: onto the bed or to the floor. The same in the window and on paper.

Knows plans; does not know who says it.
"""

from __future__ import annotations

from routine_app.domain.ordering import ways_down
from routine_app.domain.plan import Plan
from routine_app.domain.vocabulary import Place

_WHERE = {frozenset({Place.BED}): "onto the bed", frozenset({Place.FLOOR}): "down to the floor"}
_OFTEN = ("", "once", "twice")


def getting_down(plan: Plan, never: str = "no getting down") -> str:
    """Return "down to the floor once", "onto the bed twice" or, where both are asked for, "down 3 times"."""
    times = ways_down([item.is_down for item in plan.items])
    if not times:
        return never
    places = frozenset(item.place for item in plan.items if item.is_down)
    often = _OFTEN[times] if times < len(_OFTEN) else f"{times} times"
    return f"{_WHERE.get(places, 'down')} {often}"

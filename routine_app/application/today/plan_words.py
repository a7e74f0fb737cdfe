"""A plan said from the plan itself: how long, how often down, in which positions, what was swapped and left out.

Knows plans and words; knows no routine's own description, which cannot know what holds today.
"""

from __future__ import annotations

from routine_app.application import words
from routine_app.domain.formatting import counted, whole_minutes
from routine_app.domain.ordering import ways_down
from routine_app.domain.plan import Plan
from routine_app.domain.reasons import mid_sentence
from routine_app.domain.vocabulary import POSITION_NAMES, Place

_TIMES = ("", "once", "twice")
_MOST_NAMED = 4


def length_line(plan: Plan, duration_ms: int) -> str:
    """Return "26 minutes, 10 exercises, down to the floor once."."""
    if not plan.items:
        return "Nothing in it fits today."
    minutes, exercises = counted(whole_minutes(duration_ms), "minute"), counted(len(plan.items), "exercise")
    return f"{minutes}, {exercises}, {_down(plan)}."


def positions_line(plan: Plan) -> str:
    """Return the positions of the plan in their order, each once: "Sitting, standing and on all fours."."""
    names = dict.fromkeys(POSITION_NAMES[each] for item in plan.items for each in (item.start, item.end))
    line = words.in_words(tuple(names))
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def swaps_line(plan: Plan) -> str:
    """Return what stands in for what the routine meant: "3 swaps for you: seated rock, hip thrust, leg slide."."""
    names = [mid_sentence(item.variation.short_name) for item in plan.items if item.replaced is not None]
    if not names:
        return ""
    more = [f"{len(names) - _MOST_NAMED + 1} more"] if len(names) > _MOST_NAMED else []
    named = names[: _MOST_NAMED - 1] if more else names
    return f"{counted(len(names), 'swap')} for you: {words.in_words((*named, *more))}."


def left_out_line(plan: Plan) -> str:
    """Return what is left out today, by name; "" where nothing is."""
    names = tuple(dict.fromkeys(mid_sentence(each.name) for each in plan.skipped))
    return f"Left out today: {words.in_words(names)}." if names else ""


def _down(plan: Plan) -> str:
    times = ways_down([item.is_down for item in plan.items])
    if not times:
        return "no getting down"
    places = {item.place for item in plan.items if item.is_down}
    where = {frozenset({Place.BED}): "onto the bed", frozenset({Place.FLOOR}): "down to the floor"}
    often = _TIMES[times] if times < len(_TIMES) else f"{times} times"
    return f"{where.get(frozenset(places), 'down')} {often}"

"""A plan said from the plan itself: how long, how often down, in which positions, what was swapped and left out.

Knows plans and words; knows no routine's own description, which cannot know what holds today.
"""

from __future__ import annotations

from collections import Counter

from routine_app.application import words
from routine_app.domain.cue_words import capital
from routine_app.domain.formatting import counted, whole_minutes
from routine_app.domain.getting_down import getting_down
from routine_app.domain.plan import Plan
from routine_app.domain.reasons import mid_sentence, own_choice
from routine_app.domain.vocabulary import POSITION_NAMES

NOTHING_FITS_LINE = "Another one may: press Change routine. Or change above what is not comfortable, or not at home."
NOTHING_LEFT_LINE = "Below, you can have all of it again. Or press Change routine."
_MOST_NAMED = 4
_TWICE = 2


def length_line(plan: Plan, duration_ms: int) -> str:
    """Return "26 minutes, 10 exercises, down to the floor once."."""
    if not plan.items:
        return "Nothing of it is left today." if is_left_out_by_her(plan) else "Nothing in it fits today."
    minutes, exercises = counted(whole_minutes(duration_ms), "minute"), counted(len(plan.items), "exercise")
    return f"{minutes}, {exercises}, {getting_down(plan)}."


def nothing_line(plan: Plan) -> str:
    """Return what she can do where the plan has no exercises."""
    return NOTHING_LEFT_LINE if is_left_out_by_her(plan) else NOTHING_FITS_LINE


def is_left_out_by_her(plan: Plan) -> bool:
    """Return whether she has left out something of it for today herself."""
    return any(each.reason == own_choice(each.name) for each in plan.skipped)


def positions_line(plan: Plan) -> str:
    """Return the positions of the plan in their order, each once: "Sitting, standing and on all fours."."""
    names = dict.fromkeys(POSITION_NAMES[each] for item in plan.items for each in item.positions)
    line = words.in_words(tuple(names))
    return f"{capital(line)}." if line else ""


def swaps_line(plan: Plan) -> str:
    """Return what stands in for what the routine meant: "3 swaps for you: seated rock, hip thrust, leg slide."."""
    times = Counter(mid_sentence(item.variation.short_name) for item in plan.items if item.replaced is not None)
    if not times:
        return ""
    names = [name if often == 1 else f"{name} ({_often(often)})" for name, often in times.items()]
    named = names if len(names) <= _MOST_NAMED else names[: _MOST_NAMED - 1]
    left = times.total() - sum(list(times.values())[: len(named)])
    more = [f"{left} more"] if left else []
    return f"{counted(times.total(), 'swap')} for you: {words.in_words((*named, *more))}."


def left_out_line(plan: Plan) -> str:
    """Return what is left out today, by name; "" where nothing is."""
    names = tuple(dict.fromkeys(mid_sentence(each.name) for each in plan.skipped))
    return f"Left out today: {words.in_words(names)}." if names else ""


def _often(times: int) -> str:
    return "twice" if times == _TWICE else f"{times} times"

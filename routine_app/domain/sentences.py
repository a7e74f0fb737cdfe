"""The one sentence that a segment shows: short enough to read in one breath.

Knows plan items and words; does not know time or speech.
"""

from __future__ import annotations

from routine_app.domain.plan import PlanItem
from routine_app.domain.script import sets_of
from routine_app.domain.vocabulary import Position, SegmentKind, Side

FINISH = "Well done. That is all for today."


def step_of(item: PlanItem, step: int, side: Side | None) -> str:
    """Return the variation's step at a 0-based index; the last one for an index beyond them, "" without steps."""
    steps = item.variation.steps_on(side)
    return steps[min(step, len(steps) - 1)] if steps else ""


def which_set(item: PlanItem, number: int, side: Side | None) -> str:
    """Return which set is meant: "left side, set 2 of 2", "set 2 of 2", "left side" of a single set, or ""."""
    sets = sets_of(item)
    words = ([f"{side} side"] if side else []) + ([f"set {number} of {sets}"] if sets > 1 else [])
    return ", ".join(words)


def waiting(item: PlanItem, kind: SegmentKind, number: int, side: Side | None) -> str:
    """Return what to do before a set: get ready (the first step), rest, or change sides."""
    if kind is SegmentKind.GET_READY:
        return step_of(item, 0, side)
    if kind is SegmentKind.SWITCH_SIDE:
        if item.start is Position.SIDE_LYING:
            return f"Roll over slowly, knees together, to work the {side} side."
        return f"Change sides. Now the {side} side."
    following = which_set(item, number, side)
    return f"Rest. Next: {following}." if following else "Rest."

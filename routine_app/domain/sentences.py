"""The sentences that a segment shows and says: short enough to read in one breath.

Knows plan items and words; does not know time or speech.
"""

from __future__ import annotations

import re

from routine_app.domain.exercise import HoldDose, RepsDose
from routine_app.domain.formatting import counted, whole_minutes
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import PlanItem
from routine_app.domain.script import sets_of
from routine_app.domain.tempo import cycles, timed_tempo
from routine_app.domain.vocabulary import Position, SegmentKind, Side, Sides

_SIDED = r"\{(?:side|other)\}"
_LEG = rf"{_SIDED} (?:leg|knee|shin|foot|heel|toes?|ankle|thigh|hip|buttock)s?\b"
FINISH = "That is all for today."
"""Whatever she told on the way, and whatever she left out, it is true: what is warm is for Finish, which knows both."""

GET_UP = "When you get up: legs together, push up with both arms, and sit a moment before you stand."
ROLL_AND_GET_UP = (
    "When you get up: onto your side, legs together, push up with both arms, and sit a moment before you stand."
)
"""Content sheet B4.9. Nothing hurries her: before bed she stays."""


def step_of(item: PlanItem, step: int, side: Side | None) -> str:
    """Return the variation's step at a 0-based index; the last one for an index beyond them, "" without steps."""
    steps = item.variation.steps_on(side)
    return steps[min(step, len(steps) - 1)] if steps else ""


def limb(side: Side, item: PlanItem | None = None) -> str:
    """Return which leg is meant; of an author's own exercise whose words name another part of her, which side."""
    words = (item.variation.side_words, *item.variation.steps) if item else ()
    named = " ".join(words)
    return f"{side} leg" if re.search(_LEG, named) or not re.search(_SIDED, named) else f"{side} side"


def which_set(item: PlanItem, number: int, side: Side | None) -> str:
    """Return which set is meant, and on which side: "left leg, set 2 of 2", "set 2 of 2", or "".

    Where a side means more than a leg it says that: "set 2 of 2, your left ankle on your right thigh".
    """
    which = [f"set {number} of {sets_of(item)}"] if sets_of(item) > 1 else []
    if side is not None:
        words = item.variation.side_words_on(side)
        which = [*which, words] if words else [limb(side, item), *which]
    return ", ".join(which)


def side_of(item: PlanItem, side: Side) -> str:
    """Return what a side means for her limbs, without a stop: "left ankle on your right thigh"."""
    if item.variation.side_words:
        return item.variation.side_words_on(side)
    if item.start is Position.SIDE_LYING:
        return f"lie on your {side.other} side, {limb(side)} on top"
    return limb(side, item)


def amount(item: PlanItem, options: CompileOptions) -> str:
    """Return how much there is to do, in true seconds: "2 sets of 8.", "2 holds of 20 seconds on each side."."""
    each = " on each side" if item.sides is Sides.EACH else ""
    breaths = cycles(item)
    match item.dose:
        case RepsDose(sets=1, reps=reps):
            return f"{reps} times{each}." if reps > 1 else f"Once{each}."
        case RepsDose(sets=sets, reps=reps):
            return f"{sets} sets of {reps}{each}."
        case HoldDose(sets=sets):
            seconds = round(breaths * sum(phase.ms for phase in timed_tempo(item, options)) / 1000)
            return f"{'One hold' if sets == 1 else f'{sets} holds'} of {seconds} seconds{each}."
    minutes = whole_minutes(breaths * sum(phase.ms for phase in timed_tempo(item, options)))
    return f"{breaths} breaths, about {counted(minutes, 'minute')}." if breaths > 1 else "One breath."


def waiting(item: PlanItem, kind: SegmentKind, number: int, side: Side | None, *, on_side: bool = False) -> str:
    """Return what to do before a set: get ready (the first step), rest (lying `on_side` or not), or change sides."""
    if kind is SegmentKind.GET_READY:
        return step_of(item, 0, side)
    if kind is SegmentKind.SWITCH_SIDE and side is not None:
        words = side_of(item, side)
        if item.start is Position.SIDE_LYING:
            return f"Roll over slowly, knees together. {words[:1].upper()}{words[1:]}."
        return f"Change sides. Now {'the ' if words == limb(side, item) else ''}{words}."
    following = which_set(item, number, side)
    rest = "Rest on your side." if on_side else "Rest."
    return f"{rest} Next: {following}." if following else rest


def ends_lying_flat(item: PlanItem) -> bool:
    """Whether its closing step is the way up from lying flat: that comes once, after the last set."""
    return item.end is Position.SUPINE

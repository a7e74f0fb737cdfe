"""How long the phases of one item last, and how often they repeat.

Knows doses, tempos, patterns and pace; does not know the order of a session.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.breath import PATTERNS, Pattern
from routine_app.domain.exercise import Dose, HoldDose, Phase, RepsDose, TimeDose, Variation
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import PlanItem
from routine_app.domain.vocabulary import Breath

_CALM = PATTERNS["calm"]  # for holds and breathing of an exercise that has no tempo of its own


def is_open(item: PlanItem, options: CompileOptions) -> bool:
    """Whether the item's sets wait for her key. Holds and breathing are always timed."""
    return isinstance(item.dose, RepsDose) and (item.self_paced or options.self_paced)


def cycles(item: PlanItem) -> int:
    """Return how often the tempo runs in one set of one side: the repetitions, or the breaths.

    A hold lasts the whole number of breaths nearest to its length, at least one, so that the last breath is
    completed (a tie goes to the longer). The number does not depend on the pace or the item's tempo scale: a slower
    pace makes the hold longer. Breathing by the clock lasts the whole number of breaths nearest to its minutes, with
    the item's tempo scale (the author's minutes hold), and keeps that number at any pace.
    """
    match item.dose:
        case RepsDose(reps=reps):
            return reps
        case HoldDose(hold_ms=hold_ms):
            return _nearest(hold_ms, _base_cycle_ms(item))
        case TimeDose(ms=ms):
            return _nearest(ms, _base_cycle_ms(item) * item.tempo_scale)


def dose_as_done(item: PlanItem) -> Dose:
    """Return the item's dose with the true seconds of its holds, at her own pace: those of whole breaths."""
    if not isinstance(item.dose, HoldDose):
        return item.dose
    hold_ms = cycles(item) * sum(phase.ms for phase in timed_tempo(item, CompileOptions()))
    return msgspec.structs.replace(item.dose, hold_ms=hold_ms)


def timed_tempo(item: PlanItem, options: CompileOptions) -> tuple[Phase, ...]:
    """Return one repetition or breath as it will be played: each phase scaled and rounded to a whole ms (at least 1).

    Every repetition, set and side uses these same numbers, so both sides last equally long.
    """
    scale = item.tempo_scale * 100 / options.pace_percent
    return tuple(msgspec.structs.replace(phase, ms=max(1, int(phase.ms * scale + 0.5))) for phase in _base_tempo(item))


def _base_tempo(item: PlanItem) -> tuple[Phase, ...]:
    if isinstance(item.dose, RepsDose):
        return item.variation.tempo or breath_phases(_CALM, item.variation)
    if item.breathing is not None:
        return breath_phases(item.breathing, item.variation)
    return item.variation.tempo or breath_phases(_CALM, item.variation)


def _base_cycle_ms(item: PlanItem) -> int:
    return sum(phase.ms for phase in _base_tempo(item))


def breath_phases(pattern: Pattern, variation: Variation) -> tuple[Phase, ...]:
    """Return a breathing pattern as tempo phases that keep the variation's own words for each breath."""
    steps = {phase.breath: phase.step for phase in reversed(variation.tempo)}
    out_step = steps.get(Breath.OUT, 0)
    phases = (
        Phase("breathe in", pattern.in_ms, Breath.IN, steps.get(Breath.IN, 0)),
        Phase("breathe out", pattern.out_ms, Breath.OUT, out_step),
        Phase("soft pause", pattern.rest_ms, Breath.FREE, out_step),
    )
    return tuple(phase for phase in phases if phase.ms > 0)


def _nearest(total: float, part: float) -> int:
    return max(1, int(total / part + 0.5))

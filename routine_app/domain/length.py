"""How long a plan takes, from its steps alone: no segment is laid out, however many repetitions there are.

Knows the script and tempo; always agrees with the timeline that the same plan compiles to. Lengths are in ms.
"""

from __future__ import annotations

from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.domain.script import FINISH_MS, Bout, ChangeStep, FinishStep, Step, WaitStep, whole
from routine_app.domain.tempo import cycles, timed_tempo


def length_ms(plan: Plan, options: CompileOptions | None = None) -> int:
    """Return how long the whole plan takes."""
    chosen = options or CompileOptions()
    return sum(step_ms(plan, step, chosen) for step in whole(plan))


def item_lengths_ms(plan: Plan, options: CompileOptions | None = None) -> tuple[int, ...]:
    """Return how long each item of the plan takes, with the way to it."""
    chosen = options or CompileOptions()
    lengths = [0] * len(plan.items)
    for step in whole(plan):
        if not isinstance(step, FinishStep):
            lengths[step.item if isinstance(step, Bout) else step.to.item] += step_ms(plan, step, chosen)
    return tuple(lengths)


def step_ms(plan: Plan, step: Step, options: CompileOptions) -> int:
    """Return how long one step takes; a set that waits for her key by its estimate."""
    match step:
        case ChangeStep():
            return step.move.ms
        case WaitStep():
            return max(0, step.ms)
        case Bout():
            item = plan.items[step.item]
            return max(0, cycles(item) - step.done) * sum(phase.ms for phase in timed_tempo(item, options))
        case FinishStep():
            return FINISH_MS

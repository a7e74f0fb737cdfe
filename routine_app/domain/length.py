"""How long a plan takes, from its steps alone: no segment is laid out, however many repetitions there are.

Knows the script and what is told in it; always agrees with the timeline that the same plan compiles to. Lengths are in
ms.
"""

from __future__ import annotations

from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.domain.script import item_of, whole
from routine_app.domain.spoken_length import LengthOf, estimate_ms
from routine_app.domain.timed_steps import timed_steps


def length_ms(plan: Plan, options: CompileOptions | None = None, length_of: LengthOf = estimate_ms) -> int:
    """Return how long the whole plan takes, by how long the voice takes for each text."""
    return sum(timed.ms for timed in timed_steps(plan, whole(plan), options or CompileOptions(), length_of))


def item_lengths_ms(
    plan: Plan, options: CompileOptions | None = None, length_of: LengthOf = estimate_ms
) -> tuple[int, ...]:
    """Return how long each item of the plan takes, with the way to it."""
    lengths = [0] * len(plan.items)
    for timed in timed_steps(plan, whole(plan), options or CompileOptions(), length_of):
        item = item_of(timed.step)
        if item is not None:
            lengths[item] += timed.ms
    return tuple(lengths)

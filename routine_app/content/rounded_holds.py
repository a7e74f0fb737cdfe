"""Tells the author of a routine what a hold becomes that is not a whole number of breaths long.

Knows routines, the nodes they were read from and how breaths fill a hold; does not know her comfort or her pace.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from typing import TYPE_CHECKING

from routine_app.checked_yaml.nodes import Mapping, items_of
from routine_app.domain.breath import PATTERNS
from routine_app.domain.exercise import Exercise, HoldDose
from routine_app.domain.formatting import seconds_text
from routine_app.domain.plan import PlanItem
from routine_app.domain.tempo import dose_as_done

if TYPE_CHECKING:
    from routine_app.checked_yaml.nodes import Node
    from routine_app.checked_yaml.report import Report
    from routine_app.domain.routine import Routine, RoutineItem

NOTICED = 0.1  # of the hold as written: 30 s that last 32 s are what the author meant


def warn_of_rounded_holds(root: Node, routine: Routine, exercises: Dictionary[str, Exercise], report: Report) -> None:
    """Warn of each hold that lasts other seconds than are written; `root` is what the routine was read from."""
    known = {**exercises, **{one.id: one for one in routine.exercises}}
    for section, part in zip(items_of(root, "sections"), routine.sections, strict=True):
        for node, item in zip(items_of(section, "items"), part.items, strict=True):
            done = _as_done(item, known)
            if done is None or not isinstance(item.dose, HoldDose) or not isinstance(node, Mapping):
                continue
            if abs(done.hold_ms - item.dose.hold_ms) > NOTICED * item.dose.hold_ms:
                written, lasts = seconds_text(item.dose.hold_ms), seconds_text(done.hold_ms)
                said = f"this hold of {written} will last {lasts}: a hold ends with a whole breath"
                report.warning(node.entries["dose"].value, said)


def _as_done(item: RoutineItem, known: Dictionary[str, Exercise]) -> HoldDose | None:
    """Return the hold as the variation that the routine means makes it, None for any other dose."""
    if not isinstance(item.dose, HoldDose):
        return None
    exercise = known[item.exercise]
    variation = exercise.default if item.variation is None else exercise.variation(item.variation)
    first, last = variation.positions[0], variation.positions[-1]
    breathing = None if item.breathing is None else PATTERNS[item.breathing]
    planned = PlanItem(exercise, variation, item.dose, first, last, tempo_scale=item.tempo_scale, breathing=breathing)
    done = dose_as_done(planned)
    return done if isinstance(done, HoldDose) else None

"""Rules of an author's own exercise that moves like one of Routine's own: its figure must show what she is to do.

Looks at nodes, as `integrity` does. The clip of a shipped variation has one movement for each phase of its tempo, so
phases of another tempo go through them in the same order, each in its own time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary

from routine_app.checked_yaml.nodes import Mapping, Scalar, items_of, text_of
from routine_app.checked_yaml.report import Report, near_miss, quoted
from routine_app.domain.exercise import Exercise, Variation
from routine_app.domain.formatting import counted
from routine_app.domain.vocabulary import Sides

_ID = re.compile(r"[a-z][a-z0-9_.]{0,59}")


def check_moves_like(exercise: Mapping, report: Report, exercises: Dictionary[str, Exercise]) -> None:
    """Report where a variation's "clip" is none of those of `exercises`, or shows something else than it says."""
    known = {variation.id: variation for each in exercises.values() for variation in each.variations}
    for variation in items_of(exercise, "variations"):
        named = variation.get("clip") if isinstance(variation, Mapping) else None
        if not isinstance(variation, Mapping) or not isinstance(named, Scalar):
            continue
        if not _ID.fullmatch(named.text):  # of no sound form, which is reported already
            continue
        shown = known.get(named.text)
        if shown is None:
            report.error(named, f"Routine has no movement {quoted(named.text)}{_meant(named.text, known, exercises)}")
            continue
        for wrong in _differences(variation, shown):
            report.error(named, wrong)


def _meant(text: str, known: Dictionary[str, Variation], exercises: Dictionary[str, Exercise]) -> str:
    if text in exercises:
        return f'; a movement is that of one variation, such as "{exercises[text].default.id}"'
    return near_miss(text, known) or '; "routine-app exercises" lists the variations that have one'


def _differences(variation: Mapping, shown: Variation) -> list[str]:
    """Return in what a variation is not what the movement shows; what it does not say at all is reported elsewhere."""
    found = []
    positions = [each.text for each in items_of(variation, "positions") if isinstance(each, Scalar)]
    if positions and positions != [position.value for position in shown.positions]:
        wanted = ", ".join(shown.positions)
        found.append(f'the movement of {shown.id} needs "positions: [{wanted}]": its figure would show her otherwise')
    sides = text_of(variation, "sides")
    if sides in list(Sides) and sides != shown.sides:
        found.append(f'the movement of {shown.id} needs "sides: {shown.sides}": its figure moves so')
    phases = len(items_of(variation, "tempo"))
    if phases and phases != len(shown.tempo):
        names = ", ".join(phase.name for phase in shown.tempo)
        has = f"{counted(len(shown.tempo), 'phase')} ({names})"
        found.append(f'the movement of {shown.id} has {has}: "tempo" needs as many, in this order, not {phases}')
    return found

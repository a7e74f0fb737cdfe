"""Doses: how one reads, and which one applies when a variation is swapped.

Knows doses only; does not know routines, time or comfort.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.exercise import Dose, HoldDose, RepsDose, TimeDose
from routine_app.domain.formatting import seconds_text
from routine_app.domain.vocabulary import Sides

_MINUTE_MS = 60_000
_TIMES = "\N{MULTIPLICATION SIGN}"
_TO = "\N{EN DASH}"


def dose_for(own: Dose, override: Dose | None) -> Dose:
    """Return the dose to do: the override where it is of the same kind as the variation's own.

    Repetitions mean nothing to a hold (nor seconds to repetitions): there only the number of sets carries over.
    """
    if override is None:
        return own
    if type(override) is type(own):
        return override
    if isinstance(own, TimeDose) or isinstance(override, TimeDose):
        return own
    return msgspec.structs.replace(own, sets=override.sets)


def dose_text(dose: Dose, sides: Sides = Sides.BOTH) -> str:
    """Return a dose as cards show it, with a real multiplication sign: 2 x 8, 2 x 8-10, 2 x 20 s each side, 3 min."""
    match dose:
        case RepsDose(sets=sets, reps=reps, up_to=up_to):
            text = f"{sets} {_TIMES} {reps}" + (f"{_TO}{up_to}" if up_to > reps else "")
        case HoldDose(sets=sets, hold_ms=hold_ms):
            text = f"{sets} {_TIMES} {seconds_text(hold_ms)}"
        case TimeDose(ms=ms):
            text = f"{ms / _MINUTE_MS:.3g} min" if ms >= _MINUTE_MS else seconds_text(ms)
    return f"{text} each side" if sides is Sides.EACH else text

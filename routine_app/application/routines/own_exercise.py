"""An exercise of her own as she describes it in a few fields, and the keys that it gets in the routine's text.

Knows words and keys; the reader says whether the result is an exercise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.routines.editor_values import value_of_field
from routine_app.application.routines.new_routine import id_for
from routine_app.application.words import in_words
from routine_app.checked_yaml.durations import SECOND_MS, duration_ms
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.domain.formatting import counted
from routine_app.domain.vocabulary import Breath

if TYPE_CHECKING:
    from collections.abc import Collection

    from routine_app.content.editing.written_values import Written
    from routine_app.domain.exercise import Variation

USUAL_MOVEMENT = "move 2 s out\nback 3 s in"
_LONGEST_SHORT = 28
_STEPS = "its steps (one a line)"
_PHASE = re.compile(r"(?P<name>\S.*?),? +(?P<seconds>[0-9.]+) ?(?:s|sec|seconds)?,? +(?P<breath>\w+)")


class OwnExercise(msgspec.Struct, frozen=True):
    """What she wrote. `steps` and `movement` have one entry a line, a part of the movement such as "rise 2 s out".

    `each_side`: one side after the other. `position` is the id of one. `moves_like` is the variation of the app's own
    whose movement its figure shows: then positions, sides and what it needs are as that one has them.
    """

    name: str
    purpose: str
    position: str
    dose: str
    steps: str
    movement: str = USUAL_MOVEMENT
    each_side: bool = False
    moves_like: Variation | None = None


def own_exercise(own: OwnExercise, taken: Collection[str]) -> dict[str, Written]:
    """Return the keys of the exercise, in the order of docs/format.md, with an id that is not among `taken`.

    The parts of the movement belong to the last steps, in order. Raises EditRefusedError for what is missing.
    """
    name, purpose = " ".join(own.name.split()), " ".join(own.purpose.split())
    steps: list[Written] = [line.strip() for line in own.steps.splitlines() if line.strip()]
    needed = ((name, "a name"), (purpose, "what it is good for"), (own.dose.strip(), "how much"), (steps, _STEPS))
    missing = tuple(words for there, words in needed if not there)
    if missing:
        raise EditRefusedError(f"it still needs {in_words(missing)}")
    own_id = id_for(name, taken)
    variation: dict[str, Written] = {
        "id": f"{own_id}.own",
        "name": name,
        "short_name": _shortened(name),
        "level": "base",
        **_what_it_asks(own),
        "dose": value_of_field("dose", own.dose),
        "tempo": _tempo(own, len(steps)),
        "steps": steps,
        **_what_it_shows(own.moves_like),
    }
    return {"id": own_id, "name": name, "purpose": purpose, "variations": [variation]}


def movement_of(variation: Variation) -> str:
    """Return a variation's tempo as `OwnExercise.movement` has it."""
    return "\n".join(f"{phase.name} {phase.ms / SECOND_MS:g} s {phase.breath}" for phase in variation.tempo)


def _shortened(name: str) -> str:
    """Return as many whole words as a short name has room for: it is said aloud."""
    if len(name) <= _LONGEST_SHORT:
        return name
    return name[: _LONGEST_SHORT + 1].rpartition(" ")[0] or name[:_LONGEST_SHORT]


def _what_it_asks(own: OwnExercise) -> dict[str, Written]:
    shown = own.moves_like
    if shown is None:
        sides = "each" if own.each_side else "both"
        return {"positions": [own.position], "demands": [], "equipment": [], "sides": sides}
    return {
        "positions": [str(each) for each in shown.positions],
        **({"any_position": True} if shown.any_position else {}),
        "demands": [str(each) for each in shown.demands],
        "equipment": [str(each) for each in shown.equipment],
        "sides": str(shown.sides),
    }


def _what_it_shows(shown: Variation | None) -> dict[str, Written]:
    """Return its movement, and the weeks in which that is for her."""
    if shown is None:
        return {}
    weeks = {"until_week": shown.until_week, "never_from_week": shown.never_from_week}
    return {**{key: week for key, week in weeks.items() if week is not None}, "clip": shown.id}


def _tempo(own: OwnExercise, steps: int) -> list[Written]:
    lines = [line.strip() for line in own.movement.splitlines() if line.strip()]
    if not lines:
        raise EditRefusedError("it still needs how it moves, such as: rise 2 s out")
    if own.moves_like is not None and len(lines) != (parts := len(own.moves_like.tempo)):
        raise EditRefusedError(
            f"{own.moves_like.short_name} moves in {counted(parts, 'part')}: how it moves needs as many lines"
        )
    return [_phase(line, max(1, steps - len(lines) + 1 + at)) for at, line in enumerate(lines)]


def _phase(line: str, step: int) -> dict[str, Written]:
    found = _PHASE.fullmatch(line)
    ms = duration_ms(f"{found['seconds']} s") if found else None
    if found is None or ms is None or found["breath"].casefold() not in {each.value for each in Breath}:
        raise EditRefusedError(f'"{line}" is no part of a movement: write it such as "rise 2 s out"')
    seconds = ms / SECOND_MS
    return {
        "phase": found["name"],
        "seconds": int(seconds) if seconds.is_integer() else seconds,
        "breath": found["breath"].casefold(),
        "step": step,
    }

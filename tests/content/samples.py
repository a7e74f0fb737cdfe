"""Hand-made files for the tests of the reader: as small as a file may be, and good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.content.document import parse_bytes
from routine_app.content.exercises import read_exercise
from routine_app.content.routines import read_routine

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.content.document import ReadResult
    from routine_app.domain.exercise import Exercise
    from routine_app.domain.problems import Problem
    from routine_app.domain.routine import Routine

SQUAT = """\
format: 1
id: squat
name: Squat
purpose: Strengthens the legs.
variations:
  - id: squat.bodyweight
    name: Bodyweight squat
    short_name: Squat
    level: base
    positions: [standing]
    demands: [balance]
    equipment: []
    sides: both
    dose: {sets: 2, reps: 8}
    tempo:
      - {phase: lower, seconds: 3, breath: in, step: 1}
      - {phase: rise, seconds: 2.5, breath: out, step: 2}
    steps: [Reach your hips back., Push the floor away.]
  - id: squat.chair
    name: Chair squat
    short_name: Chair squat
    level: easier
    positions: [seated, standing]
    demands: []
    equipment: [chair]
    sides: both
    dose: {sets: 2, reps: 6}
    tempo:
      - {phase: rise, seconds: 2, breath: out, step: 1}
    steps: [Stand up.]
"""

BREATHING = """\
format: 1
id: breathing
name: Breathing
purpose: Calms.
variations:
  - id: br.supine
    name: On the back
    short_name: On the back
    level: base
    positions: [supine]
    demands: [flat_on_back]
    equipment: []
    sides: both
    dose: {minutes: 2}
    tempo:
      - {phase: breathe in, seconds: 4, breath: in, step: 1}
      - {phase: breathe out, seconds: 6, breath: out, step: 1}
    steps: [Breathe.]
    until_week: 15
    never_from_week: 20
"""

ROUTINE = """\
format: 1
id: mine
name: My routine
description: For the morning.
sections:
  - name: Main
    items:
      - exercise: squat
      - exercise: breathing
"""


def exercise(text: str) -> ReadResult[Exercise]:
    return read_exercise(parse_bytes(text.encode(), "exercise.yaml"))


def exercises() -> dict[str, Exercise]:
    found = [exercise(text).value for text in (SQUAT, BREATHING)]
    return {each.id: each for each in found if each is not None}


def routine(text: str | bytes) -> ReadResult[Routine]:
    data = text if isinstance(text, bytes) else text.encode()
    return read_routine(parse_bytes(data, "my.yaml"), exercises())


def said(problems: tuple[Problem, ...]) -> list[str]:
    """Return each problem as line:column: message."""
    return [f"{each.line}:{each.column}: {each.message}" for each in problems]


def shipped_folder(root: Path) -> Path:
    """Write a small folder of the form of the shipped one."""
    (root / "exercises").mkdir(parents=True)
    (root / "exercises" / "squat.yaml").write_text(SQUAT)
    (root / "exercises" / "breathing.yaml").write_text(BREATHING)
    for id_, name in (("short", "Short"), ("daily", "Daily"), ("extra", "Extra")):
        (root / f"{id_}.yaml").write_text(ROUTINE.replace("mine", id_).replace("My routine", name))
    return root

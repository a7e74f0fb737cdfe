"""How long a routine may be: an error or a warning names what makes it so long."""

from __future__ import annotations

import pytest

from routine_app.content.catalogue import load_catalogue
from routine_app.content.document import ReadResult, parse_bytes
from routine_app.content.routines import read_routine
from routine_app.domain.problems import Severity
from routine_app.domain.routine import Routine
from tests.content.samples import said

EXERCISES = load_catalogue().exercises
TIMES = "\N{MULTIPLICATION SIGN}"
HEAD = "format: 1\nid: a\nname: b\ndescription: c\nsections:\n"


def reading(*items: str, repeat: int = 1, more: str = "") -> ReadResult[Routine]:
    lines = "".join(f"      - {item}\n" for item in items)
    text = f"{HEAD}  - name: x\n    repeat: {repeat}\n    items:\n{lines}{more}"
    return read_routine(parse_bytes(text.encode(), "x"), EXERCISES)


SHORT, LONG = "{exercise: squat}", "{exercise: squat, dose: {sets: 10, reps: 100}, rest: 300}"


def test_a_routine_of_hours_is_refused_and_the_longest_item_named() -> None:
    found = reading(SHORT, LONG, SHORT, "{exercise: piriformis, dose: {sets: 10, hold: 300}}")
    assert found.value is None
    (line,) = said(found.problems)
    assert line.startswith(
        "10:9: the routine takes 4 hours 22 min, and may take 3 hours at most; the longest of its 4 "
    )
    assert line.endswith(f" items is this one: squat, 10 {TIMES} 100, 2 hours 25 min with its rests")
    assert found.problems[0].severity is Severity.ERROR


def test_repeats_count() -> None:
    assert reading("{exercise: squat, dose: {sets: 5, reps: 10}, rest: 60}", repeat=4).value is not None
    found = reading(SHORT, "{exercise: squat, dose: {sets: 5, reps: 30}, rest: 180}", repeat=10)
    assert found.value is None
    assert found.problems[0].line == 10


def test_days_are_told_as_days() -> None:
    found = reading(*[LONG] * 60)
    assert found.value is None
    assert "the routine takes 6 days" in said(found.problems)[0]


def test_a_long_one_is_told_and_loads() -> None:
    found = reading(*["{exercise: breathing, dose: {minutes: 30}}"] * 4)
    assert found.value is not None
    (problem,) = found.problems
    assert problem.severity is Severity.WARNING
    assert problem.message.startswith("the routine takes 2 hours 1 min, a long time")
    assert problem.message.endswith("the longest of its 4 items is this one: breathing, 30 min, 31 min with its rests")


@pytest.mark.parametrize("minutes", [20, 29])
def test_up_to_ninety_minutes_nothing_is_said(minutes: int) -> None:
    assert reading(*[f"{{exercise: breathing, dose: {{minutes: {minutes}}}}}"] * 3).problems == ()


OWN = """\
exercises:
  - id: slow
    name: Slow
    purpose: For the test.
    variations:
      - id: slow.one
        name: Slow
        short_name: Slow
        level: base
        positions: [standing]
        demands: []
        equipment: []
        sides: each
        dose: {sets: 10, reps: 100}
        tempo:
"""
PHASES = "".join(f"          - {{phase: p{n}, seconds: 20, breath: free, step: 1}}\n" for n in range(12))


def test_one_item_of_her_own_exercise_can_be_too_long_by_itself_and_is_found_at_once() -> None:
    found = reading("{exercise: slow}", more=OWN + PHASES + "        steps: [Slowly.]\n")
    assert found.value is None
    assert f"slow, 10 {TIMES} 100 each side" in said(found.problems)[0]

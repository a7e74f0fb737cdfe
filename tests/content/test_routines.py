"""Routine files become routines."""

from __future__ import annotations

import pytest

from routine_app.domain.exercise import HoldDose, RepsDose
from routine_app.domain.problems import Severity
from routine_app.domain.routine import Routine, RoutineItem, Section
from routine_app.domain.vocabulary import FirstSide
from tests.content.samples import ROUTINE, SQUAT, routine, said

FULL = """\
format: 1
id: mine
name: My routine
description: |
  For the morning.
  Slowly.
author: A. Physio
get_ready: 12
rest: 0
sections:
  - name: Main
    repeat: 2
    items:
      - exercise: squat
        variation: squat.chair
        dose: {sets: 1, reps: 5}
        rest: 20
        tempo_scale: 1.25
        breathing: calm
        get_ready: 3
        self_paced: true
        notes: "With care: slowly."
  - name: Own
    items:
      - exercise: stretch
        dose: {sets: 1, hold: 30}
        first_side: sore_side
exercises:
  - id: stretch
    name: Stretch
    purpose: Loosens.
    variations:
      - id: stretch.one
        name: One
        short_name: One
        level: base
        positions: [seated]
        demands: []
        equipment: [chair]
        sides: each
        dose: {sets: 2, hold: 20}
        tempo: [{phase: breathe, seconds: 4, breath: free, step: 1}]
        steps: [Lean.]
"""
OWN_SQUAT = "exercises:\n" + "".join(
    f"  {'- ' if n == 0 else '  '}{line}\n" for n, line in enumerate(SQUAT.splitlines()[1:])
)


def test_a_small_file_and_its_defaults() -> None:
    assert routine(ROUTINE).value == Routine(
        id="mine",
        name="My routine",
        description="For the morning.",
        sections=(Section("Main", (RoutineItem("squat"), RoutineItem("breathing"))),),
    )


def test_every_optional_field() -> None:
    reading = routine(FULL)
    assert reading.problems == ()
    found = reading.value
    assert found is not None
    assert found.sections == (
        Section(
            "Main",
            (
                RoutineItem(
                    exercise="squat",
                    variation="squat.chair",
                    dose=RepsDose(1, 5),
                    rest_ms=20_000,
                    tempo_scale=1.25,
                    breathing="calm",
                    get_ready_ms=3000,
                    self_paced=True,
                    notes="With care: slowly.",
                ),
            ),
            repeat=2,
        ),
        Section("Own", (RoutineItem("stretch", dose=HoldDose(1, 30_000), first_side=FirstSide.SORE),)),
    )
    assert (found.get_ready_ms, found.rest_ms, found.author) == (12_000, 0, "A. Physio")
    assert found.description == "For the morning.\nSlowly."
    assert [each.id for each in found.exercises] == ["stretch"]
    assert found.exercises[0].default.dose == HoldDose(2, 20_000)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    assert routine(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode()).value == routine(FULL).value


def test_an_own_exercise_may_take_the_place_of_a_shipped_one_with_a_warning() -> None:
    reading = routine(ROUTINE + OWN_SQUAT)
    assert reading.value is not None
    assert [each.severity for each in reading.problems] == [Severity.WARNING]
    assert said(reading.problems) == ['11:9: this exercise takes the place of Routine\'s own "squat" in this routine']


@pytest.mark.parametrize(
    ("sides", "warnings"),
    [("each", []), ("both", ['27:21: "first_side" changes nothing: stretch works both sides at once'])],
)
def test_a_first_side_of_what_has_none_is_a_warning(sides: str, warnings: list[str]) -> None:
    reading = routine(FULL.replace("sides: each", f"sides: {sides}"))
    assert reading.value is not None
    assert said(reading.problems) == warnings
    assert {each.severity for each in reading.problems} <= {Severity.WARNING}


def test_a_first_side_of_a_shipped_exercise_without_sides_is_a_warning_too() -> None:
    reading = routine(ROUTINE.replace("squat\n", "squat\n        first_side: left\n"))
    assert reading.value is not None
    assert said(reading.problems)[0].endswith('"first_side" changes nothing: squat works both sides at once')


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("repeat: 2", "repeat: 11", '12:13: "repeat" must be a whole number from 1 to 10, not 11'),
        ("rest: 0", "rest: -1", '9:7: "rest" must be a number of seconds from 0 to 300, not -1'),
        ("get_ready: 12", "get_ready: 61", '8:12: "get_ready" must be a number of seconds from 3 to 60, not 61'),
        ("tempo_scale: 1.25", "tempo_scale: 2.1", '18:22: "tempo_scale" must be a number from 0.5 to 2, not 2.1'),
        (
            "first_side: sore_side",
            "first_side: sore",
            '27:21: "sore" is not a side to begin with; expected one of left, right, sore_side (write "sore_side")',
        ),
        ("self_paced: true", "self_paced: on", '21:21: "self_paced" must be true or false, not "on" (write true)'),
        (
            "id: mine",
            "id: 9lives",
            '2:5: "id" must be small letters, digits and _, beginning with a letter, such as maria_k, not "9lives"',
        ),
        ("author: A. Physio", "author: ''", '7:9: "author" must not be blank'),
    ],
)
def test_ranges(before: str, after: str, message: str) -> None:
    reading = routine(FULL.replace(before, after))
    assert reading.value is None
    assert said(reading.problems) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("squat", '1:1: the file must have keys with values ("format: 1" and more), not "squat"'),
        ("- a", '1:1: the file must have keys with values ("format: 1" and more), not a list'),
        ("{}", '1:1: a routine needs "format" and "id" and "name" and "description" and "sections"'),
        (
            ROUTINE.replace("format: 1", "format: 2"),
            "1:9: the file is written for a newer version of Routine: format 2, but this version reads up to format 1",
        ),
        (ROUTINE.replace("format: 1\n", ""), '1:1: a routine needs "format"'),
        (ROUTINE.replace("format: 1", "format: 0"), '1:9: "format" must be 1, not 0'),
        (ROUTINE.replace("format: 1", "format: one"), '1:9: "format" must be 1, not "one"'),
        (
            ROUTINE.partition("sections")[0] + "sections: []\n",
            '5:11: "sections" must hold at least 1 item, and is empty',
        ),
    ],
)
def test_the_file_as_a_whole(text: str, message: str) -> None:
    reading = routine(text)
    assert reading.value is None
    assert said(reading.problems) == [message]


def test_a_broken_file_still_tells_its_id_and_name() -> None:
    reading = routine(ROUTINE.replace("squat", "squatt"))
    assert (reading.value, reading.id, reading.name) == (None, "mine", "My routine")

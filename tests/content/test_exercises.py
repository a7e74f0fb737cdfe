"""Exercise files become exercises."""

from __future__ import annotations

import pytest

from routine_app.domain.exercise import Caution, HoldDose, Phase, RepsDose, TimeDose, Trimesters, Variation
from routine_app.domain.vocabulary import Breath, Demand, Equipment, Level, Position, Sides, Suitability
from tests.content.samples import BREATHING, SQUAT, exercise, said


def test_a_small_file_and_its_defaults() -> None:
    found = exercise(SQUAT).value
    assert found is not None
    assert (found.id, found.name, found.purpose, found.muscles) == ("squat", "Squat", "Strengthens the legs.", ())
    assert found.default == Variation(
        id="squat.bodyweight",
        exercise="squat",
        name="Bodyweight squat",
        short_name="Squat",
        level=Level.BASE,
        positions=(Position.STANDING,),
        demands=(Demand.BALANCE,),
        equipment=(),
        sides=Sides.BOTH,
        dose=RepsDose(2, 8),
        tempo=(Phase("lower", 3000, Breath.IN, 0), Phase("rise", 2500, Breath.OUT, 1)),
        steps=("Reach your hips back.", "Push the floor away."),
        mistakes=(),
        choose_when="",
        cautions=(),
        sources=(),
    )
    assert found.variation("squat.chair").exercise == "squat"


EVERYTHING = """\
    any_position: true
    optional_demands: [partner]
    optional: [wall, chair]
    progression: [{sets: 3, reps: 10}, {sets: 3, reps: 12}]
    mistakes: [knees fall inward]
    choose_when: Always.
    cautions: >-
      Slowly,
      slowly.
    trimesters: {first: ok, second: ok_or_modify, third: avoid}
    until_week: 30
    never_from_week: 36
    sources: [source article]
    named_in_article: true
"""


def test_every_optional_field() -> None:
    reading = exercise(SQUAT + EVERYTHING)
    assert reading.problems == ()
    assert reading.value is not None
    found = reading.value.variations[1]
    assert found.any_position
    assert found.optional_demands == (Demand.PARTNER,)
    assert found.optional == (Equipment.WALL, Equipment.CHAIR)
    assert found.progression == (RepsDose(3, 10), RepsDose(3, 12))
    assert found.mistakes == ("knees fall inward",)
    assert (found.choose_when, found.cautions) == ("Always.", (Caution("Slowly, slowly."),))
    assert found.trimesters == Trimesters(Suitability.OK, Suitability.OK_OR_MODIFY, Suitability.AVOID)
    assert (found.until_week, found.never_from_week) == (30, 36)
    assert found.sources == ("source article",)
    assert found.named_in_article


@pytest.mark.parametrize(
    ("written", "dose"),
    [
        ("{minutes: 0.5}", TimeDose(30_000)),
        ("{sets: 10, hold: 300}", HoldDose(10, 300_000)),
        ("{sets: 1, hold: 5.5}", HoldDose(1, 5500)),
        ("{sets: 1, reps: 100}", RepsDose(1, 100)),
    ],
)
def test_doses(written: str, dose: object) -> None:
    found = exercise(BREATHING.replace("{minutes: 2}", written)).value
    assert found is not None
    assert found.default.dose == dose


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("reps: 8", "reps: 101", '14:27: "reps" must be a whole number from 1 to 100, not 101'),
        ("sets: 2, reps: 8", "sets: 11, reps: 8", '14:18: "sets" must be a whole number from 1 to 10, not 11'),
        ("sets: 2, reps: 8", "reps: 8", '14:11: a dose with "reps" needs "sets"'),
        (
            "sets: 2, reps: 8",
            "sets: 2, hold: 301",
            '14:27: "hold" must be a number of seconds from 5 to 300, not 301',
        ),
        ("sets: 2, reps: 8", "minutes: 31", '14:21: "minutes" must be a number of minutes from 0.5 to 30, not 31'),
        ("seconds: 3,", "seconds: 20.5,", '16:33: "seconds" must be a number of seconds from 0.5 to 20, not 20.5'),
        (
            "level: base",
            "level: bas",
            '9:12: "bas" is not a level; expected one of easier, base, harder (did you mean "base"?)',
        ),
        ("positions: [standing]", "positions: []", '10:16: "positions" must hold at least 1 item, and is empty'),
        (
            "id: squat.bodyweight",
            "id: Squat 1",
            '6:9: "id" must be small letters, digits, _ and dots, beginning with a letter, not "Squat 1"',
        ),
        ("purpose: Strengthens the legs.\n", "", '1:1: an exercise file needs "purpose"'),
        ("sides: both\n    dose: {sets: 2, reps: 8}", "sides: both", '6:5: a variation needs "dose"'),
        (
            "steps: [Stand up.]",
            "steps: [Stand: up.]",
            '30:13: an item of "steps" must be text, not keys with values (text that holds ": " needs quotes)',
        ),
    ],
)
def test_ranges_and_needs(before: str, after: str, message: str) -> None:
    assert before in SQUAT
    reading = exercise(SQUAT.replace(before, after, 1))
    assert reading.value is None
    assert said(reading.problems) == [message]


def test_cautions_are_a_list_with_weeks_and_a_plain_text_still_reads() -> None:
    listed = """\
    cautions:
      - Go slowly.
      - {text: Keep it small., from_week: 14}
      - {text: Only early., until_week: 13}
"""
    reading = exercise(SQUAT + listed)
    assert reading.problems == ()
    assert reading.value is not None
    assert reading.value.variations[1].cautions == (
        Caution("Go slowly."),
        Caution("Keep it small.", from_week=14),
        Caution("Only early.", until_week=13),
    )


@pytest.mark.parametrize(
    ("cautions", "wrong"),
    [
        ("[Slowly., {text: Small., from_week: 20, until_week: 19}]", '"until_week" must not be before "from_week"'),
        ("[{from_week: 14}]", 'a caution needs "text"'),
        ("[{text: Small., from: 14}]", '"from" is not a key of a caution'),
        ("[{text: Small., from_week: 43}]", '"from_week" must be a whole number from 1 to 42, not 43'),
        ("[[Small.]]", "must be text, not a list"),
        ('""', '"cautions" must not be blank'),
    ],
)
def test_a_wrong_caution_is_told(cautions: str, wrong: str) -> None:
    problems = exercise(f"{SQUAT}    cautions: {cautions}\n").problems
    assert [problem.message for problem in problems if wrong in problem.message], problems


@pytest.mark.parametrize(
    ("sides", "step", "wrong"),
    [
        ("each", "Slide your {side} foot, not the {other}.", ""),
        ("each", "Slide your {leg} foot.", '"{leg}" stands for nothing; a step may hold {side} and {other}'),
        ("both", "Slide your {side} foot.", '"{side}" needs "sides: each": here both sides work at once'),
    ],
)
def test_a_step_may_name_the_side_that_works_where_there_are_sides(sides: str, step: str, wrong: str) -> None:
    text = SQUAT.replace("sides: both", f"sides: {sides}").replace("Reach your hips back.", f'"{step}"')
    assert [problem.message for problem in exercise(text).problems] == ([wrong] if wrong else [])

"""What differs between a routine from elsewhere and hers is said, each by its name."""

from __future__ import annotations

import pytest

from routine_app.application.routines.differences import (
    EXERCISE_WORDS,
    ITEM_WORDS,
    ROUTINE_WORDS,
    SAME_IN_OTHER_WORDS,
    VARIATION_WORDS,
    differences,
)
from routine_app.content.document import parse_bytes
from routine_app.content.listed import Catalogue
from routine_app.content.routines import read_routine
from routine_app.domain.exercise import Exercise, Variation
from routine_app.domain.routine import Routine, RoutineItem
from tests.application.routines.test_files import HERS, OWN

TWO = f"{HERS}      - exercise: piriformis\n"
MINE = f"{HERS}      - exercise: calf_raise\n{OWN}"
LIKE_SQUAT = """          - {phase: lower, seconds: 3, breath: in, step: 1}
          - {phase: rise, seconds: 2, breath: out, step: 1}
          - {phase: reset, seconds: 1, breath: out, step: 1, say: Stand tall.}
"""


def read(catalogue: Catalogue, text: str) -> Routine:
    reading = read_routine(parse_bytes(text.encode(), "x"), catalogue.exercises)
    assert reading.value, reading.problems
    return reading.value


def between(catalogue: Catalogue, hers: str, other: str) -> tuple[str, ...]:
    return differences(read(catalogue, hers), read(catalogue, other), catalogue.exercises)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("first_side: left", "Buttock stretch, which side first: left, in yours as usual."),
        ("first_side: sore_side", "Buttock stretch, which side first: the sore side, in yours as usual."),
        ("rest: 1 min", "Buttock stretch, rest between sets: 60 s, in yours as the routine has it."),
        ("get_ready: 20", "Buttock stretch, time to get ready: 20 s, in yours as the routine has it."),
        ("tempo_scale: 1.2", "Buttock stretch, tempo: 1.2, in yours 1."),
        ("breathing: calm", "Buttock stretch, breathing: Diaphragmatic calm, in yours as the exercise has it."),
        ("self_paced: true", "Buttock stretch, pace: at your own pace, in yours paced for you."),
        ("place: bed", "Buttock stretch, where you lie down: on a bed, in yours as the routine has it."),
        ("notes: Slow.", 'Buttock stretch, notes: "Slow.", in yours none.'),
        ("core: true", "Buttock stretch, core three: one of them, in yours not one of them."),
    ],
)
def test_of_an_item(catalogue: Catalogue, line: str, said: str) -> None:
    assert between(catalogue, TWO, f"{TWO}        {line}\n") == (said,)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("author: Marta", 'Who wrote it: "Marta", in yours none.'),
        ("review: 2026-03-01", "Look at it again on: 2026-03-01, in yours no day."),
        ("place: bed", "Where you lie down: on a bed, in yours on the floor."),
        ("countdown: false", "Before you begin: a moment for a breath of your own, in yours 3, 2, 1."),
        ("rest: 20", "Rest between sets: 20 s, in yours 45 s."),
    ],
)
def test_of_the_whole(catalogue: Catalogue, line: str, said: str) -> None:
    assert between(catalogue, TWO, f"{TWO}{line}\n") == (said,)


def test_sections_and_order(catalogue: Catalogue) -> None:
    other = TWO.replace("- name: Main\n", "- name: Main\n    repeat: 2\n")
    assert between(catalogue, TWO, other) == ("Sections: Main (2 times), in yours Main.",)
    turned = TWO.replace("      - exercise: squat # slowly\n", "") + "      - exercise: squat\n"
    assert between(catalogue, TWO, turned) == ("The exercises stand in another order, or in other sections.",)
    apart = TWO.replace("      - exercise: piri", "  - name: End\n    items:\n      - exercise: piri")
    assert between(catalogue, TWO, apart)[1:] == ("The exercises stand in another order, or in other sections.",)


def test_of_an_own_exercise_and_its_clip(catalogue: Catalogue) -> None:
    other = MINE.replace("Rise onto", "Come onto").replace("For the calves", "For strong calves")
    assert between(catalogue, MINE, other) == ("Calf raise, an exercise of its own: other purpose, steps.",)
    first = LIKE_SQUAT.join(MINE.split("          - {phase: rise, seconds: 2, breath: out, step: 1}\n"))
    moving = first.replace("        dose:", "        clip: squat.counter\n        dose:")
    short = catalogue.exercises["squat"].variation("squat.counter").short_name
    said = f"Calf raise, an exercise of its own: it moves like {short}, in yours like nothing: it stands still."
    assert between(catalogue, first, moving) == (said,)


def test_an_own_exercise_that_only_one_has(catalogue: Catalogue) -> None:
    assert between(catalogue, HERS, HERS + OWN) == ("Calf raise, an exercise of its own: in yours not there.",)
    assert between(catalogue, HERS + OWN, HERS) == ("Calf raise, an exercise of its own: not in it.",)


def test_what_comes_to_the_same_differs_all_the_same(catalogue: Catalogue) -> None:
    other = HERS.replace("squat # slowly", "squat\n        dose: 2 x 8")
    assert between(catalogue, HERS, other) == (SAME_IN_OTHER_WORDS,)
    assert between(catalogue, HERS, HERS) == ()


def test_of_many_differences_the_first_are_said(catalogue: Catalogue) -> None:
    other = TWO + "".join(f"      - exercise: squat\n        rest: {number}\n" for number in range(20))
    lines = between(catalogue, TWO, other)
    assert (len(lines), lines[-1]) == (13, "And 8 more.")


def test_every_field_has_its_name() -> None:
    told = {"id", "format", "sections", "exercises"}
    assert {*ROUTINE_WORDS, *told} == {*Routine.__struct_fields__}
    assert {*ITEM_WORDS, "exercise", "variation", "dose"} == {*RoutineItem.__struct_fields__}
    assert {*EXERCISE_WORDS, "id", "variations"} == {*Exercise.__struct_fields__}
    assert {*VARIATION_WORDS, "id", "exercise", "clip", "clips"} == {*Variation.__struct_fields__}

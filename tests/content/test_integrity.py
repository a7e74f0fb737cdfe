"""Rules between fields."""

from __future__ import annotations

import pytest

from routine_app.domain.problems import Severity
from tests.content.samples import BREATHING, ROUTINE, SQUAT, exercise, routine, said

NOT_MINUTES = (
    '8:57: the dose of squat.chair is written with "reps", not with "minutes" (such as {sets: 2, reps: 8}, or 2 x 8)'
)


@pytest.mark.parametrize(
    ("before", "after", "messages"),
    [
        (
            "id: squat.chair",
            "id: squat.bodyweight",
            ['19:9: "squat.bodyweight" is the "id" of two variations (first on line 6); each needs its own'],
        ),
        (
            "short_name: Chair squat",
            "short_name: SQUAT",
            ['21:17: "SQUAT" is the "short_name" of two variations (first on line 8); each needs its own'],
        ),
        (
            "level: base",
            "level: harder",
            ["9:12: the first variation is the default and must be of level base, not harder"],
        ),
        (
            "breath: out, step: 2",
            "breath: out, step: 3",
            ["17:56: there is no step 3: there are only 2 steps, and the first is step 1"],
        ),
        (
            "breath: out, step: 1",
            "breath: out, step: 2",
            ["29:54: there is no step 2: there is only 1 step, and the first is step 1"],
        ),
        (
            "phase: rise, seconds: 2.5",
            "phase: Lower, seconds: 2.5",
            ['17:17: "Lower" is the "phase" of two phases of one tempo (first on line 16); each needs its own'],
        ),
        (
            "reps: 8}\n",
            "reps: 8}\n    progression: [{sets: 3, reps: 9}, {sets: 1, hold: 20}]\n",
            ['15:39: the dose is written with "reps", so its progression must be too, not with "hold"'],
        ),
        (
            "sides: both\n    dose: {sets: 2, reps: 8}",
            "sides: both\n    until_week: 20\n    never_from_week: 20\n    dose: {sets: 2, reps: 8}",
            ['14:17: "until_week" must be before "never_from_week", which is 20'],
        ),
        (
            "equipment: []\n",
            "equipment: []\n    instead: [squat.chairr]\n    easier: [squat.bodyweight]\n",
            [
                '13:15: there is no variation "squat.chairr" in this exercise (did you mean "squat.chair"?)',
                '14:14: a variation cannot stand in its own "easier"',
            ],
        ),
    ],
)
def test_within_an_exercise(before: str, after: str, messages: list[str]) -> None:
    assert before in SQUAT
    reading = exercise(SQUAT.replace(before, after, 1))
    assert reading.value is None
    assert said(reading.problems) == messages


@pytest.mark.parametrize(
    ("before", "after", "messages"),
    [
        ("    until_week: 15\n", "", ['11:15: a variation with flat_on_back needs "until_week", at most 15']),
        ("    never_from_week: 20\n", "", ['11:15: a variation with flat_on_back needs "never_from_week", at most 20']),
        (
            "until_week: 15",
            "until_week: 16",
            ['19:17: "until_week" must be at most 15 for a variation with flat_on_back, not 16'],
        ),
        (
            "never_from_week: 20",
            "never_from_week: 21",
            ['20:22: "never_from_week" must be at most 20 for a variation with flat_on_back, not 21'],
        ),
        ("until_week: 15", "until_week: soon", ['19:17: "until_week" must be a whole number from 1 to 42, not "soon"']),
    ],
)
def test_flat_on_the_back_needs_its_weeks(before: str, after: str, messages: list[str]) -> None:
    assert before in BREATHING
    reading = exercise(BREATHING.replace(before, after))
    assert reading.value is None
    assert said(reading.problems) == messages


@pytest.mark.parametrize("weeks", [("14", "20"), ("15", "16")])
def test_flat_on_the_back_may_be_stricter(weeks: tuple[str, str]) -> None:
    text = BREATHING.replace("until_week: 15", f"until_week: {weeks[0]}")
    assert exercise(text.replace("never_from_week: 20", f"never_from_week: {weeks[1]}")).problems == ()


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (
            "exercise: squatt",
            '8:19: there is no exercise "squatt"; expected one of squat, breathing (did you mean "squat"?)',
        ),
        (
            "exercise: squat.chair",
            (
                '8:19: there is no exercise "squat.chair"; expected one of squat, breathing '
                "(write exercise: squat and variation: squat.chair)"
            ),
        ),
        (
            "{exercise: squat, variation: squat.chiar}",
            (
                '8:38: "squat.chiar" is not a variation of squat; expected one of squat.bodyweight, squat.chair '
                '(did you mean "squat.chair"?)'
            ),
        ),
        (
            "{exercise: squat, variation: br.supine}",
            (
                '8:38: "br.supine" is not a variation of squat; expected one of squat.bodyweight, squat.chair '
                "(it is one of breathing)"
            ),
        ),
        (
            "{exercise: breathing, dose: {sets: 2, reps: 8}}",
            '8:37: the dose of br.supine is written with "minutes", not with "reps" (such as {minutes: 3}, or 3 min)',
        ),
        (
            "{exercise: squat, variation: squat.chair, dose: {minutes: 3}}",
            NOT_MINUTES,
        ),
        (
            "{exercise: squat, breathing: clam}",
            (
                '8:38: "clam" is not a breathing pattern; expected one of easy_start, calm, balanced, coherent, '
                'long_out, exertion, stretch, soft_pause (did you mean "calm"?)'
            ),
        ),
    ],
)
def test_a_routine_and_the_exercises_that_there_are(item: str, message: str) -> None:
    reading = routine(ROUTINE.replace("exercise: squat", item))
    assert reading.value is None
    assert said(reading.problems) == [message]


def own(*texts: str) -> str:
    lines = [f"  {'- ' if n == 0 else '  '}{line}\n" for text in texts for n, line in enumerate(text.splitlines()[1:])]
    return "exercises:\n" + "".join(lines)


def test_own_exercises_are_checked_like_any_other_and_may_be_named() -> None:
    lunge = SQUAT.replace("squat", "lunge")
    named = ROUTINE.replace("exercise: squat", "{exercise: lunge, variation: lunge.chair}")
    assert routine(named + own(lunge)).problems == ()
    broken = routine(named + own(lunge.replace("step: 2", "step: 9")))
    assert said(broken.problems) == ["26:60: there is no step 9: there are only 2 steps, and the first is step 1"]


def test_a_broken_own_exercise_is_still_known_by_its_id() -> None:
    lunge = SQUAT.replace("squat", "lunge").replace("purpose: Strengthens the legs.\n", "")
    reading = routine(ROUTINE.replace("exercise: squat", "exercise: lunge") + own(lunge))
    assert said(reading.problems) == ['11:5: an exercise needs "purpose"']


def test_own_exercises_need_ids_of_their_own() -> None:
    lunge = SQUAT.replace("squat", "lunge")
    reading = routine(ROUTINE + own(lunge, lunge))
    assert said(reading.problems) == [
        '40:9: "lunge" is the "id" of two exercises (first on line 11); each needs its own'
    ]


def test_an_own_exercise_hides_the_variations_of_the_shipped_one() -> None:
    squat = SQUAT.replace("squat.", "mine.")
    reading = routine(ROUTINE.replace("exercise: squat", "{exercise: squat, variation: squat.chair}") + own(squat))
    assert said(reading.problems)[0] == (
        '8:38: "squat.chair" is not a variation of squat; expected one of mine.bodyweight, mine.chair'
    )


def test_an_id_that_cannot_be_shown_does_not_get_into_a_message() -> None:
    for bad in ("\\e[2J", "x" * 1000):
        reading = routine(ROUTINE.replace("exercise: squat", "exercise: lunge") + f'exercises:\n  - id: "{bad}"\n')
        message = next(each for each in said(reading.problems) if "there is no exercise" in each)
        assert message == '8:19: there is no exercise "lunge"; expected one of squat, breathing'


def test_sixty_items_at_most_repeats_counted() -> None:
    items = "      - exercise: squat\n" * 6
    text = ROUTINE.partition("    items:")[0] + "    repeat: 10\n    items:\n" + items
    assert [each.severity for each in routine(text).problems] == [Severity.WARNING]  # of its length alone
    assert said(routine(text + "      - exercise: squat\n").problems) == [
        "6:5: the routine is too long: more than 60 items, repeats counted"
    ]


def test_more_than_three_to_do_first_is_a_warning() -> None:
    items = "".join("      - {exercise: squat, core: true}\n" for _ in range(4))
    found = routine(ROUTINE.replace("      - exercise: squat\n", items))
    assert found.value is not None
    told = 'more than 3 items are "core": what to do when little gets done stands out less'
    assert said(found.problems) == [f"11:33: {told}"]
    assert routine(ROUTINE.replace("      - exercise: squat\n", items[: len(items) // 4 * 3])).problems == ()

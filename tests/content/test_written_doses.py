"""Doses as they are written on paper, and amounts with units, through the reader."""

from __future__ import annotations

import datetime as dt

import pytest

from routine_app.domain.dose import dose_text
from routine_app.domain.exercise import Dose, HoldDose, RepsDose, TimeDose
from tests.content.samples import ROUTINE, routine, said
from tests.content.test_routines import FULL

HOLD = '16:15: the dose of squat.chair is written with "reps", not with "hold" (such as {sets: 2, reps: 8}, or 2 x 8)'


def with_dose(dose: str) -> str:
    return FULL.replace("dose: {sets: 1, reps: 5}", f"dose: {dose}")


def own_dose(dose: str) -> str:
    return FULL.replace("dose: {sets: 1, hold: 30}", f"dose: {dose}")


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("2 x 10", RepsDose(2, 10)),
        ("2x10", RepsDose(2, 10)),
        ("3 \N{MULTIPLICATION SIGN} 8-10", RepsDose(3, 8, 10)),
        ("2 sets of 8 reps", RepsDose(2, 8)),
        ("'2 x 8 to 10'", RepsDose(2, 8, 10)),
        ("{sets: 2, reps: 8-10}", RepsDose(2, 8, 10)),
        ("{sets: 2, reps: 8\N{EN DASH}10}", RepsDose(2, 8, 10)),
    ],
)
def test_repetitions(text: str, dose: Dose) -> None:
    found = routine(with_dose(text))
    assert found.problems == ()
    assert found.value is not None
    assert found.value.sections[0].items[0].dose == dose


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("2 x 20 s", HoldDose(2, 20_000)),
        ('3 x 20"', HoldDose(3, 20_000)),
        ("1 x 0:40", HoldDose(1, 40_000)),
        ("{sets: 2, hold: 20 s}", HoldDose(2, 20_000)),
        ("{sets: 2, hold: 1.5 min}", HoldDose(2, 90_000)),
    ],
)
def test_holds(text: str, dose: Dose) -> None:
    found = routine(own_dose(text))
    assert [each for each in found.problems if each.severity == "error"] == []
    assert found.value is not None
    assert found.value.sections[1].items[0].dose == dose


@pytest.mark.parametrize("text", ["3 min", "{minutes: 3 min}", "{minutes: 180 s}", "3:00", "{minutes: 3}"])
def test_minutes(text: str) -> None:
    found = routine(ROUTINE + f"        dose: {text}\n")
    assert found.problems == ()
    assert found.value is not None
    assert found.value.sections[0].items[1].dose == TimeDose(180_000)


def test_a_range_is_shown_and_its_lower_end_counted() -> None:
    assert dose_text(RepsDose(2, 8, 10)) == "2 \N{MULTIPLICATION SIGN} 8\N{EN DASH}10"
    assert dose_text(RepsDose(2, 8)) == "2 \N{MULTIPLICATION SIGN} 8"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{sets: 2, reps: 10-8}", '16:31: "reps" must be a range from 1 to 100 such as 8-10, not "10-8" (write 8-10)'),
        ("2 x 500", '16:19: "reps" must be a whole number from 1 to 100, not 500'),
        ("2 x 20 s", HOLD),
        (
            "{sets: 2 sets, reps: 8}",
            '16:22: "sets" must be a whole number from 1 to 10, not "2 sets" (write only the number: 2)',
        ),
    ],
)
def test_what_is_wrong_is_told_at_the_dose(text: str, message: str) -> None:
    found = routine(with_dose(text))
    assert found.value is None
    assert said(found.problems) == [message]


@pytest.mark.parametrize(
    ("text", "ms"), [("90", 90_000), ("90 s", 90_000), ("1.5 min", 90_000), ("1:30", 90_000), ("'1:30'", 90_000)]
)
def test_a_rest(text: str, ms: int) -> None:
    found = routine(FULL.replace("rest: 20", f"rest: {text}"))
    assert found.problems == ()
    assert found.value is not None
    assert found.value.sections[0].items[0].rest_ms == ms


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1,5 min", '"1,5 min" (write it with a point: 1.5 min)'),
        ("20-30 s", '"20-30 s" (write one length, such as the first: 20 s)'),
        ("1.5 to 2 min", '"1.5 to 2 min" (write one length, such as the first: 1.5 min)'),
        ("10 min", '"10 min" (that is 600 seconds)'),
        ("45\u00a0", '"45" (delete the no-break space beside it)'),
        ("a while", '"a while"'),
    ],
)
def test_how_to_mend_a_rest(text: str, hint: str) -> None:
    found = routine(FULL.replace("rest: 20", f"rest: {text}"))
    assert said(found.problems) == [f'17:15: "rest" must be a number of seconds from 0 to 300, not {hint}']


def test_the_routine_as_a_whole() -> None:
    about = "physiotherapist: A. Physio\nreview: 2026-12-01\nnotes: |\n  Call me first.\n  Then begin.\n"
    found = routine(ROUTINE.replace("sections:", about + "sections:").replace("squat\n", "squat\n        core: true\n"))
    assert found.problems == ()
    assert found.value is not None
    assert (found.value.physiotherapist, found.value.review) == ("A. Physio", dt.date(2026, 12, 1))
    assert found.value.notes == "Call me first.\nThen begin."
    assert [item.core for item in found.value.sections[0].items] == [True, False]


@pytest.mark.parametrize("text", ["soon", "1.12.2026", "2026-13-01", "20261201"])
def test_a_review_is_a_day(text: str) -> None:
    found = routine(ROUTINE.replace("sections:", f"review: {text}\nsections:"))
    assert said(found.problems)[0].startswith('5:9: "review" must be a day such as 2026-03-01, not ')

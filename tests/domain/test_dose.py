import pytest

from routine_app.domain.dose import dose_for, dose_text
from routine_app.domain.exercise import Dose, HoldDose, RepsDose, TimeDose
from routine_app.domain.options import CompileOptions
from routine_app.domain.sentences import amount
from routine_app.domain.tempo import dose_as_done
from routine_app.domain.vocabulary import SegmentKind, Side, Sides
from tests.plans import BREATHING, BREATHS, SQUAT, STRETCH, item, laid_out_at_once, plan


@pytest.mark.parametrize(
    ("dose", "sides", "text"),
    [
        (RepsDose(2, 8), Sides.BOTH, "2 \u00d7 8"),
        (RepsDose(2, 8), Sides.EACH, "2 \u00d7 8 each side"),
        (HoldDose(2, 20_000), Sides.EACH, "2 \u00d7 20 s each side"),
        (HoldDose(1, 90_000), Sides.BOTH, "1 \u00d7 90 s"),
        (HoldDose(1, 2_500), Sides.BOTH, "1 \u00d7 2.5 s"),
        (TimeDose(180_000), Sides.BOTH, "3 min"),
        (TimeDose(90_000), Sides.BOTH, "1.5 min"),
        (TimeDose(40_000), Sides.BOTH, "40 s"),
    ],
)
def test_a_dose_reads_as_on_a_card(dose: Dose, sides: Sides, text: str) -> None:
    assert dose_text(dose, sides) == text


@pytest.mark.parametrize(
    ("own", "override", "done"),
    [
        (RepsDose(2, 8), None, RepsDose(2, 8)),
        (RepsDose(2, 8), RepsDose(3, 10), RepsDose(3, 10)),
        (HoldDose(2, 20_000), HoldDose(1, 30_000), HoldDose(1, 30_000)),
        (TimeDose(180_000), TimeDose(60_000), TimeDose(60_000)),
        (HoldDose(2, 20_000), RepsDose(3, 10), HoldDose(3, 20_000)),
        (RepsDose(2, 8), HoldDose(1, 30_000), RepsDose(1, 8)),
        (TimeDose(180_000), RepsDose(3, 10), TimeDose(180_000)),
        (RepsDose(2, 8), TimeDose(60_000), RepsDose(2, 8)),
    ],
)
def test_an_override_counts_for_its_own_kind_and_else_gives_its_sets(
    own: Dose, override: Dose | None, done: Dose
) -> None:
    assert dose_for(own, override) == done


@pytest.mark.parametrize(("asked_ms", "done_ms"), [(5_000, 10_000), (20_000, 20_000), (27_000, 30_000)])
def test_a_hold_is_told_in_the_seconds_that_it_lasts(asked_ms: int, done_ms: int) -> None:
    stretch = item(STRETCH, dose=HoldDose(2, asked_ms))
    assert dose_as_done(stretch) == HoldDose(2, done_ms)
    assert amount(stretch, CompileOptions()) == f"2 holds of {done_ms // 1000} seconds on each side."
    hold = [
        each for each in laid_out_at_once(plan(stretch)).segments if each.kind is SegmentKind.HOLD and each.set == 1
    ]
    assert sum(each.duration_ms for each in hold if each.side is Side.LEFT) == done_ms


def test_amounts_are_told_in_words() -> None:
    options = CompileOptions()
    assert amount(item(SQUAT), options) == "2 sets of 8."
    assert amount(item(SQUAT, dose=RepsDose(1, 8)), options) == "8 times."
    assert amount(item(SQUAT, dose=RepsDose(1, 1)), options) == "Once."
    assert amount(item(STRETCH, dose=HoldDose(1, 60_000)), options) == "One hold of 60 seconds on each side."
    assert amount(item(STRETCH, dose=HoldDose(1, 20_000)), CompileOptions(80)) == "One hold of 25 seconds on each side."
    assert amount(BREATHS, options) == "6 breaths, about 1 minute."
    assert amount(item(BREATHING, dose=TimeDose(1)), options) == "One breath."

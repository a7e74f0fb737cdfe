import pytest

from routine_app.domain.dose import dose_for, dose_text
from routine_app.domain.exercise import Dose, HoldDose, RepsDose, TimeDose
from routine_app.domain.vocabulary import Sides


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

import pytest

from routine_app.domain.cautions import FLAT, FLAT_LATE, SMALLER, cautions_today
from routine_app.domain.comfort import Comfort, Week
from routine_app.domain.exercise import Caution, Trimesters, Variation
from routine_app.domain.vocabulary import Suitability
from tests.domain.resolve_builders import variation

THIRD = Trimesters(second=Suitability.OK_OR_MODIFY, third=Suitability.MODIFY)
ALWAYS = Caution("Mind the step. Hold on.")
SECOND = Caution("Keep it lighter.", 14, 27)
LATE = Caution("Use the raised one.", from_week=28)
EARLY = Caution("Your usual range.", until_week=13)


def said(one: Variation, week: Week | None) -> tuple[str, ...]:
    return cautions_today(one, one.positions, Comfort(week=week))


@pytest.mark.parametrize(
    ("week", "texts"), [(8, (FLAT,)), (15, (FLAT,)), (16, (FLAT, FLAT_LATE)), (19, (FLAT, FLAT_LATE))]
)
@pytest.mark.parametrize("one", [variation("x.a", "supine"), variation("x.a", "incline", demands="flat_on_back")])
def test_flat_on_the_back_always_carries_a_caution(one: Variation, week: int, texts: tuple[str, ...]) -> None:
    assert said(one, week) == texts


def test_flat_on_the_back_carries_it_after_the_birth_and_without_a_week_too() -> None:
    flat = variation("x.a", "supine", cautions=(ALWAYS,))
    assert said(flat, "postpartum") == (FLAT, ALWAYS.text)
    assert said(flat, None) == (FLAT, FLAT_LATE, ALWAYS.text)


@pytest.mark.parametrize(
    ("week", "texts"),
    [
        (1, (ALWAYS.text, EARLY.text)),
        (13, (ALWAYS.text, EARLY.text)),
        (14, (ALWAYS.text, SECOND.text)),
        (27, (ALWAYS.text, SECOND.text)),
        (28, (ALWAYS.text, LATE.text)),
        (42, (ALWAYS.text, LATE.text)),
        ("postpartum", (ALWAYS.text,)),
    ],
)
def test_each_caution_holds_in_its_weeks_and_stays_a_text_of_its_own(week: Week, texts: tuple[str, ...]) -> None:
    assert said(variation("x.a", cautions=(ALWAYS, SECOND, LATE, EARLY)), week) == texts


def test_an_unsaid_week_hears_all_that_holds_from_week_20_on() -> None:
    """Content sheet B4.5: an unsaid week counts as 20 or later."""
    assert said(variation("x.a", cautions=(ALWAYS, SECOND, LATE, EARLY)), None) == (
        ALWAYS.text,
        SECOND.text,
        LATE.text,
    )


def test_a_smaller_movement_where_the_sheet_says_modify_and_no_caution_says_how() -> None:
    one = variation("x.a", cautions=(ALWAYS,), trimesters=THIRD)
    assert said(one, 27) == (ALWAYS.text,)
    assert said(one, 28) == (SMALLER, ALWAYS.text)
    assert said(one, None) == (SMALLER, ALWAYS.text)
    assert said(variation("x.a", cautions=(LATE,), trimesters=THIRD), 28) == (LATE.text,)


def test_beyond_its_weeks_by_choice() -> None:
    one = variation("x.a", cautions=(ALWAYS,), until_week=27)
    assert said(one, 27) == (ALWAYS.text,)
    assert said(one, 28) == ("Best kept for the weeks up to 27.", ALWAYS.text)


def test_nothing_is_said_twice() -> None:
    flat = variation("x.a", "supine", cautions=(Caution(FLAT), ALWAYS, ALWAYS))
    assert said(flat, 8) == (FLAT, ALWAYS.text)

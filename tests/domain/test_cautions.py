import pytest

from routine_app.domain.cautions import FLAT, FLAT_LATE, advice_for, caution
from routine_app.domain.exercise import Trimesters, Variation
from routine_app.domain.vocabulary import Suitability
from tests.domain.resolve_builders import variation

THIRD = Trimesters(second=Suitability.OK_OR_MODIFY, third=Suitability.MODIFY)


def said(one: Variation, week: int | None) -> str:
    return caution(one, one.positions, week)


@pytest.mark.parametrize(("week", "text"), [(None, FLAT), (8, FLAT), (15, FLAT), (16, FLAT_LATE), (19, FLAT_LATE)])
@pytest.mark.parametrize("one", [variation("x.a", "supine"), variation("x.a", "incline", demands="flat_on_back")])
def test_flat_on_the_back_always_carries_a_caution(one: Variation, week: int | None, text: str) -> None:
    assert said(one, week) == text


def test_nothing_to_say_about_an_ordinary_one() -> None:
    one = variation("x.a", cautions="Mind the step.", trimesters=THIRD)
    assert said(one, None) == ""
    assert said(one, 13) == ""
    assert said(one, 27) == ""


def test_a_smaller_range_where_the_sheet_says_modify() -> None:
    one = variation("x.a", cautions="All trimesters; lift no higher than the hip. More.", trimesters=THIRD)
    assert said(one, 28) == "Smaller range at this stage. Lift no higher than the hip."
    assert said(variation("x.a", trimesters=THIRD), 28) == "Smaller range at this stage."


def test_range_is_said_once() -> None:
    one = variation("x.a", cautions="Small range in the second and third trimester.", trimesters=THIRD)
    assert said(one, 30) == "Small range in the second and third trimester."


def test_beyond_its_weeks_by_choice() -> None:
    one = variation("x.a", cautions="Go slowly.", until_week=27)
    assert said(one, 27) == ""
    assert said(one, 28) == "Best kept for the weeks up to 27. Go slowly."


@pytest.mark.parametrize(
    ("week", "advice"),
    [(10, "Usual range with a light load."), (20, "Lighter and a shorter range."), (30, "Use the elevated version.")],
)
def test_advice_is_taken_for_her_trimester(week: int, advice: str) -> None:
    text = (
        "First trimester: usual range with a light load. Second: lighter and a shorter range. "
        "Third: use the elevated version. Never on held breath."
    )
    assert advice_for(text, week) == advice


@pytest.mark.parametrize(
    ("text", "week", "advice"),
    [
        ("Second and third trimester: shallow range.", 30, "Shallow range."),
        ("Second and third trimester: shallow range. Mind the rest.", 10, "Mind the rest."),
        ("All trimesters with a firm hold. More.", 30, "All trimesters with a firm hold."),
        ("All trimesters. Raise the seat if it hurts.", 30, "Raise the seat if it hurts."),
        ("All trimesters.", 30, ""),
        ("On a ball: chair beside you.", 30, "On a ball: chair beside you."),
        ("", 30, ""),
    ],
)
def test_advice_leaves_out_what_says_nothing_now(text: str, week: int, advice: str) -> None:
    assert advice_for(text, week) == advice

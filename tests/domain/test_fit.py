import pytest

from routine_app.domain.comfort import POSTPARTUM, Week
from routine_app.domain.exercise import Trimesters, Variation
from routine_app.domain.fit import Objection, ObjectionKind, fitting_ways, gets_down, objections
from routine_app.domain.vocabulary import Demand, Equipment, Position, Suitability
from tests.domain.resolve_builders import comfort, variation

FLAT = variation("b.floor", "supine", demands="head_below_hips flat_on_back floor", until_week=15, never_from_week=20)


def whats(objected: tuple[Objection, ...]) -> list[object]:
    return [one.what for one in objected]


def test_nothing_avoided_nothing_missing_fits() -> None:
    assert objections(FLAT, comfort()) == ()


@pytest.mark.parametrize("slug", ["supine", "head_below_hips", "flat_on_back", "floor"])
def test_an_avoided_position_or_demand_objects(slug: str) -> None:
    assert [str(one.what) for one in objections(FLAT, comfort(slug))] == [slug]


def test_the_floor_comes_first_then_positions_then_demands_then_equipment_then_the_week() -> None:
    one = variation("b.x", "supine", demands="head_below_hips flat_on_back floor", needs="mat")
    found = objections(one, comfort("head_below_hips supine floor", "mat", week=30))
    assert whats(found) == [
        Demand.FLOOR, Position.SUPINE, Demand.HEAD_BELOW_HIPS, Equipment.MAT, Demand.FLAT_ON_BACK,
    ]  # fmt: skip
    assert found[-1] == Objection(ObjectionKind.WEEK, Demand.FLAT_ON_BACK, 20)


def test_optional_demands_and_equipment_do_not_object() -> None:
    one = variation("s.counter", needs="counter", optional_demands=(Demand.PARTNER,), optional=(Equipment.BALL,))
    assert objections(one, comfort("partner", "ball")) == ()
    assert whats(objections(one, comfort("", "counter"))) == [Equipment.COUNTER]


@pytest.mark.parametrize(
    ("positions", "avoid"),
    [
        ("supine", "flat_on_back"),
        ("supine", "floor"),
        ("side_lying", "floor"),
        ("all_fours", "floor"),
        ("all_fours", "kneeling_pressure"),
        ("kneeling", "floor"),
        ("kneeling", "kneeling_pressure"),
    ],
)
def test_a_position_implies_what_a_file_forgot_to_say(positions: str, avoid: str) -> None:
    assert [str(one.what) for one in objections(variation("x.a", positions), comfort(avoid))] == [avoid]


def test_flat_on_back_is_lying_on_the_back_whatever_position_the_file_gives() -> None:
    one = variation("x.a", "incline", demands="flat_on_back")
    assert whats(objections(one, comfort("supine"))) == [Position.SUPINE]


def test_equipment_weight_is_holding_a_weight() -> None:
    assert whats(objections(variation("x.a", needs="weight"), comfort("weight"))) == [Demand.WEIGHT]


def test_any_position_needs_only_one_that_is_not_avoided() -> None:
    one = variation("x.a", "seated standing", any_position=True)
    assert fitting_ways(one, comfort(), asked=False) == ((Position.SEATED,), (Position.STANDING,))
    assert fitting_ways(one, comfort("seated"), asked=False) == ((Position.STANDING,),)
    assert objections(one, comfort("seated")) == ()
    assert whats(objections(one, comfort("seated standing"))) == [Position.SEATED, Position.STANDING]


def test_positions_in_turn_are_all_needed() -> None:
    one = variation("x.chair", "seated standing")
    assert fitting_ways(one, comfort(), asked=False) == ((Position.SEATED, Position.STANDING),)
    assert whats(objections(one, comfort("standing"))) == [Position.STANDING]


def test_only_the_flat_one_of_any_positions_falls_away_with_the_weeks() -> None:
    one = variation("x.a", "supine side_lying", any_position=True)
    assert fitting_ways(one, comfort(week=15), asked=False) == ((Position.SUPINE,), (Position.SIDE_LYING,))
    assert fitting_ways(one, comfort(week=16), asked=False) == ((Position.SIDE_LYING,),)


@pytest.mark.parametrize(
    ("week", "by_itself", "when_asked"),
    [(None, False, False), (1, True, True), (15, True, True), (16, False, True), (19, False, True), (20, False, False),
     (42, False, False), (POSTPARTUM, True, True)],
)  # fmt: skip
@pytest.mark.parametrize("one", [FLAT, variation("x.forgot", "supine"), variation("x.flat", demands="flat_on_back")])
def test_flat_on_the_back_by_week(one: Variation, week: Week | None, by_itself: bool, when_asked: bool) -> None:
    assert bool(fitting_ways(one, comfort(week=week), asked=False)) is by_itself
    assert bool(fitting_ways(one, comfort(week=week), asked=True)) is when_asked


def test_a_file_may_be_stricter_about_lying_flat_but_not_laxer() -> None:
    strict = variation("x.a", "supine", until_week=12, never_from_week=14)
    assert not fitting_ways(strict, comfort(week=13), asked=False)
    assert not fitting_ways(strict, comfort(week=14), asked=True)
    lax = variation("x.a", "supine", until_week=30, never_from_week=40)
    assert not fitting_ways(lax, comfort(week=16), asked=False)
    assert not fitting_ways(lax, comfort(week=20), asked=True)


def test_weeks_of_its_own() -> None:
    one = variation("x.a", until_week=27)
    assert objections(one, comfort(week=27), asked=False) == ()
    assert objections(one, comfort(week=28), asked=False) == (Objection(ObjectionKind.WEEK, None, 28),)
    assert objections(one, comfort(week=40), asked=True) == ()


def test_a_trimester_to_avoid_counts_where_no_weeks_are_given() -> None:
    late = Trimesters(third=Suitability.AVOID)
    assert objections(variation("x.a", trimesters=late), comfort(week=27)) == ()
    assert objections(variation("x.a", trimesters=late), comfort(week=28)) == (Objection(ObjectionKind.WEEK, None),)
    assert objections(variation("x.a", trimesters=late), comfort()) == ()
    early = Trimesters(second=Suitability.AVOID)
    assert objections(variation("x.a", "supine", trimesters=early, until_week=15), comfort(week=14), asked=False) == ()


@pytest.mark.parametrize(
    ("one", "down"),
    [
        (variation("x.a"), False),
        (variation("x.a", "seated"), False),
        (variation("x.a", "seated", demands="floor"), True),
        (variation("x.a", "incline"), True),
        (variation("x.a", "all_fours"), True),
    ],
)
def test_getting_down(one: Variation, down: bool) -> None:
    assert gets_down(one) is down

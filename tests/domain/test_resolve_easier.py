from routine_app.domain.cautions import FLAT, FLAT_LATE
from routine_app.domain.exercise import HoldDose, RepsDose, TimeDose
from routine_app.domain.plan import PlanItem
from routine_app.domain.resolve import easier_than, swap_item
from routine_app.domain.routine import RoutineItem
from routine_app.domain.vocabulary import Position
from tests.domain.resolve_builders import (
    FLOOR_BRIDGE,
    HIP_THRUST,
    SQUEEZE,
    comfort,
    exercise,
    only,
    plan,
    routine,
    variation,
)


class TestEasier:
    LIFT = variation("x.lift", "all_fours", demands="kneeling_pressure weight_on_hands floor")
    LYING = variation("x.lying", "side_lying", demands="floor", level="easier")
    SEATED = variation("x.seated", "seated", level="easier")
    TOE = variation("x.toe", "all_fours", demands="floor", level="easier")
    HELPED = variation("x.helped", "all_fours", demands="partner", level="easier")
    WEIGHTED = variation("x.weighted", "standing", demands="weight", level="harder")
    X = exercise(LIFT, HELPED, SEATED, LYING, TOE, WEIGHTED)

    def item(self, named: str) -> PlanItem:
        return only(plan(routine(RoutineItem("x", variation=named)), {"x": self.X}))

    def test_the_same_start_position_is_nearest(self) -> None:
        assert easier_than(self.item("x.lift"), comfort()) is self.TOE

    def test_then_one_at_the_same_height(self) -> None:
        assert easier_than(self.item("x.lift"), comfort("all_fours")) is self.LYING
        assert easier_than(self.item("x.lift"), comfort("floor")) is self.SEATED

    def test_the_nearest_lower_level_first(self) -> None:
        assert easier_than(self.item("x.weighted"), comfort()) is self.LIFT
        assert easier_than(self.item("x.weighted"), comfort("weight_on_hands")) is self.SEATED

    def test_at_the_lowest_level_one_with_fewer_demands(self) -> None:
        assert easier_than(self.item("x.toe"), comfort()) is self.SEATED
        assert easier_than(self.item("x.seated"), comfort()) is None
        assert easier_than(self.item("x.lying"), comfort("seated")) is None

    def test_flat_on_the_back_is_not_offered_from_week_16(self) -> None:
        known = {"x": exercise(variation("x.a", "incline"), variation("x.flat", "supine", level="easier"))}
        item = only(plan(routine("x"), known))
        assert easier_than(item, comfort(week=15)) is not None
        assert easier_than(item, comfort(week=16)) is None

    def test_asking_again_and_again_ends(self) -> None:
        item, seen = self.item("x.weighted"), []
        while (easier := easier_than(item, comfort())) is not None:
            seen.append(easier.id)
            item = swap_item(item, easier, "Easier.", comfort())
        assert seen == ["x.lift", "x.toe", "x.seated"]


class TestSwap:
    def test_the_swap_says_what_it_replaces(self) -> None:
        item = only(plan(routine(RoutineItem("bridge", notes="Slowly."))))
        swapped = swap_item(item, HIP_THRUST, "Easier today.")
        assert (swapped.variation, swapped.replaced, swapped.reason) == (HIP_THRUST, FLOOR_BRIDGE, "Easier today.")
        assert (swapped.start, swapped.end, swapped.cautions) == (Position.INCLINE, Position.INCLINE, ())
        assert swapped.notes == "Slowly."

    def test_what_the_routine_meant_is_kept_over_two_swaps_and_gone_on_the_way_back(self) -> None:
        item = only(plan(routine("bridge")))
        twice = swap_item(swap_item(item, HIP_THRUST, "One.", comfort()), SQUEEZE, "Two.", comfort())
        assert twice.replaced is FLOOR_BRIDGE
        back = swap_item(twice, FLOOR_BRIDGE, "", comfort())
        assert back.replaced is None
        assert back == item

    def test_any_position_stays_where_she_is_or_where_she_may_be(self) -> None:
        item = only(plan(routine("slide"), avoid="all_fours"))
        loose = variation("slide.loose", "seated standing", any_position=True)
        assert swap_item(item, loose, "").start is Position.STANDING
        assert swap_item(item, loose, "", comfort("standing")).start is Position.SEATED

    def test_a_dose_of_the_routine_is_kept_as_far_as_it_applies(self) -> None:
        hold = variation("x.hold", dose=HoldDose(1, 40_000))
        breath = variation("x.breath", dose=TimeDose(60_000))
        known = {"x": exercise(variation("x.reps"), hold, breath)}
        own = only(plan(routine("x"), known))
        assert swap_item(own, hold, "").dose == HoldDose(1, 40_000)
        given = only(plan(routine(RoutineItem("x", dose=RepsDose(3, 10))), known))
        assert swap_item(given, hold, "").dose == HoldDose(3, 40_000)
        assert swap_item(given, breath, "").dose == TimeDose(60_000)

    def test_the_caution_is_for_her_week(self) -> None:
        item = only(plan(routine("bridge"), avoid="supine"))
        assert swap_item(item, FLOOR_BRIDGE, "", comfort(week=17)).cautions == (FLAT, FLAT_LATE)

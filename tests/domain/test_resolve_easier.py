from routine_app.domain.cautions import FLAT, FLAT_LATE
from routine_app.domain.easier import easier_than
from routine_app.domain.exercise import Gentler, HoldDose, Phase, RepsDose, TimeDose
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import PlanItem
from routine_app.domain.resolve import swap_item
from routine_app.domain.routine import RoutineItem
from routine_app.domain.tempo import timed_tempo
from routine_app.domain.vocabulary import Breath, Position
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

    def test_the_nearest_lower_level_at_the_nearest_height_first(self) -> None:
        base = variation("x.base", "standing")
        assert easier_than(self.item("x.weighted"), comfort()) is self.SEATED
        assert easier_than(self.item("x.weighted"), comfort("seated")) is self.LIFT
        known = {"x": exercise(base, variation("x.held", "standing", level="easier"), self.WEIGHTED)}
        assert easier_than(only(plan(routine(RoutineItem("x", variation="x.weighted")), known)), comfort()) is base

    def test_at_one_level_one_with_fewer_demands_for_which_she_need_not_get_up(self) -> None:
        assert easier_than(self.item("x.toe"), comfort()) is None
        held = variation("x.held", "standing", demands="balance", level="easier")
        item = PlanItem(exercise(self.LIFT, self.SEATED, held), held, held.dose, Position.STANDING, Position.STANDING)
        assert easier_than(item, comfort()) is self.SEATED
        assert easier_than(self.item("x.seated"), comfort()) is None
        assert easier_than(self.item("x.lying"), comfort("seated")) is None

    def test_the_files_own_word_comes_first_where_it_fits(self) -> None:
        lift = variation("x.lift", "all_fours", easier=("x.lying", "x.seated"))
        known = {"x": exercise(lift, self.TOE, self.LYING, self.SEATED)}
        item = only(plan(routine("x"), known))
        assert easier_than(item, comfort()) is self.LYING
        assert easier_than(item, comfort("side_lying")) is self.SEATED
        assert easier_than(item, comfort("side_lying seated")) is self.TOE

    def test_a_gentler_way_stays_where_she_is_and_is_the_last_one(self) -> None:
        way = Gentler("Shorter breaths", "Breathe as you like.", "easy_start")
        breath = (Phase("in", 4000, Breath.IN, 0), Phase("out", 8000, Breath.OUT, 0))
        lying = variation("x.lying", "side_lying", dose=TimeDose(60_000), tempo=breath, gentler=way)
        written = routine(RoutineItem("x", breathing="long_out"))
        item = only(plan(written, {"x": exercise(lying, self.SEATED)}))
        gentler = easier_than(item, comfort())
        assert gentler is not None
        assert (gentler.id, gentler.short_name, gentler.steps) == ("x.lying", way.name, (*lying.steps, way.step))
        swapped = swap_item(item, gentler, "Easier.", comfort())
        assert swapped.breathing is None
        assert [(phase.breath, phase.ms) for phase in timed_tempo(swapped, CompileOptions())] == [
            (Breath.IN, 3000),
            (Breath.OUT, 4000),
        ]
        assert (swapped.start, swapped.dose) == (Position.SIDE_LYING, item.dose)
        assert easier_than(swapped, comfort()) is None

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
        assert seen == ["x.seated"]


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

import pytest

from routine_app.domain.breath import PATTERNS
from routine_app.domain.cautions import FLAT, FLAT_LATE, SMALLER
from routine_app.domain.comfort import Week
from routine_app.domain.exercise import Caution, HoldDose, RepsDose, Trimesters
from routine_app.domain.routine import Routine, RoutineItem, Section
from routine_app.domain.vocabulary import Equipment, FirstSide, Position, Side, Suitability
from tests.domain.resolve_builders import (
    BRIDGE,
    FLOOR_BRIDGE,
    HIP_THRUST,
    SINGLE_LEG,
    SLIDE,
    SQUEEZE,
    STANDING_SLIDE,
    WEDGE,
    exercise,
    only,
    plan,
    routine,
    variation,
)


def test_the_routine_stands_as_it_is_where_all_fits() -> None:
    item = only(plan(routine(RoutineItem("bridge", notes="Slowly.", tempo_scale=1.25, self_paced=True))))
    assert item.variation is FLOOR_BRIDGE
    assert item.exercise is BRIDGE
    assert (item.start, item.end) == (Position.SUPINE, Position.SUPINE)
    assert (item.replaced, item.reason) == (None, "")
    assert (item.section, item.notes, item.tempo_scale, item.self_paced) == ("Main", "Slowly.", 1.25, True)


def test_the_named_variation_is_what_is_meant() -> None:
    item = only(plan(routine(RoutineItem("bridge", variation="bridge.squeeze"))))
    assert (item.variation, item.replaced) == (SQUEEZE, None)


def test_a_swap_takes_the_same_level_first_and_says_why() -> None:
    item = only(plan(routine("bridge"), avoid="head_below_hips"))
    assert (item.variation, item.replaced) == (HIP_THRUST, FLOOR_BRIDGE)
    assert item.reason == "Hip thrust instead of floor bridge: keeps your head above your hips."
    assert (item.start, item.end) == (Position.INCLINE, Position.INCLINE)


def test_names_keep_the_hyphen_and_lose_the_capital() -> None:
    item = only(plan(routine("slide"), avoid="all_fours"))
    assert item.reason == "Standing slide instead of all-fours slide: keeps you off your hands and knees."


def test_easier_ones_come_next() -> None:
    item = only(plan(routine("bridge"), avoid="floor"))
    assert item.variation is SQUEEZE
    assert item.reason == "Squeeze instead of floor bridge: no need to get down."


def test_equipment_that_is_missing() -> None:
    item = only(plan(routine(RoutineItem("slide", variation="slide.standing_slide")), without="counter"))
    assert item.variation is SLIDE
    assert item.reason == "All-fours slide instead of standing slide: needs no counter."


def test_never_a_harder_one() -> None:
    two = exercise(FLOOR_BRIDGE, SINGLE_LEG, name="Bridge")
    made = plan(routine("bridge"), {"bridge": two}, avoid="head_below_hips")
    assert made.items == ()
    (skip,) = made.skipped
    assert (skip.exercise, skip.name) == ("bridge", "Bridge")
    assert skip.reason == ("Bridge is left out today: every version that is no harder needs your head below your hips.")


def test_from_a_harder_one_the_nearest_level_is_next() -> None:
    item = only(plan(routine(RoutineItem("bridge", variation="bridge.single_leg")), avoid="incline"))
    assert item.variation is FLOOR_BRIDGE
    item = only(plan(routine(RoutineItem("bridge", variation="bridge.single_leg")), avoid="incline supine"))
    assert item.variation is SQUEEZE


def test_a_skip_in_a_repeated_section_is_told_once() -> None:
    written = Routine("r", "R", "", (Section("Main", (RoutineItem("slide"), RoutineItem("bridge")), repeat=2),))
    made = plan(written, avoid="all_fours", without="counter")
    assert [item.exercise.id for item in made.items] == ["bridge", "bridge"]
    assert [skip.reason for skip in made.skipped] == [
        "Slide is left out today: every version needs all fours or a counter or sturdy table."
    ]


def test_position_changes_decide_among_the_same_level() -> None:
    hinge = exercise(variation("hinge.hinge"))
    rock = exercise(
        variation("rock.all_fours_rock", "all_fours"),
        variation("rock.seated_rock", "seated", named_in_article=True),
        variation("rock.standing_rock", "standing"),
    )
    made = plan(routine("hinge", "rock", "hinge"), {"hinge": hinge, "rock": rock}, avoid="all_fours")
    assert made.items[1].variation.id == "rock.standing_rock"
    assert made.position_changes == 0


def test_any_position_goes_with_its_neighbours() -> None:
    chair = exercise(variation("chair.chair_squat", "seated standing"))
    squeeze = exercise(variation("squeeze.squeeze", "seated standing", any_position=True))
    known = {"chair": chair, "squeeze": squeeze}
    made = plan(routine("squeeze", "chair", "squeeze"), known)
    assert [item.start for item in made.items] == [Position.SEATED, Position.SEATED, Position.STANDING]
    assert made.position_changes == 0
    assert only(plan(routine("squeeze"), known, avoid="seated")).start is Position.STANDING


def test_a_routine_that_stays_up_is_not_taken_to_the_floor_by_a_swap() -> None:
    sit = variation("slide.seated_press", "seated", level="easier")
    known = {"slide": exercise(SLIDE, STANDING_SLIDE, sit)}
    up = routine(RoutineItem("slide", variation="slide.standing_slide"))
    assert only(plan(up, known, avoid="standing")).variation is sit
    assert only(plan(up, known, avoid="standing seated")).variation is SLIDE
    both = routine(RoutineItem("slide", variation="slide.standing_slide"), "slide")
    assert plan(both, known, avoid="standing").items[0].variation is SLIDE


def test_a_helper_is_never_taken_for_granted() -> None:
    hang = variation("itb.leg_hang", "side_lying", demands="partner")
    known = {"itb": exercise(variation("itb.strap", "incline"), hang)}
    (skip,) = plan(routine("itb"), known, avoid="incline").skipped
    assert skip.reason == "Itb is left out today: every version needs lying propped up or a helper."
    assert only(plan(routine(RoutineItem("itb", variation="itb.leg_hang")), known)).variation is hang
    assert only(plan(routine("itb"), known, pinned={"itb": "itb.leg_hang"})).variation is hang


class TestPins:
    def test_her_own_choice_comes_first(self) -> None:
        item = only(plan(routine("bridge"), pinned={"bridge": "bridge.wedge_bridge"}))
        assert (item.variation, item.replaced) == (WEDGE, FLOOR_BRIDGE)
        assert item.reason == "Your own choice: wedge bridge instead of floor bridge."

    def test_she_may_choose_a_harder_one(self) -> None:
        assert only(plan(routine("bridge"), pinned={"bridge": "bridge.single_leg"})).variation is SINGLE_LEG

    def test_choosing_what_the_routine_means_needs_no_reason(self) -> None:
        item = only(plan(routine("bridge"), pinned={"bridge": "bridge.floor_bridge"}))
        assert (item.replaced, item.reason) == (None, "")

    def test_one_that_does_not_fit_today_is_told(self) -> None:
        item = only(plan(routine("bridge"), without="wedge", pinned={"bridge": "bridge.wedge_bridge"}))
        assert (item.variation, item.replaced) == (FLOOR_BRIDGE, None)
        assert item.reason == "Your own choice, wedge bridge, is left out today: it needs a wedge."

    def test_one_that_does_not_fit_and_a_swap_are_both_told(self) -> None:
        pinned = {"bridge": "bridge.wedge_bridge"}
        item = only(plan(routine("bridge"), avoid="head_below_hips", without="wedge", pinned=pinned))
        assert item.variation is HIP_THRUST
        assert item.reason == (
            "Your own choice, wedge bridge, is left out today: it needs a wedge. "
            "Hip thrust instead of floor bridge: keeps your head above your hips."
        )

    def test_the_same_reason_is_not_told_twice(self) -> None:
        pinned = {"bridge": "bridge.floor_bridge"}
        item = only(plan(routine("bridge"), avoid="head_below_hips", pinned=pinned))
        assert item.reason == "Hip thrust instead of floor bridge: keeps your head above your hips."

    def test_one_that_is_no_longer_there_counts_as_none(self) -> None:
        item = only(plan(routine("bridge"), pinned={"bridge": "bridge.gone"}))
        assert (item.variation, item.reason) == (FLOOR_BRIDGE, "")


class TestWeeks:
    EXPLICIT = routine(RoutineItem("bridge", variation="bridge.floor_bridge"))

    @pytest.mark.parametrize("week", [1, 15, "postpartum"])
    def test_outside_those_weeks_flat_on_the_back_stands_with_a_caution(self, week: Week | None) -> None:
        item = only(plan(routine("bridge"), week=week))
        assert item.variation is FLOOR_BRIDGE
        assert item.cautions == (FLAT,)

    @pytest.mark.parametrize("week", [16, 19])
    def test_from_week_16_it_is_not_chosen_by_itself(self, week: int) -> None:
        item = only(plan(routine("bridge"), week=week))
        assert item.variation is HIP_THRUST
        assert item.reason == (
            "Hip thrust instead of floor bridge: from week 16 lying flat on the back is best left out."
        )
        assert item.cautions == ()

    @pytest.mark.parametrize("week", [16, 19])
    def test_up_to_week_19_it_may_be_asked_for(self, week: int) -> None:
        named = only(plan(self.EXPLICIT, week=week))
        pinned = only(plan(routine("bridge"), week=week, pinned={"bridge": "bridge.floor_bridge"}))
        for item in (named, pinned):
            assert (item.variation, item.reason) == (FLOOR_BRIDGE, "")
            assert item.cautions == (FLAT, FLAT_LATE)

    def test_from_week_20_never(self) -> None:
        reason = "Hip thrust instead of floor bridge: from week 20 lying flat on the back is best left out."
        assert only(plan(self.EXPLICIT, week=20)).reason == reason
        assert only(plan(routine("bridge"), week=20, pinned={"bridge": "bridge.floor_bridge"})).reason == reason

    def test_an_unsaid_week_counts_as_week_20_or_later(self) -> None:
        said = (
            "Hip thrust instead of floor bridge: from week 20 lying flat on the back is best left out, and your week "
        )
        for made in (plan(self.EXPLICIT, week=None), plan(routine("bridge"), week=None)):
            assert only(made).reason == f"{said}is not set."

    def test_a_swap_never_lies_her_flat_from_week_16(self) -> None:
        tilt = exercise(variation("rock.rock", "seated"), variation("rock.tilt", "supine"))
        made = plan(routine("rock", "bridge"), {"rock": tilt, "bridge": BRIDGE}, avoid="seated", week=16)
        assert [skip.reason for skip in made.skipped] == [
            "Rock is left out today: every version needs sitting or lying flat on your back."
        ]

    def test_a_smaller_range_is_worth_saying(self) -> None:
        late = Trimesters(third=Suitability.MODIFY)
        squat = exercise(variation("squat.squat", trimesters=late, cautions=(Caution("A chair behind."),)))
        assert only(plan(routine("squat"), {"squat": squat}, week=27)).cautions == ("A chair behind.",)
        assert only(plan(routine("squat"), {"squat": squat}, week=28)).cautions == (SMALLER, "A chair behind.")


class TestFields:
    def test_dose(self) -> None:
        hold = variation("x.hold", "seated", dose=HoldDose(2, 20_000))
        known = {"x": exercise(variation("x.reps"), hold)}
        item = RoutineItem("x", dose=RepsDose(3, 10))
        assert only(plan(routine("x"), known)).dose == RepsDose(2, 8)
        assert only(plan(routine(item), known)).dose == RepsDose(3, 10)
        assert only(plan(routine(item), known, avoid="standing")).dose == HoldDose(3, 20_000)

    def test_rest_and_get_ready_come_from_the_item_or_else_the_routine(self) -> None:
        item = RoutineItem("bridge", rest_ms=0, get_ready_ms=0)
        made = plan(routine("bridge", item, rest_ms=30_000, get_ready_ms=5_000))
        assert [(one.rest_ms, one.get_ready_ms) for one in made.items] == [(30_000, 5_000), (0, 0)]

    def test_breathing(self) -> None:
        made = plan(routine("bridge", RoutineItem("bridge", breathing="calm")))
        assert [item.breathing for item in made.items] == [None, PATTERNS["calm"]]

    @pytest.mark.parametrize(("sore", "first"), [(None, Side.LEFT), (Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)])
    def test_the_easier_side_goes_first(self, sore: Side | None, first: Side) -> None:
        assert only(plan(routine("bridge"), sore_side=sore)).first_side is first

    @pytest.mark.parametrize(
        ("wanted", "sore", "first"),
        [
            (FirstSide.LEFT, Side.LEFT, Side.LEFT),
            (FirstSide.RIGHT, Side.RIGHT, Side.RIGHT),
            (FirstSide.RIGHT, None, Side.RIGHT),
            (FirstSide.SORE, Side.RIGHT, Side.RIGHT),
            (FirstSide.SORE, Side.LEFT, Side.LEFT),
            (FirstSide.SORE, None, Side.LEFT),
        ],
    )
    def test_the_routine_says_which_side_an_item_begins_with(
        self, wanted: FirstSide, sore: Side | None, first: Side
    ) -> None:
        made = plan(routine(RoutineItem("bridge", first_side=wanted), "bridge"), sore_side=sore)
        as_usual = only(plan(routine("bridge"), sore_side=sore)).first_side
        assert [item.first_side for item in made.items] == [first, as_usual]

    def test_the_plan_knows_its_routine(self) -> None:
        made = plan(routine("bridge"))
        assert (made.routine_id, made.routine_name) == ("r", "R")

    def test_sections_are_repeated_in_order(self) -> None:
        sections = (
            Section("One", (RoutineItem("bridge"), RoutineItem("slide")), repeat=2),
            Section("Two", (RoutineItem("bridge"),)),
        )
        made = plan(Routine("r", "R", "", sections))
        assert [(item.section, item.exercise.id) for item in made.items] == [
            ("One", "bridge"), ("One", "slide"), ("One", "bridge"), ("One", "slide"), ("Two", "bridge"),
        ]  # fmt: skip

    def test_the_routine_s_own_exercises_win(self) -> None:
        own = exercise(variation("bridge.mine", "seated"))
        assert only(plan(routine("bridge", exercises=(own,)))).exercise is own

    def test_nothing_at_all_may_be_possible(self) -> None:
        made = plan(routine("bridge", "slide"), avoid=" ".join(Position))
        assert (made.items, made.position_changes, len(made.skipped)) == ((), 0, 2)

    @pytest.mark.parametrize(
        "item", [RoutineItem("none"), RoutineItem("bridge", variation="x"), RoutineItem("bridge", breathing="box")]
    )
    def test_what_does_not_exist_is_a_key_error(self, item: RoutineItem) -> None:
        with pytest.raises(KeyError):
            plan(routine(item))


def test_what_to_fetch_is_what_today_s_variations_need() -> None:
    made = plan(routine("bridge", "slide"), avoid="head_below_hips all_fours")
    assert made.equipment == (Equipment.COUCH, Equipment.COUNTER)

"""Every combination of the common avoidances, for every shipped routine, with the shipped exercises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, product

import pytest
from msgspec.structs import replace

from routine_app.content.catalogue import load_catalogue
from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Avoidable, Comfort
from routine_app.domain.easier import easier_than
from routine_app.domain.exercise import Variation
from routine_app.domain.fit import fitting_ways
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.resolve import objections, resolve, swap_item
from routine_app.domain.routine import Routine
from routine_app.domain.vocabulary import Demand, Equipment, Position

COMMON: tuple[Avoidable, ...] = (
    Position.ALL_FOURS,
    Demand.HEAD_BELOW_HIPS,
    Demand.FLAT_ON_BACK,
    Demand.KNEELING_PRESSURE,
    Demand.ONE_LEG_STANDING,
    Demand.LEGS_APART,
    Demand.WEIGHT_ON_HANDS,
    Position.SIDE_LYING,
    Demand.FLOOR,
)
NO_BAND = frozenset({Equipment.BAND, Equipment.LOOP_BAND})
BANDS = NO_BAND | {Equipment.LONG_BAND, Equipment.MEDIUM_BAND}
NO_WEIGHT = frozenset({Equipment.WEIGHT})
DOWN = {Position.ALL_FOURS, Position.KNEELING, Position.SUPINE, Position.SIDE_LYING}
FLAT: set[Avoidable] = {Position.SUPINE, Demand.FLAT_ON_BACK}


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def routines() -> dict[str, Routine]:
    return {entry.id: entry.routine for entry in catalogue().routines if entry.routine is not None}


@pytest.mark.parametrize("week", [None, 20, 28, 40])
@pytest.mark.parametrize("identity", ["daily", "short", "gentle", "no_floor", "before_bed", "strength"])
def test_nothing_lies_her_flat_from_week_20_or_without_a_week_not_even_when_pinned(
    identity: str, week: int | None
) -> None:
    """Content sheet B4.5: never programmed from week 20; an unsaid week counts as that.

    That no way of any variation fits then, whatever she avoids, is looked at below; that plans go by it, here.
    """
    pinned = {one.id: flat.id for one in catalogue().exercises.values() for flat in one.variations if _is_flat(flat)}
    assert pinned
    for comfort in islice(combinations(week), 0, None, 7):
        for mine in (comfort, replace(comfort, pinned=pinned)):
            plan = resolve(routines()[identity], catalogue().exercises, mine)
            assert not [item.variation.id for item in plan.items if asks(item) & FLAT], mine


@pytest.mark.parametrize("week", [None, 20, 28, 40])
def test_no_way_that_lies_her_flat_fits_from_week_20_or_without_a_week(week: int | None) -> None:
    for one in catalogue().exercises.values():
        for flat in filter(_is_flat, one.variations):
            for comfort in combinations(week):
                for way in fitting_ways(flat, comfort, asked=True):
                    assert not FLAT & {*flat.demands, *way}, (flat.id, comfort)


def _is_flat(variation: Variation) -> bool:
    return bool(FLAT & {*variation.demands, *variation.positions})


def combinations(week: int | None = None) -> Iterator[Comfort]:
    for *avoided, band, weight in product((False, True), repeat=len(COMMON) + 2):
        avoid = frozenset(what for what, on in zip(COMMON, avoided, strict=True) if on)
        yield Comfort(avoid, (NO_BAND if band else frozenset()) | (NO_WEIGHT if weight else frozenset()), week)


def names(plan: Plan) -> list[tuple[str, str]]:
    return sorted((item.section, item.exercise.id) for item in plan.items)


def asks(item: PlanItem) -> set[Avoidable]:
    """All that an item asks of her, written down independently of the code under test."""
    variation = item.variation
    used = {item.start, item.end} if variation.any_position else set(variation.positions)
    asked: set[Avoidable] = used | set(variation.demands)
    if asked & DOWN:
        asked.add(Demand.FLOOR)
    if asked & {Position.ALL_FOURS, Position.KNEELING}:
        asked.add(Demand.KNEELING_PRESSURE)
    if asked & FLAT:
        asked |= FLAT
    return asked


def _off_knees(item: PlanItem) -> bool:
    return Demand.KNEELING_PRESSURE not in asks(item)


TRUE_WHEN: dict[str, Callable[[PlanItem], bool]] = {
    "keeps you off your hands and knees": lambda item: _off_knees(item) and Demand.WEIGHT_ON_HANDS not in asks(item),
    "lets you stay off all fours": lambda item: Position.ALL_FOURS not in asks(item),
    "keeps you off your side": lambda item: Position.SIDE_LYING not in asks(item),
    "keeps you off your back": lambda item: not asks(item) & {*FLAT, Position.INCLINE},
    "keeps your head and chest raised": lambda item: item.start is Position.INCLINE and not asks(item) & FLAT,
    "keeps your head above your hips": lambda item: (
        item.start in {Position.STANDING, Position.SEATED, Position.KNEELING, Position.INCLINE}
        and not asks(item) & {Demand.HEAD_BELOW_HIPS, Demand.FORWARD_BEND}
    ),
    "keeps your head no lower than your hips": lambda item: Demand.HEAD_BELOW_HIPS not in asks(item),
    "keeps the pressure off your knees": _off_knees,
    "keeps the weight off your hands": lambda item: Demand.WEIGHT_ON_HANDS not in asks(item),
    "needs no standing on one leg": lambda item: Demand.ONE_LEG_STANDING not in asks(item),
    "no need to part your legs": lambda item: Demand.LEGS_APART not in asks(item),
    "no need to get down": lambda item: Demand.FLOOR not in asks(item),
    "needs no band": lambda item: not BANDS & set(item.variation.equipment),
    "needs no long band": lambda item: Equipment.LONG_BAND not in item.variation.equipment,
    "needs no stronger band": lambda item: Equipment.MEDIUM_BAND not in item.variation.equipment,
    "needs no loop band": lambda item: Equipment.LOOP_BAND not in item.variation.equipment,
    "needs no weight": lambda item: Equipment.WEIGHT not in item.variation.equipment,
    "from week 16 lying flat on the back is best left out": lambda item: not asks(item) & FLAT,
    "from week 20 lying flat on the back is best left out": lambda item: not asks(item) & FLAT,
    "from week 20 lying flat on the back is best left out, and your week is not set": lambda item: (
        not asks(item) & FLAT
    ),
    "from week 28 that one is best left out": lambda item: item.variation.id != "dl.romanian",
}


def complaints(plan: Plan, comfort: Comfort) -> Iterator[str]:
    for item in plan.items:
        variation = item.variation
        if broken := asks(item) & comfort.avoid:
            yield f"{variation.id} asks for {broken}"
        if lacking := set(variation.equipment) & (comfort.without | (BANDS if comfort.without >= NO_BAND else set())):
            yield f"{variation.id} needs {lacking}"
        if comfort.weeks is not None and comfort.weeks[0] >= 16 and asks(item) & FLAT:
            yield f"{variation.id} is flat on the back in week {comfort.week}"
        if (item.replaced is not None) is not bool(item.reason):
            yield f"{variation.id}: replaced {item.replaced} but reason {item.reason!r}"
        if item.replaced is not None:
            yield from about_swap(item, item.replaced, comfort)
    yield from (
        f"{skip.exercise}: {skip.reason!r}" for skip in plan.skipped if "is left out today: " not in skip.reason
    )


def about_swap(item: PlanItem, meant: Variation, comfort: Comfort) -> Iterator[str]:
    if item.variation.level.rank > meant.level.rank:
        yield f"{item.variation.id} is harder than {meant.id}"
    if not objections(meant, comfort, asked=False):
        yield f"{meant.id} was replaced without need"
    because = item.reason.rpartition(": ")[2].rstrip(".")
    if because not in TRUE_WHEN:
        yield f"nobody has checked the words {item.reason!r}"
    elif not TRUE_WHEN[because](item):
        yield f"{item.variation.id}: untrue reason {item.reason!r}"


@pytest.mark.parametrize(
    ("identity", "week"),
    [
        ("daily", None),
        ("daily", 18),
        ("daily", 30),
        ("short", None),
        ("gentle", None),
        ("no_floor", None),
        ("before_bed", None),
        ("strength", None),
    ],
)
def test_no_combination_is_violated(identity: str, week: int | None) -> None:
    """Whatever she avoids, nothing asks for it; daily keeps all ten, and the routine without the floor stays up."""
    routine = routines()[identity]
    all_ten = sorted((section.name, item.exercise) for section in routine.sections for item in section.items)
    for comfort in combinations(week):
        plan = resolve(routine, catalogue().exercises, comfort)
        assert plan.items, comfort
        assert list(complaints(plan, comfort)) == [], comfort
        if identity == "daily":
            assert names(plan) == all_ten, comfort
        if identity == "no_floor":
            assert not [item.variation.id for item in plan.items if Demand.FLOOR in asks(item)], comfort


@pytest.mark.parametrize("identity", ["daily", "strength", "gentle"])
def test_after_the_birth_the_plan_is_that_of_the_first_weeks_and_says_nothing_of_pregnancy(identity: str) -> None:
    routine = routines()[identity]
    for comfort in islice(combinations(), 0, None, 3):
        born = resolve(routine, catalogue().exercises, replace(comfort, week="postpartum"))
        early = resolve(routine, catalogue().exercises, replace(comfort, week=12))
        assert _without_cautions(born) == _without_cautions(early)
        said = " ".join(text for item in born.items for text in item.cautions)
        assert "at this stage" not in said
        assert " week " not in said


def _without_cautions(plan: Plan) -> Plan:
    return replace(plan, items=tuple(replace(item, cautions=()) for item in plan.items))


def test_the_daily_routine_without_all_fours_and_head_below_hips() -> None:
    comfort = Comfort(frozenset({Position.ALL_FOURS, Demand.HEAD_BELOW_HIPS}))
    plan = resolve(routines()["daily"], catalogue().exercises, comfort)
    swaps = {item.exercise.id: (item.variation.id, item.reason) for item in plan.items if item.replaced}
    assert swaps["quad_hip_ext"] == (
        "qhe.standing_slide",
        "Standing leg slide instead of leg slide and lift: keeps you off your hands and knees.",
    )
    assert swaps["bridge"] == (
        "bridge.hip_thrust",
        "Hip thrust instead of floor bridge: keeps your head above your hips.",
    )
    assert set(swaps) == {"quad_hip_ext", "bridge", "cat_cow"}


@pytest.mark.parametrize("week", [None, 18])
def test_easier_goes_down_to_an_end_from_every_variation(week: int | None) -> None:
    comfort = Comfort(week=week)
    for exercise in catalogue().exercises.values():
        for variation in exercise.variations:
            item = PlanItem(exercise, variation, variation.dose, variation.positions[0], variation.positions[-1])
            steps = 0
            while (easier := easier_than(item, comfort)) is not None:
                assert easier.level.rank <= item.variation.level.rank
                assert objections(easier, comfort, asked=False) == ()
                item = swap_item(item, easier, "Easier.", comfort)
                steps += 1
                assert steps < len(exercise.variations)

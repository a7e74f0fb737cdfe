"""What is calm enough after a pain of 6 or more: breathing alone, held up, in her comfort, as near as can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.calm import CALM_EXERCISE, CALM_SECTION, LONGEST_MS, calm_items, is_calm, ways_up_or_down
from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import TimeDose
from routine_app.domain.fit import FLOOR_POSITIONS, is_flat, objections_to_way, ways_by_itself
from routine_app.domain.plan import PlanItem
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Demand, Equipment, Place, Position
from tests.plans import CLAMS, SQUATS, item, variation

CATALOGUE = load_catalogue()
BREATHING = CATALOGUE.exercises[CALM_EXERCISE]
AT_HOME = frozenset({Equipment.CHAIR, Equipment.PILLOWS, Equipment.MAT})
POSITIONS, DEMANDS, EQUIPMENT = list(Position), list(Demand), list(Equipment)


def in_position(position: Position) -> PlanItem:
    return item(variation("squat.any", positions=(position,)))


comforts = st.builds(
    Comfort,
    avoid=st.frozensets(st.sampled_from([*POSITIONS, *DEMANDS]), max_size=6),
    without=st.frozensets(st.sampled_from(EQUIPMENT), max_size=6),
    week=st.one_of(st.none(), st.integers(1, 42), st.sampled_from(["postpartum", "ended"])),
)
heres = st.sampled_from(POSITIONS).map(in_position)


@pytest.mark.parametrize(
    ("position", "comfort", "expected"),
    [
        (Position.STANDING, Comfort(), "br.seated"),
        (Position.SEATED, Comfort(), "br.seated"),
        (Position.SIDE_LYING, Comfort(), "br.side"),
        (Position.ALL_FOURS, Comfort(), "br.side"),
        (Position.INCLINE, Comfort(), "br.recline"),
        (Position.SUPINE, Comfort(week=10), "br.side"),
        (Position.SIDE_LYING, Comfort(avoid=frozenset({Position.SIDE_LYING})), "br.recline"),
        (Position.SEATED, Comfort(avoid=frozenset({Position.SEATED})), "br.open_chest"),
        (Position.STANDING, Comfort(avoid=frozenset({Position.SEATED, Position.STANDING})), "br.side"),
        (Position.STANDING, Comfort(without=frozenset({Equipment.CHAIR})), "br.open_chest"),
        (Position.SIDE_LYING, Comfort(avoid=frozenset({Demand.FLOOR})), "br.seated"),
    ],
)
def test_the_nearest_that_fits_comes_first(position: Position, comfort: Comfort, expected: str) -> None:
    assert calm_items(BREATHING, comfort, in_position(position), AT_HOME)[0].variation.id == expected


def test_down_on_the_floor_she_fetches_nothing_where_something_is_at_hand() -> None:
    found = calm_items(BREATHING, Comfort(week=30), in_position(Position.SIDE_LYING), ())
    assert found[0].start in FLOOR_POSITIONS, "to get up for pillows is no less than to do without them"
    assert calm_items(None, Comfort(), SQUATS) == ()


def test_what_she_has_had_is_not_offered_again() -> None:
    had: list[str] = []
    while found := calm_items(BREATHING, Comfort(), CLAMS, AT_HOME, had):
        had.append(found[0].variation.id)
    assert len(had) == len(set(had)) == 5, "all but the one flat on her back"


@given(comforts, heres, st.frozensets(st.sampled_from(EQUIPMENT)))
def test_whatever_her_comfort_it_is_calm_fits_and_is_there_where_anything_fits(
    comfort: Comfort, here: PlanItem, at_hand: frozenset[Equipment]
) -> None:
    found = calm_items(BREATHING, comfort, here, at_hand)
    fitting = [one for one in BREATHING.variations if ways_by_itself(one, comfort)]
    upright = [one for one in fitting if not all(is_flat(one, way) for way in ways_by_itself(one, comfort))]
    assert bool(found) is bool(upright)
    for each in found:
        assert is_calm(each)
        assert each.section == CALM_SECTION
        assert isinstance(each.dose, TimeDose)
        assert each.dose.ms <= LONGEST_MS
        assert not is_flat(each.variation, (each.start, each.end))
        assert objections_to_way(each.variation, (each.start,), comfort, asked=False) == ()
    if found:
        least = min(ways_up_or_down(here, each.start) for each in found)
        assert ways_up_or_down(here, found[0].start) == least, "no way up or down more than needed"


@pytest.mark.parametrize("entry", [entry for entry in CATALOGUE.routines if entry.routine], ids=lambda each: each.id)
def test_every_shipped_plan_knows_something_calm_at_every_exercise(entry: object) -> None:
    routine = getattr(entry, "routine", None)
    assert routine is not None
    for comfort in (Comfort(), Comfort(week=34, avoid=frozenset({Demand.FLOOR})), Comfort(week=20)):
        plan = resolve(routine, CATALOGUE.exercises, comfort)
        assert plan.calm is BREATHING
        for each in plan.items:
            assert calm_items(plan.calm, comfort, each)
            assert calm_items(plan.calm, comfort, each)[0].place in Place

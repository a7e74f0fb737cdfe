"""The order within sections in which she gets down least."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import AVOIDABLE_SLUGS, Comfort, avoidable
from routine_app.domain.ordering import fewest_ways_down, going_down_least, moved, ways_down
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Position
from tests.plans import item, variation

UP, DOWN = False, True
CATALOGUE = load_catalogue()
PROMISED = {"daily": 1, "short": 1, "gentle": 1, "before_bed": 1, "strength": 1, "no_floor": 0}
STAND = item(variation("squat.stand"))
CRAWL = item(variation("cat.crawl", positions=(Position.ALL_FOURS,)))
LIE = item(variation("abd.lie", positions=(Position.SIDE_LYING,)))


def plan_of(routine: str, avoid: tuple[str, ...] = (), week: int | None = None) -> Plan:
    comfort = Comfort(avoid=frozenset(map(avoidable, avoid)), week=week)
    return resolve(CATALOGUE.routine(routine), CATALOGUE.exercises, comfort)


def ways_of(plan: Plan) -> int:
    return ways_down([each.is_down for each in plan.items])


@pytest.mark.parametrize(
    ("section", "order"),
    [
        ([UP, UP, DOWN], (0, 1, 2)),
        ([DOWN, UP, DOWN], (1, 0, 2)),
        ([DOWN, DOWN, UP, DOWN], (0, 1, 3, 2)),
        ([], ()),
    ],
)
def test_one_section_goes_down_once_with_the_least_moving(section: list[bool], order: tuple[int, ...]) -> None:
    assert fewest_ways_down([section]) == (order,)


def test_what_comes_before_and_after_decides_to_which_end_an_item_goes() -> None:
    assert fewest_ways_down([[UP], [DOWN, UP, DOWN], [DOWN]]) == ((0,), (1, 0, 2), (0,))
    assert fewest_ways_down([[DOWN], [DOWN, UP, DOWN], [UP]]) == ((0,), (0, 2, 1), (0,))


def test_items_keep_to_their_section() -> None:
    assert fewest_ways_down([[DOWN], [UP], [DOWN]]) == ((0,), (0,), (0,))


@given(st.lists(st.lists(st.booleans(), max_size=4), max_size=3))
def test_no_order_within_sections_goes_down_less(sections: list[list[bool]]) -> None:
    found = fewest_ways_down(sections)
    flat = [section[index] for section, order in zip(sections, found, strict=True) for index in order]
    every = product(*(set(permutations(section)) for section in sections))
    assert ways_down(flat) == min(ways_down([down for part in row for down in part]) for row in every)
    if ways_down([down for section in sections for down in section]) == ways_down(flat):
        assert [list(order) for order in found] == [list(range(len(section))) for section in sections]
    for section, order in zip(sections, found, strict=True):
        for kind in (UP, DOWN):
            same = [index for index in order if section[index] is kind]
            assert same == sorted(same)


def test_the_fewest_are_called_moved() -> None:
    assert moved((0, 1, 2)) == frozenset()
    assert moved((2, 0, 1)) == {2}
    assert moved((0, 2, 1)) == {2}
    assert moved(()) == frozenset()


def test_who_was_moved_says_so_and_why() -> None:
    found = going_down_least((STAND, CRAWL, STAND, LIE), (0, 1, 1, 1))
    assert [each.variation.id for each in found] == ["squat.stand", "squat.stand", "cat.crawl", "abd.lie"]
    assert [each.moved for each in found] == ["", "Moved within this part, so that you go down once.", "", ""]


def test_she_is_not_promised_once_where_it_is_twice() -> None:
    found = going_down_least((CRAWL, STAND, CRAWL, STAND, LIE), (0, 1, 2, 2, 2))
    assert [each.moved for each in found if each.moved] == ["Moved within this part, so that you go down less often."]


def test_a_repeated_section_is_gone_through_in_turn() -> None:
    found = going_down_least((STAND, CRAWL, STAND, CRAWL), (0, 0, 1, 1))
    assert [each.variation.id for each in found] == ["squat.stand", "cat.crawl", "cat.crawl", "squat.stand"]


@pytest.mark.parametrize("routine", PROMISED)
@pytest.mark.parametrize("week", [None, 12, 16, 28, 40])
def test_she_goes_down_as_seldom_as_promised_whatever_she_avoids(routine: str, week: int | None) -> None:
    for slug in AVOIDABLE_SLUGS:
        ways = ways_of(plan_of(routine, (slug,), week))
        # With no chair or standing left, what is left of a routine without floor is down.
        assert ways <= max(PROMISED[routine], slug in ("seated", "standing")), slug


@pytest.mark.parametrize("avoid", ["legs_apart", "side_lying"])
def test_a_swap_that_stands_or_sits_is_done_before_she_goes_down(avoid: str) -> None:
    plan = plan_of("daily", (avoid,))
    stray = next(each for each in plan.items if each.exercise.id == "sidelying_abduction")
    assert stray.moved == "Moved within this part, so that you go down once."
    assert not stray.is_down

"""From the middle of an exercise she is sent nowhere that she is already."""

from __future__ import annotations

import pytest

from routine_app.domain.fetching import Having
from routine_app.domain.journey import journey
from routine_app.domain.transitions import Waypoint
from routine_app.domain.vocabulary import Equipment, Position
from tests.plans import item, plan, variation


@pytest.mark.parametrize(
    ("here", "said"),
    [(Equipment.CHAIR, []), (Equipment.WALL, ["Go over to your chair."]), (None, ["Go over to your chair."])],
)
def test_who_is_in_the_middle_of_an_exercise_goes_over_only_from_elsewhere(
    here: Equipment | None, said: list[str]
) -> None:
    wall = item(variation("any.wall", equipment=(Equipment.WALL,)))
    chair = item(variation("any.chair", positions=(Position.SEATED,), equipment=(Equipment.CHAIR,)))
    having = Having((), frozenset({Equipment.CHAIR, Equipment.WALL}), station=here)
    assert [move.text for move in journey(plan(wall, chair), 1, Waypoint.SEATED, having)] == said


@pytest.mark.parametrize(
    ("at_couch", "said"), [(True, ["Move away from the couch, to where you have room."]), (False, [])]
)
def test_who_has_left_the_couch_already_does_not_leave_it_again(at_couch: bool, said: list[str]) -> None:
    lean = item(variation("any.lean", positions=(Position.KNEELING,), equipment=(Equipment.COUCH,)))
    crawl = item(variation("any.crawl", positions=(Position.ALL_FOURS,)))
    having = Having((), frozenset(), at_couch=at_couch)
    assert [move.text for move in journey(plan(lean, crawl), 1, Waypoint.ALL_FOURS, having)] == said

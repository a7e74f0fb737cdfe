from itertools import pairwise

import pytest

from routine_app.domain.transitions import MOVES, Waypoint
from routine_app.figure.sample import sample
from routine_app.figure.transition import MOVE, change_position
from routine_app.figure.vec import distance
from tests.figure import clip_checks as checks

PAIRS = [(str(move.origin), str(move.to)) for move in MOVES]


def instants(origin: str, to: str) -> list[checks.Instant]:
    clip = change_position(origin, to)
    return [checks.Instant(MOVE, i / 60, sample(clip, MOVE, i / 60, week=32)) for i in range(61)]


@pytest.mark.parametrize(("origin", "to"), PAIRS)
def test_a_move_never_goes_through_the_floor_nor_jumps_nor_bends_too_far(origin: str, to: str) -> None:
    found = instants(origin, to)
    assert checks.check_floor(found) == []
    assert checks.check_bones(found) == []
    assert checks.check_limits(found) == []
    for before, after in pairwise(found):
        last = before.body.joints()
        moved = max(distance(point, last[name]) for name, point in after.body.joints().items())
        assert moved < 0.14  # in a sixtieth of five seconds or more


@pytest.mark.parametrize(("origin", "to"), PAIRS)
def test_a_move_and_its_way_back_are_the_same_way(origin: str, to: str) -> None:
    there, back = change_position(origin, to), change_position(to, origin)
    assert [pose.name for pose in there.poses] == [pose.name for pose in reversed(back.poses)]
    assert len(there.poses) > 1


def test_she_ends_where_the_move_ends() -> None:
    def height(origin: str, to: str) -> float:
        return sample(change_position(origin, to), MOVE, 1.0).body.trunk.head[2]

    assert height("seated", "standing") > 1.4
    assert height("standing", "seated") < 1.25
    assert height("floor_sitting", "side_lying") < 0.35


@pytest.mark.parametrize("point", Waypoint)
def test_staying_is_a_still_figure(point: Waypoint) -> None:
    clip = change_position(point, point)
    assert clip.moves == ()
    assert sample(clip, MOVE, 0.4).body.joints() == sample(clip).body.joints()
    assert change_position("nowhere", "nowhere").poses[0].name == "standing"

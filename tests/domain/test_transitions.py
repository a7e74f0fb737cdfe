"""Safe ways between positions."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from routine_app.domain.transitions import MOVES, Waypoint, way
from routine_app.domain.vocabulary import Position

LYING = (Waypoint.SUPINE, Waypoint.SIDE_LYING, Waypoint.INCLINE)


@pytest.mark.parametrize(("origin", "to"), list(product(Waypoint, Position)))
def test_there_is_a_way_from_everywhere_to_every_position(origin: Waypoint, to: Position) -> None:
    moves = way(origin, to)
    stations = [origin, *(move.to for move in moves)]
    assert stations[-1].value == to.value
    assert all(before.to is after.origin for before, after in pairwise(moves))
    assert len(set(stations)) == len(stations)


@pytest.mark.parametrize("position", list(Position))
def test_who_is_there_need_not_move(position: Position) -> None:
    assert way(Waypoint(position.value), position) == ()


@pytest.mark.parametrize("to", [Position.ALL_FOURS, Position.SIDE_LYING, Position.INCLINE])
def test_between_standing_and_the_floor_it_takes_20_to_30_seconds(to: Position) -> None:
    down = sum(move.ms for move in way(Waypoint.STANDING, to))
    up = sum(move.ms for move in way(Waypoint(to.value), Position.STANDING))
    assert 20_000 <= down <= 30_000
    assert 20_000 <= up <= 30_000


def test_sitting_down_and_standing_up_take_4_to_6_seconds() -> None:
    for origin, to in ((Waypoint.STANDING, Position.SEATED), (Waypoint.SEATED, Position.STANDING)):
        (move,) = way(origin, to)
        assert 4_000 <= move.ms <= 6_000


def test_the_back_is_only_left_over_the_side_by_a_log_roll() -> None:
    moves = way(Waypoint.SUPINE, Position.STANDING)
    assert [move.to for move in moves] == [
        Waypoint.SIDE_LYING,
        Waypoint.FLOOR_SITTING,
        Waypoint.KNEELING,
        Waypoint.STANDING,
    ]
    assert [move.text for move in moves][:2] == [
        "Knees together, roll as one piece.",
        "Push up with both arms, legs together, to sitting.",
    ]
    assert moves[-1].text.startswith("Pause here a moment")
    assert {move.to for move in MOVES if move.origin is Waypoint.SUPINE} == {Waypoint.SIDE_LYING}


def test_nobody_gets_from_lying_to_standing_in_one_move() -> None:
    assert not [move for move in MOVES if move.origin in LYING and move.to in (Waypoint.STANDING, Waypoint.SEATED)]


def test_every_sentence_is_short_enough_for_one_breath() -> None:
    assert all(len(move.text) <= 60 and move.text.endswith(".") for move in MOVES)

"""Safe ways between way-points, on the floor and on a bed, with and without kneeling."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from routine_app.domain.transitions import BY_THE_SEAT, LYING, MOVES, Waypoint, point_of, resting_point, way
from routine_app.domain.vocabulary import Place, Position

UP = (Waypoint.STANDING, Waypoint.SEATED)
SITTING = (Waypoint.FLOOR_SITTING, Waypoint.BED_SITTING)
ON_HER_BACK = (Waypoint.SUPINE, Waypoint.BED_SUPINE)
ON_KNEES = {Waypoint.KNEELING, Waypoint.ALL_FOURS}
PAIRS = list(product(Waypoint, Waypoint))
SLOWLY = "Pause here a moment, then hold on and stand up slowly."


@pytest.mark.parametrize("kneels", [True, False])
@pytest.mark.parametrize(("origin", "to"), PAIRS)
def test_there_is_a_safe_way_from_everywhere_to_everywhere(origin: Waypoint, to: Waypoint, *, kneels: bool) -> None:
    moves = way(origin, to, kneels=kneels)
    stations = [origin, *(move.to for move in moves if not move.is_stop)]
    assert stations[-1] is to
    assert all(before.to is after.origin for before, after in pairwise(moves))
    assert len(set(stations)) == len(stations)
    for before, after in pairwise(stations):
        ends = {before, after}
        assert not (ends & LYING and ends & set(UP)), "never from lying to her feet at once"
        assert not (ends & set(ON_HER_BACK) and ends & {*SITTING, *ON_KNEES}), "the back only by way of the side"


@pytest.mark.parametrize(("origin", "to"), PAIRS)
def test_who_does_not_kneel_is_on_her_knees_only_where_she_works(origin: Waypoint, to: Waypoint) -> None:
    passed = [move.to for move in way(origin, to, kneels=False)]
    assert ON_KNEES.isdisjoint(set(passed) - {to})


@pytest.mark.parametrize("kneels", [True, False])
@pytest.mark.parametrize("origin", sorted(LYING))
@pytest.mark.parametrize("to", UP)
def test_after_lying_she_sits_a_moment_before_she_stands(origin: Waypoint, to: Waypoint, *, kneels: bool) -> None:
    moves = way(origin, to, kneels=kneels)
    (pause,) = [move for move in moves if move.is_stop]
    assert pause.to in SITTING
    assert pause.text == "Sit a moment and breathe, before you stand."
    assert pause.ms >= 10_000
    before, after = moves[moves.index(pause) - 1], moves[moves.index(pause) + 1]
    assert before.origin in LYING
    assert after.to not in LYING


@pytest.mark.parametrize("to", [Waypoint.SIDE_LYING, Waypoint.ALL_FOURS])
def test_who_stays_down_need_not_pause(to: Waypoint) -> None:
    assert not [move for move in way(Waypoint.INCLINE, to) if move.is_stop]


@pytest.mark.parametrize("point", list(Waypoint))
def test_who_is_there_need_not_move(point: Waypoint) -> None:
    assert way(point, point) == ()


@pytest.mark.parametrize("to", [Waypoint.ALL_FOURS, Waypoint.SIDE_LYING, Waypoint.INCLINE])
@pytest.mark.parametrize("kneels", [True, False])
def test_between_standing_and_the_floor_it_takes_20_to_35_seconds(to: Waypoint, *, kneels: bool) -> None:
    down = sum(move.ms for move in way(Waypoint.STANDING, to, kneels=kneels))
    up = sum(move.ms for move in way(to, Waypoint.STANDING, kneels=kneels) if not move.is_stop)
    assert 20_000 <= down <= (30_000 if kneels else 35_000)
    assert 20_000 <= up <= (30_000 if kneels else 35_000)


@pytest.mark.parametrize("seat", [Waypoint.SEATED, Waypoint.BED_SITTING])
def test_sitting_down_and_standing_up_take_4_to_6_seconds(seat: Waypoint) -> None:
    for origin, to in ((Waypoint.STANDING, seat), (seat, Waypoint.STANDING)):
        (move,) = way(origin, to)
        assert 4_000 <= move.ms <= 6_000


def test_the_back_is_only_left_over_the_side_by_a_log_roll() -> None:
    moves = way(Waypoint.SUPINE, Waypoint.STANDING)
    assert [(move.to, move.text) for move in moves] == [
        (Waypoint.SIDE_LYING, "Knees together, roll as one piece, onto your side."),
        (Waypoint.FLOOR_SITTING, "Push up with both arms, legs together, to sitting."),
        (Waypoint.FLOOR_SITTING, "Sit a moment and breathe, before you stand."),
        (Waypoint.KNEELING, "Lean on both hands and come onto your knees."),
        (Waypoint.STANDING, SLOWLY),
    ]


def test_into_bed_and_out_of_it_she_rolls_as_one_piece() -> None:
    assert [(move.to, move.text) for move in way(Waypoint.STANDING, Waypoint.BED_SUPINE)] == [
        (Waypoint.BED_SITTING, "Feel the bed behind your legs, then sit on its edge."),
        (Waypoint.BED_SIDE_LYING, "Knees together, lower sideways, legs up together."),
        (Waypoint.BED_SUPINE, "Knees together, roll as one piece, onto your back."),
    ]
    assert [(move.to, move.text) for move in way(Waypoint.BED_SIDE_LYING, Waypoint.SEATED)] == [
        (Waypoint.BED_SITTING, "Drop both legs, push up with your arms, breathe out."),
        (Waypoint.BED_SITTING, "Sit a moment and breathe, before you stand."),
        (Waypoint.STANDING, "Nose over toes, press both feet down, stand."),
        (Waypoint.SEATED, "Feel the chair behind you, then sit down."),
    ]


def test_who_does_not_kneel_gets_down_and_up_by_a_seat() -> None:
    down = way(Waypoint.STANDING, Waypoint.SIDE_LYING, kneels=False)
    assert [move.to for move in down] == [Waypoint.SEATED, Waypoint.FLOOR_SITTING, Waypoint.SIDE_LYING]
    assert down[1] is BY_THE_SEAT[0]
    assert BY_THE_SEAT[1] in way(Waypoint.SIDE_LYING, Waypoint.STANDING, kneels=False)
    assert not [pair for pair in PAIRS if set(BY_THE_SEAT) & set(way(*pair))], "who kneels does without"


def test_what_a_clinician_must_confirm_is_marked() -> None:
    assert all(move.source for move in MOVES)
    assert not [move for move in MOVES if "†" in move.source]
    assert all("†" in move.source for move in BY_THE_SEAT)


@pytest.mark.parametrize("position", list(Position))
def test_lying_may_be_on_a_bed_and_all_else_is_where_it_was(position: Position) -> None:
    on_bed = point_of(position, Place.BED)
    lies = position in (Position.SIDE_LYING, Position.SUPINE, Position.INCLINE)
    assert point_of(position).value == position.value
    assert on_bed.value == (f"bed_{position}" if lies else position.value)


@pytest.mark.parametrize("point", list(Waypoint))
def test_who_lies_on_her_back_has_one_roll_to_her_side(point: Waypoint) -> None:
    side = resting_point(point)
    lies = point in (Waypoint.SUPINE, Waypoint.INCLINE, Waypoint.BED_SUPINE, Waypoint.BED_INCLINE)
    assert (side is not None) is lies
    if side is not None:
        assert [len(way(point, side)), len(way(side, point))] == [1, 1]
        assert "side" in side.value


def test_every_sentence_is_short_enough_for_one_breath() -> None:
    assert all(len(move.text) <= 60 and move.text.endswith(".") for move in (*MOVES, *BY_THE_SEAT))

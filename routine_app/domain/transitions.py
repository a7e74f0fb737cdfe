"""Safe ways from one position to another: a small graph of moves between way-points, on the floor and on a bed.

Knows positions, seconds and what to say; does not know exercises or plans. The moves follow
content sheet B4.9 ("roll to the side, legs together, push with arms, pause before standing"), C.log_roll_in and
C.log_roll_out; floor to standing takes 20-30 s (content sheet A2), a log-roll about 8 s more. Lying on the back is only
reached and left by way of the side. Who does not kneel gets down and up by a seat: the content sheet has no such way,
so its moves are marked † (design, for a clinician to confirm).
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from heapq import heappop, heappush

import msgspec
from msgspec.structs import replace

from routine_app.domain.vocabulary import Place, Position, Side


class Waypoint(StrEnum):
    """A position to work in, or one to pass through (`floor_sitting`). On the floor the slugs are those of Position."""

    STANDING = "standing"
    SEATED = "seated"
    KNEELING = "kneeling"
    ALL_FOURS = "all_fours"
    FLOOR_SITTING = "floor_sitting"
    SIDE_LYING = "side_lying"
    SUPINE = "supine"
    INCLINE = "incline"
    PROPPED_SIDE = "propped_side"
    BED_SITTING = "bed_sitting"
    BED_SIDE_LYING = "bed_side_lying"
    BED_SUPINE = "bed_supine"
    BED_INCLINE = "bed_incline"


_W = Waypoint
LYING = frozenset(
    {_W.SIDE_LYING, _W.SUPINE, _W.INCLINE, _W.PROPPED_SIDE, _W.BED_SIDE_LYING, _W.BED_SUPINE, _W.BED_INCLINE}
)
UPRIGHT = frozenset({_W.STANDING, _W.SEATED})
_ON_HER_SIDE = frozenset({_W.SIDE_LYING, _W.BED_SIDE_LYING})
_ON_KNEES = frozenset({_W.KNEELING, _W.ALL_FOURS})
SITTING_DOWN = frozenset({_W.FLOOR_SITTING, _W.BED_SITTING})
_ON_A_BED = {
    Position.SIDE_LYING: _W.BED_SIDE_LYING,
    Position.SUPINE: _W.BED_SUPINE,
    Position.INCLINE: _W.BED_INCLINE,
}
_RESTS = {
    _W.SUPINE: _W.SIDE_LYING,
    _W.INCLINE: _W.PROPPED_SIDE,
    _W.BED_SUPINE: _W.BED_SIDE_LYING,
    _W.BED_INCLINE: _W.BED_SIDE_LYING,
}
_GET_UP = "content sheet B4.9"
_ROLL_IN = "content sheet C.log_roll_in"
_ROLL_OUT = "content sheet C.log_roll_out"
_GENERAL = "general physiotherapy knowledge"
_DESIGN = "design †"


class Move(msgspec.Struct, frozen=True):
    """One safe move: `ms` long (1 or more), and the one sentence that says how. † in the source: to be confirmed.

    One that ends where it begins is a stop on the way: to fetch something, put it down, or sit a moment.
    """

    origin: Waypoint
    to: Waypoint
    ms: int
    text: str
    source: str = _DESIGN

    @property
    def is_stop(self) -> bool:
        """Whether she stays where she is."""
        return self.origin is self.to


_ONTO_BACK = "Knees together, roll as one piece, onto your back."
_ONTO_SIDE = "Knees together, roll as one piece, onto your side."
MOVES: tuple[Move, ...] = (
    Move(_W.STANDING, _W.SEATED, 5_000, "Feel the chair behind you, then sit down.", _GENERAL),
    Move(_W.SEATED, _W.STANDING, 6_000, "Nose over toes, press both feet down, stand.", _GENERAL),
    Move(_W.STANDING, _W.KNEELING, 14_000, "Hold something steady and lower one knee, then the other.", _GENERAL),
    Move(_W.KNEELING, _W.STANDING, 16_000, "Pause here a moment, then hold on and stand up slowly.", _GET_UP),
    Move(_W.KNEELING, _W.ALL_FOURS, 6_000, "Bring your hands to the floor, one by one.", _GENERAL),
    Move(_W.ALL_FOURS, _W.KNEELING, 6_000, "Walk your hands back and come up to kneeling.", _GENERAL),
    Move(_W.KNEELING, _W.FLOOR_SITTING, 6_000, "Hands down, and lower your hips to one side.", _GENERAL),
    Move(_W.FLOOR_SITTING, _W.KNEELING, 6_000, "Lean on both hands and come onto your knees.", _GENERAL),
    Move(_W.ALL_FOURS, _W.FLOOR_SITTING, 6_000, "Lower your hips to one side, to sitting.", _GENERAL),
    Move(_W.FLOOR_SITTING, _W.ALL_FOURS, 6_000, "Lean on both hands and come onto hands and knees.", _GENERAL),
    Move(_W.FLOOR_SITTING, _W.SIDE_LYING, 8_000, "Knees together, lower sideways with your arms.", _ROLL_IN),
    Move(_W.SIDE_LYING, _W.FLOOR_SITTING, 8_000, "Push up with both arms, legs together, to sitting.", _GET_UP),
    Move(_W.SIDE_LYING, _W.SUPINE, 8_000, _ONTO_BACK, _ROLL_OUT),
    Move(_W.SUPINE, _W.SIDE_LYING, 8_000, _ONTO_SIDE, _ROLL_OUT),
    Move(_W.FLOOR_SITTING, _W.INCLINE, 7_000, "Lean back on your arms, then on the pillows.", _GENERAL),
    Move(_W.INCLINE, _W.FLOOR_SITTING, 7_000, "Knees together, turn and push up with both arms.", _GET_UP),
    Move(_W.INCLINE, _W.PROPPED_SIDE, 8_000, "Knees together, roll onto your side on the pillows.", _ROLL_OUT),
    Move(_W.PROPPED_SIDE, _W.INCLINE, 8_000, "Knees together, roll back onto the pillows.", _ROLL_OUT),
    Move(_W.STANDING, _W.BED_SITTING, 6_000, "Feel the bed behind your legs, then sit on its edge.", _ROLL_IN),
    Move(_W.BED_SITTING, _W.STANDING, 6_000, "Nose over toes, press both feet down, stand.", _GENERAL),
    Move(_W.BED_SITTING, _W.BED_SIDE_LYING, 10_000, "Knees together, lower sideways, legs up together.", _ROLL_IN),
    Move(_W.BED_SIDE_LYING, _W.BED_SITTING, 10_000, "Drop both legs, push up with your arms, breathe out.", _ROLL_OUT),
    Move(_W.BED_SIDE_LYING, _W.BED_SUPINE, 8_000, _ONTO_BACK, _ROLL_OUT),
    Move(_W.BED_SUPINE, _W.BED_SIDE_LYING, 8_000, _ONTO_SIDE, _ROLL_OUT),
    Move(_W.BED_SIDE_LYING, _W.BED_INCLINE, 8_000, "Knees together, roll back onto the pillows.", _ROLL_OUT),
    Move(_W.BED_INCLINE, _W.BED_SIDE_LYING, 8_000, "Knees together, roll onto your side.", _ROLL_OUT),
)
BY_THE_SEAT: tuple[Move, ...] = (
    Move(_W.SEATED, _W.FLOOR_SITTING, 14_000, "Hands on the seat, slide forward, down to the floor."),
    Move(_W.FLOOR_SITTING, _W.SEATED, 16_000, "Back to the seat, hands on it, push up with both feet."),
)
"""For who does not kneel: down and up by a chair or couch that cannot slide (†, design)."""
_A_MOMENT = "Sit a moment and breathe, before you stand."
_A_MOMENT_SITTING = {point: Move(point, point, 10_000, _A_MOMENT, f"{_GET_UP}, seconds †") for point in SITTING_DOWN}


def point_of(position: Position, place: Place = Place.FLOOR) -> Waypoint:
    """Return the way-point that a position is, on the floor or on a bed; who sits, stands or kneels is not on it."""
    on_the_floor = Waypoint(position.value)
    return _ON_A_BED.get(position, on_the_floor) if place is Place.BED else on_the_floor


def resting_point(point: Waypoint) -> Waypoint | None:
    """Return where she rests on her side from there; None where she does not lie on her back or propped up."""
    return _RESTS.get(point)


@cache
def way(origin: Waypoint, to: Waypoint, *, kneels: bool = True) -> tuple[Move, ...]:
    """Return the moves of the shortest safe way (in seconds); empty where she is there already.

    Who does not kneel (`kneels` false) is on her knees only where she is to work there. On the way from lying to her
    feet or a chair there is a stop, sitting.
    """
    moves = _shortest(origin, to, kneels=kneels)
    if origin not in LYING or not any(move.to in UPRIGHT for move in moves):
        return moves
    at = next(number for number, move in enumerate(moves) if move.to in SITTING_DOWN)
    return (*moves[: at + 1], _A_MOMENT_SITTING[moves[at].to], *moves[at + 1 :])


def onto_side(moves: tuple[Move, ...], side: Side) -> tuple[Move, ...]:
    """Return the moves with the side named that she lies down on, where they end there; all others as they are."""
    if not moves or moves[-1].to not in _ON_HER_SIDE:
        return moves
    return tuple(
        replace(move, text=_naming(move.text, side)) if move.to in _ON_HER_SIDE | SITTING_DOWN else move
        for move in moves
    )


def _naming(text: str, side: Side) -> str:
    for unnamed, named in (
        ("to one side", f"to the {side}"),
        ("sideways", f"to the {side}"),
        ("your side", f"your {side} side"),
    ):
        text = text.replace(unnamed, named)
    return text


def _shortest(origin: Waypoint, to: Waypoint, *, kneels: bool) -> tuple[Move, ...]:
    known = MOVES if kneels else (*MOVES, *BY_THE_SEAT)
    shut = frozenset() if kneels else _ON_KNEES - {to}
    queue: list[tuple[int, tuple[int, ...], Waypoint]] = [(0, (), origin)]
    reached: set[Waypoint] = set(shut)
    while queue:
        spent, taken, here = heappop(queue)
        if here is to:
            return tuple(known[index] for index in taken)
        if here in reached and here is not origin:
            continue
        reached.add(here)
        for index, move in enumerate(known):
            if move.origin is here and move.to not in reached:
                heappush(queue, (spent + move.ms, (*taken, index), move.to))
    raise AssertionError(f"no way from {origin} to {to}")  # the graph is connected: a test walks every pair

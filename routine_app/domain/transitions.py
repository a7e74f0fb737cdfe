"""Safe ways from one position to another: a small graph of moves between way-points.

Knows positions, seconds and what to say; does not know exercises or plans. The moves follow
content sheet B4.9 ("roll to the side, legs together, push with arms, pause before standing"), C.log_roll_in and
C.log_roll_out; floor to standing takes 20-30 s (content sheet A2), a log-roll about 8 s more. Lying on the back is only
reached and left by way of the side.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from heapq import heappop, heappush

import msgspec

from routine_app.domain.vocabulary import Position


class Waypoint(StrEnum):
    """A position to work in, or one to pass through (`floor_sitting`). Slugs are those of Position."""

    STANDING = "standing"
    SEATED = "seated"
    KNEELING = "kneeling"
    ALL_FOURS = "all_fours"
    FLOOR_SITTING = "floor_sitting"
    SIDE_LYING = "side_lying"
    SUPINE = "supine"
    INCLINE = "incline"


class Move(msgspec.Struct, frozen=True):
    """One safe move: `ms` long, and the one sentence that says how."""

    origin: Waypoint
    to: Waypoint
    ms: int
    text: str


_W = Waypoint
_LOG_ROLL = "Knees together, roll as one piece."
MOVES: tuple[Move, ...] = (
    Move(_W.STANDING, _W.SEATED, 5_000, "Feel the chair behind you, then sit down."),
    Move(_W.SEATED, _W.STANDING, 6_000, "Nose over toes, press both feet down, stand."),
    Move(_W.STANDING, _W.KNEELING, 14_000, "Hold something steady and lower one knee, then the other."),
    Move(_W.KNEELING, _W.STANDING, 16_000, "Pause here a moment, then hold on and stand up slowly."),
    Move(_W.KNEELING, _W.ALL_FOURS, 6_000, "Bring your hands to the floor, one by one."),
    Move(_W.ALL_FOURS, _W.KNEELING, 6_000, "Walk your hands back and come up to kneeling."),
    Move(_W.KNEELING, _W.FLOOR_SITTING, 6_000, "Hands down, and lower your hips to one side."),
    Move(_W.FLOOR_SITTING, _W.KNEELING, 6_000, "Lean on both hands and come onto your knees."),
    Move(_W.ALL_FOURS, _W.FLOOR_SITTING, 6_000, "Lower your hips to one side, to sitting."),
    Move(_W.FLOOR_SITTING, _W.ALL_FOURS, 6_000, "Lean on both hands and come onto hands and knees."),
    Move(_W.FLOOR_SITTING, _W.SIDE_LYING, 8_000, "Knees together, lower sideways with your arms."),
    Move(_W.SIDE_LYING, _W.FLOOR_SITTING, 8_000, "Push up with both arms, legs together, to sitting."),
    Move(_W.SIDE_LYING, _W.SUPINE, 8_000, _LOG_ROLL),
    Move(_W.SUPINE, _W.SIDE_LYING, 8_000, _LOG_ROLL),
    Move(_W.FLOOR_SITTING, _W.INCLINE, 7_000, "Lean back on your arms, then on the support."),
    Move(_W.INCLINE, _W.FLOOR_SITTING, 7_000, "Knees together, turn and push up with both arms."),
)


@cache
def way(origin: Waypoint, to: Position) -> tuple[Move, ...]:
    """Return the moves of the shortest safe way (in seconds); empty where she is there already."""
    goal = Waypoint(to.value)
    queue: list[tuple[int, tuple[int, ...], Waypoint]] = [(0, (), origin)]
    reached: set[Waypoint] = set()
    while queue:
        spent, taken, here = heappop(queue)
        if here is goal:
            return tuple(MOVES[index] for index in taken)
        if here in reached:
            continue
        reached.add(here)
        for index, move in enumerate(MOVES):
            if move.origin is here and move.to not in reached:
                heappush(queue, (spent + move.ms, (*taken, index), move.to))
    raise AssertionError(f"no way from {origin} to {to}")  # the graph is connected: a test walks every pair

"""What every path between positions must hold, as plain functions: each returns what is wrong, in words with numbers.

A path is looked at at even instants of each move. Angles in degrees, lengths in metres (shown in mm), speeds in metres
a second at the length that the move has in a session.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from routine_app.domain.transitions import Move, Waypoint, way
from routine_app.figure.body_shape import shape_at
from routine_app.figure.footsteps import PathSegment
from routine_app.figure.limits import RANGES, angles_of
from routine_app.figure.pose import AnchorFrame, Goal, GoalKind, Pose, TipKind
from routine_app.figure.skeleton import Limb, PosedBody
from routine_app.figure.solve import solve
from routine_app.figure.transition import TransitionPath
from routine_app.figure.vec import Vec, distance
from tests.figure.checks_contact import BELOW_FLOOR, misses
from tests.figure.clip_probes import touching

SAMPLES = 24  # a move
MISSED = 0.010
SEAM = 0.002
FASTEST = 1.3  # metres a second, of any joint: a hand that is reached out; whole body far less
FASTEST_TRUNK = 0.5
IN_PASSING = 6.0  # degrees beyond a joint's range that nobody sees half-way between two waypoints
LEANING = 16.0  # degrees more for a wrist, which the floor bends as the weight comes over the hand
SHAPE = shape_at(34, 0.5)


def moves(origin: str, to: str, *, kneels: bool = True) -> tuple[Move, ...]:
    """Return the moves of the path from one way-point to another."""
    return way(Waypoint(origin), Waypoint(to), kneels=kneels)


def stations(origin: str, to: str, *, kneels: bool = True) -> tuple[str, ...]:
    """Return the stations of the path from one way-point to another."""
    return (origin, *(move.to.value for move in moves(origin, to, kneels=kneels)))


def seconds(origin: str, to: str, *, kneels: bool = True) -> list[float]:
    """Return how long each move of a path takes."""
    return [move.ms / 1000 for move in moves(origin, to, kneels=kneels)]


def bodies(found: TransitionPath) -> Iterator[tuple[int, float, PathSegment, PosedBody]]:
    """Yield (move, fraction, segment, body) at even instants of every move, its start and end among them."""
    for move in range(found.moves):
        for step in range(SAMPLES + 1):
            index, t = found.at(move, step / SAMPLES)
            segment = found.segments[index]
            yield move, step / SAMPLES, segment, _solved(segment.a, segment.b, t)


@cache
def _solved(a: Pose, b: Pose, t: float) -> PosedBody:
    """Return her at a fraction of the way: each check looks there, and most moves are part of many paths."""
    return solve(a, b, t, SHAPE, 0.5)


def check_reaches(found: TransitionPath) -> list[str]:
    """At every waypoint hands, feet, knees and elbows touch what they are planted on."""
    wrong = []
    for segment in found.segments:
        body = _solved(segment.b, segment.b, 0.0)
        for name, goal, limb in _limbs(segment.b, body):
            if goal.planted or goal.kind == GoalKind.KNEEL:
                miss = misses(goal, limb, body, SHAPE, arm=name.startswith("arm"))
                if miss > MISSED:
                    wrong.append(f"{segment.b.name}: {name} misses its place by {miss * 1000:.0f} mm")
    return sorted(set(wrong))


def check_planted(found: TransitionPath) -> list[str]:
    """What is planted on the same place at both ends of a segment stays there in between."""
    wrong = set()
    for move, _, segment, body in bodies(found):
        for (name, p, limb), (_, q, _) in zip(_limbs(segment.a, body), _limbs(segment.b, body), strict=True):
            if p.planted and q.planted and p.kind == q.kind and p.anchor == q.anchor and p.tip.kind == q.tip.kind:
                if p.anchor.frame != AnchorFrame.WORLD or (p.tip.kind == TipKind.FLAT and p.tip != q.tip):
                    continue
                miss = misses(q, limb, body, SHAPE, arm=name.startswith("arm"))
                if miss > MISSED:
                    wrong.add(f"move {move}, {segment.a.name} to {segment.b.name}: {name} slips")
    return sorted(wrong)


def check_floor(found: TransitionPath) -> list[str]:
    """Nothing goes below the floor by more than 10 mm."""
    worst: dict[str, tuple[float, str]] = {}
    for move, fraction, segment, body in bodies(found):
        for name, middle, radius in touching(body):
            depth = radius - middle[2]
            if depth > BELOW_FLOOR and depth > worst.get(name, (0.0, ""))[0]:
                worst[name] = (depth, f"move {move} {fraction:.0%} ({segment.a.name} to {segment.b.name})")
    return [f"{where}: {name} is {depth * 1000:.0f} mm below the floor" for name, (depth, where) in worst.items()]


def check_limits(found: TransitionPath) -> list[str]:
    """Joints stay within the ranges of `figure.limits`, or within those that the exercises at its ends need."""
    own: dict[str, float] = {}
    for pose in (found.segments[0].a, found.segments[-1].b):
        for name, excess, _ in _excesses(_solved(pose, pose, 0.0)):
            own[name] = max(own.get(name, 0.0), excess)
    worst: dict[str, tuple[float, str]] = {}
    for move, fraction, segment, body in bodies(found):
        for name, excess, angle in _excesses(body):
            allowed = max(own.get(name, 0.0), LEANING if name.startswith("wrist") else 0.0) + IN_PASSING
            if excess > allowed and excess > worst.get(name, (0.0, ""))[0]:
                worst[name] = (
                    excess,
                    f"move {move} {fraction:.0%} ({segment.a.name} to {segment.b.name}): {angle:.0f}°",
                )
    return [f"{name}, {where}" for name, (_, where) in worst.items()]


def check_speed(found: TransitionPath, lengths: list[float]) -> list[str]:
    """No joint is faster than a bound, nor does any jump where one segment ends and the next begins."""
    worst: dict[str, tuple[float, str]] = {}
    last: tuple[int, dict[str, Vec]] | None = None
    for move, fraction, segment, body in bodies(found):
        joints = body.joints()
        if last is not None:
            before = last[1]
            for name, point in joints.items():
                moved = distance(point, before[name])
                if last[0] != move:
                    too_fast = moved / SEAM
                else:
                    bound = FASTEST_TRUNK if name in ("pelvis", "lumbar", "middle") else FASTEST
                    too_fast = moved / (lengths[move] / SAMPLES) / bound
                if too_fast > max(1.0, worst.get(name, (0.0, ""))[0]):
                    where = f"move {move} {fraction:.0%} ({segment.a.name} to {segment.b.name})"
                    worst[name] = (too_fast, f"{where}: {name} goes {moved * 1000:.0f} mm at once")
        last = (move, joints)
    return [where for _, where in worst.values()]


def check_legs(found: TransitionPath) -> list[str]:
    """Each segment begins in the very posture in which the one before it ended."""
    wrong = []
    for before, after in pairwise(found.segments):
        there = _solved(before.a, before.b, 1.0).joints()
        here = _solved(after.a, after.b, 0.0).joints()
        gap = max(distance(point, there[name]) for name, point in here.items())
        if gap > SEAM:
            wrong.append(f"{before.b.name}: she jumps by {gap * 1000:.0f} mm")
    return wrong


def all_checks(found: TransitionPath, lengths: list[float]) -> list[str]:
    """Return everything that is wrong with a path."""
    return [
        *check_reaches(found),
        *check_planted(found),
        *check_floor(found),
        *check_limits(found),
        *check_speed(found, lengths),
        *check_legs(found),
    ]


def _limbs(pose: Pose, body: PosedBody) -> list[tuple[str, Goal, Limb]]:
    return [
        (f"{kind[:-1]}_{side}", goal, limb)
        for kind in ("arms", "legs")
        for side, goal, limb in zip("lr", getattr(pose, kind), getattr(body, kind), strict=True)
    ]


def _excesses(body: PosedBody) -> Iterator[tuple[str, float, float]]:
    for name, angle in angles_of(body).items():
        excess = RANGES[name.removesuffix(" left").removesuffix(" right")].excess(angle)
        if excess > 0.0:
            yield name, excess, angle

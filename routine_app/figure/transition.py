"""The path from the end of one exercise to the beginning of the next, by waypoints: never through the floor.

Knows poses, clips and positions by their names; does not know sentences or seconds (`domain.transitions` does: one
move of its graph is one move here), nor cameras (`transition_scene` does). Lying is reached and left over the side,
legs together (content sheet C.log_roll_in and C.log_roll_out).

All of a path lies in the world of the waypoints (see `waypoint_poses`). The clip that ends and the one that begins
each have a world of their own: `TransitionPath.before` and `after` say how theirs lies in this one, so that she begins
in the very posture in which the one clip ended and ends in the one in which the other begins.
"""

from __future__ import annotations

from itertools import pairwise
from math import atan2, degrees
from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.vocabulary import Side
from routine_app.figure.clip import Clip
from routine_app.figure.footsteps import STEP, PathSegment, at_rest, body_of, on_the_floor, segments_of, travel
from routine_app.figure.placement import Placement, mirrored_pose, placed
from routine_app.figure.pose import AnchorFrame, Goal, GoalKind, Pose, TipKind
from routine_app.figure.projection import view_from
from routine_app.figure.sample import along_motion
from routine_app.figure.seat_and_bed_poses import BY_THE_SEAT, STOOD
from routine_app.figure.vec import distance, dot
from routine_app.figure.waypoint_poses import still_clip, waypoint_pose

if TYPE_CHECKING:
    from routine_app.figure.skeleton import PosedBody
    from routine_app.figure.vec import Vec

_BY: dict[tuple[str, str], tuple[str, ...]] = {
    ("standing", "seated"): ("leaning",),
    ("standing", "kneeling"): ("step_back", "half_kneeling"),
    ("kneeling", "all_fours"): ("hands_down",),
    ("kneeling", "floor_sitting"): ("hands_down", "hips_aside"),
    ("all_fours", "floor_sitting"): ("hips_aside",),
    ("floor_sitting", "side_lying"): ("on_her_elbow",),
    ("side_lying", "supine"): ("half_rolled", "knees_together"),
    ("floor_sitting", "incline"): ("legs_round", "feet_in_front"),
    ("incline", "propped_side"): (),
    ("seated", "floor_sitting"): ("seat_edge", "below_the_seat", "feet_in_front", "legs_round"),
    ("standing", "bed_sitting"): ("leaning",),
    ("bed_sitting", "bed_side_lying"): ("bed_lowering", "bed_legs_up", "bed_on_her_elbow"),
    ("bed_side_lying", "bed_supine"): ("bed_half_rolled", "bed_knees_together"),
    ("bed_side_lying", "bed_incline"): ("bed_propped_side",),
}
_ON_FEET = ("standing", "seated", "bed_sitting")
_UP = ("standing", "leaning", "seated")
_ON_HER_SIDE = ("side_lying", "bed_side_lying")
_ON_HER_BACK = ("supine", "bed_supine", "bed_incline")
_ON_KNEES = ("kneeling", "all_fours")
_SAME = 0.0005  # metres
_ASTRIDE = 0.07  # metres: knees further than that from the usual place (crossed ones) come back there first


class PathEnd(msgspec.Struct, frozen=True):
    """An exercise as it stands at one end of a path: at the end of a phase, or (None) as she gets ready for it."""

    clip: Clip
    side: Side | None = None
    phase: str | None = None

    @property
    def flipped(self) -> bool:
        """Whether it is the mirror image of the way that the clip's keys are posed."""
        return self.clip.flipped(self.side)

    @property
    def yaw(self) -> float:
        """From where it is best seen, in degrees, in its own world."""
        return self.clip.yaw(self.flipped)

    @property
    def pose(self) -> Pose:
        """The pose in the clip's own world, on her own side."""
        found = self.clip.motion_of(self.phase) if self.phase is not None else None
        ready = self.clip.setup if self.clip.ready is None else self.clip.ready
        key = ready if found is None else along_motion(*found, 1.0)[1]
        pose = self.clip.poses[key]
        return mirrored_pose(pose) if self.flipped else pose


class SeatOnTheWay(msgspec.Struct, frozen=True):
    """The seat that she gets down to the floor or up by: where the world of who sits on it lies in that of the path.

    It is needed from the beginning of one move to the beginning of another (or the end of all).
    """

    at: Placement
    moves: tuple[int, int]
    goes_down: bool


class TransitionPath(msgspec.Struct, frozen=True):
    """A path as segments in order; `before` and `after` place the worlds of its two ends in the world of the path."""

    segments: tuple[PathSegment, ...]
    before: Placement
    after: Placement
    seat: SeatOnTheWay | None = None

    @property
    def moves(self) -> int:
        """How many moves it has."""
        return self.segments[-1].move + 1

    def at(self, move: int, fraction: float) -> tuple[int, float]:
        """Return (number of the segment, eased fraction 0..1 of it) at a fraction (0..1) of a move."""
        here = [index for index, segment in enumerate(self.segments) if segment.move == move]
        for index in here:
            segment = self.segments[index]
            if fraction <= segment.end or index == here[-1]:
                return index, segment.eased(fraction)
        raise ValueError(f"this path has no move {move}")


def end_without_exercise(position: str) -> PathEnd:
    """Return her in a position (a slug of `domain.transitions.Waypoint`) without an exercise."""
    return PathEnd(still_clip(position))


def path_between(stations: tuple[str, ...], before: PathEnd, after: PathEnd) -> TransitionPath:
    """Return the path through stations (slugs of `domain.transitions.Waypoint`, two or more) from one end to another.

    Each step between stations is one move. Raises KeyError for stations that no move joins.
    """
    mirror = _over_her_right(stations, before, after)
    seat = _seat(stations, mirror)
    points = [(name, _point(name, mirror, seat is not None), move) for name, move in _points(stations)]
    start, end = _posture(before, stations[0], mirror), _posture(after, stations[-1], mirror)
    from_, to = _settled(start, stations[0], points[0][1]), _settled(end, stations[-1], points[-1][1])
    first, last = placed(start, from_), placed(end, to)
    middle = [(name, pose, move) for name, pose, move in points[1:-1]]
    setting_out = _both_down(first, points[0], move=0)
    arriving = _both_down(last, points[-1], move=len(stations) - 2)
    stops = [("", first, 0), *setting_out, *middle, *arriving, ("", last, len(stations) - 2)]
    poses = [(at_rest(pose), move) for _, pose, move in _keeping_her_feet(stops)]
    # An end is painted by its own clip as it was solved there; where that is not quite at rest she settles first.
    begin = [] if travel(first, poses[0][0]) < _SAME else [(first, 0)]
    finish = [] if travel(last, poses[-1][0]) < _SAME else [(last, len(stations) - 2)]
    return TransitionPath(segments_of([*begin, *poses, *finish]), from_, to, seat)


def _seat(stations: tuple[str, ...], mirror: bool) -> SeatOnTheWay | None:
    """Return the seat of a way between a seat and the floor; None of any other."""
    pairs = list(pairwise(stations))
    goes_down = ("seated", "floor_sitting") in pairs
    if not goes_down and ("floor_sitting", "seated") not in pairs:
        return None
    x, y = STOOD.x + BY_THE_SEAT.x, STOOD.y + BY_THE_SEAT.y
    at = Placement(0.0, x, -y if mirror else y)
    if goes_down:
        sits = pairs.index(("seated", "floor_sitting"))
        return SeatOnTheWay(at, (stations[: sits + 1].index("seated") - 1, sits + 1), goes_down=True)
    sits = pairs.index(("floor_sitting", "seated"))
    return SeatOnTheWay(at, (sits, min(sits + 2, len(pairs))), goes_down=False)


def _points(stations: tuple[str, ...]) -> list[tuple[str, int]]:
    """Return the names of all points from the first station to the last, each with the move that leads to it."""
    found = [(stations[0], 0)]
    for move, (a, b) in enumerate(pairwise(stations)):
        found += [(name, move) for name in (*_by(a, b), b)]
    return found


def _by(a: str, b: str) -> tuple[str, ...]:
    """Return the points between two stations; none at a stop, which she spends where she is."""
    if a == b:
        return ()
    return _BY[a, b] if (a, b) in _BY else tuple(reversed(_BY[b, a]))


def _point(name: str, mirror: bool, by_the_seat: bool) -> Pose:
    pose = waypoint_pose(name)
    if by_the_seat and (name in _UP or name.startswith("bed_")):
        pose = placed(pose, BY_THE_SEAT)
    return mirrored_pose(pose) if mirror else pose


def _over_her_right(stations: tuple[str, ...], before: PathEnd, after: PathEnd) -> bool:
    """Whether she gets down or up over her right side: where she lies on it, or rolls so that her face is seen."""
    for station, end in ((stations[0], before), (stations[-1], after)):
        if station in _ON_HER_SIDE:
            return body_of(end.pose).trunk.pelvis_frame[1][2] > 0.0
    for station, end in ((stations[0], before), (stations[-1], after)):
        if station in _ON_HER_BACK:
            eye = view_from(end.yaw, end.clip.camera.pitch)
            return dot(body_of(end.pose).trunk.pelvis_frame[1], eye.toward) < 0.0
    return False


def _posture(end: PathEnd, station: str, mirror: bool) -> Pose:
    """Return the posture at an end; sitting on the floor without an exercise she sits to the side that the path has."""
    alone = station == "floor_sitting" and end.clip == still_clip(station)
    return mirrored_pose(end.pose) if mirror and alone else end.pose


def _settled(pose: Pose, station: str, point: Pose) -> Placement:
    """Return where a clip's world lies so that her feet, knees or pelvis are where the station has them."""
    own, here = body_of(pose), body_of(point)
    heading = _heading(here, station) - _heading(own, station)
    pairs = [(own.trunk.pelvis, here.trunk.pelvis)]
    if station in _ON_FEET and any(map(_stands, pose.legs)):
        pairs = [(own.legs[i].end, here.legs[i].end) for i in (0, 1) if _stands(pose.legs[i])]
    elif station in _ON_KNEES and any(map(_kneels, pose.legs)):
        pairs = [(own.legs[i].middle, here.legs[i].middle) for i in (0, 1) if _kneels(pose.legs[i])]
    turn = Placement(heading)
    moved = [(turn.turned(a), b) for a, b in pairs]
    x, y = (sum(b[i] - a[i] for a, b in moved) / len(moved) for i in (0, 1))
    return Placement(heading, x, y)


def _heading(body: PosedBody, station: str) -> float:
    """Return which way she looks along the floor, in degrees; on her side, which way her head lies."""
    ahead: Vec = body.trunk.pelvis_frame[2]
    if station not in _ON_HER_SIDE:
        x, y, _ = body.trunk.pelvis_frame[1]
        ahead = (y, -x, 0.0)
    return degrees(atan2(ahead[1], ahead[0]))


def _stands(goal: Goal) -> bool:
    """Whether the sole is on the floor."""
    return goal.tip.kind == TipKind.FLAT and on_the_floor(goal)


def _kneels(goal: Goal) -> bool:
    return goal.kind == GoalKind.KNEEL and goal.anchor.frame == AnchorFrame.WORLD


_Stop = tuple[str, Pose, int]  # name of the waypoint ("" for an end), pose, the move that leads there


def _both_down(pose: Pose, station: _Stop, move: int) -> list[_Stop]:
    """Return the posture with both feet (or knees) on the floor, where an exercise has one up that is to carry her."""
    name, point, _ = station
    if name in _ON_FEET and not all(map(_stands, pose.legs)):
        legs = tuple(own if _stands(own) else usual for own, usual in zip(pose.legs, point.legs, strict=True))
        pose = msgspec.structs.replace(pose, name=name, legs=(legs[0], legs[1]), arms=point.arms, spine=point.spine)
        return [(name, pose, move)]
    if name in _ON_KNEES and not all(_kneels(goal) and _near(goal, to) for goal, to in _pairs(pose, point)):
        return [(name, point, move)]
    return []


def _pairs(pose: Pose, point: Pose) -> list[tuple[Goal, Goal]]:
    return list(zip(pose.legs, point.legs, strict=True))


def _near(goal: Goal, to: Goal) -> bool:
    return distance(goal.anchor.point, to.anchor.point) < _ASTRIDE


def _keeping_her_feet(stops: list[_Stop]) -> list[_Stop]:
    """Return the stops; sitting down and standing up, her feet are where she has them when she sits.

    She takes a step to there, or from there, while she stands.
    """
    found: list[_Stop] = []
    for index, (name, pose, move) in enumerate(stops):
        if name != "leaning":
            found.append((name, pose, move))
            continue
        before, after = stops[index - 1], stops[index + 1]
        sits, stands = (before, after) if before[1].root[2] < after[1].root[2] else (after, before)
        upright = ("", msgspec.structs.replace(stands[1], legs=sits[1].legs), move)
        leaning = (name, msgspec.structs.replace(pose, legs=sits[1].legs), move)
        stepped = [upright] if any(_far(goal, to) for goal, to in _pairs(stands[1], sits[1])) else []
        found += [*stepped, leaning] if stands is before else [leaning, *stepped]
    return found


def _far(goal: Goal, to: Goal) -> bool:
    return distance(goal.anchor.point, to.anchor.point) > STEP

"""A change of position as it is seen: one camera and one body from one exercise to the next, through rooms.

Knows ways, stages and views; does not know painting, sentences or seconds. The room of the exercise that ends holds
its things until she has left them, then the room of the next one takes its place; for a moment both are there, each
to its share. What she holds she puts down before she sets out, and takes up when she has arrived: that is a room
of its own at either end. She is the same in all rooms: her way is worked out in the world of each clip, where its
things are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from routine_app.figure.easing import smooth
from routine_app.figure.placing import Placement, placed
from routine_app.figure.pose import GoalKind, Pose
from routine_app.figure.projection import View, fitted, looking
from routine_app.figure.sample import Sample
from routine_app.figure.scene import MARGIN, Frame, Stage
from routine_app.figure.shadows import around
from routine_app.figure.shape import shape_at
from routine_app.figure.solve import solve
from routine_app.figure.stepping import ON_THE_WAY
from routine_app.figure.things import HANDHELD, Thing
from routine_app.figure.vec import Vec, distance, dot
from routine_app.figure.way_track import Box, Track

if TYPE_CHECKING:
    from routine_app.domain.comfort import Week
    from routine_app.figure.skeleton import Posed
    from routine_app.figure.transition import End, Way

_STEPS = 48  # instants of the whole way at which it is looked at to place camera and rooms
_FADE = 0.025  # of the whole way, to either side of the instant at which the rooms change places
_NEAR = 0.12  # metres: with her pelvis so near to where it rests, she still needs what it rests on
_SOLID_PARTS = ("knee_l", "knee_r", "ankle_l", "ankle_r", "toes_l", "toes_r", "head")
_FURNITURE = ("chair", "couch", "bed", "counter", "table", "stool", "box", "wedge", "step")
_ON_LEGS = ("chair", "table", "stool")  # feet may be below them
_BOARD = 0.06  # metres
_UPRIGHT = 0.75  # metres: with her pelvis so high she stands
_CRANE = 34.0  # degrees that the camera rises while it goes half round her: from the feet one sees nothing
_LARGEST = 40  # week of pregnancy: what fits then, fits always


class Room(msgspec.Struct, frozen=True):
    """A stage, where its world lies in that of the way, the way's legs in its own world, and which end it is of."""

    stage: Stage
    at: Placement
    legs: tuple[tuple[Pose, Pose], ...]
    end: int

    @property
    def yaw(self) -> float:
        """From where the clip is best seen, in degrees, in the world of the way."""
        return self.stage.clip.yaw(self.stage.flipped) + self.at.heading


class Seen(msgspec.Struct, frozen=True):
    """One room's frame and its share (0..1) of the picture."""

    frame: Frame
    share: float


class Passage:
    """One way with the stages of its two ends. An instant is the number of the move and a fraction (0..1) of it."""

    def __init__(self, way: Way, ends: tuple[End, End], stages: tuple[Stage, Stage]) -> None:
        self._way = way
        self._breaths = (ends[0].clip.breath, ends[1].clip.breath)
        bodies = [self._body(step / _STEPS) for step in range(_STEPS + 1)]
        left = _in_the_way(bodies, _furniture(stages[0]), way.before)
        reached = _in_the_way(bodies[::-1], _furniture(stages[1]), way.after)[::-1]
        changing = _where_rooms_change(way, bodies, (left, reached))
        self._rooms, self._borders = _rooms(way, stages, changing, bodies)
        needs = [tuple(share > 0.0 for share in self._of_ends(step / _STEPS)) for step in range(_STEPS + 1)]
        self._track = Track([around(body) for body in bodies], needs)

    def rest(self, move: int, fraction: float) -> float:
        """Return the fraction at which she comes to the next way-point: for who wants stills instead of motion."""
        first, _ = self._way.at(move, fraction)
        return next(leg.end for leg in self._way.legs[first:] if leg.b.name != ON_THE_WAY)

    def frames(
        self,
        instant: tuple[int, float],
        size: tuple[float, float],
        turned: tuple[float, float] = (0.0, 0.0),
        fullness: float = 0.0,
        week: Week | None = None,
    ) -> tuple[Seen, ...]:
        """Return what is seen in `size` (width, height) pixels: one room, or two while they change places.

        `turned` are the degrees (yaw, pitch) that she has turned the figure, `fullness` (0..1) the breath.
        """
        shares = self._shares(self.done(*instant))
        seen = []
        for index in self.rooms_at(instant):
            taken = self.sample(index, instant, fullness, week)
            view = self.view(index, instant, size, turned)
            seen.append(Seen(self._rooms[index].stage.frame(taken, view), shares[index]))
        return tuple(seen)

    def done(self, move: int, fraction: float) -> float:
        """Return how much of the whole way is done (0..1), each move counting the same."""
        return (move + min(max(fraction, 0.0), 1.0)) / self._way.moves

    def rooms_at(self, instant: tuple[int, float]) -> tuple[int, ...]:
        """Return the numbers of the rooms that are seen at an instant."""
        return tuple(index for index, share in enumerate(self._shares(self.done(*instant))) if share > 0.0)

    def sample(self, room: int, instant: tuple[int, float], fullness: float = 0.0, week: Week | None = None) -> Sample:
        """Return the body in the world of a room (see `rooms_at`)."""
        leg, t = self._way.at(*instant)
        a, b = self._rooms[room].legs[leg]
        done = self.done(*instant)
        breath = self._breaths[0] + (self._breaths[1] - self._breaths[0]) * done
        shape = shape_at(week, fullness, breath)
        return Sample(solve(a, b, t, shape, fullness), shape, self._rooms[room].stage.flipped)

    def view(
        self, room: int, instant: tuple[int, float], size: tuple[float, float], turned: tuple[float, float] = (0.0, 0.0)
    ) -> View:
        """Return how the camera sees the world of a room."""
        done = self.done(*instant)
        here = self._rooms[room]
        yaw, pitch = self._looks(done, turned)
        eye = looking(yaw - here.at.heading, pitch)
        left, top, right, bottom = self._track.box(done, turned, self._needs)
        x, y = _shift(looking(yaw, pitch), here.at)
        return fitted(eye, (left - x, top - y, right - x, bottom - y), size, MARGIN)

    def _looks(self, done: float, turned: tuple[float, float]) -> tuple[float, float]:
        """Return the camera's yaw and pitch in degrees, in the world of the way; it glides the short way round."""
        first, last = self._rooms[0], self._rooms[-1]
        share = smooth(done)
        round_ = (last.yaw - first.yaw + 180.0) % 360.0 - 180.0
        low, high = first.stage.clip.camera.pitch, last.stage.clip.camera.pitch
        above = _CRANE * (round_ / 180.0) ** 2 * 4.0 * share * (1.0 - share)
        return first.yaw + round_ * share + turned[0], low + (high - low) * share + above + turned[1]

    def _needs(self, done: float, turned: tuple[float, float]) -> tuple[View, tuple[Box, Box]]:
        """Return the eye at an instant, and the boxes that it sees the motions and things of the two ends in."""
        yaw, pitch = self._looks(done, turned)
        eye = looking(yaw, pitch)
        boxes = []
        for room in (self._rooms[0], self._rooms[-1]):
            left, top, right, bottom = room.stage.bounds(looking(yaw - room.at.heading, pitch))
            x, y = _shift(eye, room.at)
            boxes.append((left + x, top + y, right + x, bottom + y))
        return eye, (boxes[0], boxes[1])

    def _shares(self, done: float) -> list[float]:
        """Return how much of each room is seen."""
        entered = [1.0, *(smooth(min(max((done - at) / (2 * _FADE) + 0.5, 0.0), 1.0)) for at in self._borders), 0.0]
        return [here - beyond for here, beyond in pairwise(entered)]

    def _of_ends(self, done: float) -> tuple[float, float]:
        """Return how much is seen of the rooms of either end."""
        shares = self._shares(done)
        first, last = (sum(s for s, room in zip(shares, self._rooms, strict=True) if room.end == end) for end in (0, 1))
        return first, last

    def _body(self, done: float) -> Posed:
        """Return the body at its largest, in the world of the way."""
        move = min(int(done * self._way.moves), self._way.moves - 1)
        leg, t = self._way.at(move, done * self._way.moves - move)
        return solve(self._way.legs[leg].a, self._way.legs[leg].b, t, shape_at(_LARGEST, 1.0), 1.0)


def _rooms(
    way: Way, stages: tuple[Stage, Stage], changing: float, bodies: list[Posed]
) -> tuple[list[Room], list[float]]:
    """Return the rooms in order, and the instants (0..1 of the whole way) at which one gives way to the next."""
    rooms: list[Room] = []
    borders: list[float] = []
    turn = round(changing * _STEPS)
    for end, (stage, at) in enumerate(zip(stages, (way.before, way.after), strict=True)):
        back = at.back()
        full = Room(stage, at, tuple((placed(leg.a, back), placed(leg.b, back)) for leg in way.legs), end)
        bare = _cleared(full, bodies[: turn + 1] if end == 0 else bodies[: turn - 1 : -1])
        both = [full] if bare is None else [full, bare] if end == 0 else [bare, full]
        if len(both) == 2:
            borders.append(_FADE if end == 0 else 1.0 - _FADE)
        if end == 1:
            borders.insert(len(rooms) - 1, min(max(changing, 3 * _FADE), 1.0 - 3 * _FADE))
        rooms += both
    return rooms, borders


def _cleared(room: Room, bodies: list[Posed]) -> Room | None:
    """Return the same room without what goes with her and the pillows that she would come through on her way.

    `bodies` are those that the room sees, from its own end on. None where nothing is to be cleared away.
    """
    clip, things = room.stage.clip, room.stage.things
    stays = tuple(
        own
        for own, thing in zip(clip.things, things, strict=True)
        if not (_goes_with_her(thing) or (thing.kind == "pillow" and any(_in_the_way(bodies, (thing,), room.at))))
    )
    if len(stays) == len(clip.things):
        return None
    stage = Stage(msgspec.structs.replace(clip, things=stays), room.stage.look, room.stage.side)
    return msgspec.structs.replace(room, stage=stage)


def _goes_with_her(thing: Thing) -> bool:
    return bool(thing.path or thing.held or thing.between) or thing.kind in HANDHELD


def _shift(eye: View, at: Placement) -> tuple[float, float]:
    """Return by how much a world that lies somewhere else is moved on the page (right, down; metres)."""
    there: Vec = (at.x, at.y, 0.0)
    return dot(eye.right, there), -dot(eye.up, there)


def _where_rooms_change(way: Way, bodies: list[Posed], rooms: tuple[list[bool], list[bool]]) -> float:
    """Return the instant (0..1 of the whole way) at which the rooms change places.

    She has then left what her pelvis rested on and not come to what it will rest on, and is not in the way of either
    room's furniture (`rooms` says for each step whether she would be). Of these instants it is the one when she is
    upright (a chair stays until she stands, and is there before she sits down); between knees and lying, the one next
    to where she lies (pillows come when she lies down).
    """
    pelvis = [body.trunk.pelvis for body in bodies]
    old = _run([distance(point, pelvis[0]) < _NEAR for point in pelvis])
    new = len(pelvis) - _run([distance(point, pelvis[-1]) < _NEAR for point in reversed(pelvis)])
    old = 0 if _is_on_her_legs(way.legs[0].a) else old
    new = len(pelvis) if _is_on_her_legs(way.legs[-1].b) else new
    wrong = [
        max(0, old - step) + max(0, step - new) + sum(rooms[0][:step]) + sum(rooms[1][step:])
        for step in range(len(pelvis))
    ]
    best = [step for step, count in enumerate(wrong) if count == min(wrong)]
    highest = max(best, key=lambda step: bodies[step].trunk.head[2])
    on_legs = (_is_on_her_legs(way.legs[0].a), _is_on_her_legs(way.legs[-1].b))
    if pelvis[highest][2] < _UPRIGHT and any(on_legs):
        highest = best[0] if on_legs[1] else best[-1]
    return min(max(highest / _STEPS, _FADE), 1.0 - _FADE)


def _is_on_her_legs(pose: Pose) -> bool:
    return pose.root[2] > _UPRIGHT or all(goal.kind == GoalKind.KNEEL for goal in pose.legs)


def _in_the_way(bodies: list[Posed], things: tuple[Thing, ...], at: Placement) -> list[bool]:
    """Return for each body, in the world of the way, whether feet, knees or head are in things of a room.

    What is in them in the first body, the one at the room's own end, is where it belongs.
    """
    inside = [_parts_inside(body, things, at.back()) for body in bodies]
    return [bool(parts - inside[0]) for parts in inside]


def _parts_inside(body: Posed, things: tuple[Thing, ...], back: Placement) -> set[str]:
    joints = body.joints()
    points = {name: back.point(joints[name]) for name in _SOLID_PARTS}
    return {name for name, point in points.items() if any(_is_inside(point, thing) for thing in things)}


def _furniture(stage: Stage) -> tuple[Thing, ...]:
    return tuple(thing for thing in stage.things if thing.kind in _FURNITURE)


def _is_inside(point: Vec, thing: Thing) -> bool:
    x, y = thing.to_own(point)
    depth, width, height = thing.size
    high = height * (0.5 - x / depth) if thing.kind == "wedge" else height
    low = height - _BOARD if thing.kind in _ON_LEGS else 0.0
    return abs(x) < depth / 2 and abs(y) < width / 2 and low <= point[2] - thing.at[2] < high


def _run(flags: list[bool]) -> int:
    """Return how many are true before the first that is not."""
    return flags.index(False) if False in flags else len(flags)

"""A change of position as it is seen: one camera and one body from one exercise to the next, through clips' spaces.

Knows paths, scenes and views; does not know painting, sentences or seconds. The space of the exercise that ends holds
its props until she has left them, then the space of the next one takes its place; for a moment both are there, each
to its share. What she holds she puts down before she sets out, and takes up when she has arrived: that is a space
of its own at either end. She is the same in all spaces: her path is worked out in the world of each clip, where its
props are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from routine_app.figure.body_shape import shape_at
from routine_app.figure.camera_track import Box, CameraTrack
from routine_app.figure.easing import smooth
from routine_app.figure.footsteps import BETWEEN_WAYPOINTS
from routine_app.figure.obstacles import furniture_of, in_the_way
from routine_app.figure.placement import Placement, placed
from routine_app.figure.pose import GoalKind, Pose
from routine_app.figure.projection import View, fitted, view_from
from routine_app.figure.props import HANDHELD, Prop
from routine_app.figure.sample import Sample
from routine_app.figure.scene import MARGIN, DrawList, FigureScene
from routine_app.figure.shadows import around
from routine_app.figure.solve import solve
from routine_app.figure.vec import Vec, distance, dot
from routine_app.figure.waypoint_poses import still_clip

if TYPE_CHECKING:
    from routine_app.domain.comfort import Week
    from routine_app.figure.skeleton import PosedBody
    from routine_app.figure.transition import PathEnd, SeatOnTheWay, TransitionPath

_STEPS = 48  # instants of the whole path at which it is looked at to place camera and spaces
_FADE = 0.025  # of the whole path, to either side of the instant at which the spaces change places
_NEAR = 0.12  # metres: with her pelvis so near to where it rests, she still needs what it rests on
_UPRIGHT = 0.75  # metres: with her pelvis so high she stands
_CRANE = 34.0  # degrees that the camera rises while it goes half round her: from the feet one sees nothing
_LARGEST = 40  # week of pregnancy: what fits then, fits always


class ClipSpace(msgspec.Struct, frozen=True):
    """A clip's scene, where its world lies in that of the path, the segments in its own world; which end it is of."""

    scene: FigureScene
    at: Placement
    segments: tuple[tuple[Pose, Pose], ...]
    end: int

    @property
    def yaw(self) -> float:
        """From where the clip is best seen, in degrees, in the world of the path."""
        return self.scene.clip.yaw(self.scene.flipped) + self.at.heading


class CrossfadeLayer(msgspec.Struct, frozen=True):
    """One space's frame and its share (0..1) of the picture."""

    frame: DrawList
    share: float


class TransitionScene:
    """One path with the scenes of its two ends. An instant is the number of the move and a fraction (0..1) of it."""

    def __init__(
        self, path: TransitionPath, ends: tuple[PathEnd, PathEnd], scenes: tuple[FigureScene, FigureScene]
    ) -> None:
        self._path = path
        self._breaths = (ends[0].clip.breath, ends[1].clip.breath)
        bodies = [self._body(step / _STEPS) for step in range(_STEPS + 1)]
        left = in_the_way(bodies, furniture_of(scenes[0].props), path.before)
        reached = in_the_way(bodies[::-1], furniture_of(scenes[1].props), path.after)[::-1]
        changing = _when_spaces_change(path, bodies, (left, reached))
        self._spaces, self._borders = _spaces(path, scenes, changing, bodies)
        if path.seat is not None:
            self._add_seat(path.seat)
        needs = [tuple(share > 0.0 for share in self._of_ends(step / _STEPS)) for step in range(_STEPS + 1)]
        self._track = CameraTrack([around(body) for body in bodies], needs)

    def next_waypoint(self, move: int, fraction: float) -> float:
        """Return the fraction at which she comes to the next waypoint: for who wants stills instead of motion."""
        first, _ = self._path.at(move, fraction)
        return next(segment.end for segment in self._path.segments[first:] if segment.b.name != BETWEEN_WAYPOINTS)

    def frames(
        self,
        instant: tuple[int, float],
        size: tuple[float, float],
        turned: tuple[float, float] = (0.0, 0.0),
        fullness: float = 0.0,
        week: Week | None = None,
    ) -> tuple[CrossfadeLayer, ...]:
        """Return what is seen in `size` (width, height) pixels: one space, or two while they change places.

        `turned` are the degrees (yaw, pitch) that she has turned the figure, `fullness` (0..1) the breath.
        """
        shares = self._shares(self.done(*instant))
        seen = []
        for index in self.spaces_at(instant):
            taken = self.sample(index, instant, fullness, week)
            view = self.view(index, instant, size, turned)
            seen.append(CrossfadeLayer(self._spaces[index].scene.frame(taken, view), shares[index]))
        return tuple(seen)

    def done(self, move: int, fraction: float) -> float:
        """Return how much of the whole path is done (0..1), each move counting the same."""
        return (move + min(max(fraction, 0.0), 1.0)) / self._path.moves

    def spaces_at(self, instant: tuple[int, float]) -> tuple[int, ...]:
        """Return the numbers of the spaces that are seen at an instant."""
        return tuple(index for index, share in enumerate(self._shares(self.done(*instant))) if share > 0.0)

    def sample(self, space: int, instant: tuple[int, float], fullness: float = 0.0, week: Week | None = None) -> Sample:
        """Return the body in the world of a space (see `spaces_at`)."""
        segment, t = self._path.at(*instant)
        a, b = self._spaces[space].segments[segment]
        done = self.done(*instant)
        breath = self._breaths[0] + (self._breaths[1] - self._breaths[0]) * done
        shape = shape_at(week, fullness, breath)
        return Sample(solve(a, b, t, shape, fullness), shape, self._spaces[space].scene.flipped)

    def view(
        self,
        space: int,
        instant: tuple[int, float],
        size: tuple[float, float],
        turned: tuple[float, float] = (0.0, 0.0),
    ) -> View:
        """Return how the camera sees the world of a space."""
        done = self.done(*instant)
        here = self._spaces[space]
        yaw, pitch = self._looks(done, turned)
        eye = view_from(yaw - here.at.heading, pitch)
        left, top, right, bottom = self._track.box(done, turned, self._needs)
        x, y = _shift(view_from(yaw, pitch), here.at)
        return fitted(eye, (left - x, top - y, right - x, bottom - y), size, MARGIN)

    def _looks(self, done: float, turned: tuple[float, float]) -> tuple[float, float]:
        """Return the camera's yaw and pitch in degrees, in the world of the path; it glides the short way round."""
        first, last = self._spaces[0], self._spaces[-1]
        share = smooth(done)
        round_ = (last.yaw - first.yaw + 180.0) % 360.0 - 180.0
        low, high = first.scene.clip.camera.pitch, last.scene.clip.camera.pitch
        above = _CRANE * (round_ / 180.0) ** 2 * 4.0 * share * (1.0 - share)
        return first.yaw + round_ * share + turned[0], low + (high - low) * share + above + turned[1]

    def _needs(self, done: float, turned: tuple[float, float]) -> tuple[View, tuple[Box, Box]]:
        """Return the eye at an instant, and the boxes that it sees the motions and props of the two ends in."""
        yaw, pitch = self._looks(done, turned)
        eye = view_from(yaw, pitch)
        boxes = []
        for space in (self._spaces[0], self._spaces[-1]):
            left, top, right, bottom = space.scene.bounds(view_from(yaw - space.at.heading, pitch))
            x, y = _shift(eye, space.at)
            boxes.append((left + x, top + y, right + x, bottom + y))
        return eye, (boxes[0], boxes[1])

    def _shares(self, done: float) -> list[float]:
        """Return how much of each space is seen."""
        entered = [1.0, *(smooth(min(max((done - at) / (2 * _FADE) + 0.5, 0.0), 1.0)) for at in self._borders), 0.0]
        return [here - beyond for here, beyond in pairwise(entered)]

    def _add_seat(self, seat: SeatOnTheWay) -> None:
        """Put the space with the seat that she gets down or up by between those of the two ends, at its time."""
        half = sum(space.end == 0 for space in self._spaces)
        back = seat.at.back()
        scene = FigureScene(still_clip("seated"), self._spaces[0].scene.appearance)
        segments = tuple((placed(segment.a, back), placed(segment.b, back)) for segment in self._path.segments)
        self._spaces.insert(half, ClipSpace(scene, seat.at, segments, 1 if seat.goes_down else 0))
        first, last = (min(max(move / self._path.moves, 2 * _FADE), 1.0 - 2.5 * _FADE) for move in seat.moves)
        self._borders[half - 1 : half] = [first, max(last, first + 2 * _FADE)]

    def _of_ends(self, done: float) -> tuple[float, float]:
        """Return how much is seen of the spaces of either end."""
        shares = self._shares(done)
        first, last = (
            sum(s for s, space in zip(shares, self._spaces, strict=True) if space.end == end) for end in (0, 1)
        )
        return first, last

    def _body(self, done: float) -> PosedBody:
        """Return the body at its largest, in the world of the path."""
        move = min(int(done * self._path.moves), self._path.moves - 1)
        segment, t = self._path.at(move, done * self._path.moves - move)
        return solve(self._path.segments[segment].a, self._path.segments[segment].b, t, shape_at(_LARGEST, 1.0), 1.0)


def _spaces(
    path: TransitionPath, scenes: tuple[FigureScene, FigureScene], changing: float, bodies: list[PosedBody]
) -> tuple[list[ClipSpace], list[float]]:
    """Return the spaces in order, and the instants (0..1 of the whole path) at which one gives way to the next."""
    spaces: list[ClipSpace] = []
    borders: list[float] = []
    turn = round(changing * _STEPS)
    for end, (scene, at) in enumerate(zip(scenes, (path.before, path.after), strict=True)):
        back = at.back()
        full = ClipSpace(
            scene, at, tuple((placed(segment.a, back), placed(segment.b, back)) for segment in path.segments), end
        )
        bare = _cleared(full, bodies[: turn + 1] if end == 0 else bodies[: turn - 1 : -1])
        both = [full] if bare is None else [full, bare] if end == 0 else [bare, full]
        if len(both) == 2:
            borders.append(_FADE if end == 0 else 1.0 - _FADE)
        if end == 1:
            borders.insert(len(spaces) - 1, min(max(changing, 3 * _FADE), 1.0 - 3 * _FADE))
        spaces += both
    return spaces, borders


def _cleared(space: ClipSpace, bodies: list[PosedBody]) -> ClipSpace | None:
    """Return the same space without what goes with her and the pillows that she would come through on her way.

    `bodies` are those that the space sees, from its own end on. None where nothing is to be cleared away.
    """
    clip, props = space.scene.clip, space.scene.props
    stays = tuple(
        own
        for own, prop in zip(clip.props, props, strict=True)
        if not (_goes_with_her(prop) or (prop.kind == "pillow" and any(in_the_way(bodies, (prop,), space.at))))
    )
    if len(stays) == len(clip.props):
        return None
    scene = FigureScene(msgspec.structs.replace(clip, props=stays), space.scene.appearance, space.scene.side)
    return msgspec.structs.replace(space, scene=scene)


def _goes_with_her(prop: Prop) -> bool:
    return bool(prop.path or prop.held or prop.between) or prop.kind in HANDHELD


def _shift(eye: View, at: Placement) -> tuple[float, float]:
    """Return by how much a world that lies somewhere else is moved on the page (right, down; metres)."""
    there: Vec = (at.x, at.y, 0.0)
    return dot(eye.right, there), -dot(eye.up, there)


def _when_spaces_change(path: TransitionPath, bodies: list[PosedBody], spaces: tuple[list[bool], list[bool]]) -> float:
    """Return the instant (0..1 of the whole path) at which the spaces change places.

    She has then left what her pelvis rested on and not come to what it will rest on, and is not in the way of either
    space's furniture (`spaces` says for each step whether she would be). Of these instants it is the one when she is
    upright (a chair stays until she stands, and is there before she sits down); between knees and lying, the one next
    to where she lies (pillows come when she lies down).
    """
    pelvis = [body.trunk.pelvis for body in bodies]
    old = _run([distance(point, pelvis[0]) < _NEAR for point in pelvis])
    new = len(pelvis) - _run([distance(point, pelvis[-1]) < _NEAR for point in reversed(pelvis)])
    old = 0 if _is_on_her_legs(path.segments[0].a) else old
    new = len(pelvis) if _is_on_her_legs(path.segments[-1].b) else new
    wrong = [
        max(0, old - step) + max(0, step - new) + sum(spaces[0][:step]) + sum(spaces[1][step:])
        for step in range(len(pelvis))
    ]
    best = [step for step, count in enumerate(wrong) if count == min(wrong)]
    highest = max(best, key=lambda step: bodies[step].trunk.head[2])
    on_legs = (_is_on_her_legs(path.segments[0].a), _is_on_her_legs(path.segments[-1].b))
    if pelvis[highest][2] < _UPRIGHT and any(on_legs):
        highest = best[0] if on_legs[1] else best[-1]
    return min(max(highest / _STEPS, _FADE), 1.0 - _FADE)


def _is_on_her_legs(pose: Pose) -> bool:
    return pose.root[2] > _UPRIGHT or all(goal.kind == GoalKind.KNEEL for goal in pose.legs)


def _run(flags: list[bool]) -> int:
    """Return how many are true before the first that is not."""
    return flags.index(False) if False in flags else len(flags)

"""The helper: a second figure whose hands go along with the part of her that they hold.

Knows the helper's pose and her posed body; does not know drawing or time. A hand that follows is moved as far
as the part of her that it holds has moved since her pose between sets; everything else of the helper stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.comfort import POSTPARTUM
from routine_app.figure.attached_props import point_of
from routine_app.figure.body_shape import shape_at
from routine_app.figure.pose import Goal, Pose
from routine_app.figure.sample import Sample
from routine_app.figure.skeleton import PosedBody
from routine_app.figure.solve import solve
from routine_app.figure.vec import Vec, add, sub

if TYPE_CHECKING:
    from routine_app.figure.clip import Clip

_HANDS = ("hand_l", "hand_r")


class Helper:
    """A helper at one clip's side. `follows` names, for each hand, the part of her that it goes along with."""

    def __init__(self, pose: Pose, follows: tuple[tuple[str, str], ...], her: Pose) -> None:
        self.pose = pose
        self._follows = dict(follows)
        self._shape = shape_at(POSTPARTUM)
        rest = solve(her, her, 0.0, shape_at(None))
        self._rest = {part: point_of(part, rest) for part in self._follows.values()}
        self._still = solve(pose, pose, 0.0, self._shape)

    def sample(self, body: PosedBody, flipped: bool = False) -> Sample:
        """Return the helper beside her `body`; `flipped` says that it is the mirror image of the clip's keys."""
        posed = self._still
        if self._follows:
            hers = body.mirror() if flipped else body
            arms = self.pose.arms
            pose = msgspec.structs.replace(self.pose, arms=(self._held(0, arms[0], hers), self._held(1, arms[1], hers)))
            posed = solve(pose, pose, 0.0, self._shape)
        return Sample(posed.mirror() if flipped else posed, self._shape, flipped)

    def _held(self, side: int, goal: Goal, body: PosedBody) -> Goal:
        part = self._follows.get(_HANDS[side])
        if part is None:
            return goal
        moved: Vec = sub(point_of(part, body), self._rest[part])
        return msgspec.structs.replace(
            goal, anchor=msgspec.structs.replace(goal.anchor, point=add(goal.anchor.point, moved))
        )


def helpers_of(clip: Clip) -> list[Helper]:
    """Return the helpers of a clip."""
    named = {prop.name: prop.follows for prop in clip.props}
    return [Helper(pose, named[pose.name], clip.poses[clip.setup]) for pose in clip.helpers]

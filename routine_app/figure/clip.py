"""A clip: how one variation moves, as frozen values.

Knows poses and props; does not know how a clip is written down (`content` does), nor the exercise it belongs to.
`neutral_clip` stands in for one that cannot be read.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.comfort import Week, trimester
from routine_app.domain.vocabulary import Side
from routine_app.figure.base_poses import BASE_POSES
from routine_app.figure.pose import Pose
from routine_app.figure.pose_builder import PoseBuilder
from routine_app.figure.props import SIZES, Prop

_BENEATH = {"seated": (Prop("chair", "chair", (-0.02, 0.0, 0.0), size=SIZES["chair"]),)}
WORKING_PARTS = ("arm_l", "arm_r", "leg_l", "leg_r", "hips")


class PhaseMotion(msgspec.Struct, frozen=True):
    """What one phase does: through `keys` (indexes of poses), ending at the last; none means staying where she is.

    `ease` names an easing of the whole way.
    """

    phase: str
    keys: tuple[int, ...]
    ease: str = "smooth"


class Camera(msgspec.Struct, frozen=True):
    """From where the figure is seen: `yaw` degrees (0 from her right side, 90 from the front), `pitch` from above."""

    yaw: float = 25.0
    pitch: float = 9.0


class Clip(msgspec.Struct, frozen=True):
    """One variation in motion. `side` is the side that the keys are posed for; the other one is its mirror image.

    `breath` is how much of the breath shows (1 quiet breathing, 2 a breathing exercise). `work` names the parts that
    are set off because they do the work. `setup` is the index of the pose shown before and between sets. `helpers`
    are the poses of second figures. A `closed` clip begins where it ends; one that is not begins with its first pose.
    Where it `alternates`, every second repetition is the mirror image. `rest` are the poses that she goes through
    when she rests between sets, from the setup pose on; in the last one she rests. `ready` is the index of the pose
    in which she is told what comes, where the setup pose asks for more than that (a crossed leg): from there she
    takes up the setup pose. She wears shoes where it is `shod`. `later` is the same clip as it is from the second and
    from the third trimester on, where it is another one then: (trimester, clip), in their order.
    """

    id: str
    poses: tuple[Pose, ...]
    motion: tuple[PhaseMotion, ...]
    setup: int = 0
    camera: Camera = Camera()
    props: tuple[Prop, ...] = ()
    side: Side = Side.RIGHT
    breath: float = 1.0
    work: tuple[str, ...] = ()
    helpers: tuple[Pose, ...] = ()
    closed: bool = True
    alternates: bool = False
    rest: tuple[int, ...] = ()
    ready: int | None = None
    shod: bool = False
    later: tuple[tuple[int, Clip], ...] = ()

    def in_week(self, week: Week | None) -> Clip:
        """Return the clip as it is in a week of pregnancy (1-42); after the birth it is as in the first trimester.

        A week that is not known counts as late: what is shown is never more than is right for her.
        """
        now = 3 if week is None else trimester(week) if isinstance(week, int) else 1
        return next((clip for since, clip in reversed(self.later) if since <= now), self)

    def flipped(self, side: Side | None) -> bool:
        """Whether the side that works (None: as posed) makes it the mirror image of the way the keys are posed."""
        return side is not None and side is not self.side

    def yaw(self, flipped: bool) -> float:
        """Return from where it is best seen, in degrees; the mirror image from the mirrored place."""
        return 180.0 - self.camera.yaw if flipped else self.camera.yaw

    @property
    def end(self) -> int:
        """The index of the pose in which a repetition ends, and the next one begins."""
        return self.motion[-1].keys[-1] if self.closed and self.motion and self.motion[-1].keys else self.setup

    def motion_of(self, phase: str, *, first: bool = False) -> tuple[int, PhaseMotion] | None:
        """Return (start pose, move) of a phase, None for a phase that this clip does not know.

        The `first` repetition of a set begins in the setup pose.
        """
        here = self.setup if first else self.end
        for move in self.motion:
            if move.phase == phase:
                return here, move
            here = move.keys[-1] if move.keys else here
        return None

    @property
    def phases(self) -> tuple[str, ...]:
        """The phases that this clip moves through, in order."""
        return tuple(move.phase for move in self.motion)

    def key(self, name: str) -> int:
        """Return the index of the pose with this name; raises KeyError."""
        for index, pose in enumerate(self.poses):
            if pose.name == name:
                return index
        raise KeyError(name)


def neutral_clip(clip_id: str, base: str = "standing") -> Clip:
    """Return a still figure in a base pose, on what holds her: shown where a clip is missing or cannot be read."""
    props = _BENEATH.get(base, ())
    return Clip(clip_id, (PoseBuilder(props).pose("neutral", BASE_POSES[base]),), (), props=props)

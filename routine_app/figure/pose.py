"""A pose as intent: where the pelvis is, how the spine bends, and what each hand and foot is doing.

Knows the values only; `solve` turns them into a posed body, `intent` reads them from clip files.
Angles are degrees, lengths metres. Left comes before right.
"""

from __future__ import annotations

from enum import IntEnum

import msgspec

from routine_app.figure.vec import UP, Quat, Vec

ORIGIN: Vec = (0.0, 0.0, 0.0)
AHEAD: Vec = (1.0, 0.0, 0.0)


class AnchorFrame(IntEnum):
    """What a place is measured from."""

    WORLD = 0
    PELVIS = 1
    MIDDLE = 2
    CHEST = 3
    HEAD = 4
    LEG = 5
    ARM = 6


class LimbAnchor(msgspec.Struct, frozen=True):
    """A point, and which way is out of the surface there (`normal`) and ahead along it.

    WORLD and the frames of the trunk: `point`, `normal`, `ahead` in those axes; on the belly, `belly` adds its
    radius along `normal`. LEG and ARM: `side` and `part` name the bone, `along` (0..1) is how far down it, `face` the
    side of it, `point` an offset in the world.
    """

    frame: AnchorFrame = AnchorFrame.WORLD
    point: Vec = ORIGIN
    normal: Vec = UP
    ahead: Vec = AHEAD
    belly: bool = False
    side: int = 0
    part: str = ""
    along: float = 0.5
    face: str = "front"


class TipKind(IntEnum):
    """How a hand or foot is held."""

    FREE = 0
    FLAT = 1
    AIMED = 2


class Tip(msgspec.Struct, frozen=True):
    """How a hand or foot is held.

    FREE: `flex` of the ankle (toes up is positive) or wrist (back of the hand up is positive), `twist` round the shin
    or forearm (a hand's palm turns down). FLAT (feet): the sole on its place, toes to the heading `yaw`, heel raised
    by the angle `heel` about the ball. AIMED (hands): `along` and `up` in the axes of the place; None takes the
    place's own ahead and normal. `bend` closes the fingers (0 flat, 1 fist) or bends the toes (degrees).
    """

    kind: TipKind = TipKind.FREE
    flex: float = 0.0
    twist: float = 0.0
    yaw: float = 0.0
    heel: float = 0.0
    along: Vec | None = None
    up: Vec | None = None
    bend: float = 0.0


class GoalKind(IntEnum):
    """How a limb is posed."""

    ANGLES = 0
    REACH = 1
    KNEEL = 2


class Goal(msgspec.Struct, frozen=True):
    """What one limb does.

    ANGLES: `angles` are (flex, out, turn, fold) of hip and knee or shoulder and elbow.
    REACH: hand or foot at `anchor`, the knee or elbow pointing to `pole` (ahead, out, up of pelvis or chest).
    KNEEL: the knee or elbow at `anchor`, shin or forearm towards `pole` in the world (or towards `target`).
    `straight`: between two keys the hand or foot moves in a straight line, not round its shoulder or hip.
    `lifts`: on its way here from another place the hand or foot is lifted so many metres in the middle: a step.
    """

    kind: GoalKind = GoalKind.ANGLES
    tip: Tip = Tip()
    angles: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    anchor: LimbAnchor = LimbAnchor()
    pole: Vec = ORIGIN
    target: LimbAnchor | None = None
    straight: bool = False
    extent: float = 0.0
    planted: bool = False
    lifts: float = 0.0


class Spine(msgspec.Struct, frozen=True):
    """How the trunk bends at lumbar, chest and head: each (forward, to her left, twist to her left)."""

    lumbar: Vec = ORIGIN
    chest: Vec = ORIGIN
    head: Vec = ORIGIN


class Pose(msgspec.Struct, frozen=True):
    """One key pose. `shoulders` are (up, back) in metres for left and right."""

    name: str
    root: Vec
    turn: Quat
    spine: Spine
    shoulders: tuple[tuple[float, float], tuple[float, float]]
    arms: tuple[Goal, Goal]
    legs: tuple[Goal, Goal]

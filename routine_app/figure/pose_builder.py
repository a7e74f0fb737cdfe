"""From the words of a key pose to a pose: defaults filled in, anchors found, the trunk laid on what carries it.

Knows key poses and the clip's props; does not know clips, phases or drawing. Every name in a key pose is one of a prop
or of a part of the body: whoever reads one sees to that. An unknown name raises KeyError.
"""

from __future__ import annotations

from math import atan2, cos, degrees, radians, sin

import msgspec

from routine_app.figure.anchors import LIMB_PARTS, TRUNK_PLACES
from routine_app.figure.body_shape import shape_at
from routine_app.figure.ground_contact import lowest_point
from routine_app.figure.key_pose import (
    FLOOR,
    ArmAngles,
    ElbowTarget,
    FootTarget,
    HandTarget,
    KeyPose,
    KneeTarget,
    LegAngles,
    LimbPose,
    LimbTarget,
    Point,
    RootPose,
    ShoulderShift,
    SpineBend,
)
from routine_app.figure.pose import ORIGIN, AnchorFrame, Goal, GoalKind, LimbAnchor, Pose, Spine, Tip, TipKind
from routine_app.figure.props import Prop, rest_on
from routine_app.figure.skeleton import SIGN
from routine_app.figure.solve import solve
from routine_app.figure.vec import UP, WORLD, Frame, Vec, frame_of, into, out_of, quat_of, turned

_SIDES = "lr"
_STOOD = 0.905  # the height of the pelvis where nothing says so
_SEAT = 0.102  # the pelvis above a seat: flesh gives a little
_CHAIR_SEAT = 0.45  # a base pose outside a clip sits on a chair of the usual height
_KNEE_HEIGHT, _ELBOW_HEIGHT = 0.055, 0.036
_FRAME_OF = {
    "pelvis": AnchorFrame.PELVIS,
    "middle": AnchorFrame.MIDDLE,
    "chest": AnchorFrame.CHEST,
    "head": AnchorFrame.HEAD,
}
_ARM_PARTS = ("upper_arm", "elbow", "forearm", "wrist", "hand")
_AHEAD_ON = {"ribs": (1.0, 0.0, -0.2), "hip": (0.8, 0.0, -0.6)}  # where fingers point by themselves
_LYING: Frame = ((0.0, -1.0, 0.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0))  # on her left side, head to +x, facing -y
_ORIENTATIONS: dict[str, Frame] = {"side_lying": _LYING}


class PoseBuilder:
    """Builds the poses of one clip, which has these props."""

    def __init__(self, props: tuple[Prop, ...] = ()) -> None:
        self._props = {prop.name: prop for prop in props}

    def pose(self, name: str, key: KeyPose) -> Pose:
        """Return the pose that a key pose describes."""
        root = key.root or RootPose()
        heading = root.heading or 0.0
        frame = _ORIENTATIONS.get(key.base, WORLD)
        frame = _headed(turned(frame, root.pitch or 0.0, root.side or 0.0, root.turn or 0.0), heading)
        pose = Pose(
            name=name,
            root=self._root(root, key.base),
            turn=quat_of(frame),
            spine=Spine(_bend(key.lumbar), _bend(key.chest), _bend(key.head)),
            shoulders=(_shoulder(key.shoulders[0]), _shoulder(key.shoulders[1])),
            arms=(self._goal(key.arms[0], 0, heading), self._goal(key.arms[1], 1, heading)),
            legs=(self._goal(key.legs[0], 0, heading), self._goal(key.legs[1], 1, heading)),
        )
        pose = self._laid(pose, root)
        look = None if key.head is None else key.head.look
        return pose if look is None else _looking(pose, look, heading)

    def _root(self, root: RootPose, base: str) -> Vec:
        x, y, *z = root.at or (0.0, 0.0)
        height = z[0] if z else _STOOD
        if root.sit is not None:
            no_chair = base == "seated" and root.sit == "chair" and "chair" not in self._props
            height = (_CHAIR_SEAT if no_chair else self._height(root.sit)) + _SEAT
        dx, dy, dz = root.move or ORIGIN
        return (x + dx, y + dy, height + dz)

    def _height(self, on: str | float) -> float:
        if isinstance(on, str):
            return 0.0 if on == FLOOR else self._props[on].top
        return on

    def _laid(self, pose: Pose, root: RootPose) -> Pose:
        """Return the pose lowered or raised so that its trunk lies on what `lie` names."""
        if root.lie is None:
            return pose
        body = solve(pose, pose, 0.0, shape_at(None))
        drop = lowest_point(body) - self._height(root.lie)
        x, y, z = body.trunk.pelvis
        return msgspec.structs.replace(pose, root=(x, y, z - drop + (root.move or ORIGIN)[2]))

    def _goal(self, said: LimbPose | None, side: int, heading: float) -> Goal:
        match said:
            case LegAngles():
                return Goal(GoalKind.ANGLES, _foot_tip(said), _angles(said.flex, said.out, said.turn, said.knee))
            case ArmAngles():
                return Goal(GoalKind.ANGLES, _hand_tip(said), _angles(said.raised, said.out, said.turn, said.elbow))
            case KneeTarget() | ElbowTarget():
                return self._kneel(said, side, heading)
            case FootTarget():
                return self._reach_of_foot(said, side, heading)
            case HandTarget():
                return self._reach_of_hand(said, side)
        return Goal()

    def _kneel(self, said: KneeTarget | ElbowTarget, side: int, heading: float) -> Goal:
        anchor, _ = self._anchor(said, side)
        h = radians(heading)
        if isinstance(said, KneeTarget):
            radius, toward, tip = _KNEE_HEIGHT, said.shin or (-cos(h), -sin(h), -0.045), _foot_tip(said, ankle=-58.0)
        else:
            radius, toward, tip = _ELBOW_HEIGHT, said.forearm or (cos(h), sin(h), -0.02), _hand_tip(said, twist=80.0)
        planted = anchor.frame == AnchorFrame.WORLD
        if planted and (said.on is not None or len(said.at or ()) != 3):
            x, y, z = anchor.point
            anchor = msgspec.structs.replace(anchor, point=(x, y, z + anchor.normal[2] * radius))
        straight = _is_straight(said, isinstance(said, KneeTarget))
        return Goal(GoalKind.KNEEL, tip, anchor=anchor, pole=toward, straight=straight, planted=planted)

    def _reach_of_foot(self, said: FootTarget, side: int, heading: float) -> Goal:
        anchor, surface = self._anchor(said, side, sole=True)
        lift = said.lift or 0.0
        if said.ankle is not None or anchor.frame != AnchorFrame.WORLD:
            tip = _foot_tip(said)
        else:
            heel = said.heel or 0.0
            yaw = heading + SIGN[side] * (said.turn or 0.0)
            tip = Tip(TipKind.FLAT, yaw=yaw, heel=heel, bend=max(0.0, heel) if said.toes is None else said.toes)
            anchor = _raised(anchor, lift)
        pole, straight = said.knee or ORIGIN, _is_straight(said, usual=True)
        return Goal(GoalKind.REACH, tip, anchor=anchor, pole=pole, straight=straight, extent=lift, planted=surface)

    def _reach_of_hand(self, said: HandTarget, side: int) -> Goal:
        anchor, surface = self._anchor(said, side)
        pole, lift, straight = said.elbow or ORIGIN, said.lift or 0.0, _is_straight(said, usual=False)
        planted = surface and anchor.frame == AnchorFrame.WORLD
        open_on_surface = surface and said.wrist is None and (said.grip or 0.0) < 0.5
        if said.palm is None and said.fingers is None and not open_on_surface:
            return Goal(GoalKind.REACH, _hand_tip(said), anchor=anchor, pole=pole, straight=straight, extent=lift,
                        planted=planted)  # fmt: skip
        back = None if said.palm is None else (-said.palm[0], -said.palm[1], -said.palm[2])
        tip = Tip(TipKind.AIMED, along=said.fingers, up=back, bend=0.08 if said.grip is None else said.grip)
        return Goal(GoalKind.REACH, tip, anchor=_raised(anchor, lift), pole=pole, straight=straight, planted=planted)

    def _anchor(self, said: LimbTarget, side: int, *, sole: bool = False) -> tuple[LimbAnchor, bool]:
        """Return where a part of a limb goes, and whether that is a surface it rests on."""
        off = said.off or ORIGIN
        if said.within is not None:
            return LimbAnchor(_FRAME_OF[said.within], _three(said.at), normal=UP, ahead=(1.0, 0.0, 0.0)), False
        if said.on is None or said.on == FLOOR:
            point = _three(said.at)
            return LimbAnchor(point=_plus(point, off)), len(said.at or ()) == 2 or sole or point[2] < 0.03
        stem, _, part = said.on.partition(".")
        if stem in self._props:
            point, normal = rest_on(self._props[stem], said.at, part, SIGN[side])
            return LimbAnchor(point=_plus(point, off), normal=normal), True
        return _on_body(said.on, said, side), True


def _on_body(on: str, said: LimbTarget, side: int) -> LimbAnchor:
    stem, _, letter = on.rpartition("_")
    if letter in _SIDES and (stem in LIMB_PARTS or stem in TRUNK_PLACES or stem == "belly"):
        side = _SIDES.index(letter)
    else:
        stem = on
    off, sign = said.off or ORIGIN, SIGN[side]
    if stem == "belly":
        low = 0.5 if said.along is None else said.along
        return LimbAnchor(AnchorFrame.MIDDLE, off, (1.0, 0.35 * sign, 0.9 * (0.5 - low)), (0.0, -sign, 0.0), belly=True)
    if stem in TRUNK_PLACES:
        frame, (x, y, z), (nx, ny, nz) = TRUNK_PLACES[stem]
        ahead = (0.0, -sign, 0.3) if stem == "chest" else _AHEAD_ON.get(stem, (0.3, 0.0, -1.0))
        return LimbAnchor(frame, _plus((x, y * sign, z), off), (nx, ny * sign, nz), ahead)
    along = LIMB_PARTS[stem][1] if said.along is None else said.along
    frame = AnchorFrame.ARM if stem in _ARM_PARTS else AnchorFrame.LEG
    return LimbAnchor(frame, off, side=side, part=stem, along=along, face=said.face or "front")


def _angles(*said: float | None) -> tuple[float, float, float, float]:
    flex, out, turn, fold = (value or 0.0 for value in said)
    return (flex, out, turn, fold)


def _foot_tip(said: LegAngles | FootTarget | KneeTarget, ankle: float = 0.0) -> Tip:
    flex = ankle if said.ankle is None else said.ankle
    return Tip(flex=flex, twist=said.twist or 0.0, bend=said.toes or 0.0)


def _hand_tip(said: ArmAngles | HandTarget | ElbowTarget, twist: float = 0.0) -> Tip:
    turned_by = twist if said.twist is None else said.twist
    return Tip(flex=said.wrist or 0.0, twist=turned_by, bend=0.28 if said.grip is None else said.grip)


def _is_straight(said: LimbTarget, usual: bool) -> bool:
    return usual if said.path is None else said.path == "straight"


def _bend(said: SpineBend | None) -> Vec:
    return ORIGIN if said is None else (said.bend or 0.0, said.side or 0.0, said.twist or 0.0)


def _shoulder(said: ShoulderShift | None) -> tuple[float, float]:
    return (0.0, 0.0) if said is None else (said.up or 0.0, said.back or 0.0)


def _three(at: Point | None) -> Vec:
    x, y, *z = at or (0.0, 0.0)
    return (x, y, z[0] if z else 0.0)


def _plus(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def _raised(anchor: LimbAnchor, lift: float) -> LimbAnchor:
    if not lift:
        return anchor
    x, y, z = anchor.normal
    return msgspec.structs.replace(anchor, point=_plus(anchor.point, (x * lift, y * lift, z * lift)))


def _headed(frame: Frame, heading: float) -> Frame:
    if not heading:
        return frame
    c, s = cos(radians(heading)), sin(radians(heading))
    x, y, z = ((v[0] * c - v[1] * s, v[0] * s + v[1] * c, v[2]) for v in frame)
    return (x, y, z)


def _looking(pose: Pose, look: str | Vec, heading: float) -> Pose:
    """Return the pose with the head turned to look that way, as far as a neck goes."""
    h = radians(heading)
    words = {"ahead": (cos(h), sin(h), 0.0), "level": (cos(h), sin(h), 0.0), "up": (cos(h), sin(h), 0.7),
             "down": (cos(h), sin(h), -1.2)}  # fmt: skip
    wanted = words[look] if isinstance(look, str) else look
    flat = msgspec.structs.replace(pose, spine=msgspec.structs.replace(pose.spine, head=ORIGIN))
    body = solve(flat, flat, 0.0, shape_at(None))
    x, y, z = out_of(body.trunk.chest_frame, into(frame_of(wanted, UP), (1.0, 0.0, 0.0)))
    bend = -degrees(atan2(z, max(0.05, (x * x + y * y) ** 0.5)))
    twist = degrees(atan2(y, x)) if abs(x) + abs(y) > 0.2 else 0.0
    head = (min(max(bend, -45.0), 45.0), pose.spine.head[1], min(max(twist, -60.0), 60.0))
    return msgspec.structs.replace(pose, spine=msgspec.structs.replace(pose.spine, head=head))

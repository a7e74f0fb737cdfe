"""From the words of a key to a pose: defaults filled in, places found, the body settled on what carries it.

Knows the base poses and the clip's props; does not know clips, phases or drawing.
"""

from __future__ import annotations

from math import atan2, cos, degrees, radians, sin
from typing import Any

import msgspec

from routine_app.domain.problems import did_you_mean
from routine_app.figure.anchors import LIMB_PARTS, TRUNK_PLACES
from routine_app.figure.body_shape import shape_at
from routine_app.figure.faults import Faults, Path
from routine_app.figure.ground_contact import lowest_point
from routine_app.figure.intent import BODY_PLACES, LOCATIONS, Layer
from routine_app.figure.pose import ORIGIN, Anchor, AnchorFrame, Goal, GoalKind, Pose, Spine, Tip, TipKind
from routine_app.figure.props import Prop, rest_on
from routine_app.figure.skeleton import SIGN
from routine_app.figure.solve import solve
from routine_app.figure.vec import UP, WORLD, Frame, Vec, frame_of, into, out_of, quat_of, turned

_SIDES = "lr"
_SEAT = 0.102  # the pelvis above a seat: flesh gives a little
_KNEE_HEIGHT = 0.055
_FRAME_OF = {
    "pelvis": AnchorFrame.PELVIS,
    "middle": AnchorFrame.MIDDLE,
    "chest": AnchorFrame.CHEST,
    "head": AnchorFrame.HEAD,
}
_LYING: Frame = ((0.0, -1.0, 0.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0))  # on her left side, head to +x, facing -y
ORIENTATIONS: dict[str, Frame] = {"side_lying": _LYING}


class PoseBuilder:
    """Builds the poses of one clip from laid-over layers; faults are noted, and a pose comes out all the same."""

    def __init__(self, props: tuple[Prop, ...], faults: Faults) -> None:
        self.props = {prop.name: prop for prop in props}
        self.faults = faults

    def pose(self, name: str, base: str, layer: Layer, path: Path) -> Pose:
        """Return the pose of one key."""
        root = layer.get("root", {})
        frame = ORIENTATIONS.get(base, WORLD)
        frame = turned(frame, root.get("pitch", 0.0), root.get("side", 0.0), root.get("turn", 0.0))
        heading = root.get("heading", 0.0)
        frame = _headed(frame, heading)
        pose = Pose(
            name=name,
            root=self._root(root, base, path),
            turn=quat_of(frame),
            spine=Spine(_bend(layer, "lumbar"), _bend(layer, "chest"), _bend(layer, "head")),
            shoulders=(_shoulder(layer, "l"), _shoulder(layer, "r")),
            arms=(self._limb("arm", 0, layer, heading, path), self._limb("arm", 1, layer, heading, path)),
            legs=(self._limb("leg", 0, layer, heading, path), self._limb("leg", 1, layer, heading, path)),
        )
        pose = self._settled(pose, root, path)
        look = layer.get("head", {}).get("look")
        return pose if look is None else _looking(pose, look, heading)

    def _root(self, root: dict[str, Any], base: str, path: Path) -> Vec:
        x, y, *z = root.get("at", (0.0, 0.0))
        height = z[0] if z else 0.905
        if "sit" in root:
            sit = root["sit"]
            if base == "seated" and sit == "chair" and "chair" not in self.props:
                sit = 0.45  # a base pose outside a clip sits on a chair of the usual height
            height = self._height(sit, (*path, "root", "sit")) + _SEAT
        dx, dy, dz = root.get("move", ORIGIN)
        return (x + dx, y + dy, height + dz)

    def _height(self, on: object, path: Path) -> float:
        if isinstance(on, int | float):
            return float(on)
        if on == "floor":
            return 0.0
        prop = self.props.get(str(on))
        if prop is None:
            self.faults.add(path, self._unknown(str(on)))
            return 0.0
        return prop.top

    def _unknown(self, name: str) -> str:
        known = ("floor", *self.props)
        return (
            f'there is no "{name}" among the props of this clip{did_you_mean(name, known)}; known: {", ".join(known)}'
        )

    def _settled(self, pose: Pose, root: dict[str, Any], path: Path) -> Pose:
        """Return the pose lowered or raised so that its trunk lies on what `lie` names."""
        if "lie" not in root:
            return pose
        body = solve(pose, pose, 0.0, shape_at(None))
        drop = lowest_point(body) - self._height(root["lie"], (*path, "root", "lie"))
        dz = root.get("move", ORIGIN)[2]
        x, y, z = body.trunk.pelvis
        return msgspec.structs.replace(pose, root=(x, y, z - drop + dz))

    def _limb(self, limb: str, side: int, layer: Layer, heading: float, path: Path) -> Goal:
        letter = _SIDES[side]
        kinds = ("leg", "foot", "knee") if limb == "leg" else ("arm", "hand", "elbow")
        for kind in kinds:
            name = f"{kind}_{letter}"
            if name in layer:
                return self._goal(kind, side, layer[name], heading, (*path, name))
        return Goal()

    def _goal(self, kind: str, side: int, said: dict[str, Any], heading: float, path: Path) -> Goal:
        if kind in ("leg", "arm"):
            first = "flex" if kind == "leg" else "raise"
            fold = "knee" if kind == "leg" else "elbow"
            angles = (said.get(first, 0.0), said.get("out", 0.0), said.get("turn", 0.0), said.get(fold, 0.0))
            return Goal(GoalKind.ANGLES, _free(kind, said), angles)
        if kind in ("knee", "elbow"):
            return self._kneel(kind, side, said, heading, path)
        return self._reach(kind, side, said, heading, path)

    def _kneel(self, kind: str, side: int, said: dict[str, Any], heading: float, path: Path) -> Goal:
        radius = _KNEE_HEIGHT if kind == "knee" else 0.036
        anchor, _ = self._place(kind, side, said, path)
        point, normal = anchor.point, anchor.normal
        if anchor.frame == AnchorFrame.WORLD and ("on" in said or len(said.get("at", ())) != 3):
            anchor = msgspec.structs.replace(anchor, point=(point[0], point[1], point[2] + normal[2] * radius))
        h = radians(heading)
        toward = (
            said.get("shin", (-cos(h), -sin(h), 0.01))
            if kind == "knee"
            else said.get("forearm", (cos(h), sin(h), -0.02))
        )
        planted = anchor.frame == AnchorFrame.WORLD
        tip_kind = "leg" if kind == "knee" else "arm"
        tip = _free(tip_kind, {"ankle": -62.0, **said} if kind == "knee" else {"twist": 80.0, **said})
        return Goal(GoalKind.KNEEL, tip, anchor=anchor, pole=toward, straight=_straight(kind, said), planted=planted)

    def _reach(self, kind: str, side: int, said: dict[str, Any], heading: float, path: Path) -> Goal:
        anchor, surface = self._place(kind, side, said, path)
        pole = said.get("knee" if kind == "foot" else "elbow", ORIGIN)
        lift = said.get("lift", 0.0)
        straight = _straight(kind, said)
        if kind == "foot":
            free = any(word in said for word in ("ankle",)) or anchor.frame != AnchorFrame.WORLD
            if free:
                tip = _free("leg", said)
            else:
                heel = said.get("heel", 0.0)
                yaw = heading + SIGN[side] * said.get("turn", 0.0)
                tip = Tip(TipKind.FLAT, yaw=yaw, heel=heel, bend=said.get("toes", max(0.0, heel)))
                anchor = _raised(anchor, lift)
            return Goal(GoalKind.REACH, tip, anchor=anchor, pole=pole, straight=straight, extent=lift, planted=surface)
        aimed = "palm" in said or "fingers" in said or (surface and "wrist" not in said and said.get("grip", 0) < 0.5)
        if not aimed:
            return Goal(GoalKind.REACH, _free("arm", said), anchor=anchor, pole=pole, straight=straight, extent=lift,
                        planted=surface and anchor.frame == AnchorFrame.WORLD)  # fmt: skip
        palm = said.get("palm")
        tip = Tip(
            TipKind.AIMED,
            along=said.get("fingers"),
            up=None if palm is None else (-palm[0], -palm[1], -palm[2]),
            bend=said.get("grip", 0.08),
        )
        return Goal(GoalKind.REACH, tip, anchor=_raised(anchor, lift), pole=pole, straight=straight,
                    planted=surface and anchor.frame == AnchorFrame.WORLD)  # fmt: skip

    def _place(self, kind: str, side: int, said: dict[str, Any], path: Path) -> tuple[Anchor, bool]:
        """Return where a hand, foot, knee or elbow goes, and whether that is a surface it rests on."""
        at, off = said.get("at"), said.get("off", ORIGIN)
        if "in" in said:
            return Anchor(_FRAME_OF[said["in"]], _three(at, 0.0), normal=UP, ahead=(1.0, 0.0, 0.0)), False
        on = said.get("on")
        if on is None or on == "floor":
            if at is None:
                self.faults.add(path, f"{kind} needs a place: at, on or in")
            point = _three(at, 0.0)
            return Anchor(point=_plus(point, off)), len(at or ()) == 2 or kind == "foot" or point[2] < 0.03
        stem, _, part = on.partition(".")
        if stem in self.props:
            point, normal = rest_on(self.props[stem], at, part, SIGN[side])
            return Anchor(point=_plus(point, off), normal=normal), True
        return self._on_body(on, side, said, path), True

    def _on_body(self, on: str, side: int, said: dict[str, Any], path: Path) -> Anchor:
        stem, _, letter = on.rpartition("_")
        if letter in _SIDES and stem in BODY_PLACES:
            side = _SIDES.index(letter)
        else:
            stem = on
        if stem == "belly":
            low = said.get("along", 0.5)
            return Anchor(AnchorFrame.MIDDLE, said.get("off", ORIGIN), (1.0, 0.35 * SIGN[side], 0.9 * (0.5 - low)),
                         (0.0, -SIGN[side], 0.0), belly=True)  # fmt: skip
        if stem in TRUNK_PLACES:
            where, (x, y, z), (nx, ny, nz) = TRUNK_PLACES[stem]
            sign, off = SIGN[side], said.get("off", ORIGIN)
            ahead = {"ribs": (1.0, 0.0, -0.2), "chest": (0.0, -sign, 0.3), "hip": (0.8, 0.0, -0.6)}.get(
                stem, (0.3, 0.0, -1.0)
            )
            return Anchor(where, _plus((x, y * sign, z), off), (nx, ny * sign, nz), ahead)
        if stem in LIMB_PARTS:
            where = AnchorFrame.ARM if stem in ("upper_arm", "elbow", "forearm", "wrist", "hand") else AnchorFrame.LEG
            along = said.get("along", LIMB_PARTS[stem][1])
            face = said.get("face", "front")
            return Anchor(where, said.get("off", ORIGIN), side=side, part=stem, along=along, face=face)
        known = ("floor", *self.props, *BODY_PLACES)
        hint = did_you_mean(on, known)
        self.faults.add((*path, "on"), f'"{on}" is neither a prop of this clip nor a part of the body{hint}')
        return Anchor()


def _free(limb: str, said: dict[str, Any]) -> Tip:
    if limb == "leg":
        return Tip(flex=said.get("ankle", 0.0), twist=said.get("twist", 0.0), bend=said.get("toes", 0.0))
    return Tip(flex=said.get("wrist", 0.0), twist=said.get("twist", 0.0), bend=said.get("grip", 0.28))


def _straight(kind: str, said: dict[str, Any]) -> bool:
    usual = "arc" if kind in ("hand", "elbow") else "straight"
    return bool(said.get("path", usual) == "straight")


def _bend(layer: Layer, part: str) -> Vec:
    said = layer.get(part, {})
    return (said.get("bend", 0.0), said.get("side", 0.0), said.get("twist", 0.0))


def _shoulder(layer: Layer, letter: str) -> tuple[float, float]:
    said = layer.get(f"shoulder_{letter}", {})
    return (said.get("up", 0.0), said.get("back", 0.0))


def _three(at: tuple[float, ...] | None, z: float) -> Vec:
    if at is None:
        return (0.0, 0.0, z)
    return (at[0], at[1], at[2]) if len(at) == 3 else (at[0], at[1], z)


def _plus(a: Vec, b: tuple[float, ...]) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def _raised(anchor: Anchor, lift: float) -> Anchor:
    if not lift:
        return anchor
    return msgspec.structs.replace(anchor, point=_plus(anchor.point, tuple(v * lift for v in anchor.normal)))


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


__all__ = ["LOCATIONS", "ORIENTATIONS", "PoseBuilder"]

"""A clip: how one variation moves, as frozen values, and how it is read from plain data.

Knows the format's structure (camera, props, keys, motion); does not know YAML or files, nor the exercise it belongs to.
A clip that cannot be read gives its faults, and `neutral_clip` stands in for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from routine_app.domain.vocabulary import Side
from routine_app.figure.base_poses import BASE_POSES
from routine_app.figure.easing import EASINGS
from routine_app.figure.faults import Fault, Faults, Path
from routine_app.figure.intent import Layer, lay, read_layer
from routine_app.figure.pose import Pose
from routine_app.figure.pose_builder import PoseBuilder
from routine_app.figure.props import Prop, read_props

LIMB_NAMES = ("arm_l", "arm_r", "leg_l", "leg_r")
FORMAT = 1
_TOP = ("format", "camera", "side", "breath", "work", "props", "keys", "motion", "setup", "alternates")


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

    `breath` is how much of the breath shows (1 quiet breathing, 2 a breathing exercise). `work` names the limbs that
    are set off because they do the work. `setup` is the index of the pose shown before and between sets. `helpers` are
    the poses of second figures. A `closed` clip begins where it ends; one that is not
    begins with its first pose. Where it `alternates`, every second repetition is the mirror image.
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

    def flipped(self, side: Side | None) -> bool:
        """Whether the side that works (None: as posed) makes it the mirror image of the way the keys are posed."""
        return side is not None and side is not self.side

    def yaw(self, flipped: bool) -> float:
        """Return from where it is best seen, in degrees; the mirror image from the mirrored place."""
        return 180.0 - self.camera.yaw if flipped else self.camera.yaw

    def motion_of(self, phase: str) -> tuple[int, PhaseMotion] | None:
        """Return (start pose, move) of a phase, None for a phase that this clip does not know."""
        here = self.motion[-1].keys[-1] if self.closed and self.motion and self.motion[-1].keys else self.setup
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


def read_clip(clip_id: str, raw: object) -> tuple[Clip | None, tuple[Fault, ...]]:
    """Return the clip that plain data says and every fault found in it; no clip where there is a fault."""
    faults = Faults()
    fields = faults.mapping(raw, (), _TOP)
    version = fields.get("format", FORMAT)
    if version != FORMAT:
        faults.add(("format",), f"this is format {version!r}; known is {FORMAT}")
    props = read_props(fields.get("props") or {}, ("props",), faults)
    builder = PoseBuilder(props, faults)
    poses = _poses(fields.get("keys"), builder, faults)
    motion = _motion(fields.get("motion", {}), poses, faults)
    names = [pose.name for pose in poses]
    setup = motion[-1].keys[-1] if motion and motion[-1].keys else 0
    if "setup" in fields and names:
        setup = names.index(faults.word(fields["setup"], ("setup",), names))
    camera = faults.mapping(fields.get("camera", {}), ("camera",), ("yaw", "pitch"))
    work = fields.get("work", [])
    if not isinstance(work, list):
        faults.add(("work",), "expected a list, as in [leg_r]")
        work = []
    clip = Clip(
        id=clip_id,
        poses=poses,
        motion=motion,
        setup=setup,
        camera=Camera(
            faults.number(camera.get("yaw", 25), ("camera", "yaw"), -360, 360),
            faults.number(camera.get("pitch", 9), ("camera", "pitch"), -20, 60),
        ),
        props=props,
        side=Side(faults.word(fields.get("side", "right"), ("side",), ("right", "left"))),
        breath=faults.number(fields.get("breath", 1.0), ("breath",), 0.0, 3.0),
        work=tuple(faults.word(limb, ("work", index), LIMB_NAMES) for index, limb in enumerate(work)),
        helpers=_helpers(props, builder, faults),
        alternates=faults.flag(fields.get("alternates", False), ("alternates",)),
    )
    return (None if faults.found else clip), tuple(faults.found)


def _poses(raw: object, builder: PoseBuilder, faults: Faults) -> tuple[Pose, ...]:
    keys = faults.mapping(raw, ("keys",))
    if not keys and not faults.found:
        faults.add(("keys",), "a clip needs at least one key pose")
    layers: dict[str, tuple[str, Layer]] = {}
    poses = []
    for name, value in keys.items():
        path: Path = ("keys", name)
        base, layer = _layered(value, path, layers, faults)
        layers[name] = (base, layer)
        poses.append(builder.pose(name, base, layer, path))
    return tuple(poses)


def _layered(value: object, path: Path, earlier: dict[str, tuple[str, Layer]], faults: Faults) -> tuple[str, Layer]:
    said = value if isinstance(value, Mapping) else {}
    if "from" in said:
        if not earlier:
            faults.add((*path, "from"), "the first key cannot follow from another: give it a base")
            return "standing", base_layer("standing")
        base, under = earlier[faults.word(said["from"], (*path, "from"), earlier)]
        layer = {name: dict(values) for name, values in under.items()}
    else:
        base = faults.word(said.get("base", "standing"), (*path, "base"), BASE_POSES)
        layer = base_layer(base)
    lay(layer, read_layer(value, path, faults))
    return base, layer


def base_layer(name: str) -> Layer:
    """Return the layer of a base pose."""
    return read_layer(BASE_POSES[name], ("base", name), Faults())


def _motion(raw: object, poses: tuple[Pose, ...], faults: Faults) -> tuple[PhaseMotion, ...]:
    names = [pose.name for pose in poses]
    motion = []
    for phase, value in faults.mapping(raw, ("motion",)).items():
        path: Path = ("motion", phase)
        said: dict[str, Any] = {"to": value} if isinstance(value, str | list) else {}
        said = said or faults.mapping(value, path, ("to", "ease"))
        to = said.get("to", [])
        ways = [to] if isinstance(to, str) else to
        if not isinstance(ways, list):
            faults.add((*path, "to"), "expected the name of a key, or a list of them")
            ways = []
        keys = tuple(names.index(faults.word(way, (*path, "to"), names)) for way in ways if names)
        motion.append(PhaseMotion(phase, keys, faults.word(said.get("ease", "smooth"), (*path, "ease"), EASINGS)))
    return tuple(motion)


def _helpers(props: tuple[Prop, ...], builder: PoseBuilder, faults: Faults) -> tuple[Pose, ...]:
    poses = []
    for prop in props:
        if prop.kind == "helper":
            path: Path = ("props", prop.name, "pose")
            base, layer = _layered(prop.pose, path, {}, faults)
            x, y, *z = layer["root"].get("at", (0.0, 0.0))
            layer["root"] = {**layer["root"], "at": (x, y, *z)}
            poses.append(builder.pose(prop.name, base, layer, path))
    return tuple(poses)


def neutral_clip(clip_id: str, base: str = "standing") -> Clip:
    """Return a still figure in a base pose: shown where a clip is missing or cannot be read."""
    pose = PoseBuilder((), Faults()).pose("neutral", base, base_layer(base), ())
    return Clip(clip_id, (pose,), ())

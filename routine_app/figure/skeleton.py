"""The skeleton: how long her bones are, and a posed body as joints and frames.

Knows lengths in metres for a woman of 1.65 m; does not know how a pose is reached or what she looks like.
Left comes before right wherever there are two.
"""

from __future__ import annotations

import msgspec

from routine_app.figure.vec import Frame, Vec, along, cross, frame_of, mirrored, scale, sub, unit

THIGH, SHIN = 0.41, 0.40
UPPER_ARM, FOREARM = 0.28, 0.25
PALM = 0.062  # wrist to the middle of the palm
SOLE = 0.075  # height of the ankle joint over the sole
BALL = 0.105  # ankle joint to the ball of the foot, level
HIP: Vec = (0.0, 0.085, -0.03)  # from the middle of the pelvis; y is outward
SHOULDER: Vec = (-0.008, 0.165, 0.085)  # from the chest joint
LUMBAR = (0.0, 0.0, 0.09)  # first joint of the spine, from the middle of the pelvis
SPINE = (0.12, 0.12, 0.14)  # lumbar to middle, middle to chest, chest to the root of the neck
NECK = 0.088  # root of the neck to the base of the skull
HEAD: Vec = (0.014, 0.0, 0.068)  # base of the skull to the middle of the head
LEFT, RIGHT = 0, 1
SIGN = (1.0, -1.0)


class Limb(msgspec.Struct, frozen=True, gc=False):
    """An arm or a leg: root, middle and end joint; where the knee or elbow points; hand or foot.

    `along` is where the fingers or toes point, `up` the back of the hand or the top of the foot (unit vectors).
    `bend` is the angle in degrees that the toes are bent up, or the fingers closed.
    """

    root: Vec
    middle: Vec
    end: Vec
    pole: Vec
    along: Vec
    up: Vec
    bend: float = 0.0

    def mirror(self) -> Limb:
        """Return this limb on the other side of the body."""
        return Limb(
            mirrored(self.root),
            mirrored(self.middle),
            mirrored(self.end),
            mirrored(self.pole),
            mirrored(self.along),
            mirrored(self.up),
            self.bend,
        )

    @property
    def tip(self) -> Frame:
        """The frame of the hand or foot: x to the fingers or toes, z out of its back."""
        return frame_of(self.along, self.up)

    @property
    def palm(self) -> Vec:
        """The middle of the palm (for a leg: of the foot), between skin and skin."""
        return along(self.end, self.along, PALM)


class Trunk(msgspec.Struct, frozen=True, gc=False):
    """Pelvis, spine and head: five joints, each with the frame of what lies above it."""

    pelvis: Vec
    pelvis_frame: Frame
    lumbar: Vec
    lumbar_frame: Frame
    middle: Vec
    middle_frame: Frame
    chest: Vec
    chest_frame: Frame
    neck: Vec
    skull: Vec
    head_frame: Frame
    head: Vec


class PosedBody(msgspec.Struct, frozen=True, gc=False):
    """A whole posed body. `arms` and `legs` are (left, right); `fullness` (0..1) is the breath she holds it with."""

    trunk: Trunk
    arms: tuple[Limb, Limb]
    legs: tuple[Limb, Limb]
    fullness: float = 0.0

    def mirror(self) -> PosedBody:
        """Return the body as its exact mirror image: left is right."""
        t = self.trunk
        trunk = Trunk(
            mirrored(t.pelvis),
            mirror_frame(t.pelvis_frame),
            mirrored(t.lumbar),
            mirror_frame(t.lumbar_frame),
            mirrored(t.middle),
            mirror_frame(t.middle_frame),
            mirrored(t.chest),
            mirror_frame(t.chest_frame),
            mirrored(t.neck),
            mirrored(t.skull),
            mirror_frame(t.head_frame),
            mirrored(t.head),
        )
        return PosedBody(
            trunk,
            (self.arms[1].mirror(), self.arms[0].mirror()),
            (self.legs[1].mirror(), self.legs[0].mirror()),
            self.fullness,
        )

    def joints(self) -> dict[str, Vec]:
        """Return every joint by name, for checks and measuring."""
        t = self.trunk
        found = {"pelvis": t.pelvis, "lumbar": t.lumbar, "middle": t.middle, "chest": t.chest, "neck": t.neck,
                 "skull": t.skull, "head": t.head}  # fmt: skip
        for index, side in enumerate("lr"):
            arm, leg = self.arms[index], self.legs[index]
            found |= {f"shoulder_{side}": arm.root, f"elbow_{side}": arm.middle, f"wrist_{side}": arm.end,
                      f"hand_{side}": arm.palm, f"hip_{side}": leg.root, f"knee_{side}": leg.middle,
                      f"ankle_{side}": leg.end, f"toes_{side}": ball_of(leg)}  # fmt: skip
        return found


def mirror_frame(frame: Frame) -> Frame:
    """Return the frame of the mirrored body: its left axis still points to its own left."""
    return (mirrored(frame[0]), scale(mirrored(frame[1]), -1.0), mirrored(frame[2]))


def ball_of(leg: Limb) -> Vec:
    """Return the ball of the foot, on the sole."""
    return along(along(leg.end, leg.along, BALL), leg.up, -SOLE)


def sole_of(leg: Limb) -> Vec:
    """Return the point of the sole straight below the ankle joint."""
    return along(leg.end, leg.up, -SOLE)


def bone_frame(root: Vec, end: Vec, front: Vec) -> Frame:
    """Return the frame of a bone: z from root to end, x to the front as given, y to its left."""
    z = unit(sub(end, root))
    f = frame_of(z, front)
    return (f[2], cross(z, f[2]), z)

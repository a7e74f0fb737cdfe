"""Where a hand or foot is put: points on the floor, on props and on her own body.

Knows the body's surfaces; does not know how a limb gets there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.figure.pose import AnchorFrame, LimbAnchor
from routine_app.figure.skeleton import SIGN, SOLE, Limb, Trunk, bone_frame
from routine_app.figure.vec import UP, Vec, add, along, into, lerp, scale, square_to, unit

if TYPE_CHECKING:
    from routine_app.figure.body_shape import BodyShape

# Points of the trunk that a hand may rest on: frame, point and normal, y outward; None for y in the middle.
TRUNK_PLACES: dict[str, tuple[AnchorFrame, Vec, Vec]] = {
    "ribs": (AnchorFrame.MIDDLE, (0.035, 0.132, 0.05), (0.25, 1.0, 0.0)),
    "back_ribs": (AnchorFrame.MIDDLE, (-0.07, 0.09, 0.05), (-0.9, 0.4, 0.0)),
    "chest": (AnchorFrame.CHEST, (0.104, 0.02, 0.035), (1.0, 0.0, 0.1)),
    "shoulder": (AnchorFrame.CHEST, (0.045, 0.15, 0.10), (0.8, 0.2, 0.5)),
    "hip": (AnchorFrame.PELVIS, (0.035, 0.150, 0.055), (0.3, 1.0, 0.15)),
    "hip_fold": (AnchorFrame.PELVIS, (0.100, 0.100, 0.0), (1.0, 0.2, 0.0)),
    "buttock": (AnchorFrame.PELVIS, (-0.125, 0.085, -0.04), (-1.0, 0.3, 0.0)),
    "head": (AnchorFrame.HEAD, (-0.01, 0.085, -0.01), (0.0, 1.0, 0.0)),
    "cheek": (AnchorFrame.HEAD, (0.045, 0.062, -0.05), (0.3, 1.0, -0.2)),
}
LIMB_PARTS: dict[str, tuple[str, float, float]] = {  # bone, how far along, radius there
    "thigh": ("upper", 0.5, 0.082),
    "knee": ("upper", 1.0, 0.053),
    "shin": ("lower", 0.4, 0.050),
    "ankle": ("lower", 0.97, 0.034),
    "foot": ("tip", 0.0, 0.0),
    "upper_arm": ("upper", 0.5, 0.044),
    "elbow": ("upper", 1.0, 0.035),
    "forearm": ("lower", 0.5, 0.033),
    "wrist": ("lower", 1.0, 0.022),
    "hand": ("tip", 0.0, 0.0),
}
FACES = ("front", "back", "out", "in", "top", "under")


def belly_middle(trunk: Trunk, shape: BodyShape) -> Vec:
    """Return the middle of the belly."""
    ahead, _, up = trunk.lumbar_frame
    return along(along(trunk.lumbar, ahead, shape.ahead), up, 0.05 - shape.drop)


def locate(
    anchor: LimbAnchor, trunk: Trunk, legs: list[Limb], arms: list[Limb], shape: BodyShape
) -> tuple[Vec, Vec, Vec]:
    """Return (point, normal, ahead) of a place in the world; limbs that it stands on must be posed already."""
    where = anchor.frame
    if where == AnchorFrame.WORLD:
        return anchor.point, anchor.normal, anchor.ahead
    if where == AnchorFrame.LEG or where == AnchorFrame.ARM:
        return _on_limb(anchor, (legs if where == AnchorFrame.LEG else arms)[anchor.side], where == AnchorFrame.ARM)
    if where == AnchorFrame.PELVIS:
        origin, frame = trunk.pelvis, trunk.pelvis_frame
    elif where == AnchorFrame.MIDDLE:
        origin, frame = trunk.middle, trunk.middle_frame
    elif where == AnchorFrame.CHEST:
        origin, frame = trunk.chest, trunk.chest_frame
    else:
        origin, frame = trunk.head, trunk.head_frame
    normal = unit(into(frame, anchor.normal))
    if anchor.belly:
        middle = belly_middle(trunk, shape)
        return add(along(middle, normal, shape.belly), anchor.point), normal, into(frame, anchor.ahead)
    return add(origin, into(frame, anchor.point)), normal, into(frame, anchor.ahead)


def _on_limb(anchor: LimbAnchor, limb: Limb, arm: bool) -> tuple[Vec, Vec, Vec]:
    bone, _, radius = LIMB_PARTS[anchor.part]
    if bone == "tip":
        if arm:
            return add(limb.palm, anchor.point), scale(limb.up, -1.0 if anchor.face == "front" else 1.0), limb.along
        sole = along(along(limb.end, limb.along, anchor.along * 0.1), limb.up, -SOLE)
        return add(sole, anchor.point), scale(limb.up, -1.0), limb.along
    start, stop = (limb.root, limb.middle) if bone == "upper" else (limb.middle, limb.end)
    x, y, z = bone_frame(start, stop, scale(limb.pole, -1.0) if arm else limb.pole)
    outward = scale(y, -SIGN[anchor.side])
    face = anchor.face
    if face == "top":
        normal = square_to(UP, z, x)
    elif face == "under":
        normal = scale(square_to(UP, z, x), -1.0)
    elif face in ("out", "in"):
        normal = outward if face == "out" else scale(outward, -1.0)
    else:
        normal = x if face == "front" else scale(x, -1.0)
    point = along(lerp(start, stop, anchor.along), normal, radius)
    return add(point, anchor.point), normal, z

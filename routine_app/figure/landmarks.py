"""Points of her skin that have a name in anatomy, by which a picture of her can be pointed at.

Knows the pelvis and the thighs; does not know why anybody points there. Left and right are her own.
"""

from __future__ import annotations

from enum import StrEnum

from routine_app.figure.skeleton import LEFT, RIGHT, PosedBody
from routine_app.figure.vec import Vec, add, along, into, lerp, scale


class Landmark(StrEnum):
    """The names; `_l` and `_r` are her left and right."""

    DIMPLE_LEFT = "dimple_l"  # over the SI joint, where the posterior superior iliac spine lies under the skin
    DIMPLE_RIGHT = "dimple_r"
    SACRUM = "sacrum"
    PUBIC_BONE = "pubic_bone"
    THIGH_LEFT = "thigh_l"  # the back of it
    THIGH_RIGHT = "thigh_r"


_ON_PELVIS: dict[Landmark, Vec] = {  # ahead, left, up from the middle of the pelvis, in metres
    Landmark.DIMPLE_LEFT: (-0.105, 0.052, 0.046),
    Landmark.DIMPLE_RIGHT: (-0.105, -0.052, 0.046),
    Landmark.SACRUM: (-0.115, 0.0, -0.026),
    Landmark.PUBIC_BONE: (0.110, 0.0, -0.060),
}
_DOWN_THE_THIGH = 0.42
_THIGH_THICK = 0.080  # metres from the bone to the skin at its back
_THIGHS = {Landmark.THIGH_LEFT: LEFT, Landmark.THIGH_RIGHT: RIGHT}


def place_of(landmark: Landmark, body: PosedBody) -> Vec:
    """Return where a landmark lies in the world (metres)."""
    if landmark in _ON_PELVIS:
        return add(body.trunk.pelvis, into(body.trunk.pelvis_frame, _ON_PELVIS[landmark]))
    leg = body.legs[_THIGHS[landmark]]
    return along(lerp(leg.root, leg.middle, _DOWN_THE_THIGH), scale(leg.pole, -1.0), _THIGH_THICK)

"""The same on a bed: a clip that was posed on the floor, lifted onto one.

Knows clips, poses and props; does not know which exercise is done where, nor ways onto a bed.
"""

from __future__ import annotations

from math import copysign

import msgspec

from routine_app.figure.clip import Clip
from routine_app.figure.placement import Placement, placed
from routine_app.figure.props import SIZES, Prop
from routine_app.figure.vec import frame_from

BED_HEIGHT = 0.55
_SIZE = (SIZES["bed"][0], SIZES["bed"][1], BED_HEIGHT)
_UP = Placement(z=BED_HEIGHT)
_EDGE = 0.47  # metres from the middle of her pelvis to the edge that she came over
_ON_HER_SIDE = 0.5  # of her left pointing up or down
BED_BEHIND = Prop("bed", "bed", at=(-0.26 - _SIZE[1] / 2, 0.3, 0.0), turn=90.0, size=_SIZE)
"""The bed of who sits on its edge, or stands before it."""


def on_bed(clip: Clip) -> Clip:
    """Return the clip on a bed instead of on a mat; a clip that has a bed already is what it was.

    She lies along it, on her side facing the edge, on her back with the edge to the right of how the keys are posed:
    on the near side.
    """
    if any(prop.kind == "bed" for prop in clip.props):
        return clip
    ahead, left, _ = frame_from(clip.poses[clip.setup].turn)
    toward = ahead[1] if abs(left[2]) > _ON_HER_SIDE else -left[1]
    y = copysign(1.0, toward) * (_EDGE - _SIZE[1] / 2)
    bed = Prop("bed", "bed", at=(0.04, y, 0.0), size=_SIZE)
    return msgspec.structs.replace(
        clip,
        id=f"{clip.id} on a bed",
        poses=tuple(placed(pose, _UP) for pose in clip.poses),
        props=(bed, *(_lifted(prop) for prop in clip.props if prop.kind != "mat")),
        later=tuple((trimester, on_bed(other)) for trimester, other in clip.later),
    )


def _lifted(prop: Prop) -> Prop:
    x, y, z = prop.at
    path = tuple(
        point if isinstance(point, str) else (point[0], point[1], point[2] + BED_HEIGHT) for point in prop.path
    )
    return msgspec.structs.replace(prop, at=(x, y, z + BED_HEIGHT), path=path)

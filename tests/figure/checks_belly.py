"""What every clip must hold of her belly: late in pregnancy, too, her thighs leave it room in every key pose.

The check returns what is wrong, in words with numbers, or nothing. Lengths in metres (shown in mm).
"""

from __future__ import annotations

from routine_app.domain.exercise import Variation
from routine_app.figure.anchors import belly_middle
from routine_app.figure.body_shape import shape_at
from routine_app.figure.clip import Clip
from routine_app.figure.skeleton import Limb
from routine_app.figure.solve import solve
from routine_app.figure.vec import Vec, along, distance, dot, sub

_LAST_WEEKS = (13, 27, 40)  # of each trimester: when her belly is largest in that form of the clip
_GIVES = 0.05  # where a thigh and a belly meet, both give
_FREE_FROM, _HIP, _KNEE = 0.35, 0.078, 0.054  # above it a thigh belongs to the hip; radii of a thigh at its ends


def check_belly(clip: Clip, variation: Variation | None = None) -> list[str]:
    """In no week in which she does it does a thigh go into her belly."""
    wrong = []
    for week in _LAST_WEEKS:
        if variation and variation.never_from_week is not None and week >= variation.never_from_week:
            continue
        now = clip.in_week(week)
        shape = shape_at(week, 0.5, now.breath)
        for pose in now.poses:
            body = solve(pose, pose, 0.0, shape)
            middle = belly_middle(body.trunk, shape)
            for side, leg in zip("lr", body.legs, strict=True):
                deep = shape.belly - _to_thigh(leg, middle)
                if deep > _GIVES:
                    wrong.append(f"week {week}, key {pose.name}: thigh_{side} is {deep * 1000:.0f} mm in the belly")
    return wrong


def _to_thigh(leg: Limb, point: Vec) -> float:
    start = along(leg.root, sub(leg.middle, leg.root), _FREE_FROM)
    axis = sub(leg.middle, start)
    t = min(1.0, max(0.0, dot(sub(point, start), axis) / dot(axis, axis)))
    return distance(point, along(start, axis, t)) - (_HIP + (_KNEE - _HIP) * (_FREE_FROM + (1.0 - _FREE_FROM) * t))

"""Her body as shapes: trunk, limbs, hands and feet, each a chain of spheres, with clothes whose edges follow the limbs.

Knows radii in metres and colour roles; does not know poses, props or painting. Offsets are in the frames of the bones:
x ahead, y outward on the left (its mirror image on the right), z up (trunk) or down the bone (limbs).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import sub as less
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from routine_app.figure import limb_shapes, trunk_shapes
from routine_app.figure.appearance import FigureAppearance
from routine_app.figure.drawing import Node, tone_of
from routine_app.figure.head_shapes import head_nodes
from routine_app.figure.outline import Loop
from routine_app.figure.skeleton import SIGN
from routine_app.figure.vec import Vec, dot, sub

if TYPE_CHECKING:
    from routine_app.figure.projection import View
    from routine_app.figure.sample import Sample

_STILL = 0.25  # pixels: where no point has moved further along any axis since a part was drawn, it is left as it is
_REACH = 0.2  # metres: how far from its joint a part reaches whose direction turns
# A thigh is covered by the hem if its knee lies so far below the hips, and no further than this to the eye (metres).
_HANGS, _TOWARDS = 0.33, 0.15
_Made = TypeVar("_Made")


class DrawingCache:
    """The parts of one body as they were drawn last: what has hardly moved since is the same object again.

    In most movements much stays: legs that stand, a head that rests; and a breath moves nothing by a whole pixel from
    one frame to the next. Nothing strays: a part is compared with where it was drawn, not with the frame before.
    """

    def __init__(self) -> None:
        self._parts: dict[str, tuple[View, tuple[object, ...], tuple[float, ...], Any]] = {}

    def cached(
        self, name: str, view: View, key: tuple[object, ...], where: tuple[float, ...], make: Callable[[], _Made]
    ) -> _Made:
        """Return a part, made anew where the eye or the key is another or it has moved; `where` is in metres."""
        last = self._parts.get(name)
        if last is None or last[0] is not view or _furthest(last[2], where) * view.scale > _STILL or last[1] != key:
            last = self._parts[name] = (view, key, where, make())
        made: _Made = last[3]
        return made


def _furthest(before: tuple[float, ...], now: tuple[float, ...]) -> float:
    """Return how far the furthest moved along any one axis."""
    furthest: float = max(map(abs, map(less, before, now)))
    return furthest


def body_nodes(
    sample: Sample,
    view: View,
    appearance: FigureAppearance,
    work: tuple[str, ...] = (),
    group: str = "her",
    cache: DrawingCache | None = None,
) -> list[Node]:
    """Return the nodes of one body, not yet in order of depth. `work` names the parts that are set off.

    `cache` belongs to this body and appearance alone; with it, what has not moved since it was drawn is not drawn anew.
    """
    cache = cache or DrawingCache()
    line = max(0.75, 0.0042 * view.scale)
    legs, arms = (_limbs(kind, sample, view, appearance, line, work, cache) for kind in ("leg", "arm"))
    nodes = _trunk(sample, view, appearance, line, (_roots(legs), _roots(arms)), "hips" in work, cache)
    nodes += [node for limb in (*legs, *arms) for node in limb.nodes]
    for node in nodes:
        node.group = group
    return nodes


def _trunk(
    sample: Sample,
    view: View,
    appearance: FigureAppearance,
    line: float,
    roots: tuple[tuple[Loop, ...], tuple[Loop, ...]],
    hips_work: bool,
    cache: DrawingCache,
) -> list[Node]:
    """Return hips, shirt, neck and head; `roots` are the first stretches of near legs and arms."""
    shape, trunk, (legs, arms) = sample.shape, sample.body.trunk, roots
    hips = (*trunk.pelvis, *_swing(*trunk.pelvis_frame))
    chest = (*trunk.chest, *_swing(*trunk.chest_frame))
    waist = (*trunk.lumbar, *_swing(*trunk.lumbar_frame), *trunk.middle, *_swing(*trunk.middle_frame))
    shirt = (*hips, *waist, *chest, *msgspec.structs.astuple(shape))
    head = (*trunk.neck, *trunk.skull, *trunk.head, *_swing(*trunk.head_frame), *chest)
    working = msgspec.structs.replace(appearance, legs=f"{appearance.legs}_work") if hips_work else appearance
    make_hips = partial(trunk_shapes.pelvis_node, trunk, view, working, line, legs)
    make_shirt = partial(trunk_shapes.shirt_node, trunk, shape, view, appearance, line, arms)
    nodes = [
        cache.cached("pelvis", view, (legs,), hips, make_hips),
        cache.cached("shirt", view, (arms,), shirt, make_shirt),
        cache.cached("neck", view, (), head, lambda: trunk_shapes.neck_node(trunk, view, appearance, line)),
        *cache.cached("head", view, (), head, lambda: head_nodes(trunk, view, appearance, line)),
    ]
    nodes[2].under = "" if trunk_shapes.neckline_shows(trunk, view) else "shirt"
    nodes[3].under = "neck" if nodes[3].depth < nodes[2].depth - 0.06 else ""
    return nodes


def _limbs(
    kind: str,
    sample: Sample,
    view: View,
    appearance: FigureAppearance,
    line: float,
    work: tuple[str, ...],
    cache: DrawingCache,
) -> list[limb_shapes.LimbNodes]:
    """Return both legs or both arms."""
    body, leg = sample.body, kind == "leg"
    joins, slack = (body.trunk.pelvis, 0.03) if leg else (body.trunk.chest, 0.01)
    depth = dot(view.toward, joins)
    make = limb_shapes.leg_nodes if leg else limb_shapes.arm_nodes
    make_end = limb_shapes.foot_of if leg else limb_shapes.hand_of
    parts = []
    for limb, letter, sign in zip(body.legs if leg else body.arms, "lr", SIGN, strict=True):
        root, joint = dot(view.toward, limb.root), dot(view.toward, limb.middle)
        tone, far = tone_of(depth - (root * 0.6 + joint * 0.4)), (root + joint) / 2 < depth - slack
        name = f"{kind}_{letter}"
        down = dot(sub(limb.root, limb.middle), body.trunk.pelvis_frame[2])
        hangs = leg and down > _HANGS and joint - root < _TOWARDS
        style = limb_shapes.LimbStyle(view, appearance, line, tone, name in work, far, hangs)
        where = (*limb.end, *_swing(limb.along, limb.up), limb.bend * 0.002)
        # By itself: a foot that stands stays as it is while its knee bends.
        end = cache.cached(f"{name}_end", view, (tone,), where, partial(make_end, limb, letter, sign, style))
        where += (*limb.root, *limb.middle, *_swing(limb.pole))
        key = (tone, far, hangs, name in work, end.stretch)
        parts.append(cache.cached(name, view, key, where, partial(make, limb, letter, sign, style, end)))
    return parts


def _swing(*directions: Vec) -> list[float]:
    """Return directions in metres: how far what they turn is moved."""
    return [x * _REACH for direction in directions for x in direction]


def _roots(limbs: list[limb_shapes.LimbNodes]) -> tuple[Loop, ...]:
    """Return the first stretches of the limbs on the near side: the trunk outlines them beneath itself."""
    return tuple(limb.root for limb in limbs if not limb.far)

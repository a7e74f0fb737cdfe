"""Her body as shapes: trunk, limbs, hands and feet, each a chain of spheres, with clothes whose edges follow the limbs.

Knows radii in metres and colour roles; does not know poses, things or painting. Offsets are in the frames of the bones:
x ahead, y outward on the left (its mirror image on the right), z up (trunk) or down the bone (limbs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.figure import limb_shapes, trunk_shapes
from routine_app.figure.drawing import Node, tone_of
from routine_app.figure.head_shapes import head_node
from routine_app.figure.look import Look
from routine_app.figure.outline import Loop
from routine_app.figure.skeleton import SIGN
from routine_app.figure.vec import dot

if TYPE_CHECKING:
    from routine_app.figure.projection import View
    from routine_app.figure.sample import Sample


def body_nodes(sample: Sample, view: View, look: Look, work: tuple[str, ...] = (), group: str = "her") -> list[Node]:
    """Return the nodes of one body, not yet in order of depth. `work` names the limbs that are set off."""
    body = sample.body
    trunk = body.trunk
    middle = dot(view.toward, trunk.middle)
    hips = dot(view.toward, trunk.pelvis)
    line = max(0.75, 0.0042 * view.scale)
    legs, arms = [], []
    for side in (0, 1):
        letter = "lr"[side]
        leg, arm = body.legs[side], body.arms[side]
        tone = tone_of(hips - (dot(view.toward, leg.root) * 0.6 + dot(view.toward, leg.middle) * 0.4))
        legs.append(limb_shapes.leg_nodes(leg, letter, SIGN[side], view, look, tone, line, f"leg_{letter}" in work))
        tone = tone_of(middle - (dot(view.toward, arm.root) * 0.6 + dot(view.toward, arm.middle) * 0.4))
        arms.append(limb_shapes.arm_nodes(arm, letter, SIGN[side], view, look, tone, line, f"arm_{letter}" in work))
    _put_behind([leg.nodes[0] for leg in legs], "pelvis", hips - 0.03)
    _put_behind([arm.nodes[0] for arm in arms], "shirt", dot(view.toward, trunk.chest) - 0.01)
    nodes = [
        trunk_shapes.pelvis_node(trunk, view, look, line, _roots(legs)),
        trunk_shapes.shirt_node(trunk, sample.shape, view, look, line, _roots(arms)),
        trunk_shapes.neck_node(trunk, view, look, line),
        head_node(trunk, view, look, line),
        *legs[0].nodes,
        *legs[1].nodes,
        *arms[0].nodes,
        *arms[1].nodes,
    ]
    if not trunk_shapes.neckline_shows(trunk, view):
        nodes[2].under = "shirt"
    if nodes[3].depth < nodes[2].depth - 0.06:
        nodes[3].under = "neck"
    for node in nodes:
        node.group = group
    return nodes


def _put_behind(nodes: list[Node], trunk: str, depth: float) -> None:
    """Say of limbs on the far side that they are painted before the part of the trunk that they join."""
    for node in nodes:
        if node.spheres[len(node.spheres) // 2][3] < depth:
            node.under = trunk


def _roots(limbs: list[limb_shapes.Part]) -> tuple[Loop, ...]:
    """Return the first stretches of the limbs on the near side: the trunk outlines them beneath itself."""
    return tuple(limb.root for limb in limbs if not limb.nodes[0].under)

"""Her body as shapes: trunk, limbs, hands and feet, each a chain of spheres, with clothes whose edges follow the limbs.

Knows radii in metres and colour roles; does not know poses, things or painting. Offsets are in the frames of the bones:
x ahead, y outward on the left (its mirror image on the right), z up (trunk) or down the bone (limbs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.figure import limb_shapes, trunk_shapes
from routine_app.figure.drawing import Node, tone_of
from routine_app.figure.head_shapes import head_nodes
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
    middle = dot(view.toward, trunk.chest)
    hips = dot(view.toward, trunk.pelvis)
    line = max(0.75, 0.0042 * view.scale)
    legs, arms = [], []
    for side in (0, 1):
        letter = "lr"[side]
        for kind, limb, joins, slack in (("leg", body.legs[side], hips, 0.03), ("arm", body.arms[side], middle, 0.01)):
            root, joint = dot(view.toward, limb.root), dot(view.toward, limb.middle)
            tone = tone_of(joins - (root * 0.6 + joint * 0.4))
            far = (root + joint) / 2 < joins - slack
            manner = limb_shapes.Manner(view, look, line, tone, f"{kind}_{letter}" in work, far)
            if kind == "leg":
                legs.append(limb_shapes.leg_nodes(limb, letter, SIGN[side], manner))
            else:
                arms.append(limb_shapes.arm_nodes(limb, letter, SIGN[side], manner))
    nodes = [
        trunk_shapes.pelvis_node(trunk, view, look, line, _roots(legs)),
        trunk_shapes.shirt_node(trunk, sample.shape, view, look, line, _roots(arms)),
        trunk_shapes.neck_node(trunk, view, look, line),
        *head_nodes(trunk, view, look, line),
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


def _roots(limbs: list[limb_shapes.Part]) -> tuple[Loop, ...]:
    """Return the first stretches of the limbs on the near side: the trunk outlines them beneath itself."""
    return tuple(limb.root for limb in limbs if not limb.nodes[0].under)

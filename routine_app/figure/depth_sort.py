"""What lies before what: nodes sorted for painting from the back to the front.

Knows spheres on the page and their depth. Where two round bodies overlap on the page without entering each other, the
one with the nearer middle lies before the other: every overlapping pair of spheres votes, weighted by the overlap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routine_app.figure.drawing import Node, Primitive

# Parts of one body that join: the second is painted later, unless it says that it is `under` the first.
_JOINED = frozenset(
    [("pelvis", "shirt"), ("shirt", "neck"), ("neck", "head"), ("pelvis", "thigh_l"), ("pelvis", "thigh_r")]
    + [(a + s, b + s) for s in ("_l", "_r") for a, b in (("thigh", "shin"), ("shin", "foot"), ("upper_arm", "forearm"),
                                                         ("forearm", "hand"))]
)  # fmt: skip


def painted(nodes: list[Node]) -> list[Primitive]:
    """Return what to paint for nodes in their order, what goes on straight after what it joins as one with that."""
    shapes: list[Primitive] = []
    last = None
    for node in nodes:
        if last is not None and node.goes_on == last.name and node.group == last.group:
            del shapes[len(shapes) - len(last.fills) :]
            shapes += node.both
        else:
            shapes += node.fills
        last = node
    return shapes


def sorted_by_depth(nodes: list[Node]) -> list[Node]:
    """Return the nodes in the order in which to paint them."""
    count = len(nodes)
    later: list[list[tuple[int, bool]]] = [[] for _ in range(count)]  # what must come after i, and whether they join
    waits, joins = [0] * count, [0] * count
    boxes = [node.box for node in nodes]
    for i in range(count):
        left, top, right, bottom = boxes[i]
        for j in range(i + 1, count):
            box = boxes[j]
            if box[0] > right or box[2] < left or box[1] > bottom or box[3] < top:
                continue
            vote = _joined(nodes[i], nodes[j])
            joined = vote != 0.0
            vote = vote or _vote(nodes[i], nodes[j])
            if vote:
                first, then = (j, i) if vote > 0 else (i, j)
                later[first].append((then, joined))
                waits[then] += 1
                joins[then] += joined
    order = _unwound(nodes, later, waits, joins, in_a_row=True)
    return order or _unwound(nodes, later, waits, joins, in_a_row=False)


def _unwound(
    nodes: list[Node], later: list[list[tuple[int, bool]]], waits: list[int], joins: list[int], *, in_a_row: bool
) -> list[Node]:
    """Return a topological order, the furthest first.

    With `in_a_row`, a part that goes on comes straight after what it joins, and a ring gives []; without, a ring is
    broken at its furthest node, but never at a joint.
    """
    waits, joins = waits.copy(), joins.copy()
    left = sorted(range(len(nodes)), key=lambda i: nodes[i].depth)
    order: list[Node] = []
    following = None
    while left:
        i = following if following is not None else next((i for i in left if waits[i] <= 0), None)
        if i is None and in_a_row:
            return []
        if i is None:
            i = next((i for i in left if joins[i] <= 0), left[0])
        left.remove(i)
        order.append(nodes[i])
        following = None
        for j, joined in later[i]:
            waits[j] -= 1
            joins[j] -= joined
            if in_a_row and joined and nodes[j].goes_on and waits[j] == 0:
                following = j
    return order


def _joined(a: Node, b: Node) -> float:
    """Return the vote of two parts that join, 0 where they do not."""
    if not a.group or a.group != b.group:
        return 0.0
    if a.name == "shirt" and b.name.startswith("upper_arm"):  # the shirt outlines the roots of near arms; a far one
        return 0.0 if b.under == a.name else -1.0  # may still reach across before it
    if a.name == "shirt" and b.under == a.name:  # a leg that hangs
        return 1.0
    if (a.name, b.name) not in _JOINED:
        return 0.0
    return 1.0 if b.under == a.name else -1.0


def _vote(a: Node, b: Node) -> float:
    """Return > 0 where a lies before b, < 0 where b lies before a, 0 where they do not meet."""
    if a.solid is not None or b.solid is not None:
        return _against_solid(a, b)
    # The hem lies over the hips unless a raised thigh comes before it.
    total = 1e-9 if a.name == "shirt" and b.name.startswith("thigh") else 0.0
    left, top, right, bottom = a.box
    near = [o for o in b.spheres if o[0] + o[2] > left and o[0] - o[2] < right and top - o[2] < o[1] < bottom + o[2]]
    if not near:
        return total
    left, top, right, bottom = b.box
    for x, y, r, w in a.spheres:
        if x + r <= left or x - r >= right or y + r <= top or y - r >= bottom:
            continue
        for p, q, s, d in near:
            reach = r + s
            dx, dy = x - p, y - q
            over = reach * reach - dx * dx - dy * dy
            if over > 0.0:
                total += over * (w - d)
    return total


def _against_solid(a: Node, b: Node) -> float:
    """Return the vote of a flat-sided solid with anything else: the face between the two decides."""
    if a.solid is None:
        return -_against_solid(b, a)
    if b.solid is not None:
        return _two_solids(a, b)
    left, top, right, bottom = a.box
    total = 0.0
    for x, y, r, w in b.spheres:
        if x + r < left or x - r > right or y + r < top or y - r > bottom:
            continue
        gap, facing = -1e9, 0.0
        for ax, ay, aw, level in a.solid:
            out = ax * x + ay * y + aw * w - level
            if out > gap:
                gap, facing = out, aw
        total += facing
    return -total


def _two_solids(a: Node, b: Node) -> float:
    """Return the vote of two solids: a face that has the whole of the other before it decides."""
    for one, other, sign in ((a, b, -1.0), (b, a, 1.0)):
        for ax, ay, aw, level in one.solid or ():
            if abs(aw) > 1e-6 and all(ax * x + ay * y + aw * w - level >= -1e-4 for x, y, _, w in other.spheres):
                return sign * aw
    return a.depth - b.depth

"""What a painter gets: flat shapes in the order in which they are to be filled.

Knows pixels and colour roles, nothing of bodies or painting. Everything is immutable, so that a painter
may cache by identity.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from routine_app.figure.outline import Circle, Loop

LIGHT = (-0.52, -0.82)  # the light falls from the upper left: where the lit part of a shape lies, in pixels a pixel
TONES = 12  # steps from near (0) to far
THINNEST_RIM = 2.9  # pixels
CLEAR = 0.6  # pixels that the lit part keeps clear of the outline
CORNER = 0.3  # an arc of a smaller radius (pixels) is painted as a corner


class Fill(msgspec.Struct, frozen=True, gc=False):
    """One filled shape: the union of its loops (non-zero winding).

    `role` names the colour, `tone` (0 near .. TONES far) how far away it is. `line` is how many pixels its outline
    stands out, drawn first as the larger fill. Where `rim` > 0, the loops are filled in the shaded colour and again,
    smaller by `rim` pixels and moved towards the light, in the lit one. A limb leaves out its first stretch, so that no
    seam shows where it joins: that stretch is `joint`, filled as it is in the lit colour, without an outline. The part
    that it joins draws the outline of that stretch beneath itself: its `under`.
    """

    role: str
    tone: int
    loops: tuple[Loop, ...]
    line: float = 0.0
    rim: float = 0.0
    joint: tuple[Loop, ...] = ()
    under: tuple[Loop, ...] = ()


class Shadow(msgspec.Struct, frozen=True, gc=False):
    """Soft dark on a level surface: loops as they would lie on the page seen from straight above, in pixels.

    Seen from the side they are `squash` (0..1) times as high: a point (x, y) of a loop comes to (x, down + y * squash).
    `strength` 0..1 is how dark.
    """

    loops: tuple[Loop, ...]
    squash: float
    down: float
    strength: float


class StaticShapes(msgspec.Struct, frozen=True, gc=False):
    """Fills that stay the same as long as the view does: a painter may keep them as a picture.

    `box` (left, top, right, bottom; pixels) holds them, outlines and all.
    """

    fills: tuple[Fill, ...]
    box: tuple[float, float, float, float]


Primitive = Fill | Shadow | StaticShapes


def still(fills: Sequence[Fill]) -> StaticShapes:
    """Return fills as one that stays."""
    arcs = [(arc, fill.line + 1.0) for fill in fills for loop in fill.loops for arc in loop]
    return StaticShapes(
        tuple(fills),
        (
            min(arc[0] - arc[2] - grow for arc, grow in arcs),
            min(arc[1] - arc[2] - grow for arc, grow in arcs),
            max(arc[0] + arc[2] + grow for arc, grow in arcs),
            max(arc[1] + arc[2] + grow for arc, grow in arcs),
        ),
    )


class Node(msgspec.Struct, gc=False):
    """Shapes that go together in depth, with the spheres (x, y, radius, depth) that decide what they lie before.

    A flat-sided `solid` has its faces as (p, q, s, level): a point (x, y, depth) is p*x + q*y + s*depth - level
    metres outside of the face, and s > 0 says that the face is turned to the eye. Its spheres are its corners.
    `group` names the body that a part belongs to, `under` the part of that body that it is painted before. A part that
    `goes_on` another, as a straight leg's shin does its thigh, has in `both` what to paint for the two in one where
    they come one after the other: fewer edges to paint, and no seam.
    """

    name: str
    fills: Sequence[Primitive]
    spheres: list[tuple[float, float, float, float]]
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    depth: float = 0.0
    solid: tuple[tuple[float, float, float, float], ...] | None = None
    group: str = ""
    under: str = ""
    goes_on: str = ""
    both: Sequence[Primitive] = ()

    def measure(self, covers: Sequence[tuple[float, float, float, float]] = ()) -> None:
        """Work out the bounding box, which holds what it `covers` too, and the mean depth."""
        spheres = [*self.spheres, *covers]
        self.box = (
            min([s[0] - s[2] for s in spheres]),
            min([s[1] - s[2] for s in spheres]),
            max([s[0] + s[2] for s in spheres]),
            max([s[1] + s[2] for s in spheres]),
        )
        self.depth = sum([s[3] for s in self.spheres]) / len(self.spheres)


def node(
    name: str,
    fills: Sequence[Primitive],
    spheres: list[tuple[float, float, float, float]],
    covers: Sequence[tuple[float, float, float, float]] = (),
) -> Node:
    """Return a node, measured; what it `covers` besides has no say in what lies before what."""
    made = Node(name, fills, spheres)
    made.measure(covers)
    return made


def rim_of(width: float) -> float:
    """Return the width of a shaded rim in pixels: none where it would be too thin to see."""
    return width if width > THINNEST_RIM else 0.0


def lit(circle: tuple[float, ...], rim: float) -> Circle:
    """Return the lit part of a circle: smaller by `rim` and moved towards the light."""
    return (circle[0] + LIGHT[0] * rim, circle[1] + LIGHT[1] * rim, max(0.1, circle[2] - rim))


def tone_of(behind: float) -> int:
    """Return the tone of something that lies `behind` metres further away than the middle of the body."""
    return max(0, min(TONES, int(behind * 42.0 + 2.0)))

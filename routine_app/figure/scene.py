"""One clip as a scene: where the eye stands, and the shapes of one frame in the order of painting.

Knows clips, bodies, props and views; does not know painting. A scene keeps what does not change from frame to frame.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.comfort import Week
from routine_app.domain.vocabulary import Side
from routine_app.figure.appearance import HELPER, HER, SHOES, FigureAppearance
from routine_app.figure.attached_props import attached_nodes, carried_space
from routine_app.figure.body_shapes import DrawingCache, body_nodes
from routine_app.figure.clip import Clip
from routine_app.figure.depth_sort import painted, sorted_by_depth
from routine_app.figure.drawing import Node, Primitive, Shadow
from routine_app.figure.helper import Helper, helpers_of
from routine_app.figure.projection import View, bounds_of, fitted, view_from
from routine_app.figure.prop_shapes import ground, still_nodes
from routine_app.figure.props import Prop
from routine_app.figure.sample import Sample, sample
from routine_app.figure.shadows import Bone, around, bones, of_furniture, on_floor, on_top
from routine_app.figure.solids import box_corners
from routine_app.figure.vec import Vec
from routine_app.figure.walls import wall_reach

MARGIN = 0.045
_CACHED_VIEWS = 6
_SEATS = ("chair", "couch", "bed", "stool")


class DrawList(msgspec.Struct, frozen=True, gc=False):
    """What to paint, in order."""

    shapes: tuple[Primitive, ...]


class FigureScene:
    """A clip as one person sees it.

    `side` is the side that works (None: as posed): the other side is the mirror image, seen from the mirrored place, so
    that the working side stays near the eye.
    """

    def __init__(self, clip: Clip, appearance: FigureAppearance = HER, side: Side | None = None) -> None:
        self.clip = clip
        self.appearance = msgspec.structs.replace(appearance, feet=SHOES) if clip.shod else appearance
        self.flipped = clip.flipped(side)
        self.side = side
        self.props = tuple(mirrored_prop(prop) for prop in clip.props) if self.flipped else clip.props
        self._views: dict[tuple[float, float, float, float], View] = {}
        self._still: dict[int, tuple[View, list[Node], list[Primitive]]] = {}
        self._helpers = helpers_of(clip)
        self._occupied = _occupied_space(clip, self.flipped, self.props, self._helpers)
        self._caches = [DrawingCache() for _ in (clip, *self._helpers)]

    def view(self, width: float, height: float, yaw: float = 0.0, pitch: float = 0.0) -> View:
        """Return the view that fits the whole motion with its props into width x height pixels.

        `yaw` and `pitch` (degrees) are added to the clip's own: how far she has turned the figure.
        """
        key = (width, height, round(yaw, 2), round(pitch, 2))
        if key not in self._views:
            eye = view_from(self.clip.yaw(self.flipped) + yaw, self.clip.camera.pitch + pitch)
            if len(self._views) > 64:
                self._views.clear()
            self._views[key] = fitted(eye, bounds_of(eye, self._occupied), (width, height), MARGIN)
        return self._views[key]

    def bounds(self, eye: View) -> tuple[float, float, float, float]:
        """Return what must be seen (left, top, right, bottom in metres of the page) by an unscaled view."""
        return bounds_of(eye, self._occupied)

    def sample(
        self,
        phase: str | None = None,
        fraction: float = 0.0,
        fullness: float = 0.0,
        week: Week | None = None,
        *,
        other: bool = False,
        rest: float = 0.0,
        ready: float = 0.0,
        first: bool = False,
        over: bool = False,
    ) -> Sample:
        """Return the body at one instant (see `sample.sample`); `other` is every second repetition."""
        taken = sample(
            self.clip, phase, fraction,
            fullness=fullness, side=self.side, week=week, rest=rest, ready=ready, first=first, over=over,
        )  # fmt: skip
        if not (other and self.clip.alternates):
            return taken
        return msgspec.structs.replace(taken, body=taken.body.mirror())

    def frame(self, taken: Sample, view: View) -> DrawList:
        """Return the shapes of one frame."""
        _, still, beneath = self._seen(view)
        nodes = body_nodes(taken, view, self.appearance, self._work(taken.flipped), cache=self._caches[0])
        nodes += attached_nodes(self.props, taken.body, view, put_down=taken.put_down)
        limbs = bones(taken.body)
        shapes: list[Primitive] = [*beneath, *_on_floor(limbs, view, self._caches[0])]
        for helper, cache in zip(self._helpers, self._caches[1:], strict=True):
            beside = helper.sample(taken.body, self.flipped)
            nodes += body_nodes(beside, view, HELPER, (), "helper", cache)
            shapes += _on_floor(bones(beside.body), view, cache)
        nodes += self._shadowed(still, limbs, view)
        return DrawList((*shapes, *painted(sorted_by_depth(nodes))))

    def _seen(self, view: View) -> tuple[View, list[Node], list[Primitive]]:
        """Return what stands still as this view sees it; kept for the last few views."""
        found = self._still.get(id(view))
        if found is None:
            if len(self._still) >= _CACHED_VIEWS:
                self._still.clear()
            lies = ground(self.props, view)
            beneath: list[Primitive] = [*([lies] if lies else []), *of_furniture(self.props, view)]
            found = (view, still_nodes(self.props, view), beneath)
            self._still[id(view)] = found
        return found

    def _work(self, flipped: bool) -> tuple[str, ...]:
        if not flipped:
            return self.clip.work
        return tuple(_other_side(name) for name in self.clip.work)

    def _shadowed(self, still: list[Node], limbs: list[Bone], view: View) -> list[Node]:
        """Return the still nodes, seats with the shadow of who sits on them."""
        nodes = []
        seats = {f"{prop.name}.top": prop for prop in self.props if prop.kind in _SEATS}
        for node in still:
            shade = on_top(limbs, seats[node.name], view) if node.name in seats else None
            if shade is None:
                nodes.append(node)
            else:
                fills: list[Primitive] = [*node.fills, shade]
                nodes.append(Node(node.name, fills, node.spheres, node.box, node.depth, node.solid))
        return nodes


def _on_floor(limbs: list[Bone], view: View, cache: DrawingCache) -> list[Shadow]:
    """Return the shadows of a body on the floor, those of the frame before where it has hardly moved."""
    where = tuple([x for a, _, b, _ in limbs for x in (*a, *b)])
    return cache.cached("shadows", view, (), where, lambda: on_floor(limbs, view))


def mirrored_prop(prop: Prop) -> Prop:
    """Return the prop on the other side."""
    x, y, z = prop.at
    down = prop.put_down
    path = tuple(_other_side(p) if isinstance(p, str) else (p[0], -p[1], p[2]) for p in prop.path)
    return msgspec.structs.replace(
        prop,
        at=(x, -y, z),
        turn=-prop.turn,
        path=path,
        between=tuple(_other_side(name) for name in prop.between),
        held=_other_side(prop.held),
        put_down=down and (down[0], -down[1], down[2]),
    )


def _other_side(name: str) -> str:
    swap = {"l": "r", "r": "l"}
    return name[:-1] + swap[name[-1]] if name[-2:] in ("_l", "_r") else name


def _occupied_space(
    clip: Clip, flipped: bool, props: tuple[Prop, ...], helpers: list[Helper]
) -> list[tuple[Vec, float]]:
    """Return spheres that hold the whole motion and every prop: what the frame must contain, whatever the angle."""
    spheres: list[tuple[Vec, float]] = []
    instants: list[tuple[str | None, float, float, float]] = [(None, 0.0, 0.0, 0.0)]
    instants += [(move.phase, step / 5, 0.0, 0.0) for move in clip.motion for step in range(1, 6)]
    instants += [(None, 0.0, step / 5, 0.0) for step in range(1, 6) if clip.rest]
    instants += [(None, 0.0, 0.0, step / 5) for step in range(1, 6) if clip.ready is not None]
    for phase, fraction, rest, ready in instants:
        for week in (12, 40):
            body = sample(clip, phase, fraction, fullness=1.0, week=week, rest=rest, ready=ready).body
            body = body.mirror() if flipped else body
            spheres += around(body) + carried_space(props, body)
            if clip.alternates:
                spheres += around(body.mirror())
            for helper in helpers:
                for a, p, b, q in bones(helper.sample(body, flipped).body):
                    spheres += [(a, p + 0.02), (b, q + 0.03)]
    return [*_unique(spheres), *_spheres_of_props(props)]


def _spheres_of_props(props: tuple[Prop, ...]) -> list[tuple[Vec, float]]:
    spheres: list[tuple[Vec, float]] = []
    for prop in props:
        if prop.kind == "ball" and not prop.held:
            spheres.append((prop.to_world(0.0, 0.0, prop.size[0]), prop.size[0] + 0.01))
        elif prop.kind == "wall":
            spheres += [(point, 0.01) for point in wall_reach(prop)]
        elif len(prop.size) == 3 and not prop.between and not prop.held:
            depth, width, height = prop.size[0], prop.size[1], prop.size[2]
            rises = (0.43 if prop.kind == "chair" else 0.36 if prop.kind == "couch" else 0.0) if prop.back else 0.0
            deep = 0.17 if prop.kind == "couch" and prop.back else 0.06 if rises else 0.0
            at = prop.to_world(-deep, 0.0, 0.0)
            spheres += [(c, 0.01) for c in box_corners(at, prop.turn, (depth + 2 * deep, width, height + rises))]
        elif prop.kind == "weight":
            continue
        spheres += [(point, 0.03) for point in prop.path if isinstance(point, tuple)]
    return spheres


def _unique(spheres: list[tuple[Vec, float]]) -> list[tuple[Vec, float]]:
    seen: dict[tuple[int, int, int], tuple[Vec, float]] = {}
    for middle, radius in spheres:
        key = (round(middle[0] * 50), round(middle[1] * 50), round(middle[2] * 50))
        if key not in seen or seen[key][1] < radius:
            seen[key] = (middle, radius)
    return list(seen.values())

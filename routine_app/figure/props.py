"""The props in a clip: furniture, cushions, bands, weights and a helper, as values; and where hands may rest on them.

Knows sizes in metres and surfaces; does not know how anything is drawn (`prop_shapes` does). Boxes stand on the floor
unless `at` has a third number. `turn` is degrees to the left, seen from above; unturned, a chair and a couch face ahead
(+x) and a wall stands behind her (its face looks ahead).
"""

from __future__ import annotations

from math import cos, radians, sin

import msgspec

from routine_app.figure.key_pose import KeyPose
from routine_app.figure.vec import UP, Vec

BODY_POINTS = ("hand_l", "hand_r", "foot_l", "foot_r", "knee_l", "knee_r", "ankle_l", "ankle_r", "thigh_l", "thigh_r",
               "forearm_l", "forearm_r")  # fmt: skip
SIZES: dict[str, tuple[float, ...]] = {
    "mat": (1.85, 0.66, 0.008),
    "chair": (0.42, 0.44, 0.45),
    "couch": (0.62, 1.5, 0.42),
    "bed": (1.95, 1.2, 0.5),
    "wall": (0.06, 1.3, 1.95),
    "counter": (0.5, 1.0, 0.9),
    "table": (0.6, 1.0, 0.74),
    "stool": (0.34, 0.34, 0.45),
    "step": (0.4, 0.5, 0.14),
    "box": (0.4, 0.4, 0.4),
    "wedge": (0.72, 0.56, 0.38),
    "pillow": (0.5, 0.34, 0.12),
    "ball": (0.32,),
    "towel": (0.4, 0.25, 0.03),
    "band": (0.02,),
    "loop_band": (0.045,),
    "strap": (0.016,),
    "weight": (0.2,),
    "slider": (0.2, 0.16, 0.012),
}
WEIGHTS = ("dumbbell", "kettlebell", "bag")
HELPER_KIND = "helper"  # a second figure beside her: it has no size
HANDHELD = ("band", "loop_band", "strap", "weight")


class Prop(msgspec.Struct, frozen=True):
    """One prop. `size` is (depth along its own ahead, width, height); `path` names what a band or strap runs through.

    `between` or `held` name parts of the body that it goes with. For a helper, `pose` is its key pose, and
    `put_down` is where a weight lies while she rests (of two, the left one): the middle of its underside.
    `follows` pairs each of its hands that goes along with her with the part of her that it holds. What lies `beneath`
    her gives way under her weight, and she covers it from wherever one looks.
    """

    name: str
    kind: str
    at: Vec = (0.0, 0.0, 0.0)
    turn: float = 0.0
    tilt: float = 0.0
    size: tuple[float, ...] = ()
    back: bool = True
    beneath: bool = False
    between: tuple[str, ...] = ()
    path: tuple[str | Vec, ...] = ()
    held: str = ""
    what: str = "dumbbell"
    slack: float = 0.0
    along: float = 0.8
    pose: KeyPose | None = None
    put_down: Vec | None = None
    follows: tuple[tuple[str, str], ...] = ()

    @property
    def top(self) -> float:
        """The height of what one sits, lies or leans on."""
        if self.kind == "ball":
            return self.at[2] + 2 * self.size[0]
        return self.at[2] + self.size[2] if len(self.size) == 3 else self.at[2]

    def to_world(self, x: float, y: float, z: float) -> Vec:
        """Return a point of the prop's own axes (from the middle of its foot) in the world."""
        c, s = cos(radians(self.turn)), sin(radians(self.turn))
        return (self.at[0] + x * c - y * s, self.at[1] + x * s + y * c, self.at[2] + z)

    def to_own(self, point: tuple[float, ...]) -> tuple[float, float]:
        """Return a point of the world in the prop's own axes, seen from above."""
        c, s = cos(radians(self.turn)), sin(radians(self.turn))
        dx, dy = point[0] - self.at[0], point[1] - self.at[1]
        return dx * c + dy * s, dy * c - dx * s


def kind_of(name: str) -> str:
    """Return the kind that a name such as `pillow_2` says."""
    stem, _, number = name.rpartition("_")
    return stem if number.isdigit() else name


def rest_on(prop: Prop, at: tuple[float, ...] | None, part: str, sign: float) -> tuple[Vec, Vec]:
    """Return (point, normal) of the prop's surface nearest to `at`; without `at`, where one hand comes by itself.

    Tops of furniture by default; `part` "back" is the top of a backrest; a wall is touched on its face.
    """
    depth, width, height = (*prop.size, 0.0, 0.0, 0.0)[:3]
    c, s = cos(radians(prop.turn)), sin(radians(prop.turn))
    own = prop.to_own(at) if at is not None else (depth * 0.35, sign * min(0.18, width * 0.35))
    if prop.kind == "wall":
        level = at[2] if at is not None and len(at) > 2 else 1.2
        y = min(max(own[1], -width / 2), width / 2)
        return prop.to_world(depth / 2, y, level), (c, s, 0.0)
    if prop.kind == "ball":
        return _on_ball(prop, at)
    if prop.kind in ("chair", "couch") and part == "back":
        y = min(max(own[1], -width / 2 + 0.04), width / 2 - 0.04)
        return prop.to_world(-depth / 2 - 0.02, y, backrest(prop)), UP
    x = min(max(own[0], -depth / 2), depth / 2)
    y = min(max(own[1], -width / 2), width / 2)
    if prop.kind == "wedge":
        slope = height / depth
        normal = (slope * c, slope * s, 1.0)
        size = (slope * slope + 1.0) ** 0.5
        return prop.to_world(x, y, height * (0.5 - x / depth)), (normal[0] / size, normal[1] / size, 1.0 / size)
    if prop.kind == "pillow":
        rounding = 1.0 - (2 * x / depth) ** 4 * 0.5
        return prop.to_world(x, y, height * rounding), UP
    return prop.to_world(x, y, height), UP


def _on_ball(prop: Prop, at: tuple[float, ...] | None) -> tuple[Vec, Vec]:
    radius = prop.size[0]
    middle = (prop.at[0], prop.at[1], prop.at[2] + radius)
    if at is None or len(at) < 3:
        x, y = (at[0] - middle[0], at[1] - middle[1]) if at is not None else (0.0, 0.0)
        z = max(0.0, radius * radius - x * x - y * y) ** 0.5
        d = (x, y, z)
    else:
        d = (at[0] - middle[0], at[1] - middle[1], at[2] - middle[2])
    size = max(1e-6, (d[0] ** 2 + d[1] ** 2 + d[2] ** 2) ** 0.5)
    normal = (d[0] / size, d[1] / size, d[2] / size)
    return (middle[0] + normal[0] * radius, middle[1] + normal[1] * radius, middle[2] + normal[2] * radius), normal


def backrest(prop: Prop) -> float:
    """Return the height of the top of a chair's or couch's back."""
    return prop.at[2] + prop.size[2] + (0.43 if prop.kind == "chair" else 0.36)

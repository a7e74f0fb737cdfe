"""The colours of the figure: her skin, hair and clothes, and the things around her.

Knows colour values only. In a dark room her hair and clothes would sink into the ground that the window paints behind
her: what is too dark is raised a little, and takes a pale outline in place of a dark one. Contrast is WCAG 2.1's; the
bounds follow its criterion 1.4.11, 3:1 for what one must see to understand a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType

import msgspec

from routine_app.qt.figure.wardrobe import CLOTHES, HAIRS, SCARVES, SKINS
from routine_app.qt.style import theme
from routine_app.qt.style.theme import contrast

DARK, PALE = "#1d1a2e", "#d6cfe4"


class Paint(IntEnum):
    """What a colour is for."""

    LIT = 0
    SHADED = 1
    OUTLINE = 2


class FigurePalette(msgspec.Struct, frozen=True):
    """Colours and outlines by role. `DARK` is mixed in for shade and distance: `shade` and `far` of it (0..1)."""

    colours: Mapping[str, str]
    lines: Mapping[str, str]
    shade: float = 0.13
    far: float = 0.30

    def tint(self, role: str, away: float, paint: Paint) -> str:
        """Return a role's colour as it is painted; `away` (0..1) is how far it stands back. Magenta for no role."""
        colour = (self.lines if paint is Paint.OUTLINE else self.colours).get(role, "#ff00ff")
        colour = _mix(colour, DARK, away * self.far)
        return _mix(colour, DARK, self.shade) if paint is Paint.SHADED else colour


class Room(msgspec.Struct, frozen=True):
    """What the figure stands before, and how far (WCAG ratio) a fill, and one of fill and outline, stands out there.

    The first number of each pair is for her and what she holds, the second for furniture and the like.
    """

    grounds: tuple[str, ...]
    fill: tuple[float, float]
    edge: tuple[float, float]
    far: float


def _grounds(of: theme.ThemePalette) -> tuple[str, ...]:
    return of.paper, of.tile, of.card


BRIGHT = Room(_grounds(theme.LIGHT), (1.0, 1.0), (3.3, 1.5), 0.30)  # with what a wall behind her takes away
DIM = Room(_grounds(theme.DARK), (1.6, 1.4), (3.7, 1.8), 0.18)
_LINE = 0.42
_FOLD = 0.36  # how much darker than the cloth the lower edges of bust and belly are
# Hair keeps more of its own darkness in a dark room than clothes do: black is to look black, and the outline shows it.
HAIR_FILL = 1.35
# How much darker than its fill an outline is; softer where it would weigh too much.
LINE_ROLES: dict[str, float] = {
    "skin": 0.30,
    "helper_skin": 0.30,
    "hair": 0.45,
    "pillow": 0.26,
    "mat": 0.2,
    "counter_side": 0.2,
    "couch_side": 0.22,
    "bed_side": 0.2,
    "couch_base_side": 0.2,
    "bed_base_side": 0.2,
}
# How much of what is behind it a role covers (0..1): the breath is seen through a wall.
SHEER: Mapping[str, float] = MappingProxyType({"wall": 0.5})
# Roles that never stand against the ground: parts of a face, and the shadow beneath.
ON_HER = frozenset({"skin_lips", "helper_skin_lips", "eye", "brow", "shadow", "shirt_fold", "helper_shirt_fold"})


@lru_cache(maxsize=2048)  # every figure in the window has a painter of its own, in the same few hundred colours
def _mix(a: str, b: str, t: float) -> str:
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(p + (q - p) * t):02x}" for p, q in pairs)


@lru_cache(maxsize=16)
def palette(
    skin: str = "light", hair: str = "dark_brown", clothes: str = "teal", *, dark_room: bool = False
) -> FigurePalette:
    """Return the palette for her appearance; unknown names raise KeyError. `dark_room` is for a dark theme."""
    shirt, leggings = CLOTHES[clothes]
    tone = SKINS[skin]
    colours = {
        "skin": tone,
        "skin_lips": _mix(tone, "#9c3b3b", 0.45),
        "hair": HAIRS[hair],
        "scarf": SCARVES[clothes],
        "eye": "#3a2a2a" if skin != "deep" else "#1d1414",
        "brow": _mix(HAIRS[hair], tone, 0.25),
        "shirt": shirt,
        "shirt_work": shirt,
        "leggings": leggings,
        "leggings_work": _mix(leggings, "#7f9be0", 0.24),
        "helper_skin": "#c08a62",
        "helper_skin_lips": "#a5604d",
        "helper_hair": "#3a3038",
        "helper_shirt": "#b9a7c6",
        "helper_leggings": "#6a6f80",
    }
    things = {**_ROOM, **(_ROOM_DARK if dark_room else {})}
    return _placed({**things, **colours}, DIM if dark_room else BRIGHT)


def stands_out(colours: Iterable[str], room: Room) -> float:
    """Return the contrast that the best of these colours has with the ground where they all are at their worst."""
    given = tuple(colours)
    return min(max(contrast(colour, ground) for colour in given) for ground in room.grounds)


def _placed(colours: Mapping[str, str], room: Room) -> FigurePalette:
    """Return the palette of these colours in a room."""
    fills, lines = {}, {}
    for role, own in colours.items():
        soft = role in FURNITURE
        least = min(room.fill[soft], HAIR_FILL) if role.endswith("hair") else room.fill[soft]
        fills[role] = own if role in ON_HER else _raised(own, least, room)
        share = LINE_ROLES.get(role, _LINE)
        lines[role] = _mix(own, DARK, share) if role in ON_HER else _outline(fills[role], share, room.edge[soft], room)
    for cloth in ("shirt", "helper_shirt"):
        fills[f"{cloth}_fold"] = _mix(fills[cloth], DARK, _FOLD)
    return FigurePalette(MappingProxyType(fills), MappingProxyType(lines), far=room.far)


def _raised(colour: str, least: float, room: Room) -> str:
    """Return a colour made brighter, in its own hue, until it stands out so far."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    for step in range(100):
        bright = "#" + "".join(f"{min(255, round(part * (1 + step / 40))):02x}" for part in parts)
        if stands_out((bright,), room) >= least:
            return bright
    return PALE


def _outline(fill: str, share: float, least: float, room: Room) -> str:
    """Return the outline of a fill: darker than it, or paler where only that stands out."""
    dark = _mix(fill, DARK, share)
    if stands_out((fill, dark), room) >= least:
        return dark
    towards = PALE if room is DIM else DARK
    for step in range(round(share * 100) if room is BRIGHT else 0, 100):
        line = _mix(fill, towards, step / 100)
        if stands_out((fill, line), room) >= least:
            return line
    return towards


def _solid(name: str, side: str, front: str, top: str) -> dict[str, str]:
    return {f"{name}_side": side, name: front, f"{name}_top": top}


_ROOM: dict[str, str] = {
    **_solid("wood", "#b98f68", "#c9a27b", "#dcbb96"),
    **_solid("counter", "#cfc6ba", "#e3dcd1", "#f0ebe2"),
    **_solid("counter_body", "#b7c0bd", "#c6cecb", "#d2d9d6"),
    **_solid("couch", "#c9917f", "#d9a494", "#e6bbac"),
    **_solid("couch_base", "#a8776a", "#b48374", "#b48374"),
    **_solid("bed", "#dfe0ea", "#edeef5", "#f7f7fb"),
    **_solid("bed_base", "#b08f74", "#bd9c80", "#bd9c80"),
    **_solid("step", "#9fb2a9", "#b1c2ba", "#c5d3cc"),
    **_solid("cushion", "#b7a3c4", "#c5b4d0", "#d6c8de"),
    **_solid("towel", "#d7c7a2", "#e3d6b6", "#ecE2c8".lower()),
    "pillow": "#f2ece0",
    "ball": "#d98d6c",
    "band": "#d9664f",
    "loop_band": "#d9664f",
    "strap": "#8a5a91",
    "weight": "#a8526a",
    "shoe": "#6b5f86",
    "metal": "#8d8c9c",
    "bag": "#a9805c",
    "mat": "#d8cfe6",
    "mat_side": "#bfb2d3",
    "wall": "#e4d9c5",
    "wall_line": "#a99b7e",
    "wall_skirt": "#d3c6ad",
    "shadow": "#2a2340",
}
_ROOM_DARK: dict[str, str] = {
    "mat": "#4a4360",
    "mat_side": "#3a344e",
    "wall": "#3d3a49",
    "wall_line": "#736e80",
    "wall_skirt": "#403d4a",
    "shadow": "#08060f",
}
_HELD = {"band", "loop_band", "strap", "weight", "metal", "bag", "ball", "shoe"}
FURNITURE = frozenset(_ROOM) - _HELD - ON_HER
PAPER = palette()

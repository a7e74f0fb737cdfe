"""The colours of the figure: her skin, hair and clothes, and the things around her.

Knows colour values only. A palette is independent of the window's theme but for how dark the room is.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

SKINS: dict[str, str] = {
    "porcelain": "#f3cdb4",
    "light": "#eab996",
    "olive": "#d6a077",
    "tan": "#bd835a",
    "brown": "#8f5d3f",
    "deep": "#63402d",
}
HAIRS: dict[str, str] = {
    "black": "#2b2326",
    "dark_brown": "#4a2e29",
    "brown": "#744a33",
    "auburn": "#8f4a2f",
    "blonde": "#cfa25f",
    "grey": "#9a9696",
}
CLOTHES: dict[str, tuple[str, str]] = {
    "teal": ("#3f948c", "#3a4468"),
    "coral": ("#d8795f", "#3d3a55"),
    "plum": ("#8a5a91", "#38405c"),
    "sage": ("#8aa57f", "#4b4a5e"),
    "sand": ("#d9b98b", "#4a5568"),
}
SCARVES: dict[str, str] = {
    "teal": "#7b4d84",
    "coral": "#3f6f79",
    "plum": "#c98a5e",
    "sage": "#7a5c86",
    "sand": "#4f7c7a",
}


class Palette(msgspec.Struct, frozen=True):
    """Colours by role. `dark` is mixed in for shade, outline and distance: `shade`, `line`, `far` of it (0..1)."""

    colours: Mapping[str, str]
    dark: str = "#1d1a2e"
    shade: float = 0.13
    line: float = 0.42
    far: float = 0.30


LINE_ROLES: dict[str, float] = {
    "skin": 0.30,
    "helper_skin": 0.30,
    "hair": 0.45,
    "pillow": 0.26,
    "mat": 0.2,
    "wall_side": 0.12,
    "counter_side": 0.2,
    "couch_side": 0.22,
    "bed_side": 0.2,
    "couch_base_side": 0.2,
    "bed_base_side": 0.2,
}


def _mix(a: str, b: str, t: float) -> str:
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(p + (q - p) * t):02x}" for p, q in pairs)


def palette(
    skin: str = "light", hair: str = "dark_brown", clothes: str = "teal", *, dark_room: bool = False
) -> Palette:
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
    return Palette({**_ROOM, **(_ROOM_DARK if dark_room else {}), **colours})


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
    "weight": "#57566b",
    "metal": "#8d8c9c",
    "bag": "#a9805c",
    "mat": "#d8cfe6",
    "mat_side": "#bfb2d3",
    "wall": "#efe8db",
    "wall_side": "#e2d8c6",
    "wall_skirt": "#e0d5c2",
    "shadow": "#2a2340",
}
_ROOM_DARK: dict[str, str] = {
    "mat": "#4a4360",
    "mat_side": "#3a344e",
    "wall": "#35333f",
    "wall_side": "#2c2a35",
    "wall_skirt": "#403d4a",
    "shadow": "#08060f",
}
PAPER = palette()
NIGHT = palette(dark_room=True)

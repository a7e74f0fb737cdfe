"""The figure's colours on paper: fills that are told apart in grey as well, each with a dark outline.

Knows roles and colour values only. Paper is always white, so nothing here follows a theme.
"""

from __future__ import annotations

_DARK = "#1d1a2e"
_LINE, _SOFT_LINE = 0.62, 0.34  # how much darker than its fill an outline is: hers, and a thing's
_SHADE, _FAR = 0.13, 0.22  # how much of the dark is in shade, and in what stands furthest back

# Lightness (of 100, in grey): skin 85, shirt 62, leggings 34, hair 25; things 88 and more, but for what she holds.
_HER: dict[str, str] = {
    "skin": "#f1cfb6",
    "skin_lips": "#c98677",
    "hair": "#4a3530",
    "scarf": "#7b4d84",
    "eye": "#3a2a2a",
    "brow": "#5b463f",
    "shirt": "#6fb0a8",
    "shirt_work": "#6fb0a8",
    "shirt_fold": "#4a807a",
    "leggings": "#474f6e",
    "leggings_work": "#5c6798",
    "helper_skin": "#dcb593",
    "helper_skin_lips": "#a5604d",
    "helper_hair": "#6a6068",
    "helper_shirt": "#d9d0e0",
    "helper_shirt_fold": "#aaa0b4",
    "helper_leggings": "#9a9eaa",
    "shoe": "#6b5f86",
    "band": "#b93f28",
    "loop_band": "#b93f28",
    "strap": "#8a5a91",
    "weight": "#8c3f57",
    "metal": "#8d8c9c",
    "bag": "#a9805c",
    "ball": "#e0a98f",
}
_THINGS: dict[str, str] = {
    "wood": "#ead9c4",
    "counter": "#efebe4",
    "counter_body": "#e2e6e4",
    "couch": "#efd9d1",
    "couch_base": "#d8bfb6",
    "bed": "#f4f4f9",
    "bed_base": "#dccbbb",
    "step": "#dde5e1",
    "cushion": "#e6dcec",
    "towel": "#f1ead6",
    "pillow": "#f8f5ee",
    "mat": "#ece7f3",
    "mat_side": "#d6cde2",
    "wall": "#f1ece2",
    "wall_line": "#b3a78f",
    "wall_skirt": "#e5dccb",
    "shadow": "#2a2340",
}
_SIDES = {"_side": 0.10, "_top": -0.5}  # of a solid: darker than its front; half way to white
_SHEER = {"wall": 0.5}
_LIT, _SHADED = 0, 1


def print_tint(role: str, away: float, purpose: int) -> str:
    """Return a role's colour ("#rrggbb") on paper, `away` (0..1) how far it stands back; raises KeyError for no role.

    `purpose` is LIT, SHADED or OUTLINE of `figure_svg`.
    """
    colour = _mix(_fill(role), _DARK, away * _FAR)
    if purpose == _LIT:
        return colour
    if purpose == _SHADED:
        return _mix(colour, _DARK, _SHADE)
    return _mix(colour, _DARK, _LINE if role in _HER else _SOFT_LINE)


def print_sheer(role: str) -> float:
    """Return how much of what is behind it a role covers (0..1)."""
    return _SHEER.get(role, 1.0)


def _fill(role: str) -> str:
    own = _HER.get(role) or _THINGS.get(role)
    if own:
        return own
    for ending, share in _SIDES.items():
        front = _THINGS.get(role.removesuffix(ending))
        if role.endswith(ending) and front:
            return _mix(front, _DARK if share > 0 else "#ffffff", abs(share))
    raise KeyError(role)


def _mix(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)

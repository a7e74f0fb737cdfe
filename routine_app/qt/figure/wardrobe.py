"""What she may choose for the figure, by name: colours of skin, hair, and clothes with the scarf that goes with them.

Knows values only: what they become in a light or a dark room is the palette's.
"""

from __future__ import annotations

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

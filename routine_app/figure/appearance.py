"""What she looks like: names of colours and styles, never colours themselves (a painter's palette has those).

Knows words only.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Hair(StrEnum):
    """How she wears her hair."""

    BUN = "bun"
    SHORT = "short"
    PLAIT = "plait"
    HEADSCARF = "headscarf"


class FigureAppearance(msgspec.Struct, frozen=True):
    """One person. The roles name entries of a palette, so that a helper can wear other clothes."""

    hair: Hair = Hair.BUN
    skin: str = "skin"
    feet: str = "skin"
    top: str = "shirt"
    legs: str = "leggings"
    hair_role: str = "hair"
    scarf: str = "scarf"


HER = FigureAppearance()
HELPER = FigureAppearance(
    hair=Hair.SHORT,
    skin="helper_skin",
    feet="helper_skin",
    top="helper_shirt",
    legs="helper_leggings",
    hair_role="helper_hair",
)
SHOES = "shoe"

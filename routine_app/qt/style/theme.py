"""The colours: two palettes of one family, and which colour may stand on which.

Knows colour values and contrast; knows no widget and imports no Qt, so that every pair can be checked by a plain test.
Contrast is WCAG 2.1's relative luminance ratio (1-21).
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Ink(StrEnum):
    """The names of the colours, as views ask for them."""

    PAPER = "paper"  # behind everything
    NAV = "nav"  # the bar of pages
    CARD = "card"  # a raised surface, a resting button
    TILE = "tile"  # a quiet area on a card
    LINE = "line"  # borders that only decorate
    EDGE = "edge"  # borders that show where a control is
    TEXT = "text"
    MUTED = "muted"
    TEAL = "teal"  # breath and action
    TEAL_PRESSED = "teal_pressed"
    ON_TEAL = "on_teal"
    PLUM = "plum"  # swaps and sides
    ON_PLUM = "on_plum"
    WARNING = "warning"  # red, and nothing else is
    GLOW = "glow"  # the halo and done parts, never text
    EMBER = "ember"  # now: the current part, never text
    REST = "rest"  # the ring before it fills: only decorates


class ThemePalette(msgspec.Struct, frozen=True):
    """One colour (`#rrggbb`) for each name."""

    name: str
    paper: str
    nav: str
    card: str
    tile: str
    line: str
    edge: str
    text: str
    muted: str
    teal: str
    teal_pressed: str
    on_teal: str
    plum: str
    on_plum: str
    warning: str
    glow: str
    ember: str
    rest: str

    def __getitem__(self, ink: Ink) -> str:
        """Return the colour with this name."""
        return str(getattr(self, ink.value))


LIGHT = ThemePalette(
    name="light",
    paper="#F7F2EC",
    nav="#EFE7DD",
    card="#FFFDFA",
    tile="#F3EDE4",
    line="#E4DACD",
    edge="#8C8078",
    text="#22223B",
    muted="#4A4A5E",
    teal="#0F5C57",
    teal_pressed="#0A4744",
    on_teal="#FFFFFF",
    plum="#63387C",
    on_plum="#FFFFFF",
    warning="#8F2F19",
    glow="#2E7F78",
    ember="#BD583C",
    rest="#DDD3C4",
)

DARK = ThemePalette(
    name="dark",
    paper="#1B1A21",
    nav="#15141A",
    card="#26242D",
    tile="#211F27",
    line="#35323D",
    edge="#8D8799",
    text="#F5EEE6",
    muted="#C4BECB",
    teal="#7CCFC6",
    teal_pressed="#A3E0D9",
    on_teal="#10201F",
    plum="#D9B3EA",
    on_plum="#241530",
    warning="#F2A78F",
    glow="#4FA69D",
    ember="#E98869",
    rest="#3B3843",
)

# For whoever asks for more contrast, here or of her system: black and white, borders as dark as text, text 7:1.
LIGHT_CONTRAST = ThemePalette(
    name="light, high contrast",
    paper="#FFFFFF",
    nav="#FFFFFF",
    card="#FFFFFF",
    tile="#FFFFFF",
    line="#000000",
    edge="#000000",
    text="#000000",
    muted="#1F1F1F",
    teal="#00443F",
    teal_pressed="#002B28",
    on_teal="#FFFFFF",
    plum="#4A1E63",
    on_plum="#FFFFFF",
    warning="#7A1500",
    glow="#005A53",
    ember="#8A2E12",
    rest="#6B6B6B",
)

DARK_CONTRAST = ThemePalette(
    name="dark, high contrast",
    paper="#000000",
    nav="#000000",
    card="#000000",
    tile="#000000",
    line="#FFFFFF",
    edge="#FFFFFF",
    text="#FFFFFF",
    muted="#E6E6E6",
    teal="#8FF0E5",
    teal_pressed="#C4FFF8",
    on_teal="#000000",
    plum="#EBCBFA",
    on_plum="#000000",
    warning="#FFB9A3",
    glow="#6FD3C8",
    ember="#FF9F80",
    rest="#9A9A9A",
)

PLAYER_CONTRAST = 7.0
TEXT_CONTRAST = 4.5
SHAPE_CONTRAST = 3.0

# What stands on what: one test measures each, and another looks at the pages, whether the views use any other pair.
PLAYER_PAIRS: tuple[tuple[Ink, Ink], ...] = (
    (Ink.TEXT, Ink.PAPER),
    (Ink.MUTED, Ink.PAPER),
    (Ink.TEAL, Ink.PAPER),
    (Ink.PLUM, Ink.PAPER),
    (Ink.WARNING, Ink.PAPER),
    (Ink.TEXT, Ink.CARD),
    (Ink.MUTED, Ink.CARD),
    (Ink.TEAL, Ink.CARD),
    (Ink.ON_TEAL, Ink.TEAL),
    (Ink.ON_TEAL, Ink.TEAL_PRESSED),
)
TEXT_PAIRS: tuple[tuple[Ink, Ink], ...] = (
    (Ink.TEXT, Ink.NAV),
    (Ink.TEAL, Ink.NAV),
    (Ink.TEXT, Ink.TILE),
    (Ink.TEAL, Ink.TILE),
    (Ink.MUTED, Ink.TILE),
    (Ink.PLUM, Ink.TILE),
    (Ink.PLUM, Ink.CARD),
    (Ink.WARNING, Ink.CARD),
    (Ink.WARNING, Ink.TILE),
    (Ink.ON_PLUM, Ink.PLUM),
    (Ink.PAPER, Ink.TEXT),  # a chosen number
)
SHAPE_PAIRS: tuple[tuple[Ink, Ink], ...] = (
    (Ink.TEAL, Ink.PAPER),  # the focus ring
    (Ink.TEAL, Ink.NAV),
    (Ink.EDGE, Ink.PAPER),  # where a control is
    (Ink.EDGE, Ink.CARD),
    (Ink.GLOW, Ink.PAPER),  # the ring and the done part of the track
    (Ink.EMBER, Ink.PAPER),  # the current part
    (Ink.GLOW, Ink.CARD),  # bars, days
    (Ink.GLOW, Ink.TILE),  # how full a day of the calendar is
)


def _channel(value: int) -> float:
    """Return the linear light of an sRGB channel (0-255)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Return the relative luminance (0-1) of `#rrggbb`."""
    red, green, blue = (_channel(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1-21) of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Return `one` with `share` (0-1) of `other` in it."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)

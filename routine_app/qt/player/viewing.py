"""How large words must be to be read from three metres, on a laptop of 14 inches that the window fills.

Knows lengths and angles; knows no widget and no font but the share of its capital letters. Sizes are in logical pixels.
"""

from __future__ import annotations

from math import ceil, hypot, radians, tan

import msgspec

DISTANCE_MM = 3_000
DIAGONAL_MM = 14 * 25.4
SIGN_MINUTES = 10.05
"""The height of a capital letter of what she must be able to read, in arc minutes; 10 are asked for."""
LARGEST_SCALE = 1.6
"""The largest text scale there is to choose."""
_WIDEST_SHARE = 0.082  # of the height: a window much wider than a laptop's is not read from farther away
_GROWTH = 0.1  # of what is large already, where she wants text one step (100 %) larger

_MOST_SHARE = 0.75
_SENTENCE_GROWTH = 0.15  # the sentence is often short, and larger then


class Sizes(msgspec.Struct, frozen=True):
    """Font sizes, the height of the digits, the gap between lines, and which share of the width is for the words.

    `sentence` is the largest that the sentence may be; it is shown as large as its room allows.
    """

    name: int
    part: int
    word: int
    move: int
    sentence: int
    digits: int
    gap: int
    share: float


def pixels_of(minutes: float, width: int, height: int) -> float:
    """Return the length that she sees at this angle (arc minutes) in a window of this size."""
    return tan(radians(minutes / 60)) * DISTANCE_MM / DIAGONAL_MM * hypot(width, height)


def sizes_for(width: int, height: int, text_scale: float, capital: float) -> Sizes:
    """Return the sizes for a window and her text scale (1-1.6); `capital` is a capital's height by the font's size.

    With a larger scale every word is larger and the words' column wider: the figure makes room.
    """
    low = min(height, round(width * 0.72))
    sign = min(pixels_of(SIGN_MINUTES, width, height) / capital, low * _WIDEST_SHARE)
    larger = 1 + (text_scale - 1) * _GROWTH
    return Sizes(
        name=ceil(sign * larger),
        part=ceil(sign * larger),
        word=round(max(low * 0.095, sign * 1.32) * larger),
        move=ceil(sign * larger),
        sentence=ceil(sign * (1 + (text_scale - 1) * _SENTENCE_GROWTH)),
        digits=round(low * 0.205),
        gap=round(low * 0.009),
        share=min(_share(width, height) + (text_scale - 1) * 0.15, _MOST_SHARE),
    )


def _share(width: int, height: int) -> float:
    """Return the words' share of the width: more in a low window, of which the controls take more of the height."""
    lower = min(max(width / height - 1.6, 0.0), 0.2)
    return 0.57 + lower * 0.12 + max(0.0, 760 - height) / 760 * 0.25

"""Where the lines of a text break: the last one is not left with a word alone.

Knows fonts and widths; knows no widget.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import bidirectional

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

_TO_THE_LEFT = ("R", "AL")
_LEAST = 0.25
"""Of the width: a last line as long as that is no leftover."""


@lru_cache(maxsize=2000)  # the same words stand on many cards, and on each page that is made anew
def even_ending(text: str, width: int, font: QFont) -> int:
    """Return the largest width, up to `width` px, in which the last line is no leftover; `width` where there is none.

    It takes no more lines than `width` does. A text of several paragraphs, or from right to left, keeps its width.
    """
    lines, last = _broken(text, width, font)
    enough = _LEAST * width
    if lines < 2 or last >= enough or "\n" in text or any(bidirectional(sign) in _TO_THE_LEFT for sign in text):
        return width
    low, high = width // 2, width
    while high - low > 1:
        middle = (low + high) // 2
        count, last = _broken(text, middle, font)
        if count == lines and last < enough:
            high = middle
        else:
            low = middle
    count, last = _broken(text, low, font)
    return low if count == lines and last >= enough else width


def _broken(text: str, width: int, font: QFont) -> tuple[int, float]:
    """Return how many lines a text has in a width, and how long the last one is, in px."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line, count, last = layout.createLine(), 0, 0.0
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, 0.0))
        count, last = count + 1, line.naturalTextWidth()
        line = layout.createLine()
    layout.endLayout()
    return count, last

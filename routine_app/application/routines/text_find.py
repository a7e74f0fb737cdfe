"""Where words stand in a text, and which of these places comes next. Knows text alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence


def places_of(text: str, words: str) -> tuple[int, ...]:
    """Return where words begin in a text, in characters, large or small; none for no words. Places do not overlap."""
    if not words:
        return ()
    return tuple(each.start() for each in re.finditer(re.escape(words), text, re.IGNORECASE))


def next_place(places: Sequence[int], at: int, *, back: bool = False) -> int:
    """Return the index of the first place at `at` or after it, or of the last one before it; round the end.

    Raises ValueError where there are no places.
    """
    if not places:
        raise ValueError("no places")
    return (bisect_left(places, at) - (1 if back else 0)) % len(places)

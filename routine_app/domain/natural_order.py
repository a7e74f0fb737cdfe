"""The order in which people list names: week 2 before week 10, capitals among small letters.

Knows text only.
"""

from __future__ import annotations

import re

_DIGITS = re.compile("([0-9]+)")

NaturalKey = tuple[tuple[str | tuple[int, str], ...], str]


def natural_key(text: str) -> NaturalKey:
    """Return what to sort a name by: its numbers by their value, the rest without regard to case."""
    parts = _DIGITS.split(text.casefold())
    return tuple(_number(part) if place % 2 else part for place, part in enumerate(parts)), text


def _number(digits: str) -> tuple[int, str]:
    """Return what sorts digits by their value, however many there are."""
    value = digits.lstrip("0")
    return len(value), value

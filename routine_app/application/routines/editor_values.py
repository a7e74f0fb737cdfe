"""What she writes into a field of the editor's form, as the value that goes into the text.

Knows keys and how people write amounts; the reader says whether the value is good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.checked_yaml.durations import MINUTE_MS, SECOND_MS, duration_ms
from routine_app.checked_yaml.scalars import LONGEST_NUMBER
from routine_app.content.amounts import day_of
from routine_app.content.written_doses import dose_keys

if TYPE_CHECKING:
    from routine_app.content.editing.written_values import Written

_UNITS = {"hold": SECOND_MS, "minutes": MINUTE_MS}
_NUMBERS = ("rest", "get_ready", "tempo_scale", "repeat")


def value_of_field(key: str, text: str, *, as_keys: bool = True) -> Written:
    """Return the value for a key: None for nothing, a number or a day where it is one.

    A dose becomes keys, or with `as_keys` False stays the text that it is; a text that is no dose stays as it is.
    """
    text = text.strip()
    if not text:
        return None
    if key == "dose":
        keys = dose_keys(text) if as_keys else None
        return {name: _amount(name, part) for name, part in keys.items()} if keys else text
    if key == "review":
        return day_of(text) or text
    return _number(text) if key in _NUMBERS else text


def value_of_choice(choice: str) -> bool | str | None:
    """Return the value for what she chose: None for "as usual" (""), True or False where it is "true" or "false"."""
    return {"true": True, "false": False}.get(choice, choice or None)


def _amount(key: str, text: str) -> int | float | str:
    """Return a part of a dose, a length of time in the unit of its key where it is a whole number of those."""
    unit, ms = _UNITS.get(key, 0), duration_ms(text)
    return ms // unit if unit and ms is not None and ms % unit == 0 else _number(text)


def _number(text: str) -> int | float | str:
    if len(text) > LONGEST_NUMBER:  # which nobody reads as one
        return text
    if text.isascii() and text.isdigit():
        return int(text)
    whole, dot, part = text.partition(".")
    if dot and all(each.isascii() and each.isdigit() for each in (whole, part)):
        return float(text)
    return text

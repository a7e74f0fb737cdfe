"""What the reader says of a mistake, in the words of the form: names for ids, and no keys in braces.

In the text she sees ids and keys, and there the reader's words stay. Knows words and exercises; not what is checked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routine_app.domain.exercise import Exercise

_KEYS = re.compile(r"\{(?:sets|minutes): [^{}]*\}, (?:or )?")
_WRITTEN_WITH = re.compile(r'is written with "(reps|hold|minutes)", not with "(reps|hold|minutes)"')
_MEASURES = {"reps": "repetitions", "hold": "sets with a time", "minutes": "minutes"}
_ID = re.compile(r"(?<![\w.])\w+\.\w+(?![\w.])")


def in_form_words(told: str, exercises: Mapping[str, Exercise]) -> str:
    """Return it with the name of each variation for its id, and each dose as the form takes it: "2 x 8"."""
    names = {variation.id: variation.short_name for each in exercises.values() for variation in each.variations}
    said = _WRITTEN_WITH.sub(lambda found: f"is in {_MEASURES[found[1]]}, not in {_MEASURES[found[2]]}", told)
    return _ID.sub(lambda found: names.get(found[0], found[0]), _KEYS.sub("", said))

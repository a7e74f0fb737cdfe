"""What the reader says of a mistake, in the words of the form: names for ids, labels for keys, and no braces.

In the text she sees ids and keys, and there the reader's words stay. Knows words and exercises; not what is checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.problems import Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from routine_app.domain.exercise import Exercise
    from routine_app.domain.problems import Part

_MEASURES = {"reps": "in repetitions", "hold": "in sets with a time", "minutes": "in minutes"}


def in_form_words(parts: Iterable[Part], exercises: Mapping[str, Exercise], labels: Mapping[str, str]) -> str:
    """Return a message with the name of each variation, the label of each key that has one, and doses as 2 x 8."""
    names = {variation.id: variation.short_name for each in exercises.values() for variation in each.variations}
    return "".join(_in_form(part, names, labels) if isinstance(part, Term) else part for part in parts)


def _in_form(term: Term, names: Mapping[str, str], labels: Mapping[str, str]) -> str:
    if term.kind is TermKind.KEY:
        return f'"{labels.get(term.word, term.word)}"'
    if term.kind is TermKind.VARIATION:
        return names.get(term.word, term.word)
    return _MEASURES[term.word] if term.kind is TermKind.MEASURE else ""

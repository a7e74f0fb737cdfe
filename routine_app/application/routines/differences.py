"""How a routine from elsewhere differs from hers with the same id, each difference by its name.

Knows routines and exercises; what is done about it is for whoever looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Dictionary
from typing import TYPE_CHECKING, Any

from routine_app.domain.breath import PATTERNS
from routine_app.domain.cue_words import capital
from routine_app.domain.display_text import shortened
from routine_app.domain.dose import dose_text
from routine_app.domain.formatting import seconds_text
from routine_app.domain.vocabulary import FirstSide, Place

if TYPE_CHECKING:
    from routine_app.domain.exercise import Exercise, Variation
    from routine_app.domain.routine import Routine, RoutineItem

_MOST_LINES = 12
SAME_IN_OTHER_WORDS = "It comes to the same, and is written otherwise."
Say = Callable[[Any], str]
"""Returns a value of a routine, an item or a variation in words."""


def _text(value: str) -> str:
    return f'"{shortened(" ".join(value.split()))}"' if value else "none"


def _length(value: int | None) -> str:
    return "as the routine has it" if value is None else seconds_text(value)


def _place(value: Place | None) -> str:
    return {None: "as the routine has it", Place.FLOOR: "on the floor", Place.BED: "on a bed"}[value]


def _first_side(value: FirstSide | None) -> str:
    return {None: "as usual", FirstSide.SORE: "the sore side"}.get(value, str(value))


def _breathing(value: str | None) -> str:
    return "as the exercise has it" if value is None else PATTERNS[value].name


ROUTINE_WORDS: dict[str, tuple[str, Say]] = {
    "name": ("name", _text),
    "description": ("what it is for", _text),
    "author": ("who wrote it", _text),
    "physiotherapist": ("physiotherapist", _text),
    "review": ("look at it again on", lambda day: "no day" if day is None else day.isoformat()),
    "notes": ("notes", _text),
    "rest_ms": ("rest between sets", _length),
    "get_ready_ms": ("time to get ready", _length),
    "place": ("where you lie down", _place),
    "countdown": ("before you begin", lambda counts: "3, 2, 1" if counts else "a moment for a breath of your own"),
}
ITEM_WORDS: dict[str, tuple[str, Say]] = {
    "rest_ms": ("rest between sets", _length),
    "get_ready_ms": ("time to get ready", _length),
    "tempo_scale": ("tempo", lambda scale: f"{scale:g}"),
    "breathing": ("breathing", _breathing),
    "first_side": ("which side first", _first_side),
    "self_paced": ("pace", lambda own: "at your own pace" if own else "paced for you"),
    "place": ("where you lie down", _place),
    "notes": ("notes", _text),
    "core": ("core three", lambda core: "one of them" if core else "not one of them"),
}
EXERCISE_WORDS = {
    "name": "name",
    "purpose": "purpose",
    "muscles": "muscles",
    "sources": "sources",
    "named_in_article": "sources",
    "anatomical_name": "name for professionals",
    "strengthens": "days for it",
}
VARIATION_WORDS = {
    "name": "full name",
    "short_name": "name",
    "level": "level",
    "positions": "positions",
    "any_position": "positions",
    "demands": "demands",
    "optional_demands": "demands",
    "equipment": "things to have",
    "optional": "things that help",
    "sides": "sides",
    "side_words": "words for the side",
    "dose": "dose",
    "progression": "doses to grow into",
    "tempo": "tempo",
    "steps": "steps",
    "closing_step": "steps",
    "mistakes": "common mistakes",
    "choose_when": "reasons to choose it",
    "cautions": "cautions",
    "sources": "sources",
    "named_in_article": "sources",
    "trimesters": "trimesters",
    "until_week": "weeks",
    "never_from_week": "weeks",
    "instead": "ways instead of it",
    "easier": "easier ways",
    "gentler": "gentler way",
    "to_confirm": "questions for a clinician",
    "rests_on_side": "rests",
}


def differences(hers: Routine, other: Routine, exercises: Dictionary[str, Exercise]) -> tuple[str, ...]:
    """Return what another routine has that hers has not, and the other way round; nothing where they are the same."""
    if hers == other:
        return ()
    lines = [f"{capital(line)}." for line in (*_of_routine(hers, other), *_of_items(hers, other, exercises))]
    lines += [f"{line}." for line in _of_own(hers, other, exercises)]
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"And {len(lines) - _MOST_LINES} more."]
    return tuple(lines) or (SAME_IN_OTHER_WORDS,)


def exercise_of(item: RoutineItem, routine: Routine, exercises: Dictionary[str, Exercise]) -> Exercise:
    """Return the exercise of an item, one of the routine's own before one of the app's."""
    return next((one for one in routine.exercises if one.id == item.exercise), None) or exercises[item.exercise]


def item_text(item: RoutineItem, exercise: Exercise) -> str:
    """Return how an item is done: which way and how much."""
    return ", ".join(_way_and_dose(item, exercise))


def _way_and_dose(item: RoutineItem, exercise: Exercise) -> tuple[str, str]:
    variation = exercise.variation(item.variation) if item.variation else exercise.default
    return variation.short_name, dose_text(item.dose or variation.dose, variation.sides)


def _said(words: Dictionary[str, tuple[str, Say]], mine: object, theirs: object) -> Iterator[str]:
    """Yield what differs between two values by its name, with both."""
    for key, (name, say) in words.items():
        old, new = getattr(mine, key), getattr(theirs, key)
        if old != new:
            yield f"{name}: {say(new)}, in yours {say(old)}"


def _of_routine(hers: Routine, other: Routine) -> Iterator[str]:
    yield from _said(ROUTINE_WORDS, hers, other)
    mine, theirs = (
        [f"{each.name} ({each.repeat} times)" if each.repeat > 1 else each.name for each in routine.sections]
        for routine in (hers, other)
    )
    if mine != theirs:
        yield f"sections: {', '.join(theirs)}, in yours {', '.join(mine)}"


def _of_items(hers: Routine, other: Routine, exercises: Dictionary[str, Exercise]) -> Iterator[str]:
    mine, theirs = _items(hers, exercises), _items(other, exercises)
    both = [name for name in mine if name in theirs]
    for name in dict.fromkeys((*mine, *theirs)):
        old, new = mine.get(name), theirs.get(name)
        done, wanted = (
            _way_and_dose(each[1], exercise_of(each[1], routine, exercises)) if each else ("", "")
            for each, routine in ((old, hers), (new, other))
        )
        if done[0] == wanted[0] and done != wanted:
            yield f"{name}, how much: {wanted[1]}, in yours {done[1]}"
        elif done != wanted:
            here, there = ", ".join(wanted) if new else "not in it", ", ".join(done) if old else "not there"
            yield f"{name}: {here}, in yours {there}"
        if old and new:
            yield from (f"{name}, {line}" for line in _said(ITEM_WORDS, old[1], new[1]))
    in_order = [name for name in theirs if name in mine]
    if both != in_order or any(mine[name][0] != theirs[name][0] for name in both):
        yield "the exercises stand in another order, or in other sections"


def _items(routine: Routine, exercises: Dictionary[str, Exercise]) -> dict[str, tuple[int, RoutineItem]]:
    """Return each item with the number of its section, by the name of its exercise; what comes twice has a number."""
    found: dict[str, tuple[int, RoutineItem]] = {}
    for at, section in enumerate(routine.sections):
        for item in section.items:
            name = first = exercise_of(item, routine, exercises).name
            number = 2
            while name in found:
                name, number = f"{first} ({number})", number + 1
            found[name] = (at, item)
    return found


def _of_own(hers: Routine, other: Routine, exercises: Dictionary[str, Exercise]) -> Iterator[str]:
    """Yield what differs between exercises of the routines' own."""
    mine, theirs = ({each.id: each for each in routine.exercises} for routine in (hers, other))
    moves = {way.id: way.short_name for each in exercises.values() for way in each.variations}
    for key in dict.fromkeys((*mine, *theirs)):
        old, new = mine.get(key), theirs.get(key)
        if old is None or new is None:
            there, lacking = (new, "in yours not there") if new else (old, "not in it")
            yield f"{there.name if there else key}, an exercise of its own: {lacking}"
        elif old != new:
            yield f"{new.name}, an exercise of its own: {_own_words(old, new, moves)}"


def _own_words(old: Exercise, new: Exercise, moves: Dictionary[str, str]) -> str:
    """Return what of an exercise is another, in words, and what it moves like."""
    said = [word for key, word in EXERCISE_WORDS.items() if getattr(old, key) != getattr(new, key)]
    ways = {way.id: way for way in old.variations}
    if list(ways) != [way.id for way in new.variations]:
        said.append("ways to do it")
    clips = []
    for way in new.variations:
        before = ways.get(way.id, way)
        said += [word for key, word in VARIATION_WORDS.items() if getattr(before, key) != getattr(way, key)]
        if before.clip != way.clip:
            clips.append(f"it moves like {_moves(way, moves)}, in yours like {_moves(before, moves)}")
    other = f"other {', '.join(dict.fromkeys(said))}" if said else ""
    return "; ".join(filter(None, (other, *clips)))


def _moves(way: Variation, moves: Dictionary[str, str]) -> str:
    return moves.get(way.clip, way.clip) if way.clip else "nothing: it stands still"

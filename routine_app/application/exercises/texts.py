"""What the Exercises page says of an exercise and a variation, in readable words.

Knows domain values; knows no widget. The ratings by trimester are the content sheet's.
"""

from __future__ import annotations

from collections.abc import Iterable

from routine_app.application import words
from routine_app.application.exercises.entries import ExerciseEntry
from routine_app.domain.cautions import FLAT
from routine_app.domain.comfort import Comfort
from routine_app.domain.dose import dose_text
from routine_app.domain.exercise import Caution, Exercise, Variation
from routine_app.domain.fit import is_flat
from routine_app.domain.formatting import counted, seconds_text
from routine_app.domain.vocabulary import (
    DEMAND_NAMES,
    EQUIPMENT_NAMES,
    POSITION_NAMES,
    Breath,
    Demand,
    Level,
    Position,
    Suitability,
)

LEVEL_WORDS: dict[Level, str] = {Level.EASIER: "Easier", Level.BASE: "Standard", Level.HARDER: "Harder"}
SUITABILITY_WORDS: dict[Suitability, str] = {
    Suitability.OK: "usually fine",
    Suitability.OK_OR_MODIFY: "usually fine, or made smaller",
    Suitability.MODIFY: "made smaller or easier",
    Suitability.AVOID: "left out",
}
_BREATHS: dict[Breath, str] = {Breath.IN: "breathe in", Breath.OUT: "breathe out", Breath.FREE: "breathe easy"}
PINNED = "Always this one"


def sentence(text: str) -> str:
    """Return a text with a capital and a full stop."""
    text = text.strip()
    if not text:
        return ""
    return f"{text[0].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"


def capital(text: str) -> str:
    """Return a text with a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def count_line(entry: ExerciseEntry) -> str:
    """Return "6 ways", or how many of them are comfortable today, or suit her week, where some do not."""
    total, fit = len(entry.ways), len(entry.fitting)
    if fit == total:
        return counted(total, "way")
    if fit and all(way.fits or way.by_week for way in entry.ways):
        return f"{counted(total, 'way')}, {fit} for now"
    return f"{fit} of {total} comfortable today" if fit else "Not comfortable today"


def full_name_line(exercise: Exercise, variation: Variation) -> str:
    """Return what professionals call the exercise, and the variation's full name."""
    return sentence(f"{exercise.anatomical_name or exercise.name}: {variation.name}")


def way_line(variation: Variation) -> str:
    """Return "Easier · sitting or standing"."""
    return words.DOT.join((LEVEL_WORDS[variation.level], _positions(variation)))


def positions_line(variation: Variation) -> str:
    """Return "Sitting, then standing." or, where any one will do, "Sitting or standing."."""
    return sentence(_positions(variation))


def _positions(variation: Variation) -> str:
    names = [POSITION_NAMES[position] for position in variation.positions]
    return (" or " if variation.any_position else ", then ").join(names)


def needs_line(variation: Variation) -> str:
    """Return what must be at hand, and what is nice to have."""
    needed = _listed(EQUIPMENT_NAMES[each] for each in variation.equipment)
    nice = _listed(EQUIPMENT_NAMES[each] for each in variation.optional)
    text = sentence(needed) or "Nothing."
    return f"{text} Nice to have: {nice}." if nice else text


def demands_line(variation: Variation) -> str:
    """Return what it asks of her beyond its position, "" where that is nothing."""
    asked = sentence(_listed(DEMAND_NAMES[each] for each in variation.demands))
    maybe = _listed(DEMAND_NAMES[each] for each in variation.optional_demands)
    return " ".join(part for part in (asked, f"Possible: {maybe}." if maybe else "") if part)


def dose_line(variation: Variation) -> str:
    """Return the dose to begin with and the ones to grow into."""
    line = f"Begin with {dose_text(variation.dose, variation.sides)}."
    if variation.progression:
        line += f" Grow into {', then '.join(dose_text(dose, variation.sides) for dose in variation.progression)}."
    return f"{line} A starting point, for your physiotherapist to adjust."


def tempo_line(variation: Variation) -> str:
    """Return each phase with its seconds and its breath."""
    return sentence("; ".join(f"{p.name}, {seconds_text(p.ms)}, {_BREATHS[p.breath]}" for p in variation.tempo))


def trimester_lines(variation: Variation) -> tuple[str, ...]:
    """Return the content sheet's rating for each trimester, and the weeks that limit it."""
    ratings = variation.trimesters
    lines = [
        f"{name} trimester: {SUITABILITY_WORDS[each]}."
        for name, each in (("First", ratings.first), ("Second", ratings.second), ("Third", ratings.third))
    ]
    limits = []
    if variation.until_week is not None:
        limits.append(f"chosen by itself up to week {variation.until_week}")
    if variation.never_from_week is not None:
        limits.append(f"not offered from week {variation.never_from_week}")
    return (*lines, sentence("; ".join(limits))) if limits else tuple(lines)


def caution_lines(variation: Variation) -> tuple[str, ...]:
    """Return what to take care of, each with its weeks where it holds in some only."""
    flat = (FLAT,) if is_flat(variation, variation.positions) else ()
    return (*flat, *(f"{_weeks_of(one)}{one.text}" for one in variation.cautions))


def _weeks_of(caution: Caution) -> str:
    match caution:
        case Caution(from_week=None, until_week=None):
            return ""
        case Caution(from_week=None, until_week=last):
            return f"Up to week {last}: "
        case Caution(from_week=first, until_week=None):
            return f"From week {first}: "
    return f"Weeks {caution.from_week} to {caution.until_week}: "


def comfort_line(comfort: Comfort) -> str:
    """Return what is not comfortable today in one sentence, "" where all is."""
    avoided = [POSITION_NAMES[each] for each in Position if each in comfort.avoid]
    avoided += [DEMAND_NAMES[each] for each in Demand if each in comfort.avoid]
    lacking = [EQUIPMENT_NAMES[each] for each in comfort.without]
    said = [f"Not comfortable today: {words.in_words(avoided)}."] if avoided else []
    said += [f"Not at hand: {words.in_words(sorted(lacking))}."] if lacking else []
    return " ".join([*said, "You can change this on Today."]) if said else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)

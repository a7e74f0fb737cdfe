"""What is worth saying about a variation at her stage of pregnancy, in the content sheet's words.

Knows variations and weeks; does not know routines, comfort or why a variation was chosen.
"""

from __future__ import annotations

from routine_app.domain.exercise import Variation
from routine_app.domain.fit import FLAT_UNTIL_WEEK, is_flat
from routine_app.domain.vocabulary import Position, Suitability

FLAT = "Roll to your side at once if you feel dizzy, sick, sweaty or breathless."
"""For everything flat on the back, in every week (content sheet B4.5: "warn always")."""
FLAT_LATE = f"Long spells flat on the back are best left out from week {FLAT_UNTIL_WEEK + 1}. {FLAT}"
SMALLER = "Smaller range at this stage."

_ORDINALS = ("first", "second", "third")
_ALWAYS = "All trimesters"


def caution(variation: Variation, way: tuple[Position, ...], week: int | None) -> str:
    """Return what to show for it, done in the positions of `way`, in this week (1-42, None unknown); "" for nothing."""
    if is_flat(variation, way):
        return FLAT_LATE if week is not None and week > FLAT_UNTIL_WEEK else FLAT
    if week is None:
        return ""
    advice = advice_for(variation.cautions, week)
    if variation.until_week is not None and week > variation.until_week:
        return f"Best kept for the weeks up to {variation.until_week}. {advice}".rstrip()
    if variation.trimesters.at(week) is not Suitability.MODIFY:
        return ""
    return advice if "range" in advice else f"{SMALLER} {advice}".rstrip()


def advice_for(cautions: str, week: int) -> str:
    """Return the first sentence of a variation's cautions that speaks to this week; "" when none does.

    "Third trimester: use the elevated version" is for weeks 28 on only; "All trimesters" by itself says nothing.
    """
    trimester = _ORDINALS[0 if week <= 13 else 1 if week <= 27 else 2]
    for sentence in cautions.replace("\n", " ").split(". "):
        head, colon, rest = sentence.rstrip(". ").partition(": ")
        named = [word for word in _ORDINALS if word in head.lower().split()] if colon else []
        if named and trimester not in named:
            continue
        said = rest if named else sentence.rstrip(". ").removeprefix(f"{_ALWAYS};").strip()
        if said and said != _ALWAYS:
            return f"{said[0].upper()}{said[1:]}."
    return ""

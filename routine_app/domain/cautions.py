"""What to take care of in a variation at her stage of pregnancy: the file's own cautions, and the rule for lying flat.

Knows variations and comfort's weeks; does not know routines or why a variation was chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import Variation
from routine_app.domain.fit import FLAT_UNTIL_WEEK, is_flat, rating
from routine_app.domain.vocabulary import Position, Suitability

FLAT = "Roll to your side at once if you feel dizzy, sick, sweaty or breathless."
"""For everything flat on the back, in every week (content sheet B4.5: "warn always")."""
FLAT_LATE = f"From week {FLAT_UNTIL_WEEK + 1}, long spells flat on your back are best left out."
SMALLER = "Keep the movement smaller at this stage."


def cautions_today(variation: Variation, way: tuple[Position, ...], comfort: Comfort) -> tuple[str, ...]:
    """Return what to take care of in it, done in the positions of `way`: each a text of whole sentences, none twice.

    Where her week is not known, all that holds in a week that it may be.
    """
    return tuple(dict.fromkeys(_said(variation, way, comfort)))


def _said(variation: Variation, way: tuple[Position, ...], comfort: Comfort) -> Iterator[str]:
    weeks = comfort.weeks
    flat = is_flat(variation, way)
    if flat:
        yield FLAT
    if weeks is not None and flat and weeks[0] > FLAT_UNTIL_WEEK:
        yield FLAT_LATE
    elif weeks is not None and variation.until_week is not None and weeks[0] > variation.until_week:
        yield f"Best kept for the weeks up to {variation.until_week}."
    holding = [one for one in variation.cautions if one.holds(weeks)]
    if rating(variation, comfort) is Suitability.MODIFY and not any(one.bound for one in holding):
        yield SMALLER
    yield from (one.text for one in holding)

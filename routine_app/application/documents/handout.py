"""The handout of a routine: gathers what it needs from catalogue, clips, care and her preferences.

Knows where each comes from; knows no window and no terminal, and writes no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.application.care.safety_page import number_lines
from routine_app.application.diary.words import long_day
from routine_app.application.words import in_words
from routine_app.content.care import load_care
from routine_app.content.clips import clip_of_variation
from routine_app.documents.handout import HandoutFacts, handout_of
from routine_app.domain.comfort import POSTPARTUM
from routine_app.domain.length import length_ms
from routine_app.domain.resolve import resolve
from routine_app.domain.spoken_length import estimate_ms
from routine_app.domain.vocabulary import DEMAND_NAMES, EQUIPMENT_NAMES, POSITION_NAMES, Demand, Position

if TYPE_CHECKING:
    from routine_app.content.listed import Catalogue
    from routine_app.documents.handout import Handout
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.plan import PlanItem
    from routine_app.domain.spoken_length import LengthOf
    from routine_app.figure.clip import Clip
    from routine_app.storage.preference_values import Contacts


def routine_handout(
    catalogue: Catalogue,
    routine_id: str,
    comfort: Comfort,
    contacts: Contacts | None = None,
    length_of: LengthOf = estimate_ms,
) -> Handout:
    """Return the handout of a routine for her comfort. Raises ContentError for a routine that cannot be read.

    Without `contacts` no number stands on it.
    """
    routine = catalogue.routine(routine_id)
    plan = resolve(routine, catalogue.exercises, comfort)
    facts = HandoutFacts(
        week=comfort.week,
        for_whom=for_whom(comfort),
        duration_ms=length_ms(plan, None, length_of),
        numbers=number_lines(contacts) if contacts else (),
        author=routine.author,
        physiotherapist=routine.physiotherapist,
        review=long_day(routine.review) if routine.review else "",
        notes=routine.notes,
        core=frozenset(item.exercise for section in routine.sections for item in section.items if item.core),
    )
    care = load_care().told(pregnant=comfort.is_pregnant)
    return handout_of(plan, {item.variation.id: _clip(item) for item in plan.items}, care, facts)


def for_whom(comfort: Comfort) -> str:
    """Return for which week a handout is, and what was left out for it, in sentences."""
    when = f"For week {comfort.week} of pregnancy." if isinstance(comfort.week, int) else ""
    if comfort.week == POSTPARTUM:
        when = "After the birth."
    names = [POSITION_NAMES[each] for each in Position if each in comfort.avoid]
    names += [DEMAND_NAMES[each] for each in Demand if each in comfort.avoid]
    avoided = f"Without {in_words(names)}." if names else ""
    lacking = in_words(sorted(EQUIPMENT_NAMES[each] for each in comfort.without))
    return " ".join(part for part in (when, avoided, f"Not at hand: {lacking}." if lacking else "") if part)


def _clip(item: PlanItem) -> Clip:
    return clip_of_variation(item.variation)[0]

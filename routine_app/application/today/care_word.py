"""The one calm word about how she is that Today shows, and what she can choose: the most urgent of what there is.

Pure: knows what the diary gives reason for, her preferences and the pain that she has just told. Knows no widget.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.care.first_run import is_screening_due, step_to_ask
from routine_app.domain.care.pain_gate import BeforeChoice, Gate, gate_of, pain_before_offer
from routine_app.domain.care.progression import Step

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from routine_app.application.care.from_diary import CareLook
    from routine_app.storage.preference_values import Preferences

SCREENING = "A new part of your pregnancy: a few questions about what to speak about with your midwife first?"
GENTLE_ROUTINE = "gentle"


class CareAnswer(StrEnum):
    """What she can choose."""

    GENTLE = "gentle"
    REST = "rest"
    EASIER = "easier"
    AS_PLANNED = "as_planned"
    UNDO_EASIER = "undo_easier"
    CONTACTS = "contacts"
    MORE = "more"
    BACK = "back"
    STAY = "stay"
    QUESTIONS = "questions"
    LATER = "later"


CARE_ANSWERS: dict[CareAnswer, str] = {
    CareAnswer.GENTLE: "The gentle set",
    CareAnswer.REST: "Rest today",
    CareAnswer.EASIER: "Easier versions, and fewer",
    CareAnswer.AS_PLANNED: "As planned",
    CareAnswer.UNDO_EASIER: "Undo: as planned after all",
    CareAnswer.CONTACTS: "Whom to contact",
    CareAnswer.MORE: "A little more",
    CareAnswer.BACK: "A step back",
    CareAnswer.STAY: "Leave it as it is",
    CareAnswer.QUESTIONS: "Answer now",
    CareAnswer.LATER: "Later",
}
TAKES_EASIER = "The easier versions, and fewer of each, for the next session."
_BEFORE = {
    BeforeChoice.EASIER: CareAnswer.EASIER,
    BeforeChoice.GENTLE: CareAnswer.GENTLE,
    BeforeChoice.REST: CareAnswer.REST,
    BeforeChoice.AS_PLANNED: CareAnswer.AS_PLANNED,
}


class CareWord(msgspec.Struct, frozen=True):
    """What is said, and what she can choose, the suggested first."""

    text: str
    answers: tuple[CareAnswer, ...]


def care_word(
    pain: int | None,
    look: CareLook,
    preferences: Preferences,
    today: dt.date,
    sent_away: Collection[str] = (),
    *,
    easier: bool = False,
    gentle: bool = False,
) -> CareWord | None:
    """Return the word for now, None where there is none; `sent_away` are texts that she wants to see no more.

    `easier`: she has chosen the easier versions for the next session, which can be taken back. `gentle`: less than
    usual is offered today, so that a step more waits for another day.
    """
    if easier and gate_of(None, pain) is not Gate.END:
        return CareWord(TAKES_EASIER, (CareAnswer.UNDO_EASIER,))
    found = [*_before(pain), *_of_diary(look, gentle=gentle), *_of_screening(preferences, today)]
    return next((each for each in found if each.text not in sent_away), None)


def _before(pain: int | None) -> list[CareWord]:
    offer = pain_before_offer(pain)
    if offer is None:
        return []
    return [CareWord(offer.text, tuple(_BEFORE[each] for each in offer.choices))]


def _of_diary(look: CareLook, *, gentle: bool) -> list[CareWord]:
    words = [CareWord(each.text, (CareAnswer.CONTACTS, CareAnswer.LATER)) for each in look.prompts]
    if look.step is not None and not (gentle and look.step.step is Step.MORE):
        step = CareAnswer.MORE if look.step.step is Step.MORE else CareAnswer.BACK
        words.append(CareWord(look.step.reason, (step, CareAnswer.STAY)))
    return words


def _of_screening(preferences: Preferences, today: dt.date) -> list[CareWord]:
    """Ask again in another trimester; where she left the first run, it does not come by itself again."""
    again = preferences.screened_in is not None and step_to_ask(preferences) is None
    due = again and is_screening_due(preferences, today)
    return [CareWord(SCREENING, (CareAnswer.QUESTIONS, CareAnswer.LATER))] if due else []

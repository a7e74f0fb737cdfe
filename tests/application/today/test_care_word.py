"""The one word about how she is: the most urgent first, one at a time, and none that she has sent away."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from routine_app.application.care.first_run import skip_all
from routine_app.application.care.from_diary import CareLook
from routine_app.application.today.care_word import SCREENING, TAKES_EASIER, CareAnswer, CareWord, care_word
from routine_app.domain.care.diary_prompts import diary_prompts
from routine_app.domain.care.progression import Step, StepOffer
from routine_app.storage.preferences import Preferences

TODAY = dt.date(2026, 3, 2)
HIGH = CareLook(diary_prompts({TODAY: 7, TODAY - dt.timedelta(days=1): 7}, TODAY))
STEP = CareLook(step=StepOffer(Step.BACK, "A step back?"))


@pytest.mark.parametrize(
    ("pain", "answers"),
    [
        (None, None),
        (3, None),
        (5, (CareAnswer.EASIER, CareAnswer.GENTLE, CareAnswer.AS_PLANNED)),
        (6, (CareAnswer.GENTLE, CareAnswer.REST)),
        (10, (CareAnswer.GENTLE, CareAnswer.REST)),
    ],
)
def test_pain_before_a_session_offers_what_suits_it(pain: int | None, answers: tuple[CareAnswer, ...] | None) -> None:
    word = care_word(pain, CareLook(), Preferences(), TODAY)
    assert (None if word is None else word.answers) == answers


def test_the_pain_of_now_comes_before_the_diary_and_what_was_sent_away_does_not_come_back() -> None:
    word = care_word(8, HIGH, Preferences(), TODAY)
    assert word is not None
    assert "Pain 8" in word.text
    following = care_word(8, HIGH, Preferences(), TODAY, {word.text})
    assert following is not None
    assert following.text == HIGH.prompts[0].text
    assert following.answers == (CareAnswer.CONTACTS, CareAnswer.LATER)


def test_a_step_is_offered_with_its_reason() -> None:
    word = care_word(None, STEP, Preferences(), TODAY)
    assert word is not None
    assert (word.text, word.answers) == ("A step back?", (CareAnswer.BACK, CareAnswer.STAY))


def test_a_step_more_waits_while_less_is_offered() -> None:
    more = CareLook(step=StepOffer(Step.MORE, "A little more?"))
    assert care_word(None, more, Preferences(), TODAY, gentle=True) is None
    assert care_word(None, more, Preferences(), TODAY) == CareWord("A little more?", (CareAnswer.MORE, CareAnswer.STAY))
    assert care_word(None, STEP, Preferences(), TODAY, gentle=True) is not None


def test_the_questions_come_again_in_another_trimester_and_not_where_she_never_answered() -> None:
    answered = replace(skip_all(Preferences()), screened_in=1, week=20, week_set_on=TODAY)
    word = care_word(None, CareLook(), answered, TODAY)
    assert word is not None
    assert word.text == SCREENING
    assert care_word(None, CareLook(), replace(answered, screened_in=2), TODAY) is None
    assert care_word(None, CareLook(), replace(answered, screened_in=None), TODAY) is None
    assert care_word(None, CareLook(), replace(answered, week="ended"), TODAY) is None


def test_the_easier_versions_can_be_taken_back_until_it_hurts_too_much_for_them() -> None:
    for pain in (None, 2, 5):
        word = care_word(pain, HIGH, Preferences(), TODAY, easier=True)
        assert word is not None
        assert (word.text, word.answers) == (TAKES_EASIER, (CareAnswer.UNDO_EASIER,))
    word = care_word(6, CareLook(), Preferences(), TODAY, easier=True)
    assert word is not None
    assert word.answers == (CareAnswer.GENTLE, CareAnswer.REST)

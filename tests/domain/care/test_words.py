"""Every sentence that the rules can say, over all pains: none alarms, promises, or says that she may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product

from routine_app.domain.care.after_session import Reported, after_session
from routine_app.domain.care.diary_prompts import diary_prompts
from routine_app.domain.care.pain_gate import GATE_CHOICE_NAMES, pain_before_offer, pain_gate
from routine_app.domain.care.progression import SessionReport, step_offer
from routine_app.domain.care.screening import NOTHING_FOUND, SPEAK_FIRST
from routine_app.domain.care.statements import HowSoon
from tests.care_words import forbidden_in

PAINS = (None, *range(11))
FLAGS = (False, True)
TODAY = dt.date(2026, 5, 20)


def sentences() -> Iterator[str]:
    """Yield all of them."""
    yield from (SPEAK_FIRST, NOTHING_FOUND, *GATE_CHOICE_NAMES.values())
    for before, now, sharp, easier, calmer in product(PAINS, PAINS, FLAGS, FLAGS, FLAGS):
        yield pain_gate(before, now, sharp=sharp, easier=easier, calmer=calmer).text
    yield from (offer.text for pain in PAINS if (offer := pain_before_offer(pain)) is not None)
    for worst, after, sharp, ended, quiet in product(PAINS, PAINS, FLAGS, FLAGS, FLAGS):
        for unwell in (None, *HowSoon):
            yield after_session(Reported(2, worst, sharp, ended, after, unwell, quiet)).text
    for ended in FLAGS:
        weeks = {TODAY - dt.timedelta(days=ago): 6 + (ago < 4) * 3 for ago in range(10)}
        yield from (each.text for each in diary_prompts(weeks, TODAY, ended=ended))
    good = SessionReport(finished=True, after=1, effort=3)
    hard = SessionReport(finished=True, after=8, flare=True)
    steps = (step_offer(recent) for recent in ((good,) * 3, (hard,)))
    yield from (each.reason for each in steps if each is not None)


def test_no_sentence_alarms_promises_or_says_that_she_may() -> None:
    said = set(sentences())
    assert len(said) > 60
    assert [text for text in said if forbidden_in(text)] == []


def test_every_sentence_is_whole_short_enough_to_be_heard_and_shown() -> None:
    said = {text for text in sentences() if text and text not in GATE_CHOICE_NAMES.values()}
    assert [text for text in said if text[0] != text[0].upper() or text[-1] not in ".?"] == []
    assert max(len(text) for text in said) < 260


def test_after_six_nothing_urges_her_on() -> None:
    for before, now in product(PAINS, range(6, 11)):
        text = pain_gate(before, now).text.lower()
        assert "go on" not in text
        assert "keep" not in text

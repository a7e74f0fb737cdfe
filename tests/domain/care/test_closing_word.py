"""The warm sentence at the end: true of the session, never cheer after pain, nothing skipped told as done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.care.closing_word import ENOUGH, ClosingWord, SessionFacts, closing_word

MINUTE_MS = 60_000
counts = st.integers(0, 12)
facts = st.builds(
    SessionFacts,
    elapsed_ms=st.integers(0, 90 * MINUTE_MS),
    done=counts,
    left_out=counts,
    easier=counts,
    swapped=counts,
    whole=st.booleans(),
    calm=st.booleans(),
    cheer=st.booleans(),
)


@pytest.mark.parametrize(
    ("told", "title", "sentence"),
    [
        (SessionFacts(18 * MINUTE_MS, 7), "Well done.", "18 minutes, and all 7 exercises."),
        (SessionFacts(1 * MINUTE_MS, 1), "Well done.", "1 minute, taken for yourself."),
        (SessionFacts(20_000, 1), "Well done.", "Less than a minute, taken for yourself."),
        (SessionFacts(18 * MINUTE_MS, 7, easier=1), "Well done.",
         "18 minutes, and you took the easier way where that was better."),
        (SessionFacts(18 * MINUTE_MS, 7, swapped=2), "Well done.",
         "18 minutes, each exercise in a way that suits you today."),
        (SessionFacts(3 * MINUTE_MS, 1, calm=True), "Done for today.", "3 minutes of slow breathing, for you alone."),
        (SessionFacts(9 * MINUTE_MS, 5, left_out=2), "Done for today.",
         "9 minutes, and you left out what was not for today."),
        (SessionFacts(4 * MINUTE_MS, 2, left_out=5), "That counts.", "4 minutes, with what suited you today."),
        (SessionFacts(4 * MINUTE_MS, 2, whole=False), "That counts.",
         "4 minutes, and you stopped where it was enough for you."),
        (SessionFacts(0, 0), "Another time, then.", "That is fine. It is here when you want it."),
        (SessionFacts(20 * MINUTE_MS, 7, cheer=False), ENOUGH, ""),
    ],
)  # fmt: skip
def test_each_rule_has_its_word(told: SessionFacts, title: str, sentence: str) -> None:
    assert closing_word(told) == ClosingWord(title, sentence)


@given(facts)
def test_nothing_cheers_where_nothing_may_and_what_was_left_out_is_not_done(told: SessionFacts) -> None:
    said = closing_word(told)
    words = f"{said.title} {said.sentence}".lower()
    if not told.cheer:
        assert (said.title, said.sentence) == (ENOUGH, "")
    if not told.done:
        assert "well done" not in words
        assert "minute" not in words
    if told.left_out or not told.whole:
        assert "well done" not in words
        assert "all " not in words
        assert "each " not in words
    assert not any(word in words for word in ("only", "fail", "missed", "gave up", "skipped", "great", "perfect"))

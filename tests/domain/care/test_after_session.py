"""What Finish says for what she reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.care.after_session import AfterSession, Reported, after_session
from routine_app.domain.care.statements import HowSoon

PAINS = st.integers(0, 10) | st.none()
REPORTS = st.builds(
    Reported, PAINS, PAINS, st.booleans(), st.booleans(), PAINS, st.sampled_from(tuple(HowSoon)) | st.none()
)


@pytest.mark.parametrize(
    ("reported", "begins"),
    [
        (Reported(), ""),
        (Reported(before=1, worst=3, after=2), ""),
        (Reported(worst=8, ended=True), "You stopped at pain 8. That was right. If it stays"),
        (Reported(worst=2, sharp=True, ended=True), "You stopped at a sharp pain. That was right."),
        (Reported(sharp=True, after=2), "Your sharp pain is noted. Rest now"),
        (Reported(worst=8, ended=True, after=9), "You stopped at pain 8. That was right. Rest now"),
        (Reported(worst=8, ended=True, after=3), "You stopped at pain 8. That was right. If it stays"),
        (Reported(worst=8), "Pain 8 is noted. Rest now"),
        (Reported(after=7), "Pain 7 is noted. Rest now"),
        (Reported(worst=5, after=3), "Pain 5 is noted. What you felt should settle within a day."),
        (Reported(before=0, after=3), "Pain 3 is noted. What you felt should settle"),
        (Reported(worst=9, unwell=HowSoon.NOW), "You felt unwell and stopped. That was right. If you have not called"),
    ],
)
def test_the_sentence_fits(reported: Reported, begins: str) -> None:
    said = after_session(reported)
    assert said.text.startswith(begins)
    assert bool(said.text) is bool(begins)
    assert said.cheer is (not begins)


def test_once_her_pregnancy_has_ended_nothing_cheers_and_no_midwife_is_named() -> None:
    assert after_session(Reported(quiet=True)) == AfterSession("", cheer=False)
    assert "midwife" not in after_session(Reported(worst=8, quiet=True)).text
    assert "call your doctor" in after_session(Reported(worst=8, quiet=True)).text


@given(REPORTS)
def test_no_cheer_after_six_after_a_sharp_pain_or_a_stop_sign(reported: Reported) -> None:
    said = after_session(reported)
    told = [each for each in (reported.worst, reported.after) if each is not None]
    if reported.unwell is not None or reported.sharp or max(told, default=0) >= 6:
        assert not said.cheer
        assert "call" in said.text.lower() or reported.unwell in (HowSoon.SOON, HowSoon.ROUTINE)
        assert "well done" not in said.text.lower()

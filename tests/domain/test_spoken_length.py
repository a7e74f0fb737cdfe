"""How long saying a text takes, where no voice says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.spoken_length import estimate_ms, upper_ms


@pytest.mark.parametrize(
    ("text", "measured_ms"),
    [
        ("Breathe out softly and let everything settle.", 2_565),
        ("Stand with feet hip- to shoulder-width apart, toes turned out a little.", 4_100),
        ("Rest.", 440),
    ],
)
def test_the_estimate_is_near_what_a_voice_takes(text: str, measured_ms: int) -> None:
    assert estimate_ms(text) == pytest.approx(measured_ms, rel=0.15)


def test_nothing_takes_no_time_and_pauses_and_digits_take_some() -> None:
    assert estimate_ms("") == upper_ms("") == 0
    assert estimate_ms("Rest. Next.") > estimate_ms("Rest next.") + 500
    assert estimate_ms("Rest, next.") > estimate_ms("Rest next.") + 400
    assert estimate_ms("27.") > estimate_ms("2.") > estimate_ms(".")
    assert estimate_ms("NHS.") > estimate_ms("Nhs.")


@given(st.text(max_size=80))
def test_the_upper_estimate_is_above_the_estimate(text: str) -> None:
    assert upper_ms(text) >= estimate_ms(text) >= 0

"""Lengths of time as people write them."""

from __future__ import annotations

import re

import pytest

from routine_app.checked_yaml.durations import PATTERN, duration_ms


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("90 s", 90_000),
        ("90s", 90_000),
        ("90 sec", 90_000),
        ("45 seconds", 45_000),
        ('20"', 20_000),
        ("2.5 s", 2500),
        ("1.5 min", 90_000),
        ("1 minute", 60_000),
        ("3'", 180_000),
        ("1:30", 90_000),
        ("0:05", 5000),
        ("45\u00a0s", 45_000),
        ("2 Min", 120_000),
    ],
)
def test_with_a_unit_or_as_a_clock(text: str, ms: int) -> None:
    assert duration_ms(text) == ms
    assert re.search(PATTERN, text)


@pytest.mark.parametrize(("text", "ms"), [("1'30\"", 90_000), ("1 min 30 s", 90_000), ("2 min 5", 125_000)])
def test_minutes_and_seconds(text: str, ms: int) -> None:
    assert duration_ms(text) == ms


@pytest.mark.parametrize(
    "text",
    ["", "90", "1,5 min", "1:75", "1:30:00", "-5 s", "05 s", "s", "5 h", "5 weeks", "1e3 s", "5 s s", "٣ s"],
)
def test_nothing_else(text: str) -> None:
    assert duration_ms(text) is None
    assert not re.search(PATTERN, text)

"""What the diary of the last days gives reason to say."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.care.diary_prompts import PromptKind, diary_prompts

TODAY = dt.date(2026, 5, 20)
HIGH, RISING, UNSETTLED = PromptKind.HIGH, PromptKind.RISING, PromptKind.UNSETTLED


def days(pains: dict[int, int]) -> dict[dt.date, int]:
    return {TODAY - dt.timedelta(days=ago): pain for ago, pain in pains.items()}


@pytest.mark.parametrize(
    ("pains", "kinds"),
    [
        ({}, []),
        ({0: 10}, []),
        ({1: 6, 0: 6}, [HIGH]),
        ({4: 6, 1: 8}, [HIGH]),  # two days that she told of, with none between
        ({2: 6, 1: 3, 0: 6}, []),
        ({1: 6, 0: 5}, []),
        ({4: 6, 3: 6}, []),  # told too long ago
        ({6: 1, 4: 1, 2: 2, 0: 3}, [RISING]),
        ({6: 1, 4: 2, 2: 2, 0: 3}, []),  # by one point: no real change
        ({2: 0, 1: 2, 0: 5}, []),  # three days are too few
        ({9: 4, 6: 4, 3: 5, 0: 4}, [UNSETTLED]),
        ({9: 4, 6: 4, 3: 3, 0: 4}, []),
        ({5: 4, 3: 4, 1: 4, 0: 4}, []),  # not a week yet
        ({12: 7, 9: 6, 6: 6, 3: 7, 0: 6}, [HIGH, UNSETTLED]),
    ],
)
def test_the_table(pains: dict[int, int], kinds: list[PromptKind]) -> None:
    found = diary_prompts(days(pains), TODAY)
    assert [each.kind for each in found] == kinds
    assert all(each.text and each.rules for each in found)


@given(st.dictionaries(st.integers(0, 40), st.integers(0, 3)))
def test_low_pain_is_never_called_high_or_unsettled(pains: dict[int, int]) -> None:
    assert {each.kind for each in diary_prompts(days(pains), TODAY)} <= {RISING}

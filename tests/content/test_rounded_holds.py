"""An author is told what a hold becomes."""

from __future__ import annotations

import pytest

from tests.content.samples import routine, said
from tests.content.test_routines import FULL


@pytest.mark.parametrize(
    ("dose", "lasts"),
    [("{sets: 1, hold: 6}", "8 s"), ("{sets: 1, hold: 5}", "4 s"), ("2 x 10 s", "12 s"), ("{sets: 1, hold: 30}", "")],
)
def test_a_hold_that_is_no_whole_number_of_breaths(dose: str, lasts: str) -> None:
    found = routine(FULL.replace("dose: {sets: 1, hold: 30}", f"dose: {dose}"))
    assert found.value is not None
    ends = f"will last {lasts}: a hold ends with a whole breath"
    assert [each[each.index("will") :] for each in said(found.problems)] == ([ends] if lasts else [])

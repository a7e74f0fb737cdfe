from __future__ import annotations

import pytest

from routine_app.domain.rest_words import rest_begun, rest_lasting


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (45_000, "Rest for 45 seconds. Next: set 2 of 2."),
        (44_500, "Rest for 45 seconds. Next: set 2 of 2."),
        (37_200, "Rest for about 35 seconds. Next: set 2 of 2."),
    ],
)
def test_a_rest_says_how_long_it_lasts(ms: int, said: str) -> None:
    for before in ("Rest. Next: set 2 of 2.", "Rest for about 20 seconds. Next: set 2 of 2."):
        assert rest_lasting(before, ms) == said
    assert rest_lasting("Rest as you like between the sets.", ms) == "Rest as you like between the sets."


def test_who_hears_it_late_hears_no_length() -> None:
    assert rest_begun("Rest on your side for 30 seconds. Next: set 2 of 2.") == "Rest on your side. Next: set 2 of 2."
    assert rest_begun("In.") == "In."

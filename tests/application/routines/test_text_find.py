"""Finding words in a text: every place once, and the next one is the nearest, round the end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.application.routines.text_find import next_place, places_of

LETTERS = st.text("aBb\n\N{MUSICAL SYMBOL G CLEF}", max_size=30)


def test_large_and_small_are_the_same_and_signs_are_signs() -> None:
    assert places_of("Squat, squat", "SQUAT") == (0, 7)
    assert places_of("a.b axb", ".") == (1,)
    assert places_of("anything", "") == ()


@given(LETTERS, st.text("ab", min_size=1, max_size=2))
def test_at_every_place_the_words_stand_and_nowhere_else(text: str, words: str) -> None:
    places = places_of(text, words)
    covered = {at + more for at in places for more in range(len(words))}
    for at in range(len(text)):
        stands = text[at : at + len(words)].lower() == words
        assert (at in places) <= stands
        assert stands <= (at in covered)


@given(st.lists(st.integers(0, 50), min_size=1, unique=True).map(sorted), st.integers(0, 60))
def test_the_next_is_the_nearest_round_the_end(places: list[int], at: int) -> None:
    after, before = [place for place in places if place >= at], [place for place in places if place < at]
    assert places[next_place(places, at)] == (after or places)[0]
    assert places[next_place(places, at, back=True)] == (before or places)[-1]


def test_of_no_places_none_is_next() -> None:
    with pytest.raises(ValueError, match="no places"):
        next_place((), 0)

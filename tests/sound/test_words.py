"""No two words overlap, whatever their true lengths: what matters more is said to its end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from routine_app.sound.words import HELD_MS, Line

MS = 1_000_000


def test_a_syllable_more_than_planned_is_waited_for() -> None:
    line = Line()
    first = line.place(0, 1_200 * MS, 40)
    second = line.place(1_000 * MS, 500 * MS, 90)
    assert first is not None
    assert second is not None
    assert (first.end_ns, second.start_ns) == (1_200 * MS, 1_260 * MS)


def test_what_matters_as_much_cuts_in() -> None:
    line = Line()
    first, second = line.place(0, 3_000 * MS, 40), line.place(1_000 * MS, 500 * MS, 40)
    assert first is not None
    assert second is not None
    assert (first.end_ns, second.start_ns, first.gave_way_to) == (1_000 * MS, 1_000 * MS, second)


def test_what_matters_less_waits_and_too_late_is_left_out() -> None:
    line = Line()
    line.place(0, 1_900 * MS, 90)
    waits = line.place(1_000 * MS, 500 * MS, 40)
    assert waits is not None
    assert waits.start_ns == 1_960 * MS
    line.clear()
    line.place(0, 2_000 * MS, 90)
    assert line.place(1_000 * MS, 500 * MS, 40) is None


def test_of_two_that_wait_the_later_one_is_said() -> None:
    line = Line()
    line.place(0, 2_000 * MS, 90)
    first = line.place(1_200 * MS, 500 * MS, 40)
    second = line.place(1_500 * MS, 500 * MS, 40)
    assert first is not None
    assert second is not None
    assert first.is_left_out
    assert second.start_ns == 2_060 * MS


def test_what_had_given_way_to_words_that_are_taken_back_is_said_whole() -> None:
    line = Line()
    first, second = line.place(0, 3_000 * MS, 40), line.place(1_000 * MS, 500 * MS, 90)
    assert first is not None
    assert second is not None
    assert line.take_back(second) == [first]
    assert first.end_ns == 3_000 * MS


@given(
    st.lists(
        st.tuples(st.integers(0, 2_500), st.integers(1, 4_000), st.sampled_from((30, 40, 75, 90, 95))), max_size=40
    )
)
def test_never_two_at_once_never_later_than_promised(texts: list[tuple[int, int, int]]) -> None:
    line, due_ms, placed = Line(), 0, []
    for gap_ms, length_ms, priority in texts:
        due_ms += gap_ms
        place = line.place(due_ms * MS, length_ms * MS, priority)
        if place is not None:
            placed.append(place)
    said = sorted((each for each in placed if not each.is_left_out), key=lambda each: each.start_ns)
    for before, after in pairwise(said):
        assert before.end_ns <= after.start_ns
    assert all(0 <= each.start_ns - each.due_ns <= HELD_MS * MS for each in said)

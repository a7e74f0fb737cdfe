"""How phases, counts, amounts and equipment are put in words, and how long saying them takes."""

from __future__ import annotations

import pytest

from routine_app.domain.cue_words import count, phase_in_full, phase_shorter
from routine_app.domain.vocabulary import Breath


@pytest.mark.parametrize(
    ("breath", "name", "words"),
    [
        (Breath.OUT, "lift", "Breathe out and lift."),
        (Breath.IN, "hips to wall", "Breathe in, hips to wall."),
        (Breath.IN, "in", "Breathe in."),
        (Breath.IN, "in into the back", "Breathe in into the back."),
        (Breath.OUT, "breathe out and ease", "Breathe out and ease."),
        (Breath.OUT, "round (cat)", "Breathe out and round."),
        (Breath.IN, "Return to start.", "Breathe in and return to start."),
        (Breath.FREE, "keep pressing, breathe", "Keep pressing, breathe."),
        (Breath.FREE, None, ""),
        (Breath.OUT, None, "Breathe out."),
    ],
)
def test_a_phase_reads_as_a_sentence(breath: Breath, name: str | None, words: str) -> None:
    assert phase_in_full(breath, name) == words


@pytest.mark.parametrize(
    ("rep", "reps", "words"),
    [(1, 8, ""), (2, 8, "2."), (6, 8, "Three more."), (8, 8, "Last one."), (4, 4, "4."), (3, 5, "Three more.")],
)
def test_counts(rep: int, reps: int, words: str) -> None:
    assert count(rep, reps) == words


def test_what_its_author_says_of_a_phase_is_said_of_it() -> None:
    assert phase_in_full(Breath.OUT, "reset", "Stand tall.") == "Stand tall."


def test_where_time_is_short_the_movement_is_still_said() -> None:
    assert phase_shorter("Breathe out and lift.") == "Out and lift."
    assert phase_shorter("Stand tall.") == "Stand tall."

"""What Finish says agrees with what it counts."""

from __future__ import annotations

from routine_app.application.session.finish_view import FinishView
from routine_app.application.session.summary import Done, Summary


def test_an_exercise_that_comes_twice_counts_twice_in_the_sentence_as_in_the_list() -> None:
    breathing = Done("Slow breathing", "Seated breathing", 1, 60_000)
    done = (breathing, Done("Squat", "Chair squat", 2, 60_000), breathing)
    word = FinishView("Gentle routine", Summary(done), 600_000, whole=True).closing(cheer=True)
    assert (word.title, word.sentence) == ("Well done.", "10 minutes, and all 3 exercises.")

"""The content that comes with the app is read without a word."""

from __future__ import annotations

import re
from itertools import chain

from routine_app.content.catalogue import EXERCISE_ORDER, ROUTINE_ORDER, load_catalogue


def test_all_of_it_is_good() -> None:
    catalogue = load_catalogue()
    problems = [*catalogue.problems, *chain.from_iterable(entry.problems for entry in catalogue.routines)]
    assert [str(problem) for problem in problems] == []
    assert tuple(catalogue.exercises) == EXERCISE_ORDER
    assert tuple(entry.id for entry in catalogue.routines[:7]) == ROUTINE_ORDER


def test_no_routine_says_its_minutes_itself() -> None:
    """How long one takes is worked out of its plan, wherever it is told: words beside that would say something else."""
    for entry in load_catalogue().routines[:7]:
        assert entry.routine is not None
        texts = (entry.routine.description, entry.routine.notes or "")
        assert not [text for text in texts if re.search(r"\d+ ?(?:min\b|minute)", text)], entry.id


def test_no_two_variations_share_an_id() -> None:
    ids = [variation.id for exercise in load_catalogue().exercises.values() for variation in exercise.variations]
    assert len(ids) == len(set(ids)) >= 63

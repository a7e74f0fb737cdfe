"""What is said of an exercise in every week is true after a pregnancy too, however that ended."""

from __future__ import annotations

import re

import pytest

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.exercise import Variation

CATALOGUE = load_catalogue()
VARIATIONS = [one for exercise in CATALOGUE.exercises.values() for one in exercise.variations]
_OF_A_PREGNANCY = re.compile(r"\b(bump|baby|babies|pregnan\w*|midwife|trimester|birth)\b", re.IGNORECASE)


def said_in_every_week(variation: Variation) -> list[str]:
    """Return all that she may hear of a variation in whatever week, and when she is not pregnant."""
    always = [caution.text for caution in variation.cautions if not caution.bound]
    gentler = [variation.gentler.name, variation.gentler.step] if variation.gentler else []
    phases = [phase.say or phase.name for phase in variation.tempo]
    return [variation.short_name, variation.side_words, *variation.steps, *always, *gentler, *phases]


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda one: one.id)
def test_nothing_that_is_said_in_every_week_speaks_of_a_pregnancy(variation: Variation) -> None:
    assert [text for text in said_in_every_week(variation) if _OF_A_PREGNANCY.search(text)] == []


def test_the_notes_of_the_routines_do_not_either() -> None:
    routines = [entry.routine for entry in CATALOGUE.routines if entry.routine is not None]
    notes = [item.notes for routine in routines for section in routine.sections for item in section.items]
    assert [note for note in notes if _OF_A_PREGNANCY.search(note)] == []


def test_what_is_bound_to_weeks_may() -> None:
    bound = [caution.text for one in VARIATIONS for caution in one.cautions if caution.bound]
    assert any(_OF_A_PREGNANCY.search(text) for text in bound)

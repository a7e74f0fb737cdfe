"""A refusal in the form names exercises and doses as the form does; what is no id stays as it stood."""

from __future__ import annotations

import pytest

from routine_app.application.routines.form_words import in_form_words
from routine_app.content.document import parse_bytes
from routine_app.content.listed import Catalogue
from routine_app.content.routines import read_routine
from routine_app.domain.vocabulary import EQUIPMENT_NAMES

ROUTINE = """\
id: mine
name: Mine
sections:
  - name: Main
    items:
      - exercise: {item}
        dose: {dose}
"""


@pytest.mark.parametrize(
    ("item", "dose", "said"),
    [
        ("squat", "lots", "such as 2 x 8, 2 x 20 s, 3 min, not "),
        ("squat", "2 x 20 s", "the dose of Squat is in repetitions, not in sets with a time (such as 2 x 8)"),
        ("itb", "2 x 8", "is in sets with a time, not in repetitions (such as 2 x 20 s)"),
    ],
)
def test_what_the_reader_says_of_a_dose(catalogue: Catalogue, item: str, dose: str, said: str) -> None:
    text = ROUTINE.format(item=item, dose=dose)
    reading = read_routine(parse_bytes(text.encode(), "mine.yaml"), catalogue.exercises)
    found = [in_form_words(problem.message, catalogue.exercises) for problem in reading.problems]
    assert any(said in each for each in found), found
    assert not any("{" in each or "squat." in each or "itb." in each for each in found)


def test_what_names_no_variation_stays() -> None:
    for told in (
        "It still needs a name.",
        'There is no exercise "squat.sofa"',
        "45 s, 1.5 min",
        *EQUIPMENT_NAMES.values(),
    ):
        assert in_form_words(told, {}) == told

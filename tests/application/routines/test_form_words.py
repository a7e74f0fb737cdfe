"""A refusal in the form names exercises, keys and doses as the form does; what is no term stays as it stood."""

from __future__ import annotations

import pytest

from routine_app.application.routines.form_words import in_form_words
from routine_app.content.document import parse_bytes
from routine_app.content.listed import Catalogue
from routine_app.content.routines import read_routine
from routine_app.domain.problems import Term, TermKind

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
    labels = {"dose": "How much"}
    found = [in_form_words(problem.parts, catalogue.exercises, labels) for problem in reading.problems]
    assert any(said in each for each in found), found
    assert not any("{" in each or "squat." in each or "itb." in each or '"dose"' in each for each in found)


def test_what_is_no_term_stays(catalogue: Catalogue) -> None:
    for told in ('There is no exercise "squat.sofa"', "45 s, 1.5 min", 'write "dose" as squat.chair', "{sets: 2}, or "):
        assert in_form_words((told,), catalogue.exercises, {"dose": "How much"}) == told


def test_terms_are_called_as_the_file_has_them_and_as_the_form_has_them(catalogue: Catalogue) -> None:
    parts = (
        Term(TermKind.KEY, "dose"),
        " of ",
        Term(TermKind.VARIATION, "squat.chair"),
        " is ",
        Term(TermKind.FILE_ONLY, "written "),
        Term(TermKind.MEASURE, "hold"),
    )
    assert "".join(map(str, parts)) == '"dose" of squat.chair is written with "hold"'
    chair = catalogue.exercises["squat"].variation("squat.chair").short_name
    assert (
        in_form_words(parts, catalogue.exercises, {"dose": "How much"})
        == f'"How much" of {chair} is in sets with a time'
    )
    assert in_form_words(parts, {}, {}) == '"dose" of squat.chair is in sets with a time'

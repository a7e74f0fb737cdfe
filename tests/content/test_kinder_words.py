"""What people who write YAML by hand stumble over, each told with its mend."""

from __future__ import annotations

import pytest

from routine_app.domain.problems import Severity
from tests.content.samples import ROUTINE, routine, said

CUT = (
    '"notes" ends before the #: in YAML " #" begins a comment, and "#2 if it feels easy" is not read; '
    'put the whole text in quotes, or write "# " for a comment'
)
AFTER = "10:16: the text goes on after its closing quote; put the whole text in"
NO_BREAK = "a no-break space at the beginning of the line; YAML is indented with spaces"
COMMA = 'a "," is missing between two of these, or a text in them needs quotes'
POINT = '"5" is not a key of a dose with "minutes"; expected one of minutes (write the number with a point: 1.5)'


def test_a_sign_that_cuts_a_text_is_a_warning() -> None:
    found = routine(ROUTINE + "        notes: Only set #2 if it feels easy\n")
    assert found.value is not None
    assert said(found.problems) == ["10:16: " + CUT]
    assert found.problems[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    "notes",
    ["Only set 2 # if it feels easy", "'Only set #2'", "Only set#2", "Slowly #", "Slowly", "|\n          Set #2"],
)
def test_a_comment_and_a_quoted_sign_are_none(notes: str) -> None:
    assert routine(ROUTINE + f"        notes: {notes}\n").problems == ()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("        dose: {minutes: 1,5}", f"10:27: {POINT}"),
        ("        notes: [left] only", "10:16: text may not begin with [; put it in quotes"),
        ("        notes: > 3 pain", "10:16: text may not begin with >; put it in quotes"),
        ("        notes: **slowly**", "10:16: text may not begin with *; put it in quotes"),
        ("        notes: ? maybe", "10:16: text may not begin with ?; put it in quotes"),
        (
            "        notes: 'Don't rush'",
            '10:16: the "\'" inside this text ends it; put the whole text in double quotes',
        ),
        ("        notes: 'Slow' and calm", f"{AFTER} double quotes"),
        ('        notes: "Slow" and calm', f"{AFTER} single quotes"),
        (
            "        dose: {minutes: 2 rest: 3}",
            f"10:15: {COMMA}",
        ),
        ("        notes:Slow", '10:15: a space is needed after the ":"'),
        ("        core: yes", '10:15: "core" must be true or false, not "yes" (write true)'),
        ("        core: Off", '10:15: "core" must be true or false, not "Off" (write false)'),
        (
            "\u00a0       notes: Slow",
            f"10:1: {NO_BREAK}",
        ),
    ],
)
def test_each_is_told_and_the_item_after_it_is_read_too(lines: str, told: str) -> None:
    found = routine(f"{ROUTINE}{lines}\n      - exercise: sqat\n")
    assert found.value is None
    assert said(found.problems) == [
        told,
        '11:19: there is no exercise "sqat"; expected one of squat, breathing (did you mean "squat"?)',
    ]

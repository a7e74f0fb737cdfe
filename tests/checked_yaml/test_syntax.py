"""What is not YAML, in plain words, and reading on after it where that is safe."""

from __future__ import annotations

import pytest
import yaml

from routine_app.checked_yaml.nodes import parse
from routine_app.checked_yaml.report import Report, TooManyProblemsError
from routine_app.checked_yaml.syntax import report_syntax_error
from tests.content.samples import said

COLON = 'a ":" is not expected here; check the indentation, and put text that holds ": " in quotes'
REST = "; the rest of the file is checked once this is mended"


def problems(text: str) -> list[str]:
    report = Report("x")
    parse(text, report)
    return said(report.problems)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a: "b\nc: d\n', "1:4: a quote is opened here and never closed"),
        ("a: 'b\n...\n", "1:4: a quote is opened here and never closed"),
        ("a: [1, 2\nb: 1\n", '1:4: a list is opened here with "[" and not closed with "]"'),
        ("a: {b: 1\nc: 2\n", '1:4: keys are opened here with "{" and not closed with "}"'),
        (
            "a:\n  b: 1\n c: 2\n",
            "3:2: this line does not fit the indentation of the lines above it; begin it right below one of them",
        ),
        ("a:\n  - b\n  c: 1\n", "3:3: this line does not fit the indentation of the list above it"),
        ("a: - b\n", '1:4: a list item ("- ...") is not expected here; begin a new line'),
        ('a: "C:\\x"\n', '1:9: in double quotes "\\" has a meaning of its own; use single quotes'),
        ('a: "\\d"\n', '1:5: in double quotes "\\" has a meaning of its own; use single quotes'),
        ('a: "\\ud800"\n', '1:7: in double quotes "\\" has a meaning of its own; use single quotes'),
        ("a: 1\n...\nb: 2\n", '2:1: in YAML "..." ends the file; leave this line out'),
        (
            "a: “b: c”\nd: 1\n",
            '1:6: a ":" is not expected here: “ and ” are no quotes in YAML; put the text in " and "',
        ),
        ("a: 1\n  b: 2\n", f"2:4: {COLON}"),
        ("a: b]\nc: ]\n", "2:4: text may not begin with ]; put it in quotes"),
        ("a:\t\tb: 1\n  \n", f"1:6: {COLON}"),
    ],
)
def test_in_plain_words(text: str, message: str) -> None:
    assert problems(text) == [message]


def test_every_line_that_begins_with_a_tab_is_shown() -> None:
    message = "a tab at the beginning of the line; YAML is indented with spaces"
    assert problems("a:\n\tb: 1\n\tc: 1\nd:\n  \te: 1\n") == [f"2:1: {message}", f"3:1: {message}", f"5:3: {message}"]


def test_reading_goes_on_after_a_colon_in_a_text_a_stray_word_and_a_sign() -> None:
    text = "notes: Breathe: out: slowly\nstray\nwho: @home\ntwice: 1\ntwice: 2\n"
    assert problems(text) == [
        f"1:15: {COLON}",
        '2:1: expected "key: value" here, but there is no ":"',
        "3:6: text may not begin with @; put it in quotes",
        '5:1: "twice" is given twice (first on line 4)',
    ]


def test_reading_on_ends_after_a_hundred_mistakes() -> None:
    assert len(problems("\n".join(f"k{n}: a: b" for n in range(50)))) == 50
    with pytest.raises(TooManyProblemsError):
        problems("\n".join(f"k{n}: a: b" for n in range(150)))


def test_a_very_long_text_is_not_read_again() -> None:
    found = problems("a: b: c\n" + "# padding\n" * 10_000)
    assert len(found) == 1
    assert found[0].endswith(REST)


def test_an_error_without_a_place() -> None:
    report = Report("x")
    assert report_syntax_error(yaml.YAMLError("?"), "", report) is None
    assert said(report.problems) == [f"1:1: this is not YAML: it cannot be read{REST}"]

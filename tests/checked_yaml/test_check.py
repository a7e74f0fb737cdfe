"""The kinds of values: what each takes, and what it says of all else."""

from __future__ import annotations

import pytest

from routine_app.checked_yaml.check import Field, Flag, Kind, ListOf, Number, OneOf, Record, Slug, read
from routine_app.checked_yaml.nodes import Scalar, Unusable, parse
from routine_app.checked_yaml.report import Report
from routine_app.checked_yaml.texts import Text
from tests.content.samples import said

COLOUR = Slug("a colour", {"red": 1, "green": 2})
POINT = Record(
    "a point",
    {"x": Field(Number(0, 9, whole=True), "Across.", required=True), "note": Field(Text(10), "A word.", to="word")},
    lambda values: values,
)
EITHER = OneOf(
    {
        "reps": Record("reps", {"reps": Field(Number(1, 9), "", required=True)}, lambda values: ("reps", values)),
        "hold": Record("a hold", {"hold": Field(Number(1, 9), "", required=True)}, lambda values: ("hold", values)),
    }
)


def checked(kind: Kind, text: str) -> tuple[object, list[str]]:
    report = Report("x")
    node = parse(text, report)
    assert node is not None
    return read(kind, node, '"it"', report), [each.partition(" ")[2] for each in said(report.problems)]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Text(10), "a  b\n c", "a b c"),
        (Text(10), "'8'", "8"),
        (Text(10), '"no"', "no"),
        (Text(20, keep_lines=True), "|\n a\n\n  b  c\n", "a\n\nb c"),
        (Text(20), "शान्ति 👩‍🦰", "शान्ति 👩‍🦰"),
        (Number(1, 5, whole=True), "5", 5),
        (Number(0.5, 2), "0.5", 0.5),
        (Number(0.5, 2), "2", 2),
        (Number(0.5, 20, "seconds", ms=1000), "2.5", 2500),
        (Flag(), "true", True),
        (Flag(), "false", False),
        (COLOUR, "green", 2),
        (COLOUR, '"red"', 1),
        (ListOf(COLOUR, least=1, most=2), "[red, red]", (1, 1)),
        (ListOf(COLOUR), "[]", ()),
        (POINT, "{x: 3, note: hm}", {"x": 3, "word": "hm"}),
        (POINT, "{x: 3}", {"x": 3}),
        (EITHER, "{hold: 3}", ("hold", {"hold": 3})),
    ],
)
def test_good_values(kind: Kind, text: str, value: object) -> None:
    found, problems = checked(kind, text)
    assert problems == []
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (Text(10), "no", '"it" must be text, but YAML reads no as true or false; put it in quotes'),
        (Text(10), "1:30", '"it" must be text, but YAML reads 1:30 as a number; put it in quotes'),
        (Text(10), "2024-01-01", '"it" must be text, but YAML reads 2024-01-01 as a date; put it in quotes'),
        (Text(10), "~", '"it" must be text, not nothing'),
        (Text(10), '"  "', '"it" must not be blank'),
        (Text(10), '"a\\eb"', '"it" must not hold the character U+001B, which cannot be seen'),
        (Text(10, keep_lines=True), '"a\\0"', '"it" must not hold the character U+0000, which cannot be seen'),
        (Text(10), '"a\\u202eb"', '"it" must not hold the character U+202E, which cannot be seen'),
        (Text(10), "[a]", '"it" must be text, not a list'),
        (Text(10), "a: b", '"it" must be text, not keys with values (text that holds ": " needs quotes)'),
        (Text(10), "abcdefghijk", '"it" must be at most 10 characters long, not 11'),
        (Text(10, pattern="[a-z]+", form="small letters"), "Ab", '"it" must be small letters, not "Ab"'),
        (Number(1, 9, whole=True), "10", '"it" must be a whole number from 1 to 9, not 10'),
        (Number(1, 9, whole=True), "2.5", '"it" must be a whole number from 1 to 9, not 2.5'),
        (Number(1, 9, whole=True), "true", '"it" must be a whole number from 1 to 9, not "true"'),
        (Number(1, 9), '"8"', '"it" must be a number from 1 to 9, not "8" (without quotes: 8)'),
        (
            Number(5, 300, "seconds", ms=1000),
            "1:30",
            '"it" must be a number of seconds from 5 to 300, not "1:30" (write one plain number, without ":")',
        ),
        (Number(1, 9), "010", '"it" must be a number from 1 to 9, not "010" (write it without the leading zero: 10)'),
        (Number(0.5, 2), "0.49", '"it" must be a number from 0.5 to 2, not 0.49'),
        (Number(0.5, 2), ".inf", '"it" must be a number from 0.5 to 2, not ".inf"'),
        (Number(1, 1, whole=True), "[]", '"it" must be 1, not a list'),
        (Flag(), "yes", '"it" must be true or false, not "yes" (write true)'),
        (Flag(), "1", '"it" must be true or false, not 1'),
        (Flag(), '"true"', '"it" must be true or false, not "true" (without quotes: true)'),
        (COLOUR, "gren", '"gren" is not a colour; expected one of red, green (did you mean "green"?)'),
        (COLOUR, "~", '"it" is not a colour, but nothing; expected one of red, green'),
        (COLOUR, "{}", '"it" is not a colour, but keys with values; expected one of red, green'),
        (ListOf(COLOUR), "red", '"it" must be a list, not "red"'),
        (ListOf(COLOUR, least=1), "[]", '"it" must hold at least 1 item, and is empty'),
        (ListOf(COLOUR, most=2), "[red, red, red]", '"it" must hold at most 2 items, not 3'),
        (ListOf(COLOUR, unique=True), "[red, green, red]", '"red" stands twice in "it"'),
        (ListOf(Number(1, 9)), "[1, 99]", 'an item of "it" must be a number from 1 to 9, not 99'),
        (POINT, "3", '"it" must have keys with values (x: ..., note: ...), not 3'),
        (POINT, "{note: a}", 'a point needs "x"'),
        (POINT, "{x: 1, note: }", '"note" must be text, not nothing'),
        (POINT, "{x: 1, nota: a}", '"nota" is not a key of a point; expected one of x, note (did you mean "note"?)'),
        (EITHER, "{}", '"it" must be written with "reps" or "hold"'),
        (EITHER, "2x8", '"it" must be written with "reps" or "hold", not "2x8"'),
        (EITHER, "{reps: 1, hold: 1}", '"it" can have only one of "reps" and "hold"'),
        (EITHER, "{rep: 1}", '"rep" is not a key of reps; expected one of reps (did you mean "reps"?)'),
    ],
)
def test_wrong_values(kind: Kind, text: str, message: str) -> None:
    value, problems = checked(kind, text)
    assert problems == [message]
    if "stands twice" not in message and "must hold" not in message:
        assert value is None


def test_a_record_reports_all_that_is_wrong_in_it_at_once() -> None:
    assert checked(POINT, "{note: [], nota: 1}")[1] == [
        'a point needs "x"',
        '"note" must be text, not a list',
        '"nota" is not a key of a point; expected one of x, note',
    ]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    record = Record("a thing", {"steps": Field(Flag(), "", required=True)}, lambda values: values)
    assert checked(record, "{stepps: true}")[1] == [
        '"stepps" is not a key of a thing; expected one of steps (did you mean "steps"?)'
    ]


def test_what_is_already_reported_is_passed_over() -> None:
    report = Report("x")
    assert read(Flag(), Unusable(1, 1), "it", report) is None
    assert report.problems == ()


def test_the_place_of_a_problem_is_the_value_or_the_unknown_key() -> None:
    report = Report("x")
    node = parse("x: 99\nnota: 1\n", report)
    assert node is not None
    POINT.read(node, "it", report)
    assert [each.partition(" ")[0] for each in said(report.problems)] == ["1:4:", "2:1:"]


def test_schemas() -> None:
    assert Text(9).schema() == {"type": "string", "maxLength": 9, "pattern": r"\S"}
    assert Text(9, pattern="a|b").schema()["pattern"] == "^(?:a|b)$"
    assert Number(1, 9, whole=True).schema() == {"type": "integer", "minimum": 1, "maximum": 9}
    assert Flag().schema() == {"type": "boolean"}
    assert COLOUR.schema() == {"enum": ["red", "green"]}
    assert ListOf(Flag(), least=1, most=3, unique=True).schema() == {
        "type": "array",
        "items": {"type": "boolean"},
        "minItems": 1,
        "maxItems": 3,
        "uniqueItems": True,
    }
    assert POINT.schema() == {
        "type": "object",
        "properties": {
            "x": {"description": "Across.", "type": "integer", "minimum": 0, "maximum": 9},
            "note": {"description": "A word.", "type": "string", "maxLength": 10, "pattern": r"\S"},
        },
        "required": ["x"],
        "additionalProperties": False,
    }
    assert [form["required"] for form in EITHER.schema()["oneOf"]] == [["reps"], ["hold"]]


def test_a_number_of_any_length_is_refused_at_once() -> None:
    report = Report("x")
    assert Number(1, 9).read(Scalar(1, 1, "9" * 100_000), "it", report) is None
    assert len(report.problems[0].message) < 100

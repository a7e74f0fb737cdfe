"""What single words mean."""

from __future__ import annotations

import pytest
import yaml

from routine_app.checked_yaml.nodes import Mapping, Scalar, Sequence, Unusable
from routine_app.checked_yaml.scalars import described, flag, is_nothing, number, number_hint, read_as


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("12", 12), ("-5", -5), ("2.5", 2.5), ("2.0", 2.0), ("0.5", 0.5)],
)
def test_plain_decimal_numbers(text: str, value: float) -> None:
    found = number(Scalar(1, 1, text))
    assert found == value
    assert type(found) is type(value)
    assert number(Scalar(1, 1, text, plain=False)) is None


@pytest.mark.parametrize(
    "text",
    ["", "010", "1_000", "0x10", "1e3", ".5", "5.", "+5", "1:30", "1,5", ".inf", ".nan", "true", "9" * 5000, "٣", " 5"],
)
def test_nothing_else_is_a_number(text: str) -> None:
    assert number(Scalar(1, 1, text)) is None


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False)])
def test_flags(text: str, value: bool) -> None:
    assert flag(Scalar(1, 1, text)) is value
    assert flag(Scalar(1, 1, text, plain=False)) is None


@pytest.mark.parametrize("text", ["yes", "no", "on", "off", "True", "TRUE", "y", "1", "0", ""])
def test_nothing_else_is_a_flag(text: str) -> None:
    assert flag(Scalar(1, 1, text)) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("no", "true or false"),
        ("On", "true or false"),
        ("1:30", "a number"),
        ("010", "a number"),
        ("3.5", "a number"),
        ("2024-02-01", "a date"),
        ("null", "nothing"),
        ("<<", "a sign of its own"),
        ("squat", ""),
        ("none", ""),
        ("10 minutes", ""),
        ("a" * 100, ""),
    ],
)
def test_what_other_readers_of_yaml_take_a_word_for(text: str, what: str) -> None:
    if text != "<<":
        assert isinstance(yaml.safe_load(text), str) == (what == "")
    assert read_as(Scalar(1, 1, text)) == what
    assert read_as(Scalar(1, 1, text, plain=False)) == ""


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1:30", ' (write one plain number, without ":")'),
        ("010", " (write it without the leading zero: 10)"),
        ("00", " (write it without the leading zero: 0)"),
        ("1,5", " (write it with a point: 1.5)"),
        ("30s", " (write only the number: 30)"),
        ("2.5 min", " (write only the number: 2.5)"),
        ("many", ""),
        ("500", ""),
        ("1" * 50 + "s", ""),
    ],
)
def test_how_to_mend_a_number(text: str, hint: str) -> None:
    assert number_hint(Scalar(1, 1, text)) == hint


def test_how_to_mend_a_quoted_number() -> None:
    assert number_hint(Scalar(1, 1, "8", plain=False)) == " (without quotes: 8)"
    assert number_hint(Scalar(1, 1, "eight", plain=False)) == ""


def test_nodes_in_words() -> None:
    assert described(Mapping(1, 1, {})) == "keys with values"
    assert described(Sequence(1, 1)) == "a list"
    assert described(Scalar(1, 1, "")) == "nothing"
    assert described(Scalar(1, 1, "", plain=False)) == '""'
    assert described(Scalar(1, 1, "500")) == "500"
    assert described(Scalar(1, 1, "500", plain=False)) == '"500"'
    assert described(Unusable(1, 1)) == "something unreadable"
    assert is_nothing(Scalar(1, 1, "~"))
    assert not is_nothing(Sequence(1, 1))

"""What is written into a field becomes the value that a person would write into the text."""

from __future__ import annotations

import datetime as dt

import pytest

from routine_app.application.routines.editor_values import value_of_choice, value_of_field


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("rest", " 45 ", 45),
        ("rest", "1.5 min", "1.5 min"),
        ("rest", "", None),
        ("tempo_scale", "1.2", 1.2),
        ("tempo_scale", ".5", ".5"),
        ("repeat", "2", 2),
        ("notes", "2", "2"),
        ("review", "2026-03-01", dt.date(2026, 3, 1)),
        ("review", "15.1.2027", dt.date(2027, 1, 15)),
        ("review", "15. 01. 2027", dt.date(2027, 1, 15)),
        ("review", "15 January 2027", dt.date(2027, 1, 15)),
        ("review", "Jan 15, 2027", dt.date(2027, 1, 15)),
        ("review", " 15  JAN. 2027 ", dt.date(2027, 1, 15)),
        ("review", "Sept 3 2027", dt.date(2027, 9, 3)),
        ("review", "2027-3-1", dt.date(2027, 3, 1)),
        ("review", "1. März 2027", "1. März 2027"),
        ("review", "30 February 2027", "30 February 2027"),
        ("review", "1 Mars 2027", "1 Mars 2027"),
        ("review", "1/3/2027", "1/3/2027"),
        ("review", "32.1.2027", "32.1.2027"),
        ("review", "in May", "in May"),
        ("dose", "2 x 10", {"sets": 2, "reps": 10}),
        ("dose", "2 x 8-10", {"sets": 2, "reps": "8-10"}),
        ("dose", "3 x 30 s", {"sets": 3, "hold": 30}),
        ("dose", "3 min", {"minutes": 3}),
        ("dose", "90 s", {"minutes": "90 s"}),
        ("dose", "a few", "a few"),
    ],
)
def test_the_value(key: str, text: str, value: object) -> None:
    assert value_of_field(key, text) == value


def test_a_dose_that_was_written_stays_written() -> None:
    assert value_of_field("dose", "2 x 10", as_keys=False) == "2 x 10"


@pytest.mark.parametrize(("choice", "value"), [("", None), ("true", True), ("false", False), ("bed", "bed")])
def test_what_is_chosen(choice: str, value: object) -> None:
    assert value_of_choice(choice) is value

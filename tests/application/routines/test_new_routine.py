"""A new routine as a text."""

from __future__ import annotations

import pytest

from routine_app.application.routines.new_routine import SMALLEST, id_for, new_routine, with_schema_line
from tests.content.editing.test_any_edit import SHIPPED, as_data, read


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("anna", "anna"),
        ("Anna, week 30", "anna_week_30"),
        ("Änne-Woche_3", "anne_woche_3"),
        ("30 weeks", "routine_30_weeks"),
        ("体操", "routine"),
        ("", "routine"),
        ("a" * 80, "a" * 40),
    ],
)
def test_an_id_of_a_name(name: str, id_: str) -> None:
    assert id_for(name) == id_


@pytest.mark.parametrize("source", [SMALLEST, *SHIPPED.values()])
def test_it_is_good_and_says_what_its_source_says(source: str) -> None:
    text = new_routine("anna", source, "Anna: week 3")
    found = read(text)
    assert found.value is not None
    assert found.problems == ()
    assert (found.value.id, found.value.name) == ("anna", "Anna: week 3")
    assert as_data(text) == {**as_data(source), "id": "anna", "name": "Anna: week 3"}
    comments = [line for line in source.splitlines() if line.startswith("#")]
    assert [line for line in text.splitlines() if line.startswith("#")][1:] == comments


def test_the_first_line_names_the_schema_once() -> None:
    text = with_schema_line("\ufeffformat: 1\r\n")
    assert text.startswith("\ufeff# yaml-language-server: $schema=file:///")
    assert text.endswith("routine.schema.json\r\nformat: 1\r\n")
    assert with_schema_line(text) == text

"""A routine's text in order: keys and spacing, and every comment as it was."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.editing.tidy import tidy_text
from tests.content.editing import texts
from tests.content.editing.test_any_edit import GOOD, SHIPPED, as_data, varied

UNTIDY = """\
rest: 45\x20\x20
name: A # c
# about the id
id: a
format: 1


description: |
  kept\x20\x20


  as it is
sections:
  - items:
      - notes: x\x20\x20
        # why five
        rest: 5 # five
        exercise: squat
    name: Main
  - name: More
    items: [{rest: 5, exercise: squat}]"""
TIDY = """\
format: 1
# about the id
id: a
name: A # c
description: |
  kept\x20\x20


  as it is

rest: 45

sections:
  - name: Main
    items:
      - exercise: squat
        # why five
        rest: 5 # five
        notes: x

  - name: More
    items: [{rest: 5, exercise: squat}]
"""


def test_keys_and_spacing() -> None:
    assert [line for line in tidy_text(UNTIDY).splitlines() if line] == [line for line in TIDY.splitlines() if line]
    assert tidy_text(TIDY) == TIDY


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_what_comes_with_the_app_is_in_order(name: str) -> None:
    assert tidy_text(SHIPPED[name]) == SHIPPED[name]


@settings(max_examples=40)
@given(
    st.sampled_from([UNTIDY, *GOOD.values(), texts.NAMED]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from(["  ", "\n", "\n\n\n", "  # a comment"])), max_size=5),
)
def test_nothing_is_lost_and_twice_is_once(text: str, line_end: str, mark: bool, more: list[tuple[int, str]]) -> None:
    lines = text.split("\n")
    for row, added in more:
        lines[row % len(lines)] += added
    text = varied("\n".join(lines), line_end, mark=mark, open_end=False)
    try:
        tidied = tidy_text(text)
    except EditRefusedError:
        return
    assert as_data(tidied) == as_data(text)
    assert Counter("".join(tidied.split())) == Counter("".join(text.split()))
    assert tidy_text(tidied) == tidied


def test_a_file_with_mistakes_is_left_alone() -> None:
    with pytest.raises(EditRefusedError, match="mend them first"):
        tidy_text(texts.BROKEN)

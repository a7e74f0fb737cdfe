"""The smallest entry that cannot be read, and the text without it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from routine_app.checked_yaml.recovery import broken_entry, without

LIST = "a: 1\nlist:\n  - x: 1\n    y: '{}\n  - x: 2\n"


@pytest.mark.parametrize(
    ("text", "lines", "left"),
    [
        (LIST, (3, 4), LIST.replace("'{}", "   ")),
        ("a: {b: 1\nc: 2\n", (0, 1), "a:      \nc: 2\n"),
        ("- a\n- [b\n- c\n", (1, 2), "- a\n-   \n- c\n"),
        ("# c\na:1\nb: 2\n", (1, 2), "# c\na: \nb: 2\n"),
        ("a: 1\nstray\nb: 2\n", (1, 2), "a: 1\n     \nb: 2\n"),
        ("a:\n  b: 1\n c: 2\nd: 3\n", (2, 3), "a:\n  b: 1\n     \nd: 3\n"),
        ("a: {\n  b: 1,\n  c: 2\n} d\ne: 1\n", (0, 4), "a:  \n       \n      \n   \ne: 1\n"),
    ],
)
def test_the_smallest_entry_is_left_out(text: str, lines: tuple[int, int], left: str) -> None:
    entry = broken_entry(text)
    assert entry is not None
    assert (entry.first, entry.end) == lines
    assert without(text, entry) == left
    assert broken_entry(left) is None


def test_there_is_none_in_a_good_text_and_none_is_looked_for_too_long() -> None:
    assert broken_entry("a: 1\nb:\n  - c: [1, 2]\n") is None
    assert broken_entry("a: {\n" + "b: 1\n" * 100_000) is None


@given(st.text(alphabet="ab:-[]{}'\"|>#&*? \n", max_size=60))
def test_leaving_out_keeps_every_other_character_in_its_place(text: str) -> None:
    entry = broken_entry(text)
    try:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        assert entry is not None
        left = without(text, entry)
        rows = list(zip(text.split("\n"), left.split("\n"), strict=True))
        assert all(old == new for old, new in rows[: entry.first] + rows[entry.end :])
    else:
        assert entry is None

"""Text from outside, safe to show."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.display_text import harmless, has_something_to_see, kept_together, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna's week 30, früh", "Anna's week 30, früh"),
        ("broken-\udcfc.yaml", "broken-\\xfc.yaml"),
        ("a\x1b[31mred\x07", "a\\x1b[31mred\\x07"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("a\u2066b\u200fc", "a\\u2066b\\u200fc"),
        ("ze\u200bro\ufeff\u2060", "ze\\u200bro\\ufeff\\u2060"),
        ("one\ntwo\tthree\u2028four\xa0five\x85six", "one two three four five six"),
        ("\x00\x1c\x7f\x9b", "\\x00\\x1c\\x7f\\x9b"),
        ("\U000e0001tag", "\\U000e0001tag"),
        ("rest\u200d: \u200cé\u200d\u200c", "rest\\u200d: \\u200cé\\u200d\\u200c"),
        ("می\u200cروم 👩\u200d👧", "می\u200cروم 👩\u200d👧"),
    ],
)
def test_what_is_unsafe_is_spelt_out(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_line_breaks_stay_where_they_are_wanted() -> None:
    assert harmless("one\ntwo\x1b", keep_lines=True) == "one\ntwo\\x1b"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_whatever_it_was_it_can_be_printed_written_as_json_and_kept(text: str) -> None:
    shown = harmless(text)
    assert shown.replace("\u200c", "").replace("\u200d", "").isprintable()
    assert json.loads(json.dumps(shown).encode()) == shown
    assert harmless(shown) == shown


def test_something_to_see() -> None:
    assert has_something_to_see(" a ")
    assert not has_something_to_see("")
    assert not has_something_to_see(" \u200b\u200d\u3000\n")


@given(st.text(), st.integers(10, 80))
def test_long_text_keeps_its_ends(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest
    assert short == text if len(text) <= longest else short[0] == text[0] and short[-1] == text[-1]


def test_where_lines_are_kept_so_is_where_none_may_break() -> None:
    assert harmless("3\xa0x\x1b\nnext", keep_lines=True) == "3\xa0x\\x1b\nnext"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("3 x 20 s or 3 min", "3_x_20_s or 3_min"),
        ("2 \u00d7 8 each side", "2_\u00d7_8 each side"),
        ("100 %, as written", "100_%, as written"),
        ("2 sets, 3 minutes, 5 steps", "2 sets, 3 minutes, 5 steps"),
        ("On all-fours, hip-width apart.", "On all-|fours, hip-|width apart."),
        ("From sit-to-stand", "From sit-|to-|stand"),
        ("Shoulder-blade squeeze", "Shoulder-blade squeeze"),
        ("my-file.yaml, /tmp/a-b, a well-", "my-file.yaml, /tmp/a-b, a well-"),
    ],
)
def test_what_belongs_together_is_kept_on_one_line(text: str, kept: str) -> None:
    assert kept_together(text).replace("\u00a0", "_").replace("\u2060", "|") == kept


@given(st.text())
def test_nothing_is_lost_by_keeping_it_together(text: str) -> None:
    kept = kept_together(text)
    assert kept.replace("\u00a0", " ").replace("\u2060", "") == text.replace("\u00a0", " ").replace("\u2060", "")

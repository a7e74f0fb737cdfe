"""How values are written, so that any reader of YAML takes them for what they are."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from routine_app.content.editing.written_values import block_text, entry_lines, inline


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Slowly, with care.", "Slowly, with care."),
        ("10 slow breaths", "10 slow breaths"),
        ("Don't rush", "Don't rush"),
        ("yes", '"yes"'),
        ("1:30", '"1:30"'),
        ("12", '"12"'),
        ("2026-03-01", '"2026-03-01"'),
        ("a: b", '"a: b"'),
        ("Set #2", '"Set #2"'),
        ("- a", '"- a"'),
        (" a", '" a"'),
        ("", '""'),
        ("a\nb", '"a\\nb"'),
        ("\x85", '"\\x85"'),
        ("Grüße 体操 \N{SLIGHTLY SMILING FACE}", "Grüße 体操 \N{SLIGHTLY SMILING FACE}"),
    ],
)
def test_on_a_line(text: str, written: str) -> None:
    assert inline(text, flow=False) == written


@pytest.mark.parametrize("text", ["a, b", "a: b", "what?", "[a]", "a:b"])
def test_in_brackets_more_needs_quotes(text: str) -> None:
    assert inline(text, flow=True) == f'"{text}"'


def test_the_quotes_that_stood_there_stay() -> None:
    assert inline("it's", flow=False, style="'") == "'it''s'"
    assert inline("plain", flow=False, style='"') == '"plain"'
    assert inline("a\nb", flow=False, style="'") == '"a\\nb"'


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.booleans(), st.sampled_from(["", "'", '"']))
def test_any_text_reads_as_itself_to_two_parsers(text: str, flow: bool, style: str) -> None:
    written = inline(text, flow=flow, style=style)
    document = f"{{a: {written}, b: 1}}\n" if flow else f"a: {written}   # c\nb: 1\n"
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        assert yaml.load(document, Loader=loader) == {"a": text, "b": 1}  # noqa: S506 - safe loaders


@given(st.lists(st.text("ab :#-'\"é", max_size=12), min_size=1, max_size=5).map("\n".join))
def test_text_over_lines_reads_as_itself(text: str) -> None:
    lines = block_text(text, "|")
    if lines is not None:
        document = "a: |-\n" + "".join(f"  {line}\n" if line else "\n" for line in lines) + "b: 1\n"
        assert yaml.safe_load(document) == {"a": text, "b": 1}


def test_what_is_nested_stands_on_lines() -> None:
    value = [{"phase": "rise", "seconds": 2}, {"phase": "lower", "seconds": 3}]
    assert entry_lines("tempo", value) == [  # type: ignore[arg-type]
        "tempo:",
        "  - {phase: rise, seconds: 2}",
        "  - {phase: lower, seconds: 3}",
    ]

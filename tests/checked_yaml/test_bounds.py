"""Depth and number are bounded before the parser sees a text, and nothing that only looks deep is refused."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from routine_app.checked_yaml.bounds import beyond_bounds
from routine_app.checked_yaml.nodes import MOST_LEVELS, MOST_NODES, parse
from routine_app.checked_yaml.report import Report
from routine_app.paths import resources_dir, routines_dir
from tests.content.samples import said

if TYPE_CHECKING:
    from pathlib import Path

ENDLESS = 10**9
SHIPPED = sorted([*routines_dir().rglob("*.yaml"), *resources_dir().rglob("*.yaml")])
SIGNS = st.sampled_from(
    [
        *"[]{}:,-?*&!|>'\"#~. \na1",
        "- ",
        "? ",
        ": ",
        "\n  ",
        "\n - ",
        "k: ",
        "a: ",
        "|\n",
        "[a: ",
        "it's ",
        "---\n",
        "&x ",
    ]
)
ODD = ["", "key: [", "end:", "a\n\n b: c\n - d", ": x"]
WORDS = st.sampled_from(
    [
        *ODD,
        *"a|>é1~?[{",
        "it's [odd]",
        "x: y",
        "# no",
        "- dash",
        "many\nlines\n  [ {",
        "  lead",
        "a " * 60,
        "'q'",
        '"q"',
    ]
)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=25
)


def scanned(text: str) -> int:
    """Return how deep the scan finds a text."""
    return next(levels for levels in count() if beyond_bounds(text, levels, ENDLESS) is None)


def parsed(text: str) -> tuple[int, bool]:
    """Return how deep the parser finds a text, and whether it is YAML to the end."""
    depth = deepest = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            deepest = max(depth, deepest)
    except yaml.YAMLError:
        return deepest, False
    return deepest, True


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_is_found_just_as_deep_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert scanned(text) == parsed(text)[0] <= 7
    assert beyond_bounds(text, MOST_LEVELS, MOST_NODES) is None


@given(
    VALUES,
    st.sampled_from([True, False, None]),
    st.sampled_from([2, 3, 4, 8]),
    st.sampled_from([20, 80, 1000]),
    st.sampled_from([None, "'", '"', "|", ">"]),
)
def test_whatever_is_written_in_whatever_style_is_found_just_as_deep_as_it_is(
    value: object, flow: bool | None, indent: int, width: int, style: str | None
) -> None:
    text = yaml.dump(value, default_flow_style=flow, indent=indent, width=width, default_style=style)
    assert (scanned(text), True) == parsed(text)


@given(st.lists(SIGNS, max_size=40))
def test_of_any_heap_of_signs_the_scan_finds_the_depth_within_two_levels(signs: list[str]) -> None:
    text = "".join(signs)
    deepest, whole = parsed(text)
    assert scanned(text) >= deepest - 2
    if whole:
        assert scanned(text) <= deepest + 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 100_000, "1:33"),
        ("[" * 10_000 + "]" * 10_000, "1:33"),
        ("{a: " * 10_000, "1:129"),
        ("[a: " * 10_000, "1:65"),
        ("- " * 10_000 + "a", "1:65"),
        ("? " * 10_000 + "a", "1:65"),
        ("".join(" " * n + "a:\n" for n in range(1_400)), "33:33"),
        ("".join(" " * n + "a:\n" + " " * n + "- b:\n" for n in range(0, 2_000, 2)), "32:33"),
        ("a: |\n  [[[[\nb: " + "[" * 2_000, "3:35"),
    ],
)
def test_too_deep_is_said_in_our_words_before_any_parser_is_asked(
    text: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "parse")
    report = Report("x")
    assert parse(text, report) is None
    assert said(report.problems) == [f"{place}: nested too deeply: more than {MOST_LEVELS} levels"]


def test_too_much_is_said_before_any_parser_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "parse")
    report = Report("x")
    assert parse("- a\n" * (MOST_NODES + 1), report) is None
    assert said(report.problems) == ["50001:3: the file holds too much: more than 50,000 values"]


MANY = "[{" * 40


@pytest.mark.parametrize(
    "text",
    [
        f"a: '{MANY}'\n",
        f'a: "{MANY} \\" {MANY}"\n',
        f"a: text {MANY}\n",
        f"a: b # {MANY}\n# {MANY}\n",
        f"a: |\n  {MANY}\n\n   {MANY}\nb: 1\n",
        f"a: >-\n\n  {MANY}\n  # {MANY}\nb: 1\n",
        f"a: |2 # so\n  {MANY}\n",
        f"- - |\n   {MANY}\n  - it's {MANY}\n",
        "a: over\n" + "".join(" " * n + "lines\n" for n in range(1, 60)) + "b: 1\n",
        "a:\n  over\n" + "".join(" " * n + "- dashes\n" for n in range(3, 60)),
        "[" + "[],{}," * 100 + "]\n",
        "a: [it's, 'a ]', b\n" + "  , {c: d}\n" * 50 + "]\n",
        "a: [x: 1, " + "y: 1, " * 50 + "]\n",
    ],
)
def test_what_only_looks_deep_is_not_refused(text: str) -> None:
    assert parsed(text)[1], "the sample itself must be YAML"
    report = Report("x")
    assert parse(text, report) is not None
    assert report.problems == ()

"""From text to nodes with places."""

from __future__ import annotations

import pytest

from routine_app.checked_yaml.nodes import (
    MOST_LEVELS,
    MOST_NODES,
    MapEntry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Unusable,
    items_of,
    parse,
    text_of,
)
from routine_app.checked_yaml.report import Report
from tests.content.samples import said


def parsed(text: str) -> tuple[Node | None, list[str]]:
    report = Report("x")
    return parse(text, report), said(report.problems)


def test_each_node_knows_its_line_and_column() -> None:
    root, problems = parsed('id: a\n\nitems:\n  - "b"\n  - {c: 1}\n')
    inner = Mapping(5, 5, {"c": MapEntry(Scalar(5, 6, "c"), Scalar(5, 9, "1"))})
    listed = Sequence(4, 3, (Scalar(4, 5, "b", plain=False), inner))
    assert problems == []
    assert root == Mapping(
        1,
        1,
        {"id": MapEntry(Scalar(1, 1, "id"), Scalar(1, 5, "a")), "items": MapEntry(Scalar(3, 1, "items"), listed)},
    )


def test_columns_count_characters_not_bytes() -> None:
    root, _ = parsed("{ä: 1, ö: 2}")
    assert isinstance(root, Mapping)
    assert root.entries["ö"].value == Scalar(1, 11, "2")


def test_lenient_ways_in() -> None:
    root, _ = parsed("a: [1]\nb: text")
    assert items_of(root, "a") == (Scalar(1, 5, "1"),)
    assert items_of(root, "b") == items_of(None, "b") == ()
    assert text_of(root, "b") == "text"
    assert text_of(root, "a") == text_of(None, "a") == ""


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "   "])
def test_an_empty_file(text: str) -> None:
    assert parsed(text) == (None, ["1:1: the file is empty; expected something"])


def test_every_duplicate_key_is_shown_and_the_first_one_counts() -> None:
    root, problems = parsed("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n")
    assert problems == [
        '2:11: "c" is given twice (first on line 2)',
        '3:1: "a" is given twice (first on line 1)',
        '4:1: "a" is given twice (first on line 1)',
    ]
    assert text_of(root, "a") == "1"


def test_a_second_document() -> None:
    assert parsed("a: 1\n---\nb: 1\n")[1] == ['2:1: a second document begins here ("---"); expected one in a file']


def test_keys_that_are_not_words() -> None:
    assert parsed("? [a]\n: b\nc: d\n")[1] == ["1:3: a key must be one word, not a list or more keys"]


def test_tags_are_refused_one_by_one() -> None:
    assert parsed("a: !!str 5\nb: !!python/object:os.system x\n")[1] == [
        '1:4: the tag "!!str" is not used here; leave it out, or quote the text',
        '2:4: the tag "!!python/object:os.system" is not used here; leave it out, or quote the text',
    ]


def test_an_alias_stands_for_its_anchor() -> None:
    root, problems = parsed("a: &x {b: 1}\nc: *x\n")
    assert problems == []
    assert isinstance(root, Mapping)
    assert root.get("c") == root.get("a") == Mapping(1, 4, {"b": MapEntry(Scalar(1, 8, "b"), Scalar(1, 11, "1"))})


def test_an_alias_that_stands_for_nothing_does_not_stop_the_rest() -> None:
    root, problems = parsed("a: *star\nb: *me\n")
    hint = '(in YAML "*" begins an alias; text that begins with "*" needs quotes)'
    assert problems == [
        f'1:4: the alias "*star" stands for nothing {hint}',
        f'2:4: the alias "*me" stands for nothing {hint}',
    ]
    assert isinstance(root, Mapping)
    assert root.get("a") == Unusable(1, 4)


def test_an_alias_to_what_holds_it() -> None:
    _, problems = parsed("a: &x [*x]\n")
    assert problems[0].startswith('1:8: the alias "*x" stands for something that holds it')


@pytest.mark.parametrize(
    ("deep", "place"),
    [
        ("[" * (MOST_LEVELS + 1) + "]" * (MOST_LEVELS + 1), "1:33"),
        ("\n".join(" " * level + "a:" for level in range(MOST_LEVELS + 1)) + " 1", "33:33"),
        ("- " * (MOST_LEVELS + 1) + "a", "1:65"),
    ],
)
def test_depth_is_bounded(deep: str, place: str) -> None:
    assert parsed(deep) == (None, [f"{place}: nested too deeply: more than 32 levels"])


def test_the_deepest_allowed() -> None:
    assert parsed("[" * MOST_LEVELS + "]" * MOST_LEVELS)[1] == []


def test_depth_counts_what_an_alias_stands_for() -> None:
    half = MOST_LEVELS // 2
    text = f"- &a {'[' * half}{']' * half}\n- {'[' * half}*a{']' * half}\n"
    assert parsed(text)[1] == ["2:19: nested too deeply: more than 32 levels"]


def test_the_number_of_values_is_bounded() -> None:
    assert parsed("[" + "1," * (MOST_NODES - 1) + "]")[1] == []
    _, problems = parsed("[" + "1," * MOST_NODES + "]")
    assert [each.partition(": ")[2] for each in problems] == ["the file holds too much: more than 50,000 values"]


def test_aliases_count_for_all_that_they_stand_for() -> None:
    ten = ", ".join(["1"] * 9)
    text = f"- &a [{ten}]\n" + "- &b [" + ", ".join(["*a"] * 100) + "]\n- [" + ", ".join(["*b"] * 48) + "]\n"
    assert parsed(text)[1] == []  # 10 + 1,001 + 48,049 and the list itself
    assert parsed(text + "- *b\n")[1] == ["2:3: the file holds too much: more than 50,000 values"]

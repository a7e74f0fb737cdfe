"""Each fault that a tree may have is seen, and a good tree has none: by hand, without a bus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.access.judging import (
    controls,
    dialog_faults,
    level_faults,
    nameless,
    order_faults,
    out_of_view,
    promised,
    said_too,
    tree_order_faults,
    unreached,
    without_role,
)
from tests.access.tree import Box, Node, State

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTROL = frozenset({State.FOCUSABLE, State.ENABLED, State.VISIBLE})
SCREEN = Box(0, 0, 1000, 800)


def button(name: str, left: int, top: int, role: str = "push button") -> Node:
    return Node(f"/{name or role}", role, name, states=CONTROL, box=Box(left, top, 100, 50))


def page(*children: Node) -> Node:
    return Node("/page", "panel", "Page", box=SCREEN, children=children)


GOOD = page(button("A", 0, 0), button("B", 0, 100), button("C", 0, 200))


def stops(root: Node, order: str = "") -> Sequence[str]:
    return [f"/{each}" for each in order] or [node.path for node in controls(root)]


def test_a_good_page_has_no_fault() -> None:
    assert nameless(GOOD) == without_role(GOOD) == []
    assert order_faults(GOOD, stops(GOOD)) == tree_order_faults(GOOD, stops(GOOD)) == unreached(GOOD, stops(GOOD)) == []


def test_what_has_no_name_is_seen() -> None:
    assert nameless(page(button("", 0, 0))) == ["push button has no name"]
    assert nameless(page(Node("/h", "heading", " "), Node("/g", "graphic", ""))) == [
        "heading has no name",
        "graphic has no name",
    ]


def test_a_radio_button_belongs_to_a_group_that_has_a_name() -> None:
    one = button("One", 0, 0, "radio button")
    group = Node("/group", "panel", "Numbers", box=SCREEN, children=(Node("/f", "filler", "", children=(one,)),))
    assert nameless(page(group)) == []
    for alone in (
        Node("/group", "panel", "", box=SCREEN, children=(one,)),
        Node("/group", "filler", "Numbers", children=(one,)),
    ):
        assert nameless(page(alone)) == ["radio button 'One' is in no group"]


def test_what_is_said_unasked_is_seen() -> None:
    assert said_too(page(Node("/p", "layered pane", "", children=(button("A", 0, 0),)))) == ["'' is a layered pane"]
    for role, words, found in (
        ("label", "Keep it small", ["'Keep it small' is said before 'Squat'"]),
        ("label", "2 sets", []),
        ("paragraph", "Keep it small", []),
    ):
        card = Node("/card", "push button", "Squat", children=(Node("/words", role, words),))
        assert said_too(page(card)) == found


@pytest.mark.parametrize("role", ["filler", "unknown", "layered pane"])
def test_what_is_no_control_to_a_reader_is_seen(role: str) -> None:
    assert without_role(page(button("Bare", 0, 0, role))) == [f"'Bare' is {role}"]
    focused = Node("/page", role, "Page", states=frozenset({State.FOCUSED}))
    assert without_role(focused) == [f"'Page' is {role}"]


@pytest.mark.parametrize("order", ["ACB", "BAC"])
def test_an_order_that_the_eye_does_not_take_is_seen(order: str) -> None:
    assert len(order_faults(GOOD, stops(GOOD, order))) == 1
    assert len(tree_order_faults(GOOD, stops(GOOD, order))) == 1


def test_a_row_is_read_from_the_left() -> None:
    row = page(*(button(name, 200 * at, 0) for at, name in enumerate("ABC")))
    assert order_faults(row, stops(row)) == []
    assert order_faults(row, stops(row, "ACB")) == ["'C' comes before 'B' by Tab, not to the eye"]


def test_once_round_may_begin_anywhere() -> None:
    assert order_faults(GOOD, stops(GOOD, "BCA")) == tree_order_faults(GOOD, stops(GOOD, "BCA")) == []


def test_the_next_column_may_begin_further_up_and_what_scrolls_comes_before_what_stands() -> None:
    columns = page(button("A", 0, 0), button("B", 0, 400), button("C", 500, 0))
    assert order_faults(columns, stops(columns)) == []
    long = Node("/long", "filler", "", box=Box(0, 0, 1000, 700), children=(button("A", 0, 0), button("B", 300, 1200)))
    foot = Node("/foot", "filler", "", box=Box(0, 700, 1000, 100), children=(button("C", 0, 720),))
    scrolled = page(long, foot)
    assert order_faults(scrolled, stops(scrolled)) == []


def test_what_promises_keys_and_takes_none_is_seen() -> None:
    words = "Pain. Arrow keys go through it"
    assert promised(page(Node("/c", "chart", words, states=CONTROL))) == []
    assert promised(page(Node("/c", "chart", words))) == [f"{words!r} takes no keys"]


def test_what_tab_does_not_reach_is_seen() -> None:
    assert unreached(GOOD, ["/A", "/B"]) == ["push button 'C' is not reached"]
    one, two = (button(name, 0, 0, "radio button") for name in "XY")
    assert unreached(page(one, two), ["/X"]) == [], "an arrow key reaches it"


def dialog(*states: State, words: str = "Its words", focused: bool = True) -> Node:
    held = button("Go on", 0, 0)
    inside = Node("/g", "push button", "Go on", states=CONTROL | {State.FOCUSED}, box=SCREEN) if focused else held
    return page(Node("/d", "dialog", "Stop?", words, frozenset(states), SCREEN, (inside,)))


def test_a_question_is_a_modal_dialog_with_its_words_and_the_focus() -> None:
    assert dialog_faults(dialog(State.MODAL)) == []
    assert dialog_faults(dialog()) == ["'Stop?' is not modal"]
    assert dialog_faults(dialog(State.MODAL, words="")) == ["'Stop?' does not say its words"]
    assert dialog_faults(dialog(State.MODAL, focused=False)) == ["'Stop?' has not the focus"]
    assert dialog_faults(GOOD) == ["0 dialogs"]


@pytest.mark.parametrize(
    ("box", "is_out"),
    [
        (Box(0, 0, 100, 50), False),
        (Box(0, -40, 100, 50), True),
        (Box(950, 0, 100, 50), True),
        (Box(0, 0, 0, 0), True),
        (Box(-500, -500, 5000, 5000), False),
    ],
)
def test_what_is_out_of_view_is_seen(box: Box, *, is_out: bool) -> None:
    assert out_of_view([page(), Node("/x", "push button", "X", box=box)]) is is_out


@pytest.mark.parametrize(
    ("levels", "asked", "fault"),
    [
        ((1, 2, 3, 2), False, []),
        ((2, 3), True, []),
        ((), True, []),
        ((2, 3), False, ["0 headings of the first level"]),
        ((1, 1), False, ["2 headings of the first level"]),
        ((1, 2), True, ["1 headings of the first level"]),
        ((1, 0), False, ["1 headings without a level"]),
    ],
)
def test_levels_of_headings(levels: tuple[int, ...], asked: bool, fault: list[str]) -> None:
    assert level_faults(levels, asked=asked) == fault

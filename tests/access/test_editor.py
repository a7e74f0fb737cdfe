"""What a screen reader says while she changes a routine, in its text and its form, on a real accessibility bus.

That is a new description of what has the focus, and the name of what gets the focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.access.ear import Ear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.access.app_on_bus import AppOnBus

pytestmark = [pytest.mark.window, pytest.mark.slow]

MOST_STEPS = 40  # of one test, where a slow machine makes each key one


@pytest.fixture
def ear(app: AppOnBus) -> Iterator[Ear]:
    app.tell("scene", "editor, text")
    app.tell("key", "Ctrl+End")
    app.tell("key", "Return")
    yield Ear(app)
    for _ in range(MOST_STEPS):
        app.tell("key", "Ctrl+Z")


def test_each_word_on_offer_is_said_with_its_place_and_what_is_chosen(ear: Ear) -> None:
    (first,) = ear.after("key", "Ctrl+Space", until="1 of ")
    count = first.rpartition(" of ")[2]
    (second,) = ear.after("key", "Down", until="2 of ")
    assert second.endswith(f". 2 of {count}")
    assert ear.after("key", "Up", until="1 of ") == [first]
    assert ear.after("key", "Escape", until="closed") == ["The list is closed."]
    assert ear.after("type", "au", until="author") == ["author: Who wrote it. 1 of 1."]
    assert ear.after("key", "Return", until="written") == ["author is written."]


def test_what_can_follow_a_chosen_word_is_said_with_it(ear: Ear) -> None:
    ear.after("type", "plac", until="place")
    (said,) = ear.after("key", "Return", until=" of ")
    assert said.startswith("place is written. floor: ")
    assert said.endswith(" 1 of 2.")
    assert ear.after("key", "Return", until="written") == ["floor is written."]


def test_a_mistake_is_said_by_f8_and_in_the_list_of_them(app: AppOnBus, ear: Ear) -> None:
    for words in ("one: 1", "two: 2"):
        app.tell("type", words)
        app.tell("key", "Return")
    (first,) = ear.after("key", "F8", until="Line ")
    (second,) = ear.after("key", "F8", until="Line ")
    assert '"one"' in first
    assert '"two"' in second
    assert ear.after("tab", until="Line ") == ["2 things to look at in the text", first]
    assert ear.after("key", "Down", until="Line ") == [second]


def test_a_mistake_is_said_once_she_rests_and_that_all_is_well_again(app: AppOnBus, ear: Ear) -> None:
    said = ear.after("type", "wrng: 1", until="Line ")
    assert len(said) == 1, "not with each key"
    assert '"wrng"' in said[0]
    for _ in "wrng: ":
        app.tell("key", "Backspace")
    assert ear.after("key", "Backspace", until="Nothing is wrong") == ["Nothing is wrong in the text."]


def test_what_a_move_has_done_is_said_after_the_row(app: AppOnBus) -> None:
    app.tell("scene", "editor, exercise")
    ear = Ear(app)
    (band,) = ear.after("key", "Down", until="Band pull-apart")
    moved = "Band pull-apart moved: 1 of 2 in Warm-up."
    assert ear.after("key", "Alt+Up", until="moved") == [band, moved]
    breathing, back = ear.after("key", "Ctrl+Z", until="Taken back")[-2:]
    assert breathing.startswith("Exercise: Seated breathing")
    assert back == "Taken back: Moving Band pull-apart."
    assert ear.after("key", "Delete", until="removed")[-1] == "Seated breathing is removed."
    assert ear.after("key", "Ctrl+Z", until="Taken back")[-1] == "Taken back: Removing Seated breathing."

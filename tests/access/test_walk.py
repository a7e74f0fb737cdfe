"""What a screen reader has of every page and question, over a real accessibility bus: names, roles, order, focus.

Needs Xvfb, a dbus-daemon and at-spi2-core; run by scripts/test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.access.app_on_bus import AppOnBus, app_on_bus
from tests.access.judging import (
    dialog_faults,
    headings,
    level_faults,
    nameless,
    order_faults,
    promised,
    said_too,
    tree_order_faults,
    unreached,
    without_role,
)
from tests.access.scenes import ASKED, SCENES
from tests.access.tree import Node, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


pytestmark = [pytest.mark.window, pytest.mark.slow]

PLANTED = {
    "unnamed": "push button has no name",
    "filler": "'Planted' is filler",
    "order": "comes before 'Planted' by Tab, not to the eye",
    "unseen": "'Planted' has the focus out of view",
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppOnBus]:
    with app_on_bus(tmp_path_factory.mktemp("a11y")) as app:
        yield app


def faults(app: AppOnBus, scene: str) -> list[str]:
    """Return all that is wrong with what shows, in words."""
    tree = app.read()
    stops, unseen = app.go_round(tree)
    reached = app.reached(tree, stops)
    found = [*nameless(tree), *without_role(tree), *order_faults(tree, stops), *tree_order_faults(tree, stops)]
    found += [*unseen, *said_too(tree), *promised(tree)]
    if not headings(tree):
        found.append("no heading")
    if scene in ASKED:
        (dialog,) = [node for node in tree.all() if node.role == "dialog"] or [tree]
        found += [*dialog_faults(tree), *unreached(dialog, reached)]
    else:
        dialog = tree
        found += unreached(tree, reached)
    levels = [app.tree.level(node.path) for node in dialog.all() if node.role == "heading"]
    return found + level_faults(levels, asked=scene in ASKED)


def in_lines(found: list[str]) -> str:
    return "\n".join(found)


def check_boxes_of_one(app: AppOnBus) -> list[str]:
    """Check the first two check boxes of each group; return those of which the second takes the mark of the first."""
    found = []
    for group in app.read().all():
        boxes = [each for each in group.children if each.role == "check box" and each.is_now(State.ENABLED)]
        if len(boxes) < 2:
            continue
        first, second = boxes[0].name, boxes[1].name
        for name in (first, second):
            if not box_of(app, name).is_now(State.CHECKED):
                app.press(box_of(app, name))
        if not box_of(app, first).is_now(State.CHECKED):
            found.append(f"{first!r} and {second!r} are check boxes, of which one holds")
        for name in (first, second):
            app.press(box_of(app, name))
    return found


def box_of(app: AppOnBus, name: str) -> Node:
    """Return a check box as it is now: what is pressed may be made anew."""
    return next(node for node in app.read().all() if node.role == "check box" and node.name == name)


@pytest.mark.parametrize("scene", SCENES)
def test_every_page_and_question(app: AppOnBus, scene: str) -> None:
    app.tell("scene", scene)
    assert in_lines(faults(app, scene)) == ""
    app.tell("scene", scene)
    assert in_lines(check_boxes_of_one(app)) == ""


def test_every_page_by_keys_alone_at_200_percent(tmp_path: Path) -> None:
    with app_on_bus(tmp_path, QT_SCALE_FACTOR="2") as app:
        found = []
        for scene in SCENES:
            app.tell("scene", scene)
            tree = app.read()
            stops, unseen = app.go_round(tree)
            asked = [node for node in tree.all() if node.role == "dialog"]
            left = unreached(asked[0] if asked else tree, app.reached(tree, stops))
            found += [f"{scene}: {each}" for each in (*left, *unseen)]
    assert in_lines(found) == ""


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_seen(app: AppOnBus, fault: str) -> None:
    app.tell("scene", "safety")
    app.tell("plant", fault)
    assert any(PLANTED[fault] in each for each in faults(app, "safety"))
    app.tell("uproot")


def test_check_boxes_of_which_one_holds_are_seen(app: AppOnBus) -> None:
    app.tell("scene", "safety")
    app.tell("plant", "one of many")
    assert check_boxes_of_one(app) == ["'Planted 1' and 'Planted 2' are check boxes, of which one holds"]
    app.tell("uproot")

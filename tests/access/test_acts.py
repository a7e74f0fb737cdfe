"""What a screen reader does with a switch, a choice or a chip, over a real accessibility bus, is kept as of a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.access.app_on_bus import AppOnBus, app_on_bus
from tests.access.tree import Node, State

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.window, pytest.mark.slow]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppOnBus]:
    with app_on_bus(tmp_path_factory.mktemp("a11y")) as app:
        yield app


def of_role(app: AppOnBus, role: str, *, checked: bool = False) -> dict[str, Node]:
    """Return what is not chosen yet, or what is, by name; the pages of the bar are nothing to store."""
    return {
        node.name: node
        for node in app.read().all()
        if node.role == role
        and node.is_now(State.ENABLED)
        and node.is_now(State.CHECKED) == checked
        and (role != "radio button" or ":" in node.name)
    }


@pytest.mark.parametrize(("role", "least"), [("check box", 10), ("radio button", 6)])
def test_what_it_sets_in_settings_is_stored(app: AppOnBus, role: str, least: int) -> None:
    app.tell("scene", "settings")
    names = list(of_role(app, role))
    assert len(names) >= least  # switches and chips; choices of which one holds
    unheard = []
    for name in names:
        node = of_role(app, role).get(name)
        if node is None:  # it holds since another was chosen
            continue
        before = app.tell("stored")
        app.act(node)
        after = app.tell("stored")
        still = of_role(app, role).get(name)
        unheard += [name] if before == after or still is not None else []
    assert unheard == []


def test_what_it_takes_back_is_stored_too(app: AppOnBus) -> None:
    app.tell("scene", "settings")
    name, node = next(iter(of_role(app, "check box", checked=True).items()))
    before = app.tell("stored")
    app.act(node)
    assert name in of_role(app, "check box")
    taken = app.tell("stored")
    assert taken != before
    app.act(node)
    assert name in of_role(app, "check box", checked=True)
    assert app.tell("stored") != taken


def chosen(app: AppOnBus) -> list[str]:
    """Return which numbers of the scales are chosen."""
    return [node.name for node in app.read().all() if is_number(node) and node.is_now(State.CHECKED)]


def is_number(node: Node) -> bool:
    return node.role == "radio button" and node.name.startswith("Pain now: ")


def test_a_number_that_it_chooses_again_is_taken_back_as_by_a_click(app: AppOnBus) -> None:
    app.tell("scene", "today")
    three, seven = [node for node in app.read().all() if is_number(node)][3:8:4]
    by_acts, by_clicks = [], []
    for node in (three, seven, seven, three, three):
        app.act(node)
        by_acts.append(chosen(app))
    assert by_acts == [[three.name], [seven.name], [], [three.name], []]
    for node in (three, seven, seven, three, three):
        app.press(node)
        by_clicks.append(chosen(app))
    assert by_clicks == by_acts

"""What is found is said once, and nothing with it, where she looks for a setting or a routine: over a real bus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.access.ear import Ear
from tests.access.tree import State

if TYPE_CHECKING:
    from tests.access.app_on_bus import AppOnBus

pytestmark = [pytest.mark.window, pytest.mark.slow]


MOST_STOPS = 12


def go_to_search(app: AppOnBus) -> None:
    """Go by Tab to the field."""
    for _ in range(MOST_STOPS):
        if any(node.name.startswith("Find a") and node.is_now(State.FOCUSED) for node in app.read().all()):
            return
        app.tell("tab")
    raise AssertionError("never")


@pytest.mark.parametrize(
    ("scene", "typed", "said"), [("settings", "voice", "10 settings"), ("routines", "breathe", "1 of ")]
)
def test_how_many_are_found_is_said_alone(app: AppOnBus, scene: str, typed: str, said: str) -> None:
    app.tell("scene", scene)
    go_to_search(app)
    ear = Ear(app)
    (heard,) = ear.after("type", typed, until=said)
    app.tell("key", "Backspace")
    assert ear.after("type", typed[-1], until=said) == [heard], "the same words once more"

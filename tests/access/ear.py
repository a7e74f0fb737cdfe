"""Hears on the accessibility bus what a screen reader says by itself. Knows the bus and the app's process, no page.

That is a new description of what has the focus, and the name of what gets the focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jeepney import HeaderFields

from tests.access.app_on_bus import AppOnBus
from tests.access.tree import Node
from tests.system.private_bus import wait

if TYPE_CHECKING:
    from jeepney import Message


class Ear:
    """Hears what is said by itself, in order."""

    def __init__(self, app: AppOnBus) -> None:
        self._app, self.said, self._focused, self._widget = app, list[str](), "", ""

    def after(self, *words: str, until: str) -> list[str]:
        """Have something done; return what is said up to the one that has `until` in it, which has to come."""
        widget = self._app.path_of(self._app.tell("focus"))
        if widget != self._widget:  # else it may be at a row of it
            self._widget = self._focused = widget
        self._name_of(self._focused)  # what was sent before its answer has come
        self._app.bus.events()
        self.said = []
        self._app.tell(*words)

        def is_said() -> bool:
            for event in self._app.bus.events():
                self._hear(event)
            return any(until in each for each in self.said)

        try:
            wait(is_said, f"{until!r} is not said", 20)
        except AssertionError:
            pytest.fail(f"{until!r} is not said, but {self.said}; {self._focused} has the focus")
        self._name_of(self._focused)
        is_said()
        return self.said

    def _hear(self, event: Message) -> None:
        fields = event.header.fields
        member, path, what = fields[HeaderFields.member], fields[HeaderFields.path], event.body[0]
        if member == "PropertyChange" and what == "accessible-description" and path == self._focused:
            self.said += [str(event.body[3][1])] if event.body[3][1] else []
        if member == "StateChanged" and what == "focused" and event.body[1]:
            self._focused = path
            self.said.append(self._name_of(path))

    def _name_of(self, path: str) -> str:
        return self._app.tree.read_each([Node(path, "", "")])[0].name

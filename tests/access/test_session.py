"""A session beside a screen reader, recorded on a real accessibility bus: each cue comes once, from one of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jeepney import HeaderFields, Message

from tests.access.app_on_bus import AppOnBus
from tests.system.private_bus import wait

if TYPE_CHECKING:
    pass

pytestmark = [pytest.mark.window, pytest.mark.slow]

PLAYED_MS = 45_000


def spoken(events: list[Message], focused: str) -> list[str]:
    """Return what a reader says by itself: announcements, and new names and descriptions of what has the focus."""
    found = []
    for event in events:
        fields = event.header.fields
        is_news = fields[HeaderFields.member] == "PropertyChange" and fields[HeaderFields.path] == focused
        if is_news or fields[HeaderFields.member] == "Announcement":
            found.append(str(event.body[3][1]))
    return found


def played(app: AppOnBus) -> tuple[list[str], list[str], list[str]]:
    """Play a session from its start; return what was due, what its own voice said, and what the reader was given."""
    app.tell("scene", "today")
    before = app.tell("said")
    assert isinstance(before, list)
    app.bus.events()
    app.tell("start")
    said = app.tell("play", str(PLAYED_MS))
    due = app.tell("due", str(PLAYED_MS))
    assert isinstance(said, list)
    assert isinstance(due, list)
    assert len(due) > 8
    return due, said[len(before) :], spoken(app.bus.events(), app.path_of(app.tell("focus")))


def test_the_own_voice_says_each_cue_once_and_the_reader_none(app: AppOnBus) -> None:
    app.tell("voice", "on")
    due, said, to_reader = played(app)
    assert said == due
    assert to_reader == []


def test_where_she_has_turned_the_voice_off_the_reader_says_each_cue_once(app: AppOnBus) -> None:
    app.tell("voice", "off")
    due, said, to_reader = played(app)
    assert said == []
    assert to_reader == due


def test_without_a_reader_nothing_is_handed_over(app: AppOnBus) -> None:
    app.tell("voice", "off")
    app.bus.let_a_reader_run(on=False)
    wait(lambda: app.tell("reader") is False, "the app never learns that the reader has gone")
    _, said, to_reader = played(app)
    assert said == to_reader == []

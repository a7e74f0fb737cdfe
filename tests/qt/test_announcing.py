"""What is said once when something changes: by a screen reader, or by the app's own voice, never by both."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from routine_app.application.session import status
from routine_app.application.words import comfort_line
from routine_app.playback.commands import Command
from routine_app.qt.media import reader_watch
from routine_app.qt.widgets.accessible import tell_news
from routine_app.qt.widgets.status_line import StatusLine, announce
from routine_app.qt.widgets.undo_message import PAGE_KEY, UNDO_HINT
from routine_app.system import screen_reader
from tests.qt.conftest import House
from tests.qt.looking import settle
from tests.qt.parts import fire, part
from tests.qt.test_access_tree import Roles, open_page, role_of


def test_what_a_key_has_changed_is_announced(house: House) -> None:
    house.start()
    house.to_work()
    for command, words in (
        (Command.MORE_REST, status.MORE_REST),
        (Command.SLOWER, "Pace 90 %."),
        (Command.SELF_PACED, status.OWN_PACE),
        (Command.CUES, "Short cues."),
        (Command.MUTE, status.SOUND_OFF),
    ):
        house.do(command)
        assert announced(house) in (words, UNDO_HINT.format(words, "Z"))


def test_the_easier_version_is_announced_and_that_there_is_none(house: House) -> None:
    house.start()
    house.to_work()
    heard = []
    while house.run.driver.player.can_go_easier is not None:
        house.do(Command.EASIER)
        heard.append(announced(house))
    house.do(Command.EASIER)
    assert all(each.startswith("Now: ") for each in heard)
    assert announced(house) == status.NO_EASIER


def test_a_chip_that_swaps_is_announced(house: House) -> None:
    house.today.panels.comfort.chips.chips["On all fours"].click()
    settle()
    plan = house.model.plan()
    assert plan is not None
    assert announced(house) == comfort_line(plan)
    assert "of them swapped" in announced(house)


def test_a_notice_on_progress_is_announced(house: House) -> None:
    open_page(house, "progress")
    house.progress.message.tell("Pain before is now 3.", "Pain before")
    assert announced(house) == UNDO_HINT.format("Pain before is now 3.", PAGE_KEY)


def test_announcing_goes_to_a_reader_that_listens(house: House) -> None:
    QAccessible.setActive(True)
    try:
        announce(house.today, "Said")
        announce(house.today, "")
    finally:
        QAccessible.setActive(False)
    assert announced(house) == "Said"
    assert role_of(house.window.status) == Roles.StatusBar


def test_what_is_told_gets_its_own_description_back_once_the_focus_goes(house: House) -> None:
    QAccessible.setActive(True)
    try:
        house.today.start.setFocus()
        for focused in (house.today.start, house.window.status):
            focused.setAccessibleDescription("Its own")
            tell_news(focused, "Said")
            tell_news(focused, "Said again")
        assert house.today.start.accessibleDescription() == ""  # else it were said after the news
        face = QAccessible.queryAccessibleInterface(house.window.status)
        assert face.text(QAccessible.Text.Description) == "Its own"
        house.today.change.setFocus()
        settle()
        assert house.today.start.accessibleDescription() == "Its own"
    finally:
        QAccessible.setActive(False)


def announced(house: House) -> str:
    return house.window.status.accessibleName()


def test_a_message_waits_until_the_own_voice_is_silent(qtbot: QtBot) -> None:
    window, speaks = QWidget(), [True]
    qtbot.addWidget(window)
    line = StatusLine(window, lambda: speaks[0])
    timer = part(line, QTimer)
    announce(window, "First")
    announce(window, "Second")
    fire(timer)
    assert line.accessibleName() == ""
    speaks[0] = False
    fire(timer)
    assert line.accessibleName() == "Second"
    assert not timer.isActive()


@pytest.mark.parametrize(("reader", "voice", "mute", "gone"), list(product((True, False), repeat=4)))
def test_one_party_says_the_cues(house: House, *, reader: bool, voice: bool, mute: bool, gone: bool) -> None:
    own = house.model.preferences
    house.model.set_preferences(replace(own, voice=replace(own.voice, enabled=voice), mute=mute))
    house.window.sessions.reader.is_on = reader
    house.model.say_of_sound("No sound can be heard." if gone else "")
    heard: list[str] = []
    house.window.status.said.connect(heard.append)
    house.start()
    house.go(60_000)
    due = [cue.text for cue in house.run.driver.player.timeline.cues if cue.at_ms <= 60_000 and cue.text]
    assert len(due) > 1
    left_to_reader = reader and (gone or not voice) and not mute
    assert heard == (due if left_to_reader else [])


def test_whether_a_reader_runs_is_taken_from_the_bus(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Callable[[bool], None]] = []

    class FakeReader:
        def __init__(self, tell: Callable[[bool], None]) -> None:
            told.append(tell)

        def open(self) -> None:
            told[0](bool(told))

        def close(self) -> None:
            told[0](not told)

    monkeypatch.setattr(screen_reader, "ScreenReader", FakeReader)
    watch = reader_watch.ReaderWatch()
    watch.open()
    qtbot.waitUntil(lambda: watch.is_on)
    watch.close()
    qtbot.waitUntil(lambda: not watch.is_on)


def test_finish_is_announced(house: House) -> None:
    open_page(house, "finish")
    assert announced(house) == f"{house.finish.head.title} {house.finish.head.sentence} {house.finish.line.text()}"
    assert house.finish.head.title

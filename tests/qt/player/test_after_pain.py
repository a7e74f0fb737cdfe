"""After a pain or feeling unwell Finish says what fits, asks nothing twice, and cheers nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from routine_app.domain.care.closing_word import ENOUGH
from routine_app.playback.commands import Command
from routine_app.qt.player.unwell_question import YES
from routine_app.storage.history import History
from routine_app.storage.preference_values import Contacts
from routine_app.storage.records import PainSite
from tests.care_words import forbidden_in
from tests.qt.conftest import ROOMS, House
from tests.qt.looking import clipped, press

KEY = Qt.Key
DIGITS = {pain: (Qt.Key(KEY.Key_0 + pain),) for pain in range(10)} | {10: (KEY.Key_1, KEY.Key_0)}


@pytest.fixture
def playing(make_house: Callable[..., House]) -> House:
    house = make_house(contacts=Contacts(midwife_phone="0100 200"))
    house.start()
    house.go(20_000)
    return house


def stop_at(house: House, pain: int) -> None:
    press(KEY.Key_H, *DIGITS[pain], KEY.Key_Return)
    house.player.dialogs.gate.answers["end_session"].click()


def shown(house: House) -> list[str]:
    return [label.text() for label in house.window.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.mark.parametrize("pain", [6, 7, 8, 9, 10])
def test_every_sentence_after_a_pain_of_six_or_more_is_calm_and_cheers_nobody(playing: House, pain: int) -> None:
    press(KEY.Key_H, *DIGITS[pain])
    told = shown(playing)
    press(KEY.Key_Return)
    told += shown(playing)
    playing.player.dialogs.gate.answers["end_session"].click()
    finish = playing.finish
    told += shown(playing)
    assert finish.head.title == ENOUGH
    assert f"pain {pain}" in finish.head.sentence
    assert "That was right." in finish.head.sentence
    assert "0100 200" in finish.head.numbers
    press(KEY.Key_Return)
    playing.window.go_to("progress")
    told += shown(playing)
    cheers = ("that counts", "great", "good job", "another time", "that is fine", "keep it up")
    assert [text for text in told if forbidden_in(text) or any(each in text.lower() for each in cheers)] == []


def test_pain_now_is_what_she_told_last_and_where(playing: House) -> None:
    press(KEY.Key_H, KEY.Key_8)
    playing.player.dialogs.pain.where.buttons[PainSite.LEFT].click()
    playing.player.dialogs.pain.answers["told"].click()
    playing.player.dialogs.gate.answers["end_session"].click()
    finish = playing.finish
    assert finish.pain.value == 8
    assert finish.where.value == {PainSite.LEFT}
    press(KEY.Key_Return)
    with History(playing.model.context.paths.database) as history:
        line = history.sessions()[0].summary
    assert (line.pain_after, line.sites) == (8, frozenset({PainSite.LEFT}))


def test_a_pain_that_is_told_on_finish_alone_is_answered_too(playing: House) -> None:
    playing.do(Command.STOP)
    playing.player.stop_question.answers["stop"].click()
    finish = playing.finish
    assert finish.head.title != ENOUGH
    finish.pain.buttons[7].click()
    assert finish.head.title == ENOUGH
    assert "Pain 7" in finish.head.sentence
    finish.pain.buttons[2].click()
    assert finish.head.title != ENOUGH


def test_after_feeling_unwell_it_says_whom_to_call(playing: House) -> None:
    playing.do(Command.UNWELL)
    playing.player.dialogs.signs.answers[YES].click()
    playing.player.dialogs.signs.answers["end"].click()
    assert playing.finish.head.title == ENOUGH
    assert "call" in playing.finish.head.sentence


def test_nothing_asked_of_the_session_before_is_shown_in_the_next(playing: House) -> None:
    stop_at(playing, 8)
    press(KEY.Key_Return)
    playing.start()
    playing.do(Command.STOP)
    playing.player.stop_question.answers["stop"].click()
    assert playing.finish.pain.value is None
    assert playing.finish.head.numbers == ""


def test_nothing_is_cut(playing: House) -> None:
    stop_at(playing, 8)
    for room in playing.in_each_room(ROOMS[2:]):
        assert clipped(playing.finish) == [], room

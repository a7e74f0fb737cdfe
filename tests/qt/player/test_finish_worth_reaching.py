"""Finish: a word that is true, pain before and now, this week; questions that stay where they are; left from afar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from routine_app.domain.care.closing_word import ENOUGH
from routine_app.domain.formatting import WEEKDAYS
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.finish_page import DEAF_MS, MAY_STAY_EMPTY, ONCE_MORE
from routine_app.qt.player.finish_signs import WEEK_WITH_STOPS
from routine_app.qt.widgets.text import RING
from tests.qt.conftest import NOW, ROOMS, House
from tests.qt.looking import clipped, settle

KEY = Qt.Key
CLICKER = (
    KEY.Key_PageDown,
    KEY.Key_F5,
    KEY.Key_Period,
    KEY.Key_MediaPlay,
    KEY.Key_MediaNext,
    KEY.Key_MediaTogglePlayPause,
)


def press(key: Qt.Key) -> None:
    """Press a key wherever the focus is. (QTest knows no media keys.)"""
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


@pytest.fixture
def stopped(house: House) -> House:
    """A session that she stopped at once, with a pain of 3 before it; its first deaf moments are over."""
    house.today.pain.buttons[3].click()
    house.start()
    house.run.driver.do(Command.STOP)
    house.finish.now_ms = lambda: 10**12
    settle()
    return house


def places(house: House) -> dict[QWidget, QPoint]:
    finish = house.finish
    asked = [*finish.pain.buttons.values(), *finish.effort.buttons.values(), finish.note, finish.more]
    return {each: each.mapTo(finish.content, QPoint(0, 0)) for each in asked}


def test_nothing_that_she_is_asked_moves_whatever_she_answers(stopped: House) -> None:
    finish = stopped.finish
    for room in stopped.in_each_room():
        finish.pain.buttons[0].click()
        settle()
        before = places(stopped)
        for pain in (2, 4, 6, 10, 0):
            finish.pain.buttons[pain].click()
            finish.effort.buttons[5].click()
            settle()
            assert places(stopped) == before, (room, pain)
        assert clipped(finish) == [], room


def test_what_was_skipped_all_the_way_is_no_reason_to_cheer(house: House) -> None:
    house.start()
    while house.run.driver.state is not State.FINISHED:
        house.do(Command.SKIP) if house.run.driver.moment.segment.item is not None else house.go(1000, step=1000)
    head = house.finish.head
    assert head.title == "Another time, then."
    assert "minute" not in head.sentence
    assert house.finish.week.days == frozenset()
    assert house.finish.week.stopped == frozenset(), "it went to its end"


def test_pain_before_and_now_stand_side_by_side(stopped: House) -> None:
    change = stopped.finish.change
    assert (change.before.text(), change.now.text()) == ("3", "–")  # noqa: RUF001 - an en dash
    stopped.finish.pain.buttons[2].click()
    assert (change.before.text(), change.now.text()) == ("3", "2")
    assert change.accessibleName() == "Pain: 3 before the session, 2 now"


def test_the_cards_end_where_the_note_does(stopped: House) -> None:
    finish = stopped.finish
    for size in ((1024, 640), (1280, 800), (1920, 1080)):
        stopped.dress(size, "light", 1.0)
        last, note = (
            each.mapTo(finish.content, each.rect().topRight()).x() for each in (finish.week_card, finish.note)
        )
        assert last - RING == note, size
        assert finish.change_card.y() == finish.week_card.y(), size


def test_this_week_shows_the_days_on_which_something_was_done(house: House) -> None:
    house.start()
    house.to_work()
    house.go(600_000, step=1000)
    house.do(Command.STOP)
    house.player.stop_question.answers["stop"].click()
    finish = house.finish
    assert finish.week_card.isVisible()
    assert finish.week.days == {NOW.date()}
    assert "This week: " in finish.week.accessibleName()


def test_a_day_that_she_only_stopped_has_a_square_that_is_told_in_words(house: House) -> None:
    house.start()
    house.do(Command.STOP)
    house.player.stop_question.answers["stop"].click()
    week = house.finish.week
    assert (set(week.days), set(week.stopped)) == (set(), {NOW.date()})
    assert week.accessibleName() == f"This week: {WEEKDAYS[NOW.weekday()]} stopped early"
    assert house.finish.week_card.title.text() == WEEK_WITH_STOPS
    marked = week.grab().toImage()
    week.show_week(NOW.date(), frozenset())
    assert marked != week.grab().toImage()
    for room in house.in_each_room(ROOMS):
        assert clipped(house.finish.week_card) == [], room


def test_a_pregnancy_that_has_ended_is_not_cheered_nor_counted(make_house: Callable[..., House]) -> None:
    house = make_house(week="ended")
    house.start()
    house.run.driver.do(Command.STOP)
    assert house.finish.head.title == ENOUGH
    assert not house.finish.week_card.isVisible()


@pytest.mark.parametrize("key", CLICKER, ids=lambda key: key.name)
def test_a_clicker_leaves_it_asked_twice_where_nothing_was_answered(stopped: House, key: Qt.Key) -> None:
    assert stopped.finish.hint.text() == MAY_STAY_EMPTY
    press(key)
    assert stopped.finish.hint.text() == ONCE_MORE
    assert stopped.finish.isVisible()
    press(key)
    assert stopped.page is stopped.today


def test_once_the_questions_are_answered_a_clicker_leaves_it_at_once(stopped: House) -> None:
    stopped.finish.pain.buttons[2].click()
    stopped.finish.effort.buttons[3].click()
    stopped.finish.button.setFocus()
    press(KEY.Key_PageDown)
    assert stopped.page is stopped.today
    assert stopped.kept().summary.pain_after == 2


def test_the_desktop_s_media_keys_leave_it_too(stopped: House) -> None:
    driver = stopped.run.driver
    driver.do(Command.NEXT)
    driver.resume()
    assert stopped.page is stopped.today


def test_a_key_that_was_meant_for_the_session_does_not_leave_it(house: House) -> None:
    house.start()
    now = 5_000
    house.finish.now_ms = lambda: now
    house.run.driver.do(Command.STOP)
    for _ in range(3):
        press(KEY.Key_PageDown)
    assert house.page is house.finish
    assert house.finish.hint.text() == MAY_STAY_EMPTY
    now += DEAF_MS
    press(KEY.Key_PageDown)
    assert house.finish.hint.text() == ONCE_MORE


def test_it_is_not_cut_with_pain_and_numbers(stopped: House) -> None:
    stopped.finish.pain.buttons[8].click()
    for room in stopped.in_each_room(ROOMS[2:]):
        assert clipped(stopped.finish) == [], room
    assert stopped.finish.head.title == ENOUGH


def test_where_there_is_room_the_figure_stands_beside_all_of_it_and_else_above(stopped: House) -> None:
    finish = stopped.finish
    beside, above = finish.figure, finish.head.figure
    assert beside is not None
    assert above is not None
    numbers = {}
    for size in ((1024, 640), (1920, 1080)):
        stopped.dress(size, "light", 1.0)
        wide = size == (1920, 1080)
        assert (beside.isVisible(), above.isVisible()) == (wide, not wide), size
        asked = [finish.change_card, *places(stopped)]
        lefts = [each.mapTo(finish.content, QPoint(0, 0)).x() for each in asked]
        assert not wide or beside.geometry().right() < min(lefts)
        numbers[size] = finish.change.now.font().pixelSize() / finish.line.font().pixelSize()
    assert numbers[1920, 1080] > 1.5 * numbers[1024, 640]
    stopped.dress((1920, 1080), "light", 1.0)
    assert finish.change_card.height() == finish.week_card.height()

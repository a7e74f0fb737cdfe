"""One message with Undo for the whole window: it behaves alike on Today, in a session, on Progress and on Routines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from routine_app.playback.commands import Command
from routine_app.qt.routines.detail import RoutineWish
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.undo_message import PAGE_KEY, UNDO_HINT, UndoMessage
from tests.diaries import TODAY, small_diary
from tests.qt.conftest import ROOMS, House
from tests.qt.looking import clipped, press, settle, small_targets, tab_order
from tests.qt.routines.conftest import opened, with_hers


def of_today(house: House) -> UndoMessage:
    house.today.item_wanted.emit(("squat", 0))
    house.today.panels.item.leave_out.click()
    return house.today.message


def of_a_panel(house: House) -> UndoMessage:
    house.today.item_wanted.emit(("squat", 0))
    house.today.panels.item.fewer.setFocus()
    house.today.panels.item.fewer.click()
    return house.today.panels.item.message


def of_a_session(house: House) -> UndoMessage:
    house.start()
    house.to_work()
    house.player.setFocus()
    house.do(Command.SLOWER)
    return house.player.messages.message


def of_progress(house: House) -> UndoMessage:
    small_diary(house.model.context.paths.database)
    house.window.go_to("progress")
    house.progress.open_day(TODAY)
    after = house.progress.day.cards[0].after.buttons[1]
    after.setFocus()
    after.click()
    return house.progress.message


def of_routines(house: House) -> UndoMessage:
    with_hers(house)
    page = opened(house, "mine")
    page.list.setFocus()
    page.detail.buttons[RoutineWish.REMOVE].click()
    return page.message


PLACES = (of_today, of_a_panel, of_a_session, of_progress, of_routines)
EACH = pytest.mark.parametrize("told", PLACES, ids=lambda place: place.__name__)


@EACH
def test_it_says_what_was_done_and_takes_no_focus(house: House, told: Callable[[House], UndoMessage]) -> None:
    message = told(house)
    settle()
    assert message.can_undo
    hint = UNDO_HINT.format(message.words.text(), "Z" if house.page is house.player else PAGE_KEY)
    assert house.window.status.accessibleName() == hint
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()
    assert not message.isAncestorOf(focused)
    assert message.undo in tab_order(focused)
    assert small_targets(message) == []


@EACH
def test_the_button_and_the_key_take_back_and_say_what_is_true_then(
    house: House, told: Callable[[House], UndoMessage]
) -> None:
    message = told(house)
    again = message.undo.accessibleName().removeprefix("Undo: ")
    assert again
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keySequence(focused, "Ctrl+Z")
    settle()
    assert message.words.text() == again
    assert house.window.status.accessibleName() == again
    assert not message.can_undo


@EACH
def test_after_its_button_the_keys_are_not_lost(house: House, told: Callable[[House], UndoMessage]) -> None:
    message = told(house)
    message.undo.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    focused = QApplication.focusWidget()
    assert not message.can_undo
    assert focused is not None
    assert focused.isVisible()
    press(Qt.Key.Key_Escape)
    settle()
    assert message.isHidden() or not message.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()


@EACH
def test_nothing_of_it_is_cut(house: House, told: Callable[[House], UndoMessage]) -> None:
    message = told(house)
    for room in house.in_each_room(ROOMS):
        assert clipped(house.window) == [], room
        assert message.isVisible(), room


def test_what_has_nothing_to_take_back_goes_with_its_page(house: House) -> None:
    message = of_routines(house)
    message.undo.click()
    house.window.go_to("today")
    house.window.go_to("routines")
    assert message.isHidden()


def test_on_a_page_it_stays_and_over_the_figure_it_goes_by_itself(house: House) -> None:
    assert of_today(house).findChildren(QTimer) == []
    (timer,) = of_a_session(house).findChildren(QTimer)
    assert timer.isActive()


def test_a_field_keeps_its_own_undo(style: Style, qtbot: QtBot) -> None:
    page, asked = QWidget(), []
    qtbot.addWidget(page)
    field = QLineEdit(page)
    message = UndoMessage(style, page, lambda: field)
    message.undo_wanted.connect(lambda: asked.append(1))
    page.show()
    field.setFocus()
    QTest.keyClicks(field, "word")
    QTest.keySequence(field, "Ctrl+Z")
    assert (field.text(), asked) == ("", [])
    QTest.keySequence(page, "Ctrl+Z")
    assert asked == [1]

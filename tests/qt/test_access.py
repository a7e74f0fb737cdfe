"""Reachable by keyboard, named for a screen reader, and where the focus is can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from routine_app.playback.commands import Command
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from tests.qt.conftest import House
from tests.qt.looking import settle, small_targets, tab_order, unnamed


def test_every_control_has_a_name(house: House) -> None:
    house.start()
    assert unnamed(house.window) == []


def test_the_eye_sees_what_has_no_name(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(QPushButton())
    assert unnamed(holder) == ["QPushButton"]


def test_tab_reaches_everything_on_today_in_reading_order(house: House) -> None:
    today = house.today
    reached = tab_order(house.window.nav.buttons["today"])
    check_in = (today.pain.buttons[0], today.check_in.sore, today.check_in.avoided, today.check_in.at_home)
    cards = list(today.plan.grid.cards.values())
    assert house.window.nav.buttons["today"] in reached
    order = [reached.index(control) for control in (*check_in, *cards, today.start, today.change)]
    assert order == sorted(order)


def test_what_tab_reaches_is_scrolled_into_view(house: House, qtbot: QtBot) -> None:
    house.window.resize(1024, 640)
    settle()
    last = list(house.today.plan.grid.cards.values())[-1]
    assert last.visibleRegion().isEmpty()
    last.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_tab_goes_round_the_controls_of_the_player(house: House) -> None:
    house.start()
    controls = house.player.controls.buttons
    reached = tab_order(house.player)
    shown = [button for button in controls.values() if button.isVisible() and button.isEnabled()]
    assert [widget for widget in reached if widget in shown] == shown


def test_a_question_keeps_the_focus(house: House) -> None:
    house.start()
    house.do(Command.STOP)
    question = house.player.stop_question
    assert set(tab_order(question.buttons[-1])) <= set(question.buttons)
    assert question.buttons[-1].words() == "Go on"


def test_a_click_on_a_control_leaves_the_keys_to_the_page(house: House, qtbot: QtBot) -> None:
    house.start()
    qtbot.mouseClick(house.player.controls.buttons[Command.NEXT], Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is house.player


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_the_focus_can_be_seen_on_every_kind_of_button(qtbot: QtBot, style: Style, kind: ButtonKind) -> None:
    holder = QWidget()
    button = PillButton(style, "Kneeling", kind, parent=holder)
    other = PillButton(style, "Other", kind, parent=holder)
    other.move(0, 100)
    holder.resize(300, 200)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    button.resize(button.sizeHint())
    other.setFocus()
    QApplication.processEvents()
    before = _teal(button.grab().toImage(), style)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert _teal(button.grab().toImage(), style) - before > 2 * (button.width() + button.height()) * 0.9


def _teal(image: QImage, style: Style) -> int:
    teal = QColor(style.color(Ink.TEAL)).rgb()
    return sum(image.pixel(x, y) == teal for x in range(image.width()) for y in range(image.height()))


def test_targets_are_large_enough_everywhere(house: House) -> None:
    house.window.resize(512, 320)
    settle()
    assert small_targets(house.today) == []
    house.window.go_to("settings")
    settle()
    assert small_targets(house.settings) == []
    house.start()
    settle()
    assert small_targets(house.player) == []


def test_the_eye_sees_a_small_target(qtbot: QtBot, style: Style) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    button = PillButton(style, "x", parent=holder)
    button.resize(30, 30)
    assert len(small_targets(holder)) == 1

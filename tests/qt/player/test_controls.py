"""The row of controls keeps its words as long as there is room for them, and those of care longest."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from routine_app.playback.commands import Command
from routine_app.qt.player.controls import Controls
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.text import RING
from tests.qt.conftest import House
from tests.qt.looking import clipped, settle
from tests.qt.player.test_from_three_metres import arc_minutes

CARE = (Command.HURTS, Command.STOP)


def row(qtbot: QtBot, style: Style, size: tuple[int, int], scale: float) -> Controls:
    style.set_choices("light", scale, reduced_motion=False)
    style.set_window_size(*size)
    controls = Controls(style)
    qtbot.addWidget(controls)
    controls.show()
    controls.resize(round(size[0] * 0.944) + 8, 100)
    settle()
    return controls


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)], ids=str)
def test_all_keep_their_words_on_a_laptop(qtbot: QtBot, style: Style, size: tuple[int, int], scale: float) -> None:
    controls = row(qtbot, style, size, scale)
    assert all(button.words() for button in controls.buttons.values())
    assert controls.minimumSizeHint().width() <= controls.width()


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
@pytest.mark.parametrize("size", [(512, 320), (640, 400), (700, 1100)], ids=str)
def test_it_hurts_and_stop_keep_theirs_in_any_window(
    qtbot: QtBot, style: Style, size: tuple[int, int], scale: float
) -> None:
    controls = row(qtbot, style, size, scale)
    assert [controls.buttons[command].words() for command in CARE] == ["It hurts", "Stop"]


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1440, 900), (1920, 1080)], ids=str)
def test_those_in_the_middle_begin_below_the_words(house: House, size: tuple[int, int]) -> None:
    house.start()
    for waiting in (False, True):
        house.player.controls.show_waiting(waiting=waiting)
        house.dress(size, "light", 1.0)
        rest = house.player.controls.buttons[Command.MORE_REST]
        assert rest.mapTo(house.player, QPoint(RING, 0)).x() == house.player.readout.mapTo(house.player, QPoint()).x()


def test_with_words_that_leave_too_little_room_beside_them_they_stand_half_way(house: House) -> None:
    house.start()
    house.dress((1280, 800), "light", 1.6)
    buttons = house.player.controls.buttons
    first, last = buttons[Command.NEXT], buttons[Command.MORE_REST]
    right, care = buttons[Command.SKIP], buttons[Command.HURTS]
    assert last.x() - first.geometry().right() == pytest.approx(care.x() - right.geometry().right(), abs=4)


def test_no_two_look_alike_as_signs_alone(qtbot: QtBot, style: Style) -> None:
    controls = row(qtbot, style, (512, 320), 1.0)
    controls.show_easier("Wall squat", undo=True)
    settle()
    signs = {command: each for command, each in controls.buttons.items() if each.isVisible() and not each.words()}
    assert {Command.BACK, Command.UNDO_EASIER} <= signs.keys()
    pictures = {command: each.grab().toImage() for command, each in signs.items()}
    assert [pair for pair in combinations(pictures, 2) if pictures[pair[0]] == pictures[pair[1]]] == []


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (1920, 1080), (1920, 1200), (2880, 1800)], ids=str)
def test_the_signs_of_it_hurts_and_stop_are_seen_from_three_metres(house: House, size: tuple[int, int]) -> None:
    house.start()
    house.dress(size, "light", 1.0)
    for command in CARE:
        seen = arc_minutes(house.player.controls.buttons[command].sign_side(), *size)
        assert round(seen, 1) >= 7, (command, seen)


@pytest.mark.parametrize("size", [(1280, 800), (640, 400), (512, 320)], ids=str)
def test_what_is_larger_leaves_room_before_it(house: House, size: tuple[int, int]) -> None:
    house.start()
    house.dress(size, "light", 1.0)
    buttons = house.player.controls.buttons
    before, care = buttons[Command.SKIP].geometry(), buttons[Command.HURTS].geometry()
    assert care.left() - before.right() >= house.style.rem
    assert clipped(house.player.controls) == []

"""The row of controls keeps its words as long as there is room for them, and those of care longest."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from routine_app.playback.commands import Command
from routine_app.qt.player.parts import PlayerParts
from routine_app.qt.style.style import Style
from tests.qt.conftest import House
from tests.qt.looking import clipped, settle, small_targets

CARE = (Command.HURTS, Command.STOP)
WINDOWS = ((1024, 640), (1280, 800), (1366, 768), (1920, 1080), (3840, 2160), (700, 1100), (640, 400), (512, 320))


def row(
    qtbot: QtBot, style: Style, size: tuple[int, int], scale: float, *, waiting: bool = False, undo: bool = False
) -> PlayerParts:
    style.set_choices("light", scale, reduced_motion=False)
    style.set_window_size(*size)
    parts = PlayerParts(style)
    qtbot.addWidget(parts)
    parts.resize(*size)
    parts.controls.show_waiting(waiting=waiting)
    parts.controls.show_easier("Wall squat", undo=undo)
    parts.show()
    settle()
    return parts


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)], ids=str)
def test_all_keep_their_words_on_a_laptop(qtbot: QtBot, style: Style, size: tuple[int, int], scale: float) -> None:
    parts = row(qtbot, style, size, scale)
    controls = parts.controls
    assert all(button.words() for button in controls.buttons.values())
    assert controls.minimumSizeHint().width() <= controls.width()


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
@pytest.mark.parametrize("size", [(512, 320), (640, 400), (700, 1100)], ids=str)
def test_it_hurts_and_stop_keep_theirs_in_any_window(
    qtbot: QtBot, style: Style, size: tuple[int, int], scale: float
) -> None:
    parts = row(qtbot, style, size, scale)
    controls = parts.controls
    assert [controls.buttons[command].words() for command in CARE] == ["It hurts", "Stop"]
    assert all(controls.buttons[command].font().pixelSize() > style.rem / scale for command in CARE)


STATES = pytest.mark.parametrize(("waiting", "undo"), [(False, False), (True, False), (True, True)])


@STATES
@pytest.mark.parametrize("size", WINDOWS, ids=str)
def test_no_word_is_smaller_or_gone_with_larger_type(
    qtbot: QtBot, style: Style, size: tuple[int, int], waiting: bool, undo: bool
) -> None:
    before: dict[str, int] = {}
    for scale in (1.0, 1.15, 1.3, 1.6):
        parts = row(qtbot, style, size, scale, waiting=waiting, undo=undo)
        controls = parts.controls
        shown = [each for each in controls.buttons.values() if each.isVisible() and each.words()]
        now = {each.words(): each.font().pixelSize() for each in shown}
        assert before.keys() <= now.keys(), scale
        assert {words: (was, now[words]) for words, was in before.items() if now[words] < was} == {}, scale
        before = now


@STATES
@pytest.mark.parametrize("size", WINDOWS, ids=str)
@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_no_two_touch_and_none_is_squeezed(
    qtbot: QtBot, style: Style, size: tuple[int, int], scale: float, waiting: bool, undo: bool
) -> None:
    parts = row(qtbot, style, size, scale, waiting=waiting, undo=undo)
    controls = parts.controls
    shown = [each for each in controls.buttons.values() if each.isVisible()]
    assert all(each.width() >= each.sizeHint().width() for each in shown)
    assert all(left.geometry().right() < right.geometry().left() for left, right in pairwise(shown))
    assert (clipped(controls), small_targets(controls)) == ([], [])


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (512, 320)], ids=str)
def test_the_key_in_the_corner_stands_clear_of_the_word(
    qtbot: QtBot, style: Style, size: tuple[int, int], scale: float
) -> None:
    parts = row(qtbot, style, size, scale)
    for button in parts.controls.care.values():
        letters, key = QFontMetricsF(button.font()), QFontMetricsF(button.key_font())
        low_letter = (button.height() + letters.height()) / 2 - letters.descent() - letters.xHeight()
        assert button.key_top() + key.ascent() < low_letter, button.words()


def test_no_two_look_alike_as_signs_alone(qtbot: QtBot, style: Style) -> None:
    parts = row(qtbot, style, (512, 320), 1.0, undo=True)
    controls = parts.controls
    signs = {command: each for command, each in controls.buttons.items() if each.isVisible() and not each.words()}
    assert {Command.BACK, Command.UNDO_EASIER} <= signs.keys()
    pictures = {command: each.grab().toImage() for command, each in signs.items()}
    assert [pair for pair in combinations(pictures, 2) if pictures[pair[0]] == pictures[pair[1]]] == []


@pytest.mark.parametrize("size", [(1280, 800), (640, 400), (512, 320)], ids=str)
def test_what_is_pressed_when_it_hurts_has_room_before_it(house: House, size: tuple[int, int]) -> None:
    house.start()
    house.dress(size, "light", 1.0)
    buttons = house.player.controls.buttons
    before, care = buttons[Command.SKIP].geometry(), buttons[Command.HURTS].geometry()
    assert care.left() - before.right() >= (house.style.rem if size[0] >= 640 else 1)
    assert clipped(house.player.controls) == []

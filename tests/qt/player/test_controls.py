"""The row of controls keeps its words as long as there is room for them, and those of care longest."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from routine_app.playback.commands import Command
from routine_app.qt.player.controls import Controls
from routine_app.qt.style.style import Style
from tests.qt.looking import settle

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

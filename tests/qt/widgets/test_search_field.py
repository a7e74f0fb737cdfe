"""How many settings are found is said once she has stopped typing, not with each letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.search_field import SearchField
from routine_app.qt.widgets.status_line import StatusLine
from tests.qt.conftest import House
from tests.qt.looking import press, settle
from tests.qt.parts import fire, part


def test_what_is_found_is_said_once_she_rests(house: House) -> None:
    house.window.go_to("settings")
    settle()
    said: list[str] = []
    part(house.window, StatusLine).said.connect(said.append)
    search = house.settings.search
    search.setFocus(Qt.FocusReason.TabFocusReason)
    rest = part(search, QTimer)
    QTest.keyClicks(search, "voice")
    assert said == []
    fire(rest)
    assert said == ["10 settings"]
    press(Qt.Key.Key_Escape)
    fire(rest)
    assert said == ["10 settings"], "of nothing that is looked for nothing is said"


@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_its_hint_is_read_whole_at_any_width(style: Style, qtbot: QtBot, scale: float) -> None:
    """In large type "Find by nam" stood in the one of Routines."""
    style.set_choices("light", scale, reduced_motion=False)
    field = SearchField(style, "Find a routine", "Find by name, exercise or author")
    qtbot.addWidget(field)
    field.show()
    edges, hints = 2 * (style.px(0.7) + 3), []  # of one with the focus
    for width in range(120, 641, 20):
        field.resize(width, 60)
        hints.append(field.placeholderText())
        assert field.fontMetrics().horizontalAdvance(hints[-1]) <= width - edges, width
    assert list(dict.fromkeys(hints)) == ["Find", "Find a routine", "Find by name, exercise or author"]

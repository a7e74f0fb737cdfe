"""How many settings are found is said once she has stopped typing, not with each letter."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

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

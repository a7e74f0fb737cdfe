from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from tests.qt.conftest import House
from tests.qt.looking import settle


def test_the_week_that_the_belly_follows_can_be_read(house: House) -> None:
    house.window.go_to("settings")
    for week in (0, 30):
        house.window.settings.week.setValue(week)
        settle()
        field = house.window.settings.week.lineEdit()
        margins = field.textMargins()
        room = field.width() - margins.left() - margins.right()
        assert QFontMetrics(field.font()).horizontalAdvance(field.text()) <= room

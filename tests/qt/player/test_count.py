"""The giant number: nothing of the words beside it is cut."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from routine_app.application.session.readout import LONGER_TEXT
from routine_app.qt.player.count import Count, height_for
from routine_app.qt.style.style import Style
from tests.qt.looking import settle


@pytest.mark.parametrize("digit_px", [84, 135, 230, 300])
@pytest.mark.parametrize(("of", "unit"), [("", "seconds"), ("of 12", "breaths"), ("seconds", LONGER_TEXT)])
def test_letters_that_hang_below_their_line_are_whole(
    qtbot: QtBot, style: Style, digit_px: int, of: str, unit: str
) -> None:
    count = Count(style)
    qtbot.addWidget(count)
    count.set_digit_height(digit_px)
    count.resize(900, height_for(digit_px))
    count.show_count("18", of, unit)
    count.show()
    settle()
    image = count.grab().toImage()
    paper = image.pixel(image.width() - 1, 0)
    beside = range(round(1.55 * digit_px), image.width())  # right of the number
    inked = [y for y in range(image.height()) if any(image.pixel(x, y) != paper for x in beside)]
    assert inked
    assert inked[-1] < image.height() - 1

"""The pill: one that cannot be pressed is told from one that can where all edges are as dark as text, too."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.text import RING


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_edge_of_what_cannot_be_pressed_is_broken(
    style: Style, qtbot: QtBot, theme: str, *, high_contrast: bool
) -> None:
    style.set_choices(theme, 1.0, reduced_motion=False, high_contrast=high_contrast)
    button = PillButton(style, "Save what is written here")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())

    def shades() -> int:
        """Return how often the edge at the top, where it is straight, becomes another colour."""
        picture = button.grab().toImage()
        row = [picture.pixel(x, RING) for x in range(button.height(), button.width() - button.height())]
        return sum(before != after for before, after in pairwise(row))

    assert shades() == 0
    button.setEnabled(False)
    assert shades() >= 10

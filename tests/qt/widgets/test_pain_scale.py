"""The scale of numbers: where its anchors stand, and how its numbers are coloured."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import TEXT_CONTRAST, Ink, contrast
from routine_app.qt.widgets.pain_scale import Scale, pain_scale
from routine_app.qt.widgets.text import RING
from tests.qt.looking import settle


def left_of(widget: QWidget, scale: Scale) -> int:
    return widget.mapTo(scale, QPoint(0, 0)).x()


@pytest.mark.parametrize(("text_scale", "window"), [(1.0, (1280, 800)), (1.6, (1280, 800)), (1.6, (3840, 2160))])
def test_worst_pain_stands_under_the_last_number_or_under_none(
    style: Style, qtbot: QtBot, text_scale: float, window: tuple[int, int]
) -> None:
    style.set_window_size(*window)
    style.set_choices("light", text_scale, reduced_motion=False)
    scale = pain_scale(style, "Pain now")
    qtbot.addWidget(scale)
    scale.show()
    row = 11 * scale.buttons[0].sizeHint().width()
    for width in (row + 200, row + 5, row - 5, row * 2 // 3):
        scale.resize(width, 400)
        settle()
        rows = Counter(button.mapTo(scale, QPoint(0, 0)).y() for button in scale.buttons.values())
        end = left_of(scale.high, scale) + scale.high.width()
        last = scale.buttons[10]
        if len(rows) == 1:
            assert abs(end - left_of(last, scale) - last.width()) <= 2 * RING, width
            assert abs(left_of(scale.low, scale) - left_of(scale.buttons[0], scale)) <= 2 * RING, width
        else:
            assert sorted(rows.values()) == [5, 6]
            assert 0 < left_of(scale.high, scale) - left_of(scale.low, scale) - scale.low.width() < style.px(3), width
    style.set_choices("light", 1.0, reduced_motion=False)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_numbers_deepen_along_the_scale_and_stay_readable(style: Style, qtbot: QtBot, theme: str) -> None:
    style.set_choices(theme, 1.0, reduced_motion=False)
    scale = pain_scale(style, "Pain now")
    qtbot.addWidget(scale)
    scale.resize(900, 100)
    scale.show()
    settle()
    tints = []
    for button in scale.buttons.values():
        tint = button.grab().toImage().pixelColor(button.width() // 2, RING + 6).name()
        assert contrast(style.color(Ink.TEXT).name(), tint) >= TEXT_CONTRAST
        tints.append(contrast(style.color(Ink.CARD).name(), tint))
    assert tints == sorted(tints)
    assert len(set(tints)) == 11
    scale.set_value(0)
    chosen = scale.buttons[0].grab().toImage().pixelColor(scale.buttons[0].width() // 2, RING + 6)
    assert chosen == style.color(Ink.TEXT), "no pain is no warning"

"""What scrolls, scrolls by keys: wherever the focus is on its page, and to what Tab does not come near."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.scrolling import bring_into_view
from routine_app.qt.widgets.slider import SliderRow
from tests.qt.looking import settle

KEY = Qt.Key
HIGH = 2_000


@pytest.mark.parametrize("place", ["in the content", "in the footer"])
def test_a_page_scrolls_by_keys(style: Style, qtbot: QtBot, place: str) -> None:
    page = ScrollPage(style)
    qtbot.addWidget(page)
    inside, below = PillButton(style, "Inside"), PillButton(style, "Below")
    page.column.addWidget(inside)
    page.column.addWidget(blank())
    page.footer.hold(below)
    page.resize(600, 400)
    page.show()
    settle()
    focused, bar = inside if place == "in the content" else below, page.area.verticalScrollBar()
    focused.setFocus()
    at = []
    for key in (KEY.Key_PageDown, KEY.Key_Down, KEY.Key_End, KEY.Key_Up, KEY.Key_PageUp, KEY.Key_Home):
        QTest.keyClick(focused, key)
        at.append(bar.value())
    assert 0 < at[0] < at[1] < at[2] == bar.maximum()
    assert at[2] > at[3] > at[4] > at[5] == 0


@pytest.mark.parametrize("window_high", [400, 120])
def test_what_has_the_focus_comes_into_view_with_its_name(style: Style, qtbot: QtBot, window_high: int) -> None:
    page = ScrollPage(style)
    qtbot.addWidget(page)
    row = SliderRow(style, "Loudness", (0, 100, 10), str, "Of the voice, over whatever else there is.")
    for part in (blank(), row, blank()):
        page.column.addWidget(part)
    page.footer.hide()
    page.resize(600, window_high)
    page.show()
    settle()
    page.area.verticalScrollBar().setValue(row.slider.mapTo(page.content, QPoint()).y() - 12)
    bring_into_view(row.slider)
    assert seen(row.slider) == 1
    assert (seen(row) == 1) == (row.height() + 24 <= page.area.viewport().height())


def blank() -> QWidget:
    part = QWidget()
    part.setFixedHeight(HIGH)  # with nothing in it that could have the focus
    return part


def seen(part: QWidget) -> float:
    """Return how much of a part is in view, 0 to 1 of its height."""
    return part.visibleRegion().boundingRect().height() / part.height()

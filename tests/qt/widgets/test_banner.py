"""A banner's answers stand beside its words where both fit in a row, else below them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.banner import Banner
from routine_app.qt.widgets.buttons import PillButton
from tests.qt.looking import clipped, settle

SHORT = "A little more?"
LONG = "Your pain has been 6 or more on two days. Please tell your midwife or physiotherapist; there is help for it."


@pytest.fixture
def banner(qtbot: QtBot, style: Style) -> Banner:
    banner = Banner(style, "A word", (PillButton(style, "Yes"), PillButton(style, "Later")))
    qtbot.addWidget(banner)
    banner.line.setText(SHORT)
    banner.resize(700, 160)
    banner.show()
    settle()
    return banner


def is_beside(banner: Banner) -> bool:
    """Whether the first answer begins right of the words, on their height."""
    words, answer = (in_banner(banner, each) for each in (banner.line, banner.buttons[0]))
    return answer.x() > words.x() + 100


def in_banner(banner: Banner, widget: QWidget) -> QPoint:
    return widget.mapTo(banner, QPoint(0, 0))


def test_it_is_one_row_where_there_is_room(banner: Banner) -> None:
    assert is_beside(banner)
    banner.resize(220, 200)
    settle()
    assert not is_beside(banner)
    assert clipped(banner) == []


def test_it_follows_its_words_and_its_answers(banner: Banner) -> None:
    banner.line.setText(LONG)
    settle()
    assert not is_beside(banner)
    assert clipped(banner) == []
    banner.line.setText(SHORT)
    settle()
    assert is_beside(banner)
    while is_beside(banner):
        banner.resize(banner.width() - 10, 200)
        settle()
    banner.buttons[1].hide()
    settle()
    assert is_beside(banner)

"""The due date: typed, stepped to, not said; Tab leaves it, and the wheel does not change it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.due_date_field import UNSAID, DueDateField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

TODAY = dt.date(2026, 3, 2)
PROBABLE = dt.date(2026, 6, 21)


@pytest.fixture
def field(qtbot: QtBot, style: Style) -> Iterator[DueDateField]:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    field = DueDateField(style)
    column.addWidget(field)
    column.addWidget(QLineEdit())
    holder.show()
    holder.activateWindow()
    field.show_due(None, TODAY)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    yield field
    holder.hide()


@pytest.fixture
def chosen(field: DueDateField) -> list[dt.date | None]:
    told: list[dt.date | None] = []
    field.chosen.connect(told.append)
    return told


def test_what_is_not_said_shows_as_that(field: DueDateField, chosen: list[dt.date | None]) -> None:
    assert (field.text(), field.due(), chosen) == (UNSAID, None, [])


@pytest.mark.parametrize(("typed", "day"), [("12", dt.date(2026, 6, 12)), ("21", PROBABLE)])
def test_what_is_typed_takes_the_place_of_not_said(
    field: DueDateField, chosen: list[dt.date | None], qtbot: QtBot, typed: str, day: dt.date
) -> None:
    qtbot.keyClicks(field, typed)
    assert UNSAID not in field.text()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.due(), chosen) == (day, [day])


def test_an_arrow_begins_at_a_probable_day(field: DueDateField, chosen: list[dt.date | None], qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert chosen == [PROBABLE]


def test_to_show_a_day_tells_nobody(field: DueDateField, chosen: list[dt.date | None]) -> None:
    for due in (dt.date(2026, 5, 1), dt.date(2025, 1, 1), dt.date(2028, 1, 1), None):
        field.show_due(due, TODAY)
        assert field.due() == due
    assert chosen == []


def test_tab_leaves_it_whatever_part_of_the_day_is_chosen(field: DueDateField, qtbot: QtBot) -> None:
    field.show_due(PROBABLE, TODAY)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()

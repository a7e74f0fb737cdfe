"""The charts answer pointer and arrow keys: what stands where, closer and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from routine_app.application.diary.chart_span import ChartSpan
from routine_app.application.diary.view import Period
from routine_app.qt.progress.chart import PainChart
from routine_app.qt.progress.chart_readings import Readings
from routine_app.qt.progress.page import ProgressPage
from routine_app.qt.progress.times import USUAL, USUAL_OF_MONTH
from routine_app.qt.style.style import Style
from routine_app.storage.history import History
from tests.diaries import TODAY, add_session
from tests.qt.looking import double_click, tab_order

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def place_of(chart: PainChart, day: int) -> QPoint:
    """Return where a day stands in the chart's viewport."""
    box = chart.plotItem.vb
    place: QPoint = chart.mapFromScene(box.mapViewToScene(QPointF(day, 5)))
    return place


def point_at(chart: PainChart, place: QPoint) -> None:
    """Move the pointer there, wherever the page is scrolled to."""
    view, none = chart.viewport(), Qt.MouseButton.NoButton
    there = QPointF(view.mapToGlobal(place))
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), there, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, move)


def test_it_begins_at_the_last_session_and_arrows_go_through_them(page: ProgressPage, qtbot: QtBot) -> None:
    chart, reading = page.board.pain.chart, page.board.pain.panel.reading
    assert reading.text() == "4 Mar 2026: before 4, after 3"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert reading.text() == "2 Mar 2026: before 4, after 3"
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert reading.text() == "16 Feb 2026: before 6, after 5"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.cursor_at == 0
    face = QAccessible.queryAccessibleInterface(chart)
    assert face.role() == QAccessible.Role.Chart
    assert face.text(QAccessible.Text.Description) == reading.text(), "a screen reader hears the same"


def test_no_menu_is_made_for_a_chart_that_has_none(style: Style, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = import_module("pyqtgraph.graphicsItems.ViewBox.ViewBox")  # its package has a class of that name
    monkeypatch.setattr(boxes, "ViewBoxMenu", lambda _box: pytest.fail("it takes as long as the chart itself"))
    chart = PainChart(style)
    qtbot.addWidget(chart)
    assert not chart.plotItem.menuEnabled()
    assert not chart.plotItem.vb.menuEnabled()


def test_tab_comes_to_a_chart_between_what_stands_above_and_below_it(page: ProgressPage) -> None:
    board = page.board
    board.periods.chosen.emit(Period.ALL)
    for section in (board.pain, board.breathing):
        assert tab_order(section.toggle)[:2] == [section.chart, section.panel.closer]


def test_a_pain_told_in_the_session_is_named(page: ProgressPage, qtbot: QtBot) -> None:
    chart = page.board.pain.chart
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    for _ in range(2):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert page.board.pain.panel.reading.text() == "20 Feb 2026: before 6, after 5, during it up to 6"


def test_the_pointer_names_what_is_nearest_and_gives_way_when_it_leaves(page: ProgressPage) -> None:
    chart, reading = page.board.pain.chart, page.board.pain.panel.reading
    first = round(chart.readings.days[0])
    point_at(chart, place_of(chart, first))
    assert reading.text().startswith("16 Feb 2026")
    chart.leaveEvent(QEvent(QEvent.Type.Leave))
    assert reading.text().startswith("4 Mar 2026")
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place_of(chart, first))
    assert chart.cursor_at == 0
    assert chart.hasFocus()


def test_it_comes_closer_and_goes_back_by_keys_and_by_buttons(page: ProgressPage, qtbot: QtBot) -> None:
    panel, chart = page.board.pain.panel, page.board.pain.chart
    assert (panel.closer.isEnabled(), panel.back.isEnabled()) == (True, False)
    panel.closer.click()
    assert chart.span.high - chart.span.low == 14
    assert (panel.closer.isEnabled(), panel.back.isEnabled()) == (False, True)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.span.low <= chart.readings.days[0] <= chart.span.high, "the cursor is brought into view"
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.span.is_whole
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.span.is_whole


def test_a_double_click_comes_closer_to_its_place(page: ProgressPage) -> None:
    chart = page.board.pain.chart
    double_click(chart.viewport(), place_of(chart, chart.span.low + 1))
    assert chart.span.low == chart.span.first
    assert not chart.span.is_whole


def test_the_weeks_of_breathing_are_named(page: ProgressPage, qtbot: QtBot) -> None:
    chart = page.board.breathing.chart
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert page.board.breathing.panel.reading.text() == "Week from 16 Feb 2026: 12 min of breathing, 4 sessions"


def test_another_period_begins_whole(page: ProgressPage) -> None:
    page.board.pain.panel.closer.click()
    page.board.periods.buttons[-1][1].click()
    assert page.model.period is Period.ALL
    assert page.board.pain.chart.span.is_whole


@pytest.mark.parametrize(("day", "nearest"), [(0, 0), (12, 0), (16, 1), (99, 2)])
def test_the_nearest_reading(day: int, nearest: int) -> None:
    readings = Readings((10.0, 20.0, 30.0), str)
    assert readings.nearest(day, ChartSpan.whole(0, 40)) == nearest
    assert readings.nearest(day, ChartSpan(0, 40, 18, 22)) == 1
    assert readings.nearest(day, ChartSpan(0, 40, 11, 15)) is None
    assert readings.words(3) == ""


def test_over_years_each_month_has_a_usual_level_and_the_page_says_so(
    open_page: Callable[[], ProgressPage], data_dir: Path
) -> None:
    with History(data_dir / "diary.sqlite3") as history:
        for days in range(0, 500, 5):
            add_session(history, TODAY - dt.timedelta(days=days), before=days % 7)
    board = open_page().board
    chart, note = board.pain.chart, board.pain.note
    assert note.text().endswith(USUAL)
    board.periods.chosen.emit(Period.ALL)
    assert note.text().endswith(USUAL_OF_MONTH)
    assert len(lines_of(chart)[-1]) == 18, "a point for each month"
    board.pain.panel.closer.click()
    assert note.text().endswith(USUAL)
    assert len(lines_of(chart)[-1]) == 100 - 6, "one for each session from the seventh on"


def lines_of(chart: PainChart) -> list[list[float]]:
    return [list(item.xData) for item in chart.plotItem.items if isinstance(item, pg.PlotCurveItem)]

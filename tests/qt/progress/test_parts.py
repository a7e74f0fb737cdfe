"""The heat map, the tables and the small parts, each alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from routine_app.qt.progress.chart import scale_to
from routine_app.qt.progress.heat_map import HeatMap
from routine_app.qt.progress.marks import level
from routine_app.qt.progress.section import SHOW_CHART, SHOW_TABLE, ProgressSection
from routine_app.qt.progress.table import DataTable
from routine_app.qt.progress.week import PlanStepper
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.storage.progress import DayTotal
from tests.afresh import afresh
from tests.diaries import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

YESTERDAY = TODAY - dt.timedelta(days=1)


@pytest.fixture
def heat(qtbot: QtBot) -> HeatMap:
    heat = HeatMap(Style(), TODAY)
    qtbot.addWidget(heat)
    heat.resize(900, heat.sizeHint().height())
    heat.show_days({YESTERDAY: DayTotal(YESTERDAY, 1, 20, 1_440_000, 0)}, frozenset({YESTERDAY}), TODAY)
    heat.show()
    return heat


def told(heat: HeatMap) -> str:
    return str(heat.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_screen_reader_goes_through_the_days_as_a_table(heat: HeatMap) -> None:
    face = QAccessible.queryAccessibleInterface(heat)
    assert face.role() == QAccessible.Role.Table
    cells = [face.child(index) for index in range(face.childCount())]
    words = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert {cell.role() for cell in cells if cell.text(QAccessible.Text.Name).startswith("Tuesday,")} == {
        QAccessible.Role.Cell
    }
    assert "Tuesday, 3 March 2026: 1 session, 24 min, a flare the next day" in words
    assert "Wednesday" in words, "a row's own name"


def test_keys_go_on_to_other_weeks(heat: HeatMap, qtbot: QtBot) -> None:
    asked: list[int] = []
    heat.beyond.connect(asked.append)
    qtbot.keyClick(heat, Qt.Key.Key_Home)
    qtbot.keyClick(heat, Qt.Key.Key_Left)
    qtbot.keyClick(heat, Qt.Key.Key_End)
    qtbot.keyClick(heat, Qt.Key.Key_Down)
    assert asked == [-1, 1]


def test_arrows_move_through_the_days_and_say_them(heat: HeatMap, qtbot: QtBot) -> None:
    qtbot.keyClick(heat, Qt.Key.Key_Up)
    assert heat.cursor_day == YESTERDAY
    assert told(heat) == "Tuesday, 3 March 2026: 1 session, 24 min, a flare the next day"
    qtbot.keyClick(heat, Qt.Key.Key_Left)
    assert heat.cursor_day == YESTERDAY - dt.timedelta(days=7)
    assert told(heat).endswith("no session")
    qtbot.keyClick(heat, Qt.Key.Key_End)
    qtbot.keyClick(heat, Qt.Key.Key_Right)
    assert heat.cursor_day == TODAY  # not into days to come
    qtbot.keyClick(heat, Qt.Key.Key_Home)
    qtbot.keyClick(heat, Qt.Key.Key_PageUp)
    assert heat.cursor_day == heat.grid().monday


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_opens_the_day(heat: HeatMap, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(heat, Qt.Key.Key_Up)
    with qtbot.waitSignal(heat.day_opened) as opened:
        qtbot.keyClick(heat, key)
    assert opened.args == [YESTERDAY]


def test_a_click_opens_the_day_but_not_one_to_come(heat: HeatMap, qtbot: QtBot) -> None:
    opened: list[dt.date] = []
    heat.day_opened.connect(opened.append)
    grid = heat.grid()
    for day in (YESTERDAY, TODAY + dt.timedelta(days=1)):
        x, y = grid.place(day)
        middle = QPoint(round(x + grid.side / 2), round(y + grid.side / 2))
        qtbot.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert opened == [YESTERDAY]


def test_the_day_that_has_the_focus_is_ringed_and_today_is_not_taken_for_it(heat: HeatMap) -> None:
    teal = heat._style.color(Ink.TEAL).rgb()  # noqa: SLF001 - its own colours

    def ringed() -> int:
        image = heat.viewport().grab().toImage()
        return sum(image.pixel(x, y) == teal for x in range(image.width()) for y in range(image.height()))

    heat.clearFocus()
    before = ringed()
    heat.setFocus()
    assert heat.cursor_day == heat.today
    assert ringed() > before + 40


def test_longer_days_are_fuller() -> None:
    assert [level(minutes) for minutes in (0, 9, 10, 19, 25, 30, 90)] == [1, 1, 2, 2, 3, 4, 4]


def test_the_map_looks_different_where_something_was_done(heat: HeatMap) -> None:
    grid = heat.grid()
    image = heat.viewport().grab().toImage()
    scale = image.devicePixelRatio()

    def colour(day: dt.date) -> str:
        x, y = grid.place(day)
        return image.pixelColor(round((x + 3) * scale), round((y + grid.side * 0.8) * scale)).name()

    assert colour(YESTERDAY) != colour(YESTERDAY - dt.timedelta(days=7))


def test_a_table_is_read_and_opened_by_keys(qtbot: QtBot) -> None:
    table = DataTable(Style(), "Sessions", ("Day", "Minutes"), opens=True)
    qtbot.addWidget(table)
    table.set_rows([("Monday", "24"), ("Tuesday", "12")])
    table.show()
    for _ in range(2):  # from nowhere to the first row, then to the second
        qtbot.keyClick(table, Qt.Key.Key_Down)
    index = table.currentIndex()
    assert (index.row(), index.data(Qt.ItemDataRole.AccessibleTextRole)) == (1, "Day: Tuesday")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1]
    assert table.model().index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight.value


def test_the_stripes_of_a_table_and_the_mark_of_a_row_reach_its_frame(qtbot: QtBot) -> None:
    table = DataTable(Style(), "Pain", ("Day", "Before", "After"))
    qtbot.addWidget(table)
    table.set_rows([("Monday", "3", "2"), ("Tuesday", "4", "2"), ("Wednesday", "4", "1")])
    table.resize(900, table.sizeHint().height())
    table.show()
    assert table.horizontalHeader().length() < table.viewport().width() // 2

    def grounds() -> list[tuple[str, str]]:
        image = table.viewport().grab().toImage()
        scale = image.devicePixelRatio()
        heights = [table.rowViewportPosition(row) + 3 for row in range(3)]
        return [
            (
                image.pixelColor(round(6 * scale), round(y * scale)).name(),
                image.pixelColor(image.width() - 3, round(y * scale)).name(),
            )
            for y in heights
        ]

    striped = grounds()
    assert all(within == beyond for within, beyond in striped)
    assert striped[0] != striped[1]
    table.selectRow(1)
    assert all(within == beyond for within, beyond in grounds())
    assert grounds()[1] != striped[1]


def test_a_column_of_which_nothing_was_said_has_its_head_above_its_dashes(qtbot: QtBot) -> None:
    table = DataTable(Style(), "Pain", ("Day", "It hurt in it", "After"))
    qtbot.addWidget(table)
    table.set_rows([("Monday", "-", "2"), ("Tuesday", "-", "2")])
    head = table.rows.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert head == table.rows.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)


def test_a_section_turns_from_chart_to_table_and_back(qtbot: QtBot) -> None:
    style = Style()
    section = ProgressSection(style, "Breathing", ("Week", "Minutes"))
    qtbot.addWidget(section)
    chart = PlanStepper(style)
    section.set_chart(chart)
    section.show_numbers("Some.", lambda: [("2 Mar 2026", "5")], there=True)
    section.show()
    assert section.table is None  # made when first asked for
    section.toggle.click()
    table = afresh(section.table)
    assert table is not None
    assert (table.isVisible(), chart.isVisible()) == (True, False)
    assert (section.toggle.words(), section.toggle.accessibleName()) == (SHOW_CHART, "Show as chart: Breathing")
    section.toggle.click()
    assert (table.isVisible(), chart.isVisible()) == (False, True)
    assert section.toggle.words() == SHOW_TABLE
    section.show_numbers("None.", list, there=False)
    assert not chart.isVisible()
    assert not section.toggle.isVisible()


def test_the_plan_goes_from_none_to_14(qtbot: QtBot) -> None:
    stepper = PlanStepper(Style())
    qtbot.addWidget(stepper)
    asked: list[int | None] = []
    stepper.changed.connect(asked.append)
    stepper.show_plan(13)
    stepper.more.click()
    stepper.more.click()
    assert asked == [14]
    stepper.show_plan(2)
    stepper.fewer.click()
    stepper.fewer.click()
    assert asked == [14, 1, None]
    assert not stepper.fewer.isEnabled()


@pytest.mark.parametrize(
    ("highest", "levels"), [(0, [0, 1, 2, 3]), (11.2, [0, 5, 10, 15]), (95, [0, 20, 40, 60, 80, 100])]
)
def test_scales_are_round(highest: float, levels: list[float]) -> None:
    assert scale_to(highest) == levels

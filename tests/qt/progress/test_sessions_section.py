"""The list of sessions on Progress: pages, kinds, years, and the way to a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from routine_app.qt.progress.page import ProgressPage
from routine_app.qt.progress.sessions_section import PAGE, SessionsSection
from routine_app.storage.history import History
from routine_app.storage.records import PainRecord, PainSite, SessionState
from routine_app.storage.session_list import WhichSessions
from tests.diaries import NOW, PLAN, TODAY, add_session, keep_session
from tests.qt.looking import small_targets
from tests.qt.progress.conftest import shown_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def days(section: SessionsSection) -> list[str]:
    model = section.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_nine_sessions_are_two_pages(page: ProgressPage) -> None:
    section = page.board.sessions
    assert "9 sessions, the newest first: 1 to 8." in section.sentence.text()
    assert (len(days(section)), days(section)[0]) == (PAGE, "4 Mar 2026")
    assert not section.newer.isEnabled()
    section.older.click()
    assert days(section) == ["16 Feb 2026"]
    assert not section.older.isEnabled()
    section.newer.click()
    assert days(section)[0] == "4 Mar 2026"


def test_a_row_opens_its_day_by_click_and_by_enter(page: ProgressPage, qtbot: QtBot) -> None:
    table = page.board.sessions.table
    index = table.model().index(1, 0)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert page.day.day == dt.date(2026, 3, 2)
    page.show_board()
    table.setFocus()
    table.setCurrentIndex(index)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.day


def test_a_long_note_ends_in_dots_and_not_beside_the_page(
    open_page: Callable[[], ProgressPage], data_dir: Path
) -> None:
    with History(data_dir / "diary.sqlite3") as history:
        add_session(history, TODAY, note="It pulled a little on the left side. " * 8)
    table = open_page().board.sessions.table
    assert table.horizontalScrollBar().maximum() == 0
    assert table.horizontalHeader().length() == table.viewport().width()


def test_one_kind_alone(page: ProgressPage) -> None:
    section = page.board.sessions
    section.which.buttons[2][1].click()
    assert days(section) == []
    assert not section.table.isVisible()
    assert section.sentence.text() == "No session is like that."


def test_the_flares_are_shown_in_the_list(page: ProgressPage) -> None:
    page.board.flares.show_them.click()
    section = page.board.sessions
    assert section.which.value is WhichSessions.FLARED
    assert days(section) == ["18 Feb 2026"]
    assert section.table.hasFocus()


def test_years_are_gone_through(open_page: Callable[[], ProgressPage], data_dir: Path) -> None:
    with History(data_dir / "diary.sqlite3") as history:
        for year in (2023, 2025, 2026):
            add_session(history, TODAY.replace(year=year))
    section = open_page().board.sessions
    assert section.year.isVisible()
    section.year.earlier.click()
    assert (section.year.words.text(), days(section)) == ("2026", ["4 Mar 2026"])
    section.year.earlier.click()
    section.year.earlier.click()
    assert (section.year.words.text(), days(section)) == ("2024", [])
    section.year.earlier.click()
    assert days(section) == ["4 Mar 2023"]
    assert not section.year.earlier.isEnabled()
    for _ in range(4):
        section.year.later.click()
    assert section.year.words.text() == "All years"
    assert len(days(section)) == 3


def test_the_last_session_of_a_page_can_be_deleted(page: ProgressPage) -> None:
    page.board.sessions.older.click()
    page.open_day(dt.date(2026, 2, 16))
    page.day.cards[0].delete.click()
    page.show_board()
    assert len(days(page.board.sessions)) == PAGE
    assert page.board.sessions.query.first == 0


def test_a_session_stopped_for_pain_at_once_is_seen_everywhere(
    open_page: Callable[[], ProgressPage], data_dir: Path
) -> None:
    hurt = PainRecord("squat", NOW, 8, frozenset({PainSite.LEFT}), 0, "squat.chair")
    with History(data_dir / "diary.sqlite3") as history:
        keep_session(history, ("daily", "Daily routine"), PLAN, [hurt], NOW, state=SessionState.STOPPED)
    board = open_page().board
    assert not board.empty.isVisible()
    words = shown_words(board)
    assert "1 session stopped early since 4 Mar 2026." in words
    assert "You stopped one session early this week." in words
    assert board.year.map.words(TODAY).endswith(": 1 stopped early, pain up to 8")
    assert "Wednesday 1 stopped early, pain up to 8" in board.strip.accessibleName()
    assert board.pain.panel.reading.text() == "4 Mar 2026: during it up to 8"
    row = board.sessions.table.model()
    assert row.index(0, 3).data() == "stopped for pain (8)"


@pytest.mark.parametrize("width", [480, 1024])
def test_its_controls_can_be_hit(page: ProgressPage, width: int) -> None:
    page.resize(width, 640)
    assert small_targets(page.board.sessions) == []
    assert page.board.sessions.table.verticalHeader().defaultSectionSize() >= 44

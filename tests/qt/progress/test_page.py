"""The page as she uses it: overview, exports, backup, deleting everything."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from routine_app.application.context import open_context
from routine_app.application.diary.view import Period
from routine_app.qt.progress.files_section import FileWish
from routine_app.qt.progress.page import ProgressPage
from routine_app.qt.style.style import Style
from tests.afresh import afresh
from tests.diaries import NOW, TODAY, small_diary
from tests.qt.looking import settle
from tests.qt.progress.conftest import pains, shown_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def test_starting_the_window_loads_no_charts() -> None:
    code = (
        "import sys\nimport routine_app.qt.shell.application\n"
        "print(sorted(name for name in sys.modules if name in ('pyqtgraph', 'numpy')\n"
        "             or name == 'typst' or name.startswith('routine_app.qt.progress.')))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout == "['routine_app.qt.progress.feature', 'routine_app.qt.progress.preload']\n", result.stderr


def test_a_new_user_is_welcomed_and_nothing_is_made(open_page: Callable[[], ProgressPage], data_dir: Path) -> None:
    page = open_page()
    words = shown_words(page.board)
    assert "Your first session will show here." in words
    assert "Pain before and after" not in words
    offered = {wish for wish, button in page.board.files.buttons.items() if button.isVisible()}
    assert offered == {FileWish.RESTORE, FileWish.DELETE}
    assert not data_dir.exists()


def test_on_another_day_the_calendar_is_at_that_day(qtbot: QtBot, style: Style, data_dir: Path) -> None:
    """It went on telling of the day on which it was opened first."""
    small_diary(data_dir / "diary.sqlite3")
    now = [NOW]
    page = ProgressPage(style, lambda: open_context(data_dir), lambda: now[0])
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.board.year.told.text().startswith("Wednesday, 4 March 2026")
    now[0] += dt.timedelta(days=1)
    page.refresh()
    assert page.board.year.told.text() == "Thursday, 5 March 2026: no session"


def test_the_overview_says_what_the_diary_holds(page: ProgressPage) -> None:
    words = shown_words(page.board)
    for said in (
        "9 sessions since 16 Feb 2026.",
        "2 sessions so far this week, 20 min. Your own plan is 5 a week, and any day will do.",
        "Before the last 7 sessions pain was about 5.",
        "0 is no pain, 10 the worst pain imaginable.",
        "Minutes a week: 27 min in all, about 9 min a week.",
        "1 session of 4 that you answered for had a flare the next day.",
    ):
        assert said in words, said


def test_every_chart_has_a_table_with_its_numbers(page: ProgressPage) -> None:
    board = page.board
    for section, first in (
        (board.year, ("Wednesday, 4 March 2026", "1", "10", "5", "3", "pain up to 4")),
        (board.week, ("Monday", "1", "10", "pain up to 4")),
        (board.pain, ("4 Mar 2026", "4", "3", "-", "5", "4")),
        (board.swapped, ("Chair squat", "Squat", "9", "Easier on the knees.")),
        (board.breathing, ("2 Mar 2026", "6", "2", "2")),
    ):
        section.toggle.click()
        assert section.table is not None
        model = section.table.model()
        row = tuple(model.index(0, column).data() for column in range(model.columnCount()))
        assert row == first, section.title_words
        assert section.table.isVisible()


def test_the_titles_of_two_cards_side_by_side_are_level(page: ProgressPage) -> None:
    settle()
    board = page.board
    assert board.done.title.isVisible()
    middles = [each.title.mapTo(page, each.title.rect().center()) for each in (board.done, board.swapped)]
    assert middles[0].x() < middles[1].x()  # else they stand one above the other
    assert abs(middles[0].y() - middles[1].y()) <= 1


def test_a_table_has_the_whole_width(page: ProgressPage) -> None:
    settle()
    board = page.board
    half = board.done.width()
    board.swapped.toggle.click()
    settle()
    assert board.done.width() == board.swapped.width() == board.pain.width() > half
    board.swapped.toggle.click()
    settle()
    assert board.done.width() == half


def test_no_card_is_half_empty(page: ProgressPage) -> None:
    settle()
    board = page.board
    for section in (board.breathing, board.flares):
        assert section.width() == board.pain.width(), section.title_words
        assert section.height() == section.heightForWidth(section.width()), section.title_words


def test_looking_back_changes_the_period(page: ProgressPage) -> None:
    page.board.periods.buttons[-1][1].click()
    assert page.model.period is Period.ALL
    assert page.board.periods.value is Period.ALL
    assert "Sets in all this time." in shown_words(page.board)


def test_the_plan_is_handed_on(page: ProgressPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.plan_changed) as changed:
        page.board.plan.more.click()
    assert changed.args == [6]


def test_there_is_no_plan_until_she_makes_one(
    open_page: Callable[[], ProgressPage], data_dir: Path, qtbot: QtBot
) -> None:
    small_diary(data_dir / "diary.sqlite3")
    page = open_page()
    assert "No plan for a week" in shown_words(page)
    assert "Your own plan" not in shown_words(page)
    assert not page.board.plan.fewer.isEnabled()
    with qtbot.waitSignal(page.plan_changed) as changed:
        page.board.plan.more.click()
    assert changed.args == [1]


@pytest.mark.parametrize(
    ("wish", "begins"),
    [
        (FileWish.REPORT, b"%PDF-"),
        (FileWish.CSV, b"\xef\xbb\xbfdate,"),
        (FileWish.JSON, b'{\n "format"'),
        (FileWish.BACK_UP, b"PK"),
    ],
)
def test_what_is_saved_is_saved_where_she_says(
    page: ProgressPage, tmp_path: Path, wish: FileWish, begins: bytes
) -> None:
    target = tmp_path / "out"
    asked: list[str] = []
    page.filing.ask_target = lambda _title, name, _kinds: asked.append(name) or target  # type: ignore[func-returns-value]
    page.board.files.buttons[wish].click()
    assert target.read_bytes().startswith(begins)
    assert str(target) in page.message.words.text()
    assert "2026-03-04" in asked[0]
    assert QApplication.overrideCursor() is None


def test_nothing_is_saved_when_she_changes_her_mind(page: ProgressPage) -> None:
    page.filing.ask_target = lambda *_: None
    page.board.files.buttons[FileWish.CSV].click()
    assert not page.message.isVisible()


def test_a_place_that_cannot_be_written_is_said(page: ProgressPage, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    page.filing.ask_target = lambda *_: tmp_path / "file" / "out.csv"
    page.board.files.buttons[FileWish.CSV].click()
    assert "file" in page.message.words.text()
    assert not page.message.undo.isVisible()


def test_a_backup_is_restored_after_a_question(
    page: ProgressPage, tmp_path: Path, data_dir: Path, qtbot: QtBot
) -> None:
    backup = tmp_path / "b.zip"
    page.filing.ask_target = lambda *_: backup
    page.board.files.buttons[FileWish.BACK_UP].click()
    page.open_day(TODAY)
    page.day.cards[0].delete.click()
    page.show_board()
    page.filing.ask_source = lambda *_: backup
    page.board.files.buttons[FileWish.RESTORE].click()
    question = page.filing.question
    assert question is not None
    assert "8 sessions since 16 Feb 2026" in shown_words(question)
    replaced: list[bool] = []
    page.settings_replaced.connect(lambda: replaced.append(True))
    question.buttons[0].click()
    qtbot.waitUntil(lambda: replaced == [True])  # in a thread of its own
    assert len(pains(data_dir)) == 9
    assert page.filing.question is None
    assert not page.model.undoable
    assert not page.message.undo.isVisible()
    assert "9 sessions since" in page.board.line.text()


def test_deleting_everything_names_what_goes_and_asks(page: ProgressPage, data_dir: Path) -> None:
    page.board.files.buttons[FileWish.DELETE].click()
    question = page.filing.question
    assert question is not None
    assert question.buttons[-1].hasFocus()
    assert question.buttons[-1].words() == "Keep it all"
    words = shown_words(question)
    assert "9 sessions since 16 Feb 2026" in words
    assert str(data_dir) in words
    question.buttons[-1].click()
    assert (data_dir / "diary.sqlite3").exists()
    page.board.files.buttons[FileWish.DELETE].click()
    assert page.filing.question is not None
    page.filing.question.buttons[0].click()
    assert not (data_dir / "diary.sqlite3").exists()
    assert page.board.empty.isVisible()


def test_before_the_first_session_her_figure_rests_and_today_is_one_press_away(
    open_page: Callable[[], ProgressPage], qtbot: QtBot
) -> None:
    page = open_page()
    card = page.board.empty
    assert card.figure is not None
    assert card.figure.isVisible()
    page.resize(460, 640)
    settle()
    assert not card.figure.isVisible()
    with qtbot.waitSignal(page.today_wanted):
        card.to_today.click()


def test_the_diary_is_let_go_of_when_the_page_is_left(page: ProgressPage) -> None:
    assert page.model.history is not None
    page.hide()
    assert afresh(page.model.history) is None
    page.show()
    assert page.model.history is not None
    assert "9 sessions" in page.board.line.text()


def test_a_diary_that_cannot_be_opened_is_said(open_page: Callable[[], ProgressPage], data_dir: Path) -> None:
    (data_dir / "diary.sqlite3").mkdir(parents=True)
    page = open_page()
    assert page.message.isVisible()
    assert "diary.sqlite3" in page.message.words.text()


@pytest.mark.parametrize("width", [480, 760, 1024, 1920])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_wider_than_the_page(page: ProgressPage, style: Style, width: int, theme: str) -> None:
    style.set_choices(theme, 1.0, reduced_motion=True)
    style.set_window_size(width, 640)
    page.resize(width, 640)
    settle()
    board = page.board
    room = board.area.viewport().width()
    assert board.content.width() <= room
    for part in (board.year.map, board.week, board.pain.chart, board.done, board.files):
        right = part.mapTo(board.content, part.rect().topRight()).x()
        assert right < room, type(part).__name__
    assert board.year.map.height() >= board.year.map.sizeHint().height()

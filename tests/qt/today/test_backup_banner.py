"""The backup that is offered after a diary was lost: on Today until answered, and on Progress at any time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from routine_app.application.today.changes import STILL_THERE
from routine_app.qt.progress.files_section import FileWish
from routine_app.storage.history import History
from tests.diaries import TODAY, small_diary
from tests.qt.conftest import House


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A diary of nine sessions, backed up, then scrambled."""
    path = tmp_path / "her data" / "diary.sqlite3"
    small_diary(path)
    with History(path) as history:
        history.database.begin_backup(TODAY)
    path.write_bytes(b"scrambled" * 1000)
    return path


def test_today_offers_it_until_she_has_answered(database: Path, make_house: Callable[..., House]) -> None:
    assert database.exists()
    for _ in range(2):  # two starts
        house = make_house()
        banner = house.today.backup
        assert banner.isVisible()
        assert "There is a backup of Wednesday, 4 March 2026, with 9 sessions" in banner.line.text()
        assert not any("damaged" in message for message in house.model.view().messages)
    banner.leave.click()
    assert not banner.isVisible()
    assert STILL_THERE in house.model.view().messages
    assert not make_house().today.backup.isVisible()


def test_one_press_puts_it_back(database: Path, house: House, qtbot: QtBot) -> None:
    banner = house.today.backup
    assert banner.put_back.accessibleName() == "Put back 9 sessions"
    banner.put_back.click()
    qtbot.waitUntil(lambda: not banner.isVisible())
    assert any("Put back: 9 sessions" in message for message in house.model.view().messages)
    with History(database) as history:
        assert len(history.sessions()) == 9


def test_without_a_backup_it_says_so_and_she_says_all_right(tmp_path: Path, make_house: Callable[..., House]) -> None:
    path = tmp_path / "her data" / "diary.sqlite3"
    path.parent.mkdir()
    path.write_bytes(b"scrambled" * 1000)
    banner = make_house().today.backup
    assert "There is no backup of it" in banner.line.text()
    assert not banner.put_back.isVisible()
    banner.leave.click()
    assert not banner.isVisible()


def test_progress_puts_any_of_them_back_after_a_question(database: Path, house: House, qtbot: QtBot) -> None:
    house.today.backup.leave.click()
    house.window.go_to("progress")
    page = house.progress
    button = page.board.files.buttons[FileWish.PUT_BACK]
    assert not button.isHidden()
    button.click()
    question = page.filing.question
    assert question is not None
    assert [each.words() for each in question.buttons] == ["4 Mar 2026, 9 sessions", "Leave it as it is"]
    question.buttons[-1].click()
    with History(database) as history:
        assert history.sessions() == ()
    button.click()
    assert page.filing.question is not None
    page.filing.question.buttons[0].click()
    qtbot.waitUntil(lambda: page.filing.question is None)
    assert "Put back: 9 sessions" in page.message.words.text()
    with History(database) as history:
        assert len(history.sessions()) == 9

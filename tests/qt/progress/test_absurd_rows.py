"""Rows that no app would write, before the whole window: Today, Progress, its days, and the report."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from routine_app.application.diary.view import Period
from routine_app.qt.progress.files_section import FileWish
from tests.absurd import absurd_diaries, full_diary
from tests.diaries import TODAY
from tests.qt.conftest import House

EVERY = 17  # of the values that the tables take
LEAST_TRIED = 50


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "diary.sqlite3"
    full_diary(path)
    return path


def look_at_everything(house: House, folder: Path) -> None:
    """Go through all that shows the diary; a fault in Qt's callbacks fails the test by itself."""
    window = house.window
    window.go_to("progress")
    page = house.progress
    for period in Period:
        page.model.period = period
        page.refresh()
        QApplication.processEvents()
    page.open_day(TODAY)
    QApplication.processEvents()
    page.show_board()
    page.filing.ask_target = lambda _title, name, _kinds: folder / name
    page.board.files.buttons[FileWish.REPORT].click()
    window.go_to("today")
    QApplication.processEvents()


@pytest.mark.slow
@pytest.mark.long
def test_the_window_shows_whatever_the_tables_take(
    template: Path, tmp_path: Path, make_house: Callable[..., House]
) -> None:
    tried = 0
    database = tmp_path / "her data" / "diary.sqlite3"
    for _, made in absurd_diaries(template, tmp_path, EVERY):
        shutil.rmtree(database.parent, ignore_errors=True)
        database.parent.mkdir()
        shutil.copyfile(made, database)
        house = make_house()
        look_at_everything(house, tmp_path)
        house.close()
        tried += 1
    assert tried >= LEAST_TRIED


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE sessions SET day = '1900-01-05', started_ms = -2208600000000 WHERE id = 2",
        "UPDATE sessions SET day = '2199-12-30' WHERE id = 2",
        "UPDATE sessions SET note = replace(hex(zeroblob(5000)), '0', char(8238)), comfort = 'x'",
        "UPDATE sessions SET elapsed_ms = 864000000, started_ms = 1000000000000000",
    ],
)
def test_a_diary_with_odd_days_and_lengths_is_shown(
    template: Path, tmp_path: Path, make_house: Callable[..., House], harm: str
) -> None:
    database = tmp_path / "her data" / "diary.sqlite3"
    database.parent.mkdir()
    shutil.copyfile(template, database)
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(harm)
    house = make_house()
    look_at_everything(house, tmp_path)
    assert list(tmp_path.glob("routine-report-*.pdf"))

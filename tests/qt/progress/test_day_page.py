"""A day as she sees it: its sessions, corrections, notes and undo."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from routine_app.application.diary.corrections import Words
from routine_app.qt.progress.files_section import FileWish
from routine_app.qt.progress.page import ProgressPage
from routine_app.storage.history import History
from routine_app.storage.records import DayRecord, PainRecord, PainSite, SkipRecord
from tests.diaries import NOW, TODAY
from tests.qt.looking import tab_order, unnamed
from tests.qt.progress.conftest import pains, shown_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_enter_on_a_day_shows_its_sessions_and_escape_goes_back(page: ProgressPage, qtbot: QtBot) -> None:
    page.board.year.map.setFocus()
    qtbot.keyClick(page.board.year.map, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.day
    words = shown_words(page.day)
    assert "Wednesday, 4 March 2026" in words
    assert "Daily routine, 08:15" in words
    assert "Swapped: Easier on the knees." in words
    qtbot.keyClick(page.day, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.board


def test_a_day_without_sessions(page: ProgressPage) -> None:
    page.open_day(TODAY - dt.timedelta(days=1))
    assert "Nothing is in the diary for this day." in shown_words(page.day)


def test_corrections_are_kept_and_taken_back(page: ProgressPage, data_dir: Path) -> None:
    page.open_day(TODAY)
    card = page.day.cards[0]
    card.after.buttons[1].click()
    card.flare.buttons[2][1].click()
    assert pains(data_dir)[-1] == 1
    assert page.message.words.text() == "Flare the next day is now yes."
    assert page.message.then.text() == "With Undo: Flare the next day is not said, as before."
    page.message.undo.click()
    assert page.message.words.text() == "Flare the next day is not said, as before."
    assert not page.message.undo.isVisible(), "the correction before it is not what this message tells of"
    page.model.undo()
    assert page.message.words.text() == "Pain after is 3 again."
    assert pains(data_dir)[-1] == 3
    assert page.day.cards[0].after.value == 3
    assert page.day.cards[0].flare.value is None
    assert not page.message.undo.isVisible()


def test_where_it_hurt_is_corrected_and_taken_back(page: ProgressPage, data_dir: Path) -> None:
    def sites() -> frozenset[PainSite]:
        with History(data_dir / "diary.sqlite3") as history:
            return history.summaries()[-1].sites

    page.open_day(TODAY)
    where = page.day.cards[0].where
    assert where.value == {PainSite.LEFT}
    where.buttons[PainSite.PUBIC].click()
    assert sites() == {PainSite.LEFT, PainSite.PUBIC}
    assert page.message.words.text() == "Where it hurt is now left side, pubic bone."
    page.message.undo.click()
    assert sites() == {PainSite.LEFT}
    assert page.day.cards[0].where.value == {PainSite.LEFT}


def test_sleep_and_stress_of_a_day_are_noted_and_taken_back(page: ProgressPage, data_dir: Path) -> None:
    def noted() -> tuple[DayRecord, ...]:
        with History(data_dir / "diary.sqlite3") as history:
            return history.days()

    page.open_day(TODAY)
    assert page.day.whole is not None
    page.day.whole.of_day.stress.buttons[4].click()
    assert page.message.words.text() == "Stress is now 4."
    page.day.whole.of_day.sleep.buttons[7].click()
    assert page.message.words.text() == "Sleep is now 7 h."
    assert noted() == (DayRecord(TODAY, stress=4, sleep_hours=7),)
    page.show_board()
    page.open_day(TODAY)
    assert (page.day.whole.of_day.stress.value, page.day.whole.of_day.sleep.value) == (4, 7)
    page.day.whole.of_day.stress.buttons[4].click()
    assert page.message.words.text() == "Stress is now not said."
    for again in ("Stress is 4 again.", "Sleep is not said, as before.", "Stress is not said, as before."):
        page.model.undo()
        assert page.message.words.text() == again
    assert noted() == ()
    assert page.day.whole.of_day.stress.value is None


def test_a_day_without_sessions_can_be_noted_too(page: ProgressPage) -> None:
    page.open_day(TODAY - dt.timedelta(days=1))
    assert page.day.whole is not None
    page.day.whole.of_day.sleep.buttons[5].click()
    assert page.model.of_day(TODAY - dt.timedelta(days=1)).sleep_hours == 5


def test_what_hurt_is_told_with_how_it_went_on(page: ProgressPage, data_dir: Path) -> None:
    with History(data_dir / "diary.sqlite3") as history:
        number = history.summaries()[-1].id
        both = frozenset({PainSite.BOTH})
        history.stop_for_pain(number, PainRecord("squat", NOW, 4, both, 0, "squat.chair"))
        history.record_skip(number, SkipRecord("squat", "You stopped: it hurt.", NOW, 0, "squat.chair"))
        history.stop_for_pain(number, PainRecord("itb", NOW, None, frozenset(), None, "itb.strap"))
    page.open_day(TODAY)
    words = shown_words(page.day)
    assert "Stopped for pain: Chair squat (pain 4, both sides)" in words
    assert "Hurt, and went on: Strap stretch" in words
    assert "Left out" not in words, "what was stopped for pain is told once"


def test_tab_goes_down_the_day(page: ProgressPage) -> None:
    page.open_day(TODAY)
    card = page.day.cards[0]
    assert page.day.whole is not None
    sleep = page.day.whole.of_day.sleep.buttons[2]
    reached = tab_order(page.day.back)
    parts = (card.before.buttons[4], card.where.buttons[PainSite.LEFT], card.effort.buttons[5], card.delete, sleep)
    order = [reached.index(part) for part in parts]
    assert order == sorted(order)
    assert unnamed(page.day) == []
    card.where.buttons[PainSite.PUBIC].click()
    reached = tab_order(page.day.back)
    last = reached.index(page.day.whole.of_day.stress.buttons[0])
    assert tuple(reached[last + 1 : last + 3]) == page.message.stops, "it stands below the day"


def test_a_deletion_can_be_taken_back_after_going_on(page: ProgressPage, data_dir: Path) -> None:
    page.open_day(TODAY)
    page.day.cards[0].delete.click()
    page.show_board()
    assert page.message.undo.isVisible()
    page.filing.ask_target = lambda *_: data_dir / "out.csv"
    page.board.files.buttons[FileWish.CSV].click()
    assert "out.csv" in page.message.words.text()
    assert not page.message.undo.isVisible(), "there is nothing to take back of an export"
    page.hide()
    page.show()
    assert page.message.words.text() == "Deleted: Daily routine, 08:15."
    assert page.message.undo.accessibleName() == "Undo: Daily routine, 08:15 is in the diary again."
    page.message.undo.click()
    assert page.message.words.text() == "Daily routine, 08:15 is in the diary again."
    assert len(pains(data_dir)) == 9
    page.hide()
    page.show()
    assert not page.message.isVisible()


def test_what_she_sent_away_does_not_come_back_by_itself(page: ProgressPage) -> None:
    page.open_day(TODAY)
    page.day.cards[0].after.buttons[1].click()
    page.message.close_button.click()
    assert page.day.back.hasFocus()
    page.hide()
    page.show()
    assert not page.message.isVisible()
    assert page.model.undoable == Words("Pain after is now 1.", "Pain after is 3 again."), "Ctrl+Z takes it back"


def test_a_note_is_kept_when_she_leaves_the_day(page: ProgressPage, data_dir: Path) -> None:
    page.open_day(TODAY)
    card = page.day.cards[0]
    assert not card.keep.isEnabled()
    card.note.setPlainText("Better than yesterday. ")
    assert card.keep.isEnabled()
    page.show_board()
    with History(data_dir / "diary.sqlite3") as history:
        assert history.summaries()[-1].note == "Better than yesterday."


def test_a_session_is_deleted_and_comes_back(page: ProgressPage, data_dir: Path, qtbot: QtBot) -> None:
    page.open_day(TODAY)
    page.day.cards[0].delete.click()
    assert len(pains(data_dir)) == 8
    assert page.day.cards == []
    assert page.message.words.text() == "Deleted: Daily routine, 08:15."
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(pains(data_dir)) == 9
    assert len(page.day.cards) == 1

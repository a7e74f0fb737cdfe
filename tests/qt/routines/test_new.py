"""A new routine: asked for its name, shown in the editor, and taken back; its message for who goes by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from routine_app.qt.routines.detail import RoutineWish
from routine_app.qt.routines.questions import NameQuestion
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.looking import clipped, press, settle, tab_order
from tests.qt.routines.conftest import feature, opened, with_hers
from tests.qt.routines.test_page import ids, wish


def test_who_takes_one_out_is_at_the_one_beside_it(house: House) -> None:
    for name in ("anna", "berta", "clara"):
        with_hers(house, f"{name}.yaml", HERS.replace("id: mine", f"id: {name}"))
    page = opened(house, "berta")
    remove = page.detail.buttons[RoutineWish.REMOVE]
    for beside in ("clara", "anna"):
        remove.setFocus()
        press(Qt.Key.Key_Return)
        settle()
        assert page.list.current
        assert page.list.current.id == beside
        assert page.list.hasFocus(), "a second press would take out the next one"


def test_a_message_below_leaves_the_row_in_sight(house: House) -> None:
    for number in range(20):
        with_hers(house, f"r{number}.yaml", HERS.replace("id: mine", f"id: r{number}"))
    page = opened(house, "r19")
    page.message.tell("It is done.", "It is as it was.")
    settle()
    assert page.list.viewport().rect().contains(page.list.visualRect(page.list.currentIndex()))


def test_a_new_one_is_hers_and_can_be_taken_back(house: House) -> None:
    page = opened(house, "daily")
    page.new.click()
    question = feature(house).desk.question
    assert question
    question.answers["leave"].click()
    assert feature(house).desk.question is None
    for id_ in ("new_routine", "new_routine_2"):
        page.new.click()
        press(Qt.Key.Key_Return)
        settle()
        assert not page.isVisible(), "the editor shows"
        press(Qt.Key.Key_Escape)
        settle()
        assert page.list.current
        assert (page.list.current.id, page.list.current.broken) == (id_, False)
    page.message.undo.click()
    settle()
    assert "new_routine_2" not in ids(page)
    assert "new_routine" in ids(page)


def test_tab_comes_to_the_message_last_as_the_eye_does(house: House) -> None:
    page = opened(house, "daily")
    wish(page, RoutineWish.COPY)
    wanted = [page.search, page.list, page.detail.buttons[RoutineWish.REMOVE], *page.message.stops]
    assert [each for each in tab_order(page.search) if each in wanted] == [*wanted[1:], page.search]


def test_undo_in_the_empty_field_for_looking_takes_back_what_was_done(house: House) -> None:
    page = opened(house, "daily")
    wish(page, RoutineWish.COPY)
    page.search.setFocus()
    QTest.keyClicks(page.search, "daily")
    QTest.keyClick(page.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.search.text() == "", "what was typed goes first"
    assert page.message.can_undo
    QTest.keyClick(page.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "daily_routine_copy" not in ids(page)


def test_a_name_that_is_full_says_so(house: House) -> None:
    """The rest of a long one was not taken, without a word."""
    page = opened(house, "daily")
    page.new.click()
    question = feature(house).desk.question
    assert isinstance(question, NameQuestion)
    for letters, is_full in ((59, False), (60, True), (90, True)):
        question.field.clear()
        QTest.keyClicks(question.field, "n" * letters)
        assert question.full.isVisible() is is_full, letters
    assert clipped(house.window) == []
    question.answers["leave"].click()


def test_a_copy_taken_back_leads_back_to_what_was_copied(house: House) -> None:
    """The row beside it was chosen, so that a copy made next was of another routine."""
    page = opened(house, "daily")
    page.detail.buttons[RoutineWish.COPY].click()
    settle()
    assert page.list.current
    assert page.list.current.id == "daily_routine_copy"
    page.message.undo.click()
    settle()
    assert page.list.current
    assert page.list.current.id == "daily"

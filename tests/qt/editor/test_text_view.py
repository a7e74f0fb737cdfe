"""The text view: what is typed is in the draft to the byte, mistakes are led to, and Undo leads the cursor back."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from routine_app.qt.editor.news_of_mistakes import ALL_WELL
from routine_app.qt.editor.text_colours import INKS
from routine_app.qt.editor.text_view import indentation_after
from routine_app.qt.style.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, TEXT_CONTRAST, Ink, contrast
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.editor.conftest import text_of
from tests.qt.looking import press, settle

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ODD = "# a\N{NO-BREAK SPACE}b \N{MUSICAL SYMBOL G CLEF}\N{SNOWMAN}\r\n" + HERS.replace("\n", "\r\n")
TWO_WRONG = HERS.replace("name: Mine", "nam: Mine") + "      - exercise: sqat\n"


def test_what_qt_would_make_plain_stays_as_it_is(house: House) -> None:
    page = text_of(house, ODD)
    assert page.text.draft_text == page.model.text
    page.text.put_cursor(len(page.model.text))
    QTest.keyClicks(page.text, "# x")
    assert page.model.draft.text == ODD + "# x"
    page.text.go_to(1, 8)  # after the clef, which Qt counts twice
    QTest.keyClicks(page.text, "y")
    assert page.model.draft.text == ODD.replace("\N{SNOWMAN}", "y\N{SNOWMAN}") + "# x"


@pytest.mark.parametrize("text", [HERS, ODD])
def test_undo_leads_the_cursor_back_too(house: House, text: str) -> None:
    page = text_of(house, text)
    places = []
    for line, key in ((2, Qt.Key.Key_Backspace), (4, Qt.Key.Key_Delete), (1, Qt.Key.Key_Return), (3, Qt.Key.Key_A)):
        page.text.go_to(line, 3)
        places.append(page.text.textCursor().position())
        QTest.keyClick(page.text, key)
    for place in reversed(places):
        QTest.keyClick(page.text, Qt.Key.Key_Z, CONTROL)
        assert page.text.textCursor().position() == place
    assert page.model.draft.text == text
    assert page.text.draft_text == page.model.text


def test_a_key_does_not_wait_for_what_the_text_comes_to(house: House, qtbot: QtBot) -> None:
    page = text_of(house, HERS)
    looks = []
    look = page.model._look  # noqa: SLF001 - what is not to be asked
    assert look is not None
    page.model._look = lambda text, file: looks.append(text) or look(text, file)  # type: ignore[func-returns-value]  # noqa: SLF001
    page.text.go_to(2, 1)
    QTest.keyClicks(page.text, "# not yet")
    assert page.model.draft.text == HERS.replace("\n", "\n# not yet", 1)
    assert looks == []
    assert page.save.isEnabled()
    began = time.perf_counter()
    qtbot.waitUntil(lambda: bool(page.text.problems))
    assert len(looks) == 1
    assert time.perf_counter() - began < 2


def test_mistakes_are_listed_and_led_to(house: House, qtbot: QtBot) -> None:
    page = text_of(house, TWO_WRONG)
    listed = page.text_panel.list
    assert listed.isVisible()
    assert [listed.item(row).text().split(":")[0] for row in range(listed.count())] == [
        f"Line {problem.line}" for problem in page.text.problems
    ]
    first, last = page.text.problems[0], page.text.problems[-1]
    page.text.go_to(first.line, first.column)
    QTest.keyClick(page.text, Qt.Key.Key_F8)
    assert "did you mean" in page.said.text()
    assert page.text.textCursor().blockNumber() + 1 == last.line
    QTest.keyClick(page.text, Qt.Key.Key_F8, SHIFT)
    assert page.text.textCursor().blockNumber() + 1 == first.line
    listed.setFocus()
    listed.setCurrentRow(listed.count() - 1)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.text
    assert page.text.textCursor().blockNumber() + 1 == last.line
    page.text.set_draft_text(HERS)
    page.text.typed.emit(HERS)
    qtbot.waitUntil(listed.isHidden)
    QTest.keyClick(page.text, Qt.Key.Key_F8)
    assert page.said.text() == ALL_WELL


def test_a_mistake_that_was_typed_just_now_is_found_at_once(house: House) -> None:
    page = text_of(house, HERS)
    page.text.put_cursor(len(HERS))
    QTest.keyClicks(page.text, "nam: x")
    QTest.keyClick(page.text, Qt.Key.Key_F8)
    assert '"nam"' in page.said.text()


def test_what_is_wrong_is_said_under_the_pointer(house: House) -> None:
    page = text_of(house, TWO_WRONG)
    page.text.go_to(page.text.problems[-1].line, 1)
    settle()
    place = page.text.viewport().mapTo(page.text, page.text.cursorRect().center())
    QApplication.sendEvent(page.text, QHelpEvent(QEvent.Type.ToolTip, place, page.text.mapToGlobal(QPoint(5, 5))))
    assert "did you mean" in QToolTip.text()
    QToolTip.hideText()


def test_enter_goes_on_as_deep_as_it_stands_and_tab_leaves(house: House) -> None:
    assert [indentation_after(line) for line in ("a: 1", "a:", "  - b: 1", "  - b:", "    # c", "  n: |", "-")] == [
        0,
        2,
        4,
        6,
        4,
        4,
        0,
    ]
    page = text_of(house, HERS)
    page.text.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.text


def test_every_colour_reads() -> None:
    for palette in (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST):
        for ink in (*INKS.values(), Ink.TEXT, Ink.WARNING):
            assert contrast(palette[ink], palette[Ink.CARD]) >= TEXT_CONTRAST


@pytest.mark.parametrize("size", [(1024, 640), (1920, 1080)])
def test_the_first_mistakes_are_read_whole(house: House, size: tuple[int, int]) -> None:
    house.window.resize(*size)
    long = "soon, but not at once, and not too late either, as she likes it best on the day"
    text = HERS.replace("sections:", f"rest: {long}\nget_ready: {long}\nnam: {long}\nsections:")
    listed = text_of(house, text).text_panel.list
    settle()
    assert listed.count() >= 3
    last = listed.visualItemRect(listed.item(2))
    assert last.bottom() <= listed.viewport().height()

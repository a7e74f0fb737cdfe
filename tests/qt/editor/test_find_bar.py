"""Finding words in the text: by keys from the text and back, what is found is selected and said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from routine_app.qt.editor.find_bar import NOT_THERE
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.widgets.status_line import StatusLine
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.editor.conftest import text_of
from tests.qt.looking import press, settle
from tests.qt.parts import fire, part

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
TEXT = "# \N{MUSICAL SYMBOL G CLEF} Exercise, exercise\n" + HERS  # which Qt counts twice


@pytest.fixture
def page(house: House) -> EditorPage:
    page = text_of(house, TEXT)
    page.text.go_to(1, 1)
    page.text.setFocus()
    settle()
    return page


def selected(page: EditorPage) -> tuple[int, str]:
    return page.text.selected_from, page.text.textCursor().selectedText()


def test_what_is_typed_is_found_and_enter_goes_round(page: EditorPage) -> None:
    every = [at for at in range(len(TEXT)) if TEXT[at : at + 8].lower() == "exercise"]
    assert len(every) > 2
    QTest.keyClick(page.text, KEY.Key_F, CONTROL)
    finder = page.text_panel.finder
    assert finder.field.hasFocus()
    QTest.keyClicks(finder.field, "exercise")
    for number in (0, *range(1, len(every)), 0):
        assert selected(page)[0] == every[number]
        assert finder.count.text() == f"{number + 1} of {len(every)}"
        press(KEY.Key_Return)
    QTest.keyClick(finder.field, KEY.Key_Return, SHIFT)
    assert selected(page) == (every[0], "Exercise")
    press(KEY.Key_Escape)
    assert finder.isHidden()
    assert page.text.hasFocus()
    assert selected(page) == (every[0], "Exercise"), "it is there to be written over"
    assert page.model.text == TEXT
    assert page.isVisible()


def test_what_is_found_is_said_once_she_rests(house: House, page: EditorPage) -> None:
    said: list[str] = []
    part(house.window, StatusLine).said.connect(said.append)
    QTest.keyClick(page.text, KEY.Key_F, CONTROL)
    field = page.text_panel.finder.field
    QTest.keyClicks(field, "name: 'Mine'")
    assert said == []
    fire(part(field, QTimer))
    line = TEXT[: TEXT.index("name: 'Mine'")].count("\n") + 1
    assert said == [f"1 of 1, line {line}: name: 'Mine'"]
    QTest.keyClicks(field, " xq")
    fire(part(field, QTimer))
    assert said[1:] == [NOT_THERE]
    assert not page.text_panel.finder.next.isEnabled()


def test_what_is_selected_is_looked_for_and_all_is_reached_by_tab(page: EditorPage) -> None:
    page.text.select(TEXT.index("exercise"), TEXT.index("exercise") + 8)
    QTest.keyClick(page.text, KEY.Key_F, CONTROL)
    finder = page.text_panel.finder
    assert finder.field.text() == "exercise"
    assert finder.count.text().startswith("2 of ")
    for stop in (finder.back, finder.next, finder.close_button, page.text):
        press(KEY.Key_Tab)
        assert QApplication.focusWidget() is stop
    page.text_panel.finder.back.click()
    assert selected(page)[1] == "Exercise"
    finder.close_button.setFocus()
    press(KEY.Key_Return)
    assert finder.isHidden()
    press(KEY.Key_F3)
    assert finder.field.hasFocus(), "what is looked for is asked first"

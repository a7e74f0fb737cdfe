"""A question over the editor holds all keys, those of the page below too, and gives the focus back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.qt.conftest import House
from tests.qt.editor.conftest import editor, opened
from tests.qt.editor.test_keeper import CONTROL, asked, change
from tests.qt.looking import press, settle


def test_no_key_reaches_the_page_below_its_question(house: House) -> None:
    page, _ = opened(house)
    text = change(page)
    page.save.setFocus()
    press(Qt.Key.Key_Escape)
    question = asked(house)
    for key, held in ((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, held)
        settle()
        assert question.answers["save"].hasFocus()
        assert page.model.draft.text == text
    press(Qt.Key.Key_Escape)
    settle()
    assert editor(house).keeper.question is None
    assert page.isVisible()
    assert page.save.hasFocus(), "where it was before the question"


def test_safety_opens_over_its_question(house: House) -> None:
    page, _ = opened(house)
    change(page)
    page.done.click()
    asked(house)
    press(Qt.Key.Key_F2)
    settle()
    assert not page.isVisible()

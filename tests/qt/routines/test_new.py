"""A new routine: asked for its name, shown in the editor, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.qt.conftest import House
from tests.qt.looking import press, settle
from tests.qt.routines.conftest import feature, opened
from tests.qt.routines.test_page import ids


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

"""What is offered and told in the text while it is written: chosen as a step of its own, gone when it is in the way."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from routine_app.qt.editor.page import EditorPage
from routine_app.qt.editor.text_choice import NOTHING
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.editor.conftest import shipped, text_of
from tests.qt.looking import press, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def offered(page: EditorPage) -> list[str]:
    """Return what is on offer, [] while nothing is."""
    shown = page.text_panel.help.list
    return [shown.item(row).text().split(":")[0] for row in range(shown.count())] if shown.isVisible() else []


def test_a_word_that_is_begun_is_offered_and_chosen_as_one_step(house: House) -> None:
    page = text_of(house, HERS)
    page.text.setFocus()
    page.text.put_cursor(len(HERS))
    QTest.keyClicks(page.text, "        t")
    assert offered(page) == []
    QTest.keyClicks(page.text, "e")
    assert offered(page) == ["tempo_scale", "notes"]
    QTest.keyClick(page.text, Qt.Key.Key_Down)
    QTest.keyClick(page.text, Qt.Key.Key_Up)
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    assert offered(page) == []
    assert page.model.text == HERS + "        tempo_scale: "
    QTest.keyClick(page.text, Qt.Key.Key_Z, CONTROL)
    assert page.model.text == HERS + "        te"
    assert page.text.draft_text == page.model.text


def test_a_choice_of_one_character_is_a_step_of_its_own(house: House) -> None:
    page = text_of(house, HERS)
    page.text.setFocus()
    page.text.put_cursor(len(HERS))
    QTest.keyClicks(page.text, "        core: tru")
    assert offered(page) == ["true"]
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    assert page.model.text == HERS + "        core: true"
    assert page.model.draft.undo_words == "Choosing true"
    QTest.keyClicks(page.text, "x")
    for text in ("        core: true", "        core: tru"):
        QTest.keyClick(page.text, Qt.Key.Key_Z, CONTROL)
        assert page.model.text == HERS + text
    QTest.keyClick(page.text, Qt.Key.Key_Z, CONTROL)
    assert page.model.text == HERS + "        core: "


def test_the_values_of_a_key_that_is_chosen_are_offered_next(house: House) -> None:
    page = text_of(house, HERS)
    page.text.setFocus()
    page.text.put_cursor(len(HERS))
    QTest.keyClicks(page.text, "        va")
    press(Qt.Key.Key_Tab)
    assert "squat.chair" in offered(page)
    QTest.keyClicks(page.text, "cha")
    assert offered(page) == ["squat.chair"]
    press(Qt.Key.Key_Tab)
    assert page.model.text == HERS + "        variation: squat.chair"
    assert QApplication.focusWidget() is page.text
    assert offered(page) == []
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.text


def test_escape_closes_what_is_offered_and_that_alone(house: House, qtbot: QtBot) -> None:
    page = text_of(house, HERS)
    page.text.setFocus()
    page.text.go_to(4, 1)
    left = []
    page.leave_wanted.connect(lambda: left.append(True))
    QTest.keyClick(page.text, Qt.Key.Key_Space, CONTROL)
    assert "name" in offered(page)
    before = page.text.place
    QTest.keyClick(page.text, Qt.Key.Key_Down)
    assert page.text.place == before
    QTest.keyClick(page.text, Qt.Key.Key_Escape)
    settle()
    assert offered(page) == []
    assert left == []
    QTest.keyClick(page.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(left))


def test_what_is_offered_goes_with_the_cursor_and_the_focus(house: House) -> None:
    page = text_of(house, HERS)
    leaves: list[Callable[[], object]] = [
        lambda: QTest.keyClick(page.text, Qt.Key.Key_End, CONTROL),
        lambda: page.text.go_to(1, 1),
        page.done.setFocus,
        lambda: QTest.keyClicks(page.text, "qq"),
    ]
    for leave in leaves:
        page.text.setFocus()
        page.text.go_to(4, 1)
        QTest.keyClick(page.text, Qt.Key.Key_Space, CONTROL)
        assert offered(page)
        leave()
        assert offered(page) == []


def test_what_is_offered_stays_while_what_is_wrong_is_listed_below(house: House, qtbot: QtBot) -> None:
    page = text_of(house, shipped())
    page.text.setFocus()
    page.text.put_cursor(len(page.model.text))
    QTest.keyClicks(page.text, "au")
    before = page.model.text
    QTest.keyClick(page.text, Qt.Key.Key_Backspace)
    assert offered(page)
    qtbot.waitUntil(page.text_panel.list.isVisible)
    settle()
    assert offered(page)
    area = page.text_panel.help.list.geometry()
    assert page.text.contentsRect().contains(area)
    QTest.keyClicks(page.text, "u")
    assert offered(page) == ["author"]
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    assert page.model.text == f"{before}thor: "


def test_a_word_that_is_begun_at_the_end_is_offered_when_what_is_wrong_has_taken_room(
    house: House, qtbot: QtBot
) -> None:
    page = text_of(house, shipped())
    page.text.setFocus()
    page.text.put_cursor(len(page.model.text))
    before = page.model.text
    QTest.keyClicks(page.text, "a")
    qtbot.waitUntil(page.text_panel.list.isVisible)
    settle()
    assert page.text.viewport().rect().contains(page.text.cursorRect())
    QTest.keyClicks(page.text, "u")
    assert offered(page) == ["author"]
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    assert page.model.text == f"{before}author: "


def test_what_is_offered_goes_along_when_the_text_is_scrolled_and_goes_with_its_place(house: House) -> None:
    page = text_of(house, shipped())
    page.text.setFocus()
    page.text.put_cursor(len(page.model.text))
    QTest.keyClicks(page.text, "au")
    bar, shown = page.text.verticalScrollBar(), page.text_panel.help.list
    assert bar.maximum() > 1
    before = shown.geometry()
    bar.setValue(bar.value() + (1 if bar.value() < bar.maximum() else -1))
    assert offered(page)
    assert shown.geometry() != before
    bar.setValue(0)
    assert not page.text.viewport().rect().intersects(page.text.cursorRect())
    assert offered(page) == []


def test_where_nothing_is_known_it_is_said(house: House) -> None:
    page = text_of(house, HERS)
    page.text.go_to(1, 5)
    QTest.keyClick(page.text, Qt.Key.Key_Space, CONTROL)
    assert page.said.text() == NOTHING
    page.text.go_to(4, 3)
    QTest.keyClick(page.text, Qt.Key.Key_I, CONTROL)
    assert page.said.text() == "The name in the list."
    page.text.go_to(9, 20)
    QTest.keyClick(page.text, Qt.Key.Key_I, CONTROL)
    assert page.said.text() == "Squat"


def test_what_is_for_what_is_told_under_the_pointer(house: House) -> None:
    page = text_of(house, HERS)
    page.text.go_to(4, 2)
    settle()
    place = page.text.viewport().mapTo(page.text, page.text.cursorRect().center())
    QApplication.sendEvent(page.text, QHelpEvent(QEvent.Type.ToolTip, place, page.text.mapToGlobal(QPoint(5, 5))))
    assert QToolTip.text() == "The name in the list."
    QToolTip.hideText()


def test_a_key_is_fast_while_words_are_offered(house: House) -> None:
    page = text_of(house, shipped())
    page.text.setFocus()
    page.text.put_cursor(len(page.model.text))
    press(Qt.Key.Key_Return)
    QTest.keyClicks(page.text, "        ")
    spent = []
    for key in "no" * 5:
        began = time.process_time()
        QTest.keyClicks(page.text, key)
        spent.append(time.process_time() - began)
    assert sorted(spent)[len(spent) // 2] < 0.016

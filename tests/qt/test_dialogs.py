"""What is asked over a page is a modal dialog to a screen reader: name, words, and the focus where it is safe."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from routine_app.domain.care.first_run import FirstRunStep
from routine_app.playback.commands import Command
from routine_app.qt.care.first_run_page import FirstRunPage
from routine_app.qt.care.page import SafetyPageView
from routine_app.qt.player import pain_question
from routine_app.qt.progress.files_section import FileWish
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.text import TextLabel
from tests.qt.conftest import House
from tests.qt.looking import press, settle
from tests.qt.test_access_tree import Roles, open_page
from tests.qt.test_announcing import announced

KEY = Qt.Key
NAME, SAYS = QAccessible.Text.Name, QAccessible.Text.Description


def face(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def is_dialog(widget: QWidget) -> bool:
    """Whether a reader takes it for a modal dialog with a name and words, of which none but its own parts are keys'."""
    seen, focused = face(widget), QApplication.focusWidget()
    assert focused is not None
    holds_focus = focused is widget or widget.isAncestorOf(focused)
    named = bool(seen.text(NAME)) and bool(seen.text(SAYS))
    return seen.role() is Roles.Dialog and bool(seen.state().modal) and holds_focus and named


def dialogs(root: QWidget) -> list[QWidget]:
    """Return what is modal and shows."""
    return [each for each in (root, *root.findChildren(QWidget)) if each.isVisible() and face(each).state().modal]


@pytest.mark.parametrize(
    ("command", "asked", "focused"),
    [
        (Command.STOP, "stop", pain_question.GO_ON),
        (Command.HURTS, "pain", pain_question.TOLD),
        (Command.UNWELL, "signs", ""),
        (Command.KEYS, "keys", "close"),
    ],
)
def test_what_is_asked_over_a_session_is_a_modal_dialog(
    house: House, command: Command, asked: str, focused: str
) -> None:
    house.start()
    assert dialogs(house.window) == []
    house.do(command)
    settle()
    overlay = getattr(house.player.dialogs, asked)
    assert isinstance(overlay, Overlay)
    assert is_dialog(overlay)
    assert dialogs(house.window) == [overlay]
    assert (overlay.answers[focused] if focused else overlay).hasFocus()
    press(KEY.Key_Escape)
    house.player.dialogs.close()
    settle()
    assert dialogs(house.window) == []


@pytest.mark.parametrize("pain", [KEY.Key_3, KEY.Key_4, KEY.Key_9])
def test_the_gate_is_one_and_says_its_answer(house: House, pain: Qt.Key) -> None:
    house.start()
    press(KEY.Key_H, pain, KEY.Key_Return)
    gate = house.player.dialogs.gate
    assert is_dialog(gate)
    assert face(gate).text(SAYS) == gate.sentence.text()


def test_each_sign_is_in_the_name_of_the_dialog(house: House) -> None:
    house.start()
    press(KEY.Key_U)
    signs, told = house.player.dialogs.signs, []
    for _ in range(3):
        assert is_dialog(signs)
        told.append(face(signs).text(NAME))
        assert signs.sentence.text() in told[-1]
        press(KEY.Key_N)
    assert len(set(told)) == 3


def test_the_keys_are_read_out(house: House) -> None:
    house.start()
    press(KEY.Key_F1)
    assert "Space" in face(house.player.dialogs.keys).text(SAYS)


def test_the_first_run_is_one_and_says_each_step(house: House) -> None:
    house.window.go_to("first_run")
    page = house.window.features["first_run"].page
    assert isinstance(page, FirstRunPage)
    for step in FirstRunStep:
        assert page.step is step
        assert is_dialog(page)
        assert face(page).text(NAME) == page.title.text()
        page.next.click()
        if page.step is not step:
            assert announced(house) == f"{page.progress.text()}: {page.title.text()}"
    assert dialogs(house.window) == []


def test_safety_is_one_over_a_session_alone(house: House) -> None:
    open_page(house, "safety")
    page = house.page
    assert isinstance(page, SafetyPageView)
    assert dialogs(house.window) == []
    house.window.go_to("today")
    house.start()
    press(KEY.Key_F2)
    settle()
    assert is_dialog(page)
    assert page.back.hasFocus()
    page.back.click()
    assert dialogs(house.window) == []


def test_the_questions_of_progress_are_too(house: House) -> None:
    open_page(house, "progress")
    house.progress.filing.grant(FileWish.DELETE)
    settle()
    question = house.progress.filing.question
    assert question is not None
    assert is_dialog(question)
    assert face(question).text(NAME) == "Delete everything?"
    assert question.buttons[-1].hasFocus()


def test_the_focus_stays_whatever_becomes_of_the_window(house: House) -> None:
    house.start()
    house.window.resize(480, 300)
    settle()
    house.do(Command.HURTS)
    held = QApplication.focusWidget()
    assert held is not None
    assert house.player.pain_question.isAncestorOf(held)
    for size in ((1920, 1080), (480, 300), (1024, 640)):
        house.window.resize(*size)
        settle()
        assert QApplication.focusWidget() is held, size
        assert held.isVisible()


@pytest.mark.parametrize("first", [(1280, 800), (512, 320)], ids=str)
@pytest.mark.parametrize(
    "keys",
    [
        (KEY.Key_Escape,),
        (KEY.Key_H,),
        (KEY.Key_H, KEY.Key_5, KEY.Key_Return),
        (KEY.Key_U, KEY.Key_N, KEY.Key_Tab),
        (KEY.Key_F1,),
    ],
    ids=["stop", "pain", "gate", "signs", "keys"],
)
def test_what_has_the_focus_stays_in_view_while_the_window_and_its_letters_change(
    house: House, keys: tuple[Qt.Key, ...], first: tuple[int, int]
) -> None:
    house.start()
    house.dress(first, "light", 1.0)
    press(*keys)
    for size, scale in (((512, 320), 1.0), ((1024, 640), 1.6), ((512, 320), 1.6), ((640, 400), 1.0)):
        house.dress(size, "light", scale)
        settle()
        held = QApplication.focusWidget()
        assert held is not None
        assert held.visibleRegion().boundingRect().size() == held.size(), (size, scale)


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)], ids=str)
def test_a_question_is_as_low_as_its_words(house: House, size: tuple[int, int]) -> None:
    house.start()
    house.dress(size, "light", 1.0)
    house.do(Command.STOP)
    settle()
    asked = house.player.dialogs.stop
    words = [label for label in asked.findChildren(TextLabel) if label.isVisible()][-1]
    below = words.mapTo(asked, QPoint(0, words.height())).y()
    first = asked.buttons[0]
    assert first.mapTo(asked, QPoint(0, 0)).y() - below <= house.style.px(1.6)

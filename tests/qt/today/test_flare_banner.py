"""The question about yesterday's flare on Today: one tap, never twice, never in the way of Start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from routine_app.application.today.care_word import CareAnswer
from routine_app.storage.history import History
from tests.diaries import add_session
from tests.qt.conftest import NOW, House
from tests.qt.looking import clipped, settle, small_targets, tab_order, unnamed
from tests.qt.real_window import end_as_a_crash_does

Make = Callable[..., House]
YESTERDAY = NOW.date() - dt.timedelta(days=1)


def flares(house: House) -> list[bool | None]:
    with History(house.model.context.paths.database) as history:
        return [line.flare for line in history.summaries()]


@pytest.fixture
def asked(house: House) -> House:
    """A window that opens on the day after a session."""
    with History(house.model.context.paths.database) as history:
        add_session(history, YESTERDAY)
    house.window.go_to("today")
    settle()
    return house


def test_on_a_day_after_nothing_there_is_no_question(house: House) -> None:
    assert not house.today.flare.isVisible()


def test_it_asks_and_enter_starts_all_the_same(asked: House) -> None:
    banner = asked.today.flare
    assert banner.isVisible()
    assert banner.line.text() == "Yesterday you did Daily routine. Did it flare up afterwards?"
    focused = QApplication.focusWidget()
    assert focused is asked.today.start
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert asked.page is asked.player
    assert flares(asked) == [None, None]


@pytest.mark.parametrize(("button", "flare"), [("yes", True), ("no", False)])
def test_one_tap_answers_and_it_is_never_asked_again(asked: House, button: str, flare: bool) -> None:
    banner = asked.today.flare
    getattr(banner, button).click()
    assert flares(asked) == [flare]
    assert banner.line.text().startswith("Noted for yesterday")
    assert [each.isVisible() for each in banner.buttons] == [False, False, False, True]
    asked.window.go_to("settings")
    asked.window.go_to("today")
    assert not banner.isVisible()


def test_an_answer_can_be_taken_back_while_it_stands_there(asked: House) -> None:
    banner = asked.today.flare
    banner.yes.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(banner.yes, Qt.Key.Key_Space)
    assert banner.undo.hasFocus()
    QTest.keyClick(banner.undo, Qt.Key.Key_Space)
    assert flares(asked) == [None]
    assert banner.yes.hasFocus()


def test_later_means_not_before_the_app_is_opened_again(asked: House, make_house: Make) -> None:
    banner = asked.today.flare
    banner.later.click()
    assert not banner.isVisible()
    assert asked.today.start.hasFocus()
    asked.window.go_to("settings")
    asked.window.go_to("today")
    assert not banner.isVisible()
    asked.window.hide()
    assert make_house().today.flare.isVisible()


def test_it_is_not_asked_of_the_day_before_yesterday(asked: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked.model, "_now", lambda: NOW + dt.timedelta(days=1))
    asked.model.changed.emit()  # the window stood open over midnight
    assert not asked.today.flare.isVisible()


def test_a_window_that_stood_open_overnight_asks_when_she_comes_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with History(house.model.context.paths.database) as history:
        add_session(history, NOW.date())
    house.window.go_to("today")
    assert not house.today.flare.isVisible()
    QApplication.sendEvent(house.today, QEvent(QEvent.Type.ActivationChange))
    assert not house.today.flare.isVisible()
    monkeypatch.setattr(house.model, "_now", lambda: NOW + dt.timedelta(days=1))
    QApplication.sendEvent(house.today, QEvent(QEvent.Type.ActivationChange))
    assert house.today.flare.isVisible()


def test_a_session_to_go_on_with_is_asked_about_first(asked: House, make_house: Make) -> None:
    asked.start()
    asked.go(200_000)
    end_as_a_crash_does(asked.run, asked.session)
    asked.window.hide()
    again = make_house()
    assert again.today.resume.isVisible()
    assert not again.today.flare.isVisible()
    again.today.resume.finish_here.click()
    again.finish.button.click()
    assert again.today.flare.isVisible()


def test_tab_comes_to_it_before_the_pain_scale(asked: House) -> None:
    today = asked.today
    reached = tab_order(asked.window.nav.buttons["settings"])
    order = [
        reached.index(each) for each in (today.flare.yes, today.flare.no, today.flare.later, today.pain.buttons[0])
    ]
    assert order == sorted(order)
    assert unnamed(today) == []


def test_nothing_is_cut_in_small_windows_and_large_type(asked: House) -> None:
    for room in asked.in_each_room():
        assert clipped(asked.today) == [], room
    assert small_targets(asked.today.flare) == []


def test_the_step_back_after_a_flare_is_told_and_undo_brings_the_question_again(asked: House) -> None:
    today = asked.today
    today.flare.yes.click()
    question = today.care.line.text()
    step = today.care.answers[CareAnswer.BACK]
    assert step.isVisible()
    step.setFocus()
    step.click()
    assert asked.model.preferences.dose_step == -1
    assert today.care.isHidden()
    assert today.message.words.text() == "A step back in the doses, from now on."
    assert QApplication.focusWidget() is today.start
    today.message.undo.click()
    assert asked.model.preferences.dose_step == 0
    assert (today.care.isVisible(), today.care.line.text()) == (True, question)
    today.care.answers[CareAnswer.STAY].click()
    assert today.care.isHidden()

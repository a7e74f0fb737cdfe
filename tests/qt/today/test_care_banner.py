"""On Today: a pain of 6 or more before the session is met with the gentle set or rest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from routine_app.application.care.from_diary import CareLook
from routine_app.application.session.resume import offer_of
from routine_app.application.today.care_word import TAKES_EASIER, CareAnswer
from routine_app.domain.care.progression import Step, StepOffer
from routine_app.playback.commands import Command
from routine_app.storage.history import History
from tests.care_words import forbidden_in
from tests.qt.conftest import ROOMS, House
from tests.qt.looking import clipped, double_click, press, settle, small_targets


def test_a_pain_of_six_offers_the_gentle_set(house: House) -> None:
    today = house.today
    assert today.care.isHidden()
    today.pain.buttons[6].click()
    assert today.care.isVisible()
    assert forbidden_in(today.care.line.text()) == []
    today.care.answers[CareAnswer.GENTLE].click()
    assert today.panels.routines.tabs["gentle"].isChecked()
    assert today.care.isHidden()
    house.start()
    assert house.run.driver.plan.routine_id == "gentle"


def test_at_four_the_easier_versions_and_fewer_are_one_button_away_and_can_be_taken_back(house: House) -> None:
    planned = house.model.plan()
    house.today.pain.buttons[4].click()
    house.today.care.answers[CareAnswer.EASIER].click()
    assert house.today.care.line.text() == TAKES_EASIER
    assert forbidden_in(TAKES_EASIER) == []
    easier = house.model.plan()
    assert easier != planned
    house.today.care.answers[CareAnswer.UNDO_EASIER].click()
    assert house.model.plan() == planned
    assert house.today.care.answers[CareAnswer.EASIER].isVisible(), "she may think again"
    house.today.care.answers[CareAnswer.EASIER].click()
    house.start()
    assert house.run.driver.plan == easier
    house.do(Command.STOP)
    house.finish.finish()
    house.model.choose("daily")
    assert house.model.plan() == planned, "for that session alone"


def test_the_easier_session_can_be_gone_on_with(house: House) -> None:
    house.today.pain.buttons[5].click()
    house.today.care.answers[CareAnswer.EASIER].click()
    house.start()
    easier = house.run.driver.plan
    with History(house.model.context.paths.database) as history:
        unfinished = history.unfinished()
    assert unfinished is not None
    assert unfinished.comfort.easier
    offer = offer_of(unfinished, house.model.context.plan, house.model.options(), house.model.now())
    assert offer.going_on is not None
    assert offer.going_on.plan.items == easier.items


def focused() -> QWidget | None:
    settle()
    return QApplication.focusWidget()


def test_the_focus_goes_to_what_is_asked_next_or_to_start(house: House) -> None:
    """It went to the first thing to fetch, where the next press of a key ticked that."""
    answers = house.today.care.answers
    house.today.pain.buttons[4].click()
    answers[CareAnswer.EASIER].setFocus()
    press(Qt.Key.Key_Space)
    assert focused() is answers[CareAnswer.UNDO_EASIER]
    press(Qt.Key.Key_Space)
    assert focused() is next(button for button in answers.values() if button.isVisible())
    house.today.pain.buttons[7].click()
    answers[CareAnswer.GENTLE].setFocus()
    press(Qt.Key.Key_Space)
    assert focused() is house.today.start


def test_a_double_click_answers_one_question(house: House) -> None:
    """Its second press took the answer that stood there by then, to another question: of all doses from now on."""
    day, today = house.model, house.today
    step = StepOffer(Step.BACK, "A step back?")
    day.become(day.state.with_look(care=CareLook(step=step)))
    today.pain.buttons[7].click()
    settle()
    place = QPoint(today.care.answers[CareAnswer.GENTLE].width() // 2, 20)
    QTest.mouseClick(today.care.answers[CareAnswer.GENTLE], Qt.MouseButton.LeftButton, pos=place)
    assert today.care.line.text() == "A step back?"
    double_click(today.care.answers[CareAnswer.BACK], QPoint(20, 20))
    assert day.preferences.dose_step == 0
    QTest.mouseClick(today.care.answers[CareAnswer.BACK], Qt.MouseButton.LeftButton)
    assert day.preferences.dose_step == -1


def test_the_page_stays_where_it_is_when_a_question_goes(house: House) -> None:
    """The focus went by the things to fetch, and the page scrolled to them."""
    house.window.resize(1024, 460)
    house.today.pain.buttons[7].click()
    settle()
    house.today.care.answers[CareAnswer.GENTLE].setFocus()
    house.today.to_top()
    house.today.care.answers[CareAnswer.GENTLE].click()
    settle()
    assert focused() is house.today.start
    assert house.today.area.verticalScrollBar().value() == 0


def test_rest_is_a_good_choice(house: House) -> None:
    house.today.pain.buttons[8].click()
    house.today.care.answers[CareAnswer.REST].click()
    assert any("Rest is a good choice" in label.text() for label in house.today.findChildren(QLabel))


def test_less_pain_takes_the_offer_back(house: House) -> None:
    house.today.pain.buttons[7].click()
    house.today.pain.buttons[2].click()
    assert house.today.care.isHidden()


def test_nothing_is_cut(house: House) -> None:
    house.today.pain.buttons[7].click()
    for room in house.in_each_room(ROOMS[2:]):
        assert clipped(house.window) == [], room
        assert small_targets(house.today) == []

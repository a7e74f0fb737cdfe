from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from routine_app.application.session.finish_view import Answers, FinishView
from routine_app.application.session.summary import Summary
from routine_app.domain.vocabulary import Position
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.finish_page import FinishPage
from routine_app.qt.style.style import Style
from routine_app.storage.history import History
from routine_app.storage.records import DayRecord, PainSite
from tests.qt.conftest import NOW, House
from tests.qt.looking import clipped, settle, small_targets, unnamed


def texts(page: FinishPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def play_to_the_end(house: House) -> None:
    for _ in range(4000):
        if house.run.driver.state is State.FINISHED:
            return
        house.go(1000, step=1000)
        if house.run.driver.moment.segment.is_waiting:
            house.do(Command.NEXT)


def test_a_session_played_to_its_end_shows_what_was_done(make_house: Callable[..., House]) -> None:
    house = make_house(last_routine="short", avoid=frozenset({Position.ALL_FOURS}))
    house.start()
    plan = house.run.driver.plan
    play_to_the_end(house)
    finish = house.finish
    assert house.page is finish
    assert finish.head.title == "Well done."
    shown = "\n".join(texts(finish))
    for item in plan.items:
        assert item.variation.short_name in shown
    for reason in [item.reason for item in plan.items if item.replaced is not None]:
        assert reason in shown
    assert not house.awake.held


def test_swaps_and_skips_of_the_session_are_told(house: House) -> None:
    house.start()
    house.do(Command.SKIP)
    skipped = house.run.driver.plan.items[0].variation.short_name
    while house.run.driver.player.can_go_easier is None:
        house.do(Command.SKIP)
    house.do(Command.EASIER)
    swap = house.run.finish_view().summary.swapped[-1]
    house.run.driver.do(Command.STOP)
    shown = "\n".join(texts(house.finish))
    assert swap.reason in shown
    assert f"{skipped}: " in shown


def test_stopping_at_once_shames_nobody(house: House) -> None:
    house.start()
    house.run.driver.do(Command.STOP)
    shown = " ".join(texts(house.finish))
    assert "Another time, then." in shown
    assert "0 exercises" not in shown
    assert not any(word in shown.lower() for word in ("only", "fail", "incomplete", "missed", "gave up"))


def test_her_answers_go_into_the_diary(house: House) -> None:
    house.start()
    house.run.driver.do(Command.STOP)
    finish = house.finish
    finish.pain.buttons[2].click()
    finish.effort.buttons[6].click()
    finish.note.setPlainText("  Felt looser on the left. ")
    finish.button.click()
    assert house.page is house.today
    with History(house.model.context.paths.database) as history:
        kept = history.sessions()[0].summary
    assert (kept.pain_after, kept.effort) == (2, 6)
    assert kept.note == "Felt looser on the left."


def test_enter_leaves_the_page_and_everything_may_stay_empty(house: House, qtbot: QtBot) -> None:
    house.start()
    house.run.driver.do(Command.STOP)
    focused = QApplication.focusWidget()
    assert focused is house.finish.button
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert house.page is house.today
    assert not house.window.nav.isHidden()
    assert QApplication.focusWidget() is house.today.start


def test_enter_in_the_note_is_a_new_line(house: House, qtbot: QtBot) -> None:
    house.start()
    house.run.driver.do(Command.STOP)
    house.finish.note.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(house.finish.note, Qt.Key.Key_Return)
    assert house.page is house.finish


def test_where_it_hurts_is_asked_only_where_it_does(house: House) -> None:
    house.start()
    house.run.driver.do(Command.STOP)
    finish = house.finish
    assert not finish.where.isVisible()
    finish.pain.buttons[0].click()
    assert not finish.where.isVisible()
    finish.pain.buttons[4].click()
    assert finish.where.isVisible()
    finish.where.buttons[PainSite.SACRUM].click()
    finish.where.buttons[PainSite.LEG].click()
    finish.button.click()
    assert house.kept().summary.sites == {PainSite.SACRUM, PainSite.LEG}


def test_a_place_that_was_named_does_not_count_once_there_is_no_pain(house: House) -> None:
    house.start()
    house.run.driver.do(Command.STOP)
    finish = house.finish
    finish.pain.buttons[4].click()
    finish.where.buttons[PainSite.LEFT].click()
    finish.pain.buttons[0].click()
    assert finish.answers().sites == frozenset()


def test_sleep_and_stress_show_when_asked_for_and_go_to_the_day(house: House, qtbot: QtBot) -> None:
    house.start()
    house.run.driver.do(Command.STOP)
    finish = house.finish
    assert not finish.of_day.isVisible()
    assert finish.answers().of_day is None
    finish.more.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(finish.more, Qt.Key.Key_Return)
    assert finish.of_day.isVisible()
    assert not finish.more.isVisible()
    assert finish.of_day.sleep.buttons[2].hasFocus()
    finish.of_day.sleep.buttons[7].click()
    finish.of_day.stress.buttons[3].click()
    finish.button.click()
    with History(house.model.context.paths.database) as history:
        assert history.days() == (DayRecord(NOW.date(), stress=3, sleep_hours=7),)
    assert house.page is house.today


def test_the_scales_line_up(house: House) -> None:
    house.start()
    house.run.driver.do(Command.STOP)
    finish = house.finish
    finish.more.click()
    settle()
    scales = (finish.pain, finish.effort, finish.of_day.sleep, finish.of_day.stress)
    assert len({next(iter(each.buttons.values())).mapTo(finish, QPoint(0, 0)).x() for each in scales}) == 1


def test_nothing_is_cut_with_all_of_it_open(house: House) -> None:
    house.start()
    house.run.driver.do(Command.STOP)
    house.finish.pain.buttons[4].click()
    house.finish.more.click()
    for room in house.in_each_room():
        assert clipped(house.finish) == [], room
    assert small_targets(house.finish) == []
    assert unnamed(house.finish) == []


def test_a_second_session_begins_with_nothing_answered(qtbot: QtBot, style: Style) -> None:
    page = FinishPage(style)
    qtbot.addWidget(page)
    view = FinishView("Daily routine", Summary(), 60_000, whole=True)
    page.show_view(view)
    page.pain.buttons[5].click()
    page.where.buttons[PainSite.LEFT].click()
    page.more.click()
    page.of_day.stress.buttons[4].click()
    page.note.setPlainText("x")
    page.show_view(view)
    assert page.answers() == Answers()
    assert page.where.isHidden()
    assert page.of_day.isHidden()
    assert not page.more.isHidden()


def test_of_another_day_neither_pain_nor_sleep_is_asked(qtbot: QtBot, style: Style) -> None:
    page = FinishPage(style)
    qtbot.addWidget(page)
    page.show_view(FinishView("Daily routine", Summary(), 60_000, whole=True, same_day=False))
    assert all(part.isHidden() for part in (page.pain, page.where, page.more, page.of_day))

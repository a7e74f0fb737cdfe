"""The question when it hurts, as it is seen and reached: nothing cut, all by Tab, no key beneath it, calm words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.pain_question import GO_ON, TOLD
from routine_app.storage.records import PainSite
from tests.qt.conftest import ROOMS, House
from tests.qt.looking import clipped, press, settle, small_targets, tab_order, unnamed
from tests.qt.parts import part
from tests.qt.player.test_from_three_metres import arc_minutes
from tests.qt.player.test_pain_question import asked, item

KEY = Qt.Key


@pytest.fixture
def playing(house: House) -> House:
    house.start()
    house.go(30_000)
    return house


def test_tab_goes_round_the_scale_the_places_and_the_answers(playing: House) -> None:
    question = asked(playing)
    reached = tab_order(question.answers[GO_ON])
    places = question.where.buttons
    assert reached == [question.pain.buttons[0], question.sharp, *places.values(), *question.buttons]
    assert unnamed(question) == []
    assert question.accessibleName().startswith("It hurts: ")


def test_no_key_reaches_the_session_beneath(playing: House) -> None:
    before = item(playing)
    asked(playing)
    press(KEY.Key_S, KEY.Key_E, KEY.Key_PageDown)
    assert item(playing) == before
    assert playing.run.driver.state is State.PAUSED


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1366, 768), (1600, 900), (1920, 1080)])
def test_all_of_it_shows_at_once_where_there_is_room(playing: House, size: tuple[int, int]) -> None:
    playing.window.resize(*size)
    settle()
    question = asked(playing)
    settle()
    assert part(question, QScrollArea).verticalScrollBar().maximum() == 0
    answers = [button.y() for button in question.buttons]
    assert len(set(answers)) == 1, "the answers stand in one row"


@pytest.mark.parametrize(
    "size", [(1280, 800), (1366, 768), (1440, 900), (1536, 864), (1600, 900), (1920, 1080), (1920, 1200)], ids=str
)
def test_the_numbers_are_read_from_afar_where_there_is_room(playing: House, size: tuple[int, int]) -> None:
    playing.window.resize(*size)
    settle()
    question = asked(playing)
    settle()
    capital = playing.style.capital_share
    for number in question.pain.buttons.values():
        assert arc_minutes(number.font().pixelSize() * capital, *size) >= 10
    assert clipped(question) == []


def test_where_all_of_it_fits_a_low_window_the_figures_stand_there_too(playing: House) -> None:
    playing.window.resize(960, 510)  # a screen of 1920 at 200 %, with its bar
    settle()
    question = asked(playing)
    settle()
    assert question.where.board.placed is not None
    assert part(question, QScrollArea).verticalScrollBar().maximum() == 0
    assert clipped(question) == []


@pytest.mark.parametrize(("size", "answers_show"), [((1024, 640), True), ((512, 320), False)])
def test_how_much_it_is_comes_first_where_not_all_shows_at_once(
    playing: House, size: tuple[int, int], answers_show: bool
) -> None:
    playing.dress(size, "light", 1.6)
    question = asked(playing)
    settle()
    bar = part(question, QScrollArea).verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    shown = not question.buttons[0].visibleRegion().isEmpty()
    assert shown is answers_show
    press(KEY.Key_4)
    question.where.buttons[PainSite.LEFT].setFocus()
    press(KEY.Key_Tab)
    settle()
    assert not question.buttons[0].visibleRegion().isEmpty()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (960, 540), (640, 400), (512, 320)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_it_opens_with_its_focus_in_view_and_a_number_key_leads_to_the_answer(
    playing: House, size: tuple[int, int], scale: float
) -> None:
    playing.dress(size, "light", scale)
    question = asked(playing)
    settle()
    held = QApplication.focusWidget()
    assert held is not None
    assert held.visibleRegion().boundingRect().size() == held.size(), "all of what has the focus is in view"
    press(KEY.Key_4)
    settle()
    assert (question.pain.value, QApplication.focusWidget()) == (4, question.answers[TOLD])
    assert question.answers[TOLD].visibleRegion().boundingRect().size() == question.answers[TOLD].size()


def test_nothing_is_cut_in_small_windows_and_large_type(playing: House) -> None:
    question = asked(playing)
    for room in playing.in_each_room(ROOMS[:3]):
        assert clipped(question) == [], room
        assert small_targets(question) == []


def test_its_words_alarm_nobody(playing: House) -> None:
    question = asked(playing)
    said = " ".join(label.text() for label in question.findChildren(QLabel)).lower()
    assert not any(word in said for word in ("danger", "warning", "injur", "unstable", "must", "fail"))


def test_an_easier_version_is_taken_back_by_a_button_that_shows_then_alone(playing: House) -> None:
    while playing.run.driver.player.can_go_easier is None:
        playing.do(Command.SKIP)
    undo, before = playing.player.controls.buttons[Command.UNDO_EASIER], item(playing)
    assert undo.isHidden()
    meant = playing.run.driver.plan.items[before].variation
    playing.do(Command.EASIER)
    assert undo.isVisible()
    for room in playing.in_each_room(ROOMS[1:]):
        assert clipped(playing.player.controls) == [], room
    undo.click()
    assert playing.run.driver.plan.items[before].variation == meant
    assert undo.isHidden()

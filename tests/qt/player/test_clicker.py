"""A presenter's clicker and a headset steer the session, wherever the focus is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from routine_app.domain.options import CueLevel
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.storage.records import PainSite
from tests.qt.conftest import House

KEY = Qt.Key
FORWARD = (KEY.Key_PageDown, KEY.Key_Down, KEY.Key_MediaNext, KEY.Key_AudioForward)
BACKWARD = (KEY.Key_PageUp, KEY.Key_Up, KEY.Key_MediaPrevious, KEY.Key_AudioRewind)
PAUSE = (KEY.Key_B, KEY.Key_Period, KEY.Key_F5, KEY.Key_MediaPlay, KEY.Key_MediaTogglePlayPause, KEY.Key_Play)


def places(house: House) -> list[QWidget]:
    """Return the page itself and every control on it that can have the focus."""
    player = house.player
    found = [each for each in player.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
    stops = [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) >= 5
    return [player, *stops]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is. (QTest knows no media keys.)"""
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, key, modifier))


@pytest.mark.parametrize("key", PAUSE, ids=lambda key: key.name)
def test_the_third_button_pauses_wherever_the_focus_is(house: House, key: Qt.Key) -> None:
    house.start()
    for place in places(house):
        house.run.driver.resume()
        place.setFocus(Qt.FocusReason.TabFocusReason)
        press(key)
        assert house.run.driver.state is State.PAUSED, place


@pytest.mark.parametrize(("forward", "back"), list(zip(FORWARD, BACKWARD, strict=True)), ids=lambda key: key.name)
def test_its_two_buttons_go_on_and_back_wherever_the_focus_is(house: House, forward: Qt.Key, back: Qt.Key) -> None:
    house.start()
    driver = house.run.driver
    for place in places(house):
        place.setFocus(Qt.FocusReason.TabFocusReason)
        before = driver.moment.t_ms
        press(forward)
        assert driver.moment.t_ms > before, place
        house.go(3000)
        press(back)
        assert driver.moment.t_ms == 0, place


@pytest.mark.parametrize("key", PAUSE, ids=lambda key: key.name)
def test_the_third_button_starts_on_today_wherever_the_focus_is(house: House, key: Qt.Key) -> None:
    house.today.pain.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(key)
    assert house.page is house.player
    assert not house.today.pain.buttons[0].isChecked()


def test_what_pages_on_does_not_start(house: House) -> None:
    for key in (*FORWARD, *BACKWARD):
        house.today.start.setFocus(Qt.FocusReason.TabFocusReason)
        press(key)
        assert house.page is house.today, key


def test_a_clicker_starts_nothing_where_nothing_fits(house: House) -> None:
    house.today.start.setEnabled(False)
    house.today.pain.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(KEY.Key_F5)
    assert house.page is house.today


def test_at_her_own_pace_its_button_counts_the_set_as_done(house: House) -> None:
    house.start()
    house.do(Command.SELF_PACED)
    while not house.run.driver.moment.segment.open:
        house.do(Command.NEXT)
    house.go(40_000)
    before = len(house.kept().sets)
    press(KEY.Key_PageDown)
    assert len(house.kept().sets) == before + 1


def test_the_start_button_may_send_f5_with_shift(house: House) -> None:
    house.start()
    press(KEY.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert house.run.driver.state is State.PAUSED


def test_a_start_button_that_sends_f5_and_escape_in_turn_leads_out_of_the_question(house: House) -> None:
    house.start()
    press(KEY.Key_Escape)
    assert house.player.stop_question.isVisible()
    press(KEY.Key_F5)  # presses "Go on", which has the focus
    assert not house.player.stop_question.isVisible()
    assert house.run.driver.state is State.COUNTING_IN


def test_a_clicker_can_choose_among_answers(house: House) -> None:
    house.start()
    press(KEY.Key_Escape)
    question = house.player.stop_question
    assert question.answers["go on"].hasFocus()
    press(KEY.Key_PageUp)
    assert question.answers["stop"].hasFocus()
    press(KEY.Key_PageDown)
    press(KEY.Key_PageUp)
    press(KEY.Key_Period)
    assert house.page is house.finish


def test_a_clicker_comes_to_all_that_can_be_said_of_pain(house: House) -> None:
    house.start()
    house.player.do(Command.HURTS)
    question = house.player.pain_question
    stops = question.stops()
    reached = []
    for _ in stops:
        reached += [stop for stop in stops if stop.hasFocus()]
        press(KEY.Key_PageDown)
    assert set(reached) == set(stops) >= set(question.where.buttons.values())
    question.where.buttons[PainSite.PUBIC].setFocus()
    press(KEY.Key_Period)
    assert question.where.value == {PainSite.PUBIC}


def test_a_headsets_stop_asks_first(house: House) -> None:
    house.start()
    press(KEY.Key_MediaStop)
    assert house.player.stop_question.isVisible()
    assert house.run.driver.state is State.PAUSED


def test_v_goes_round_the_levels_and_says_so_at_the_top(house: House) -> None:
    house.start()
    shown = []
    for _ in range(3):
        press(KEY.Key_V)
        shown.append((house.run.driver.player.options.cue_level, house.player.top.notices.text()))
    assert shown == [(CueLevel.SHORT, "Short cues"), (CueLevel.TONES, "Tones only"), (CueLevel.FULL, "")]
    assert house.model.preferences.cue_level == "full", "it holds for this session"
    house.do(Command.CUES)
    assert house.player.top.notices.text() == "Short cues"

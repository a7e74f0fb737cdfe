from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from routine_app.application.session.readout import GAP_TEXT, PAUSED_TEXT
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.figure.halo import HaloTone
from routine_app.qt.player.page import DEAF_MS
from routine_app.storage.history import History
from routine_app.storage.records import SessionState
from tests.afresh import afresh
from tests.qt.conftest import House
from tests.qt.parts import part

KEY = Qt.Key


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is, as the system does."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def test_enter_at_launch_starts_the_session(house: House, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is house.today.start
    press(qtbot, KEY.Key_Return)
    assert house.page is house.player
    assert house.run.driver.state is State.RUNNING
    assert house.window.nav.isHidden()
    assert house.awake.held


def test_space_pauses_and_goes_on_after_a_count_in(house: House, qtbot: QtBot) -> None:
    house.start()
    house.to_work()
    press(qtbot, KEY.Key_Space)
    assert house.run.driver.state is State.PAUSED
    reading = house.player.readout.reading
    assert (reading.word, reading.do) == ("Paused", PAUSED_TEXT)
    assert house.player.stage.halo.tone is HaloTone.STILL
    assert house.player.controls.buttons[Command.TOGGLE_PAUSE].words() == "Resume"
    press(qtbot, KEY.Key_Space)
    shown = []
    for _ in range(3):
        shown.append(house.player.readout.reading.word)
        assert house.player.readout.reading.number == ""  # no repetitions are counted
        house.go(1000)
    assert shown == ["Going on in 3", "Going on in 2", "Going on in 1"]
    assert afresh(house.run.driver.state) is State.RUNNING


def test_space_pauses_even_when_tab_has_reached_another_control(house: House, qtbot: QtBot) -> None:
    house.start()
    house.player.controls.buttons[Command.SKIP].setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, KEY.Key_Space)
    assert house.run.driver.state is State.PAUSED
    assert house.run.driver.moment.segment.item == 0


def test_enter_presses_the_control_that_tab_has_reached(house: House, qtbot: QtBot) -> None:
    house.start()
    house.player.controls.buttons[Command.SKIP].setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, KEY.Key_Return)
    assert house.run.driver.moment.segment.item == 1


@pytest.mark.parametrize(
    ("forward", "back"), [(KEY.Key_Right, KEY.Key_Left), (KEY.Key_PageDown, KEY.Key_PageUp)], ids=["arrows", "clicker"]
)
def test_forward_and_back(house: House, qtbot: QtBot, forward: Qt.Key, back: Qt.Key) -> None:
    house.start()
    house.go(2000)
    for _ in ("what to fetch", "the way to the chair", "getting ready"):
        press(qtbot, forward)
    assert house.player.readout.reading.word in ("Breathe in", "Breathe out")
    house.go(3000)
    press(qtbot, back)
    assert house.player.readout.reading.word not in ("Breathe in", "Breathe out")
    assert house.run.driver.moment.segment.item == 0


def test_keys_are_ignored_until_the_page_has_stood_a_moment(house: House, qtbot: QtBot) -> None:
    house.today.start.click()
    house.real += DEAF_MS - 1
    press(qtbot, KEY.Key_Space)
    assert house.run.driver.state is State.RUNNING
    house.real += 1
    press(qtbot, KEY.Key_Space)
    assert afresh(house.run.driver.state) is State.PAUSED


def test_a_key_held_down_counts_once(house: House) -> None:
    house.start()
    repeat = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True, count=1)
    QApplication.sendEvent(house.player, repeat)
    assert house.run.driver.state is State.RUNNING


def test_escape_asks_and_holds_the_time_meanwhile(house: House, qtbot: QtBot) -> None:
    house.start()
    press(qtbot, KEY.Key_Escape)
    question = house.player.stop_question
    assert question.isVisible()
    assert house.run.driver.state is State.PAUSED
    press(qtbot, KEY.Key_Escape)  # the last answer: go on
    assert not question.isVisible()
    assert afresh(house.run.driver.state) is State.COUNTING_IN
    assert QApplication.focusWidget() is house.player


def test_a_session_that_was_paused_stays_so_after_the_question(house: House, qtbot: QtBot) -> None:
    house.start()
    press(qtbot, KEY.Key_Space)
    press(qtbot, KEY.Key_Escape)
    press(qtbot, KEY.Key_Escape)
    assert house.run.driver.state is State.PAUSED


def test_no_key_reaches_the_session_beneath_a_question(house: House, qtbot: QtBot) -> None:
    house.start()
    press(qtbot, KEY.Key_Escape)
    for key in (KEY.Key_S, KEY.Key_E, KEY.Key_PageDown, KEY.Key_M):
        press(qtbot, key)
    assert house.run.driver.moment.segment.item == 0
    assert not house.player.is_muted


def test_stopping_keeps_what_was_done_and_shows_it(house: House, qtbot: QtBot) -> None:
    house.start()
    while not house.run.finish_view().summary.done:
        house.go(5000)
    press(qtbot, KEY.Key_Escape)
    press(qtbot, KEY.Key_Left)
    press(qtbot, KEY.Key_Return)
    assert house.page is house.finish
    assert not house.awake.held
    done = house.run.finish_view().summary.done
    assert len(done) == 1
    house.close()
    with History(house.model.context.paths.database) as history:
        kept = history.sessions()[0]
    assert len(kept.sets) == done[0].sets
    assert kept.summary.state is SessionState.STOPPED


def test_the_keys_are_shown_on_a_question_mark(house: House, qtbot: QtBot) -> None:
    house.start()
    press(qtbot, KEY.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert house.player.keys.isVisible()
    press(qtbot, KEY.Key_Return)
    assert not house.player.keys.isVisible()


def test_a_gap_in_time_pauses_and_says_so(house: House) -> None:
    house.start()
    house.to_work()
    house.go(1000)
    house.clock.advance(60_000)
    house.run.driver.tick()
    assert house.player.readout.reading.do == GAP_TEXT
    house.do(Command.TOGGLE_PAUSE)
    house.go(3500)
    house.do(Command.TOGGLE_PAUSE)
    assert house.player.readout.reading.do == PAUSED_TEXT


def test_easier_swaps_and_shift_e_goes_back(house: House, qtbot: QtBot) -> None:
    house.start()
    while house.run.driver.player.can_go_easier is None:
        house.do(Command.SKIP)
    before = house.player.readout.reading.name
    press(qtbot, KEY.Key_E)
    assert house.player.readout.reading.name != before
    press(qtbot, KEY.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert house.player.readout.reading.name == before


def test_easier_is_dimmed_where_there_is_none(house: House) -> None:
    house.start()
    button = house.player.controls.buttons[Command.EASIER]
    for _ in house.run.driver.plan.items:
        assert button.isEnabled() is (house.run.driver.player.can_go_easier is not None)
        house.do(Command.SKIP)


def test_at_her_own_pace_done_shows_and_enter_goes_on(make_house: Callable[..., House], qtbot: QtBot) -> None:
    house = make_house(self_paced=True, last_routine="strength")
    house.start()
    done = house.player.controls.buttons[Command.DONE]
    while not house.run.driver.moment.segment.open:
        assert not done.isVisible()
        house.do(Command.NEXT)
    assert done.isVisible()
    sets = len(house.run.finish_view().summary.done)
    press(qtbot, KEY.Key_Return)
    assert not afresh(house.run.driver.moment.segment.open)
    assert len(house.run.finish_view().summary.done) == sets + 1


def test_pace_own_pace_and_sound_show_at_the_top(house: House, qtbot: QtBot) -> None:
    house.start()
    for key in (KEY.Key_Plus, KEY.Key_P, KEY.Key_M):
        press(qtbot, key)
    assert house.player.top.notices.text() == "Pace 110 %  ·  My own pace  ·  Sound off"
    assert house.model.preferences.mute
    press(qtbot, KEY.Key_M)
    assert not house.model.preferences.mute


def test_ten_seconds_more_show_in_the_count(house: House, qtbot: QtBot) -> None:
    house.start()
    before = int(house.player.readout.reading.number)
    press(qtbot, KEY.Key_R)
    assert int(house.player.readout.reading.number) == before + 10


def test_the_halo_follows_the_timeline(house: House) -> None:
    house.start()
    house.to_work()
    shown, meant = [], []
    for _ in range(20):
        house.go(500)
        shown.append(house.player.stage.halo.fullness)
        meant.append(round(house.run.driver.moment.fullness, 3))
    assert shown == meant
    assert max(shown) - min(shown) > 0.9


def test_reduced_motion_keeps_the_halo_still(house: House) -> None:
    house.style.set_choices("light", 1.0, reduced_motion=True)
    house.start()
    house.go(1000)
    assert house.player.stage.halo.steady


def test_a_screen_reader_hears_of_the_exercise_and_how_far_it_is(house: House) -> None:
    house.start()
    player = house.player
    assert player.readout.name.text() == "Seated breathing"  # a label's text is what is read
    assert player.track.accessibleDescription() == "Exercise 1 of 10"
    house.do(Command.SKIP)
    assert "Band pull-apart" in player.readout.name.text()
    assert player.track.accessibleDescription() == "Exercise 2 of 10, 1 left out"


def test_labels_are_touched_only_when_their_text_changes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.start()
    house.do(Command.NEXT)
    house.go(1000)
    told: list[str] = []
    for name in ("name", "part", "move_word", "do"):
        label = getattr(house.player.readout, name)
        monkeypatch.setattr(label, "setText", lambda _, name=name: told.append(name))
    house.go(1000, step=20)
    assert told == []


def test_closing_the_window_keeps_what_was_done(house: House) -> None:
    house.start()
    house.go(5000)
    run = house.run
    house.window.close()
    assert run.driver.state is State.PAUSED
    assert not house.awake.held
    assert not part(run.driver, QTimer).isActive()


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (3840, 2160)])
def test_the_keys_show_without_scrolling_where_there_is_room(house: House, size: tuple[int, int]) -> None:
    house.start()
    house.window.resize(*size)
    house.do(Command.KEYS)
    QApplication.processEvents()
    assert part(house.player.keys, QScrollArea).verticalScrollBar().maximum() == 0

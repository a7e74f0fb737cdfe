from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from routine_app.playback.clock import ManualClock
from routine_app.playback.commands import Command
from routine_app.playback.events import Event, SegmentStarted
from routine_app.playback.player import Player, State
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.system.reduced_motion import system_reduces_motion
from tests.afresh import afresh
from tests.fakes import make_plan
from tests.qt.parts import part


@pytest.fixture
def driver(qapp: object, clock: ManualClock) -> PlayerDriver:  # noqa: ARG001 - timers need an application
    return PlayerDriver(Player(make_plan()), clock)


def test_time_passes_only_while_it_runs(driver: PlayerDriver, clock: ManualClock) -> None:
    timer = part(driver, QTimer)
    assert timer.timerType() is Qt.TimerType.PreciseTimer
    assert timer.interval() <= 33
    assert not timer.isActive()
    driver.start()
    assert timer.isActive()
    driver.pause()
    assert not timer.isActive()
    driver.resume()
    assert timer.isActive()
    assert driver.state is State.COUNTING_IN
    driver.do(Command.STOP)
    assert not timer.isActive()
    clock.advance(1000)
    driver.do(Command.NEXT)
    assert afresh(driver.state) is State.STOPPED


def test_events_reach_whoever_listens_once_and_in_order(driver: PlayerDriver, clock: ManualClock) -> None:
    heard: list[Event] = []
    driver.happened.connect(heard.extend)
    driver.start()
    while driver.state is State.RUNNING:
        clock.advance(700)
        driver.tick()
    starts = [event.at_ms for event in heard if isinstance(event, SegmentStarted)]
    assert starts == [segment.start_ms for segment in driver.player.timeline.segments]
    assert driver.state is State.FINISHED


def test_a_new_timeline_is_announced_before_its_moment(driver: PlayerDriver) -> None:
    told: list[str] = []
    driver.plan_changed.connect(lambda: told.append("plan"))
    driver.moment_changed.connect(lambda _: told.append("moment"))
    driver.start()
    driver.do(Command.MORE_REST)
    assert told == ["moment", "plan", "moment"]
    driver.do(Command.FULL_SCREEN)  # not the player's
    assert told == ["moment", "plan", "moment"]
    driver.do(Command.STOP)


def test_a_real_timer_carries_it_on(qtbot: QtBot, driver: PlayerDriver, clock: ManualClock) -> None:
    driver.start()
    clock.advance(40)
    qtbot.waitUntil(lambda: driver.moment.t_ms == 40, timeout=2000)
    driver.do(Command.STOP)


def test_a_system_that_cannot_say_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert system_reduces_motion("linux") is False
    assert system_reduces_motion("beos") is False
    assert system_reduces_motion("win32") is False

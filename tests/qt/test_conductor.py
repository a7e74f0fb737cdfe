from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from routine_app.playback.clock import ManualClock
from routine_app.playback.events import Event, SegmentStarted
from routine_app.playback.player import Player, State
from routine_app.qt.conductor import Conductor
from routine_app.qt.keymap import Command
from routine_app.qt.motion import system_reduces_motion
from tests.afresh import afresh
from tests.fakes import make_plan


@pytest.fixture
def conductor(qapp: object, clock: ManualClock) -> Conductor:  # noqa: ARG001 - timers need an application
    return Conductor(Player(make_plan()), clock)


def test_time_passes_only_while_it_runs(conductor: Conductor, clock: ManualClock) -> None:
    timer = conductor._timer
    assert timer.timerType() is Qt.TimerType.PreciseTimer
    assert timer.interval() <= 33
    assert not timer.isActive()
    conductor.start()
    assert timer.isActive()
    conductor.pause()
    assert not timer.isActive()
    conductor.resume()
    assert timer.isActive()
    assert conductor.state is State.COUNTING_IN
    conductor.do(Command.STOP)
    assert not timer.isActive()
    clock.advance(1000)
    conductor.do(Command.NEXT)
    assert afresh(conductor.state) is State.STOPPED


def test_events_reach_whoever_listens_once_and_in_order(conductor: Conductor, clock: ManualClock) -> None:
    heard: list[Event] = []
    conductor.happened.connect(heard.extend)
    conductor.start()
    while conductor.state is State.RUNNING:
        clock.advance(700)
        conductor.tick()
    starts = [event.at_ms for event in heard if isinstance(event, SegmentStarted)]
    assert starts == [segment.start_ms for segment in conductor.player.timeline.segments]
    assert conductor.state is State.FINISHED


def test_a_new_timeline_is_announced_before_its_moment(conductor: Conductor) -> None:
    told: list[str] = []
    conductor.plan_changed.connect(lambda: told.append("plan"))
    conductor.moment_changed.connect(lambda _: told.append("moment"))
    conductor.start()
    conductor.do(Command.MORE_REST)
    assert told == ["moment", "plan", "moment"]
    conductor.do(Command.FULL_SCREEN)  # not the player's
    assert told == ["moment", "plan", "moment"]
    conductor.do(Command.STOP)


def test_a_real_timer_carries_it_on(qtbot: QtBot, conductor: Conductor, clock: ManualClock) -> None:
    conductor.start()
    clock.advance(40)
    qtbot.waitUntil(lambda: conductor.moment.t_ms == 40, timeout=2000)
    conductor.do(Command.STOP)


def test_a_system_that_cannot_say_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert system_reduces_motion("linux") is False
    assert system_reduces_motion("beos") is False
    assert system_reduces_motion("win32") is False

"""Session after session in one window: each begins, each ends, and none leaves anything of itself to the next."""

from __future__ import annotations

import gc
import time
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from shiboken6 import isValid

from routine_app.application.session.request import WindowRequest
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.page import PlayerPage
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.qt.shell.request_handler import BUSY, DONE
from routine_app.storage.records import SessionState
from tests.afresh import afresh
from tests.qt.real_window import FINISHES_MS, RealWindow, real_window

KEY = Qt.Key
DONE_MS = 50.0


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    with real_window(tmp_path / "her data", monkeypatch) as window:
        window.model.choose("short")
        window.settle()
        yield window


def start_by_keys(window: RealWindow) -> None:
    window.key(KEY.Key_Return)


def start_by_request(window: RealWindow) -> None:
    assert window.ask(WindowRequest(play="short")) == DONE


def start_by_clicker(window: RealWindow) -> None:
    """A clicker's middle button is a space to the app where the focus is on a button."""
    window.key(KEY.Key_Space)


def stop_by_keys(window: RealWindow) -> None:
    window.key(KEY.Key_Escape)
    window.key(KEY.Key_Left)
    window.key(KEY.Key_Return)


def stop_by_clicker(window: RealWindow) -> None:
    """Page Down moves between the answers; the third button presses."""
    window.key(KEY.Key_Escape)
    window.key(KEY.Key_PageUp)
    window.key(KEY.Key_B)


def stop_by_headset(window: RealWindow) -> None:
    """It asks, as Stop in the window does."""
    window.controls.stop.emit()
    window.settle()
    window.player.stop_question.answers["stop"].click()
    window.settle()


def play_to_the_end(window: RealWindow) -> None:
    window.go(FINISHES_MS)
    window.settle()


def done_by_enter(window: RealWindow) -> None:
    window.key(KEY.Key_Return)


def done_by_space(window: RealWindow) -> None:
    window.key(KEY.Key_Space)


WAYS = {
    "keys": (start_by_keys, stop_by_keys, done_by_enter),
    "clicker": (start_by_clicker, stop_by_clicker, done_by_space),
    "media keys": (start_by_keys, stop_by_headset, done_by_enter),
    "second process": (start_by_request, stop_by_keys, done_by_enter),
    "to its end": (start_by_request, play_to_the_end, done_by_enter),
}
Step = Callable[[RealWindow], None]


def play_one(window: RealWindow, start: Step, stop: Step, done: Step) -> None:
    """Play a session, and check at each step what shows."""
    assert window.page is window.today
    start(window)
    assert afresh(window.page) is window.player
    assert window.driver.state is State.RUNNING
    assert window.window.nav.isHidden()
    assert window.session.is_idle is False
    window.go(3_000)
    if stop is not play_to_the_end:
        assert window.driver.moment.t_ms == 3_000, "its time passes once, not once for each session before it"
    stop(window)
    assert afresh(window.page) is window.finish
    done(window)
    assert afresh(window.page) is window.today
    assert not window.window.nav.isHidden()
    assert window.session.is_idle


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("times", [2, 3])
def test_the_next_session_begins_like_the_first(window: RealWindow, way: str, times: int) -> None:
    for _ in range(times):
        play_one(window, *WAYS[way])
    kept = window.sessions()
    state = SessionState.FINISHED if way == "to its end" else SessionState.STOPPED
    assert [each.summary.state for each in kept] == [state] * times
    assert window.faults == []


def test_ten_sessions_one_in_each_way_and_round_again(window: RealWindow) -> None:
    for way in [*WAYS.values(), *WAYS.values()]:
        play_one(window, *way)
    assert len(window.sessions()) == 10
    assert window.faults == []


def objects(window: RealWindow) -> Counter[str]:
    """Count the objects of the window and of the desk, and all others that Python knows of."""
    for root in (window.window, window.sound):
        root.findChildren(QObject)  # Python knows of them from now on
    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, QObject) and isValid(each))


def test_nothing_grows_with_sessions(window: RealWindow) -> None:
    for way in WAYS.values():  # what Today says of what was done is said by now
        play_one(window, *way)
    before = objects(window)
    for way in [*WAYS.values(), WAYS["keys"]]:
        play_one(window, *way)
    assert objects(window) - before == Counter()


def test_the_pages_let_go_of_a_session_that_is_over(window: RealWindow) -> None:
    drivers: list[weakref.ref[PlayerDriver]] = []

    def stop(window: RealWindow) -> None:
        drivers.append(weakref.ref(window.driver))
        stop_by_keys(window)

    play_one(window, start_by_keys, stop, done_by_enter)
    for command in Command:
        window.player.do(command)
    window.player.say("The voice is off.")
    gc.collect()
    assert [driver() for driver in drivers] == [None]
    assert not any(isinstance(each, PlayerPage) and each.isVisible() for each in (window.page,))
    assert window.faults == []


@pytest.mark.slow
def test_done_does_not_hold_the_window(window: RealWindow) -> None:
    """Its share of the window's own work; the processor's time, for a busy machine says nothing about the app."""
    took_ms: list[float] = []
    for _ in range(5):
        start_by_keys(window)
        stop_by_headset(window)
        begun = time.thread_time()
        window.finish.button.click()
        took_ms.append(1000 * (time.thread_time() - begun))
        window.settle()
    assert sorted(took_ms)[2] < DONE_MS, took_ms


def cut_short(window: RealWindow, ms: int) -> None:
    start_by_request(window)
    window.go(ms)
    window.cut_short()


@pytest.mark.parametrize("again", WAYS)
def test_after_going_on_with_a_session_the_next_one_begins(window: RealWindow, again: str) -> None:
    cut_short(window, 200_000)
    window.today.resume.go_on.click()
    window.settle()
    assert window.driver.moment.segment.item is not None
    stop_by_keys(window)
    done_by_enter(window)
    for _ in range(2):
        play_one(window, *WAYS[again])
    assert len(window.sessions()) == 3
    assert window.faults == []


@pytest.mark.parametrize("again", WAYS)
def test_after_finishing_an_unfinished_one_the_next_one_begins(window: RealWindow, again: str) -> None:
    cut_short(window, 200_000)
    window.today.resume.finish_here.click()
    window.settle()
    assert window.page is window.finish
    done_by_enter(window)
    for _ in range(2):
        play_one(window, *WAYS[again])
    assert window.sessions()[0].summary.state is SessionState.STOPPED
    assert window.faults == []


def test_what_hurts_is_kept_once_and_in_the_session_that_is_on(window: RealWindow) -> None:
    play_one(window, *WAYS["keys"])
    start_by_keys(window)
    window.key(KEY.Key_H)
    window.key(KEY.Key_7)
    window.player.pain_question.answers["go on"].click()
    window.settle()
    first, second = window.sessions()
    assert first.pains == ()
    assert [pain.pain for pain in second.pains] == [7]


def test_a_request_while_a_question_is_open_leaves_both(window: RealWindow) -> None:
    start_by_keys(window)
    window.key(KEY.Key_H)
    assert window.ask(WindowRequest(play="daily")) == BUSY
    assert window.player.pain_question.isVisible()
    assert window.driver.plan.routine_id == "short"


def test_a_session_that_cannot_be_shown_leaves_a_window_that_works(
    window: RealWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("no page")

    plan = window.model.plan()
    assert plan is not None
    with monkeypatch.context() as broken:
        broken.setattr(window.player, "open_session", fail)
        with pytest.raises(LookupError):
            window.window.sessions.start_plan(plan, window.model.comfort())
    window.settle()
    assert window.page is window.today
    assert not window.window.nav.isHidden()
    play_one(window, *WAYS["keys"])

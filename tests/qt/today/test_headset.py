"""A headset's button on a real session bus begins what Today offers, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from routine_app.playback.player import State
from routine_app.qt.media.media_session import MediaControls
from tests.qt import real_window as real_window_module
from tests.qt.real_window import RealWindow, real_window
from tests.system.private_bus import PrivateBus

pytestmark = pytest.mark.slow


@pytest.fixture
def window(bus: PrivateBus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:
    monkeypatch.setattr(real_window_module, "QuietControls", MediaControls)
    with real_window(tmp_path / "data", monkeypatch) as window:
        window.sound.desktop.begin()  # as once the first picture stands
        window.window.go_to("today")
        bus.wait_for_players("routine")
        yield window


@pytest.mark.parametrize("word", ["play-pause", "play"])
def test_its_button_starts_what_today_offers_then_pauses_it(
    window: RealWindow, bus: PrivateBus, qtbot: QtBot, word: str
) -> None:
    assert bus.playerctl("status") == "Stopped"
    bus.playerctl(word)
    qtbot.waitUntil(lambda: window.page is window.player)
    assert window.driver.state is State.RUNNING
    bus.playerctl("play-pause")
    qtbot.waitUntil(lambda: window.driver.state is State.PAUSED)


def test_stop_asks_as_the_one_in_the_window_does(window: RealWindow, bus: PrivateBus, qtbot: QtBot) -> None:
    bus.playerctl("play")
    qtbot.waitUntil(lambda: window.page is window.player)
    for _ in range(2):  # hit once more, it asks still
        bus.playerctl("stop")
        qtbot.waitUntil(window.player.stop_question.isVisible)
        assert window.driver.state is State.PAUSED
    bus.playerctl("play")
    qtbot.waitUntil(lambda: not window.player.stop_question.isVisible())
    assert window.driver.state in (State.COUNTING_IN, State.RUNNING)


def test_what_pages_on_and_pause_begin_nothing_nor_does_play_elsewhere(
    window: RealWindow, bus: PrivateBus, qtbot: QtBot
) -> None:
    heard: list[str] = []
    for name in ("play", "toggle", "pause", "next", "previous", "stop"):
        getattr(window.controls, name).connect(lambda name=name: heard.append(name))
    for word in ("next", "previous", "pause", "stop"):
        bus.playerctl(word)
    window.today.check_in.avoided.click()  # a panel lies over the page
    bus.playerctl("play-pause")
    qtbot.waitUntil(lambda: heard == ["next", "previous", "pause", "stop", "toggle"])
    window.window.go_to("settings")
    bus.playerctl("play-pause")
    qtbot.waitUntil(lambda: heard[5:] == ["toggle"])
    assert window.window.is_idle


def test_after_a_session_it_starts_again(window: RealWindow, bus: PrivateBus, qtbot: QtBot) -> None:
    for _ in range(2):
        bus.playerctl("play-pause")
        qtbot.waitUntil(lambda: window.page is window.player)
        window.session.close()
        window.window.go_to("today")
        assert bus.playerctl("status") == "Stopped"

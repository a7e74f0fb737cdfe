"""The desktop's media keys, for real: a session on a D-Bus session of its own, steered by playerctl and gdbus."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.qt.media.sound_server import Child, end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.qt.media.sound_server import SoundServer

pytestmark = pytest.mark.sound

NAME = "org.mpris.MediaPlayer2.routine"
LIST_NAMES = "org.freedesktop.DBus.ListNames"
_ROOT, _PLAYER = "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player"


class Desktop:
    """The hand on the desktop's controls."""

    def __init__(self, server: SoundServer, bus: str) -> None:
        self.environ = {**server.environ, "DBUS_SESSION_BUS_ADDRESS": bus}

    def run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def playerctl(self, *arguments: str) -> str:
        return self.run("playerctl", "--player=routine", *arguments)

    def has_session(self) -> bool:
        """Return whether a session is on the bus: that takes a moment from its start."""
        names = self.run("gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/", "-m", LIST_NAMES)
        return NAME in names

    def wait(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 30
        while not holds():
            assert time.monotonic() < deadline
            time.sleep(0.05)


@pytest.fixture
def session(server: SoundServer) -> Iterator[Child]:
    child = Child(server, "controls")
    yield child
    child.close()


def test_a_session_is_seen_and_steered_from_the_desktop(session: Child, server: SoundServer, tmp_path: Path) -> None:
    bus = session.wait_for("start")[0]["bus"]
    desktop = Desktop(server, bus)
    log = tmp_path / "bus.txt"
    with log.open("w") as out:
        monitor = subprocess.Popen(
            ["gdbus", "monitor", "--session", "--dest", NAME, "--object-path", "/org/mpris/MediaPlayer2"],
            env=desktop.environ,
            stdout=out,
        )
    try:
        desktop.wait(lambda: NAME in log.read_text())
        assert desktop.playerctl("--list-all") == "routine"
        assert desktop.playerctl("status") == "Playing"
        assert desktop.playerctl("metadata", "xesam:title") == "Seated breathing"
        assert desktop.playerctl("metadata", "xesam:artist") == "Hand-made"
        minutes, seconds = divmod(int(desktop.playerctl("metadata", "mpris:length")) // 1_000_000, 60)
        assert minutes > 0
        told = desktop.playerctl("metadata", "--format", "{{duration(mpris:length)}}")
        assert told == f"{minutes}:{seconds:02d}"
        assert 0 < float(desktop.playerctl("position")) < 30

        desktop.playerctl("play-pause")
        desktop.wait(lambda: desktop.playerctl("status") == "Paused")
        assert session.notes("Paused")
        desktop.playerctl("play")
        session.wait_for("Resumed")
        assert desktop.playerctl("status") == "Playing"

        for _ in range(3):
            desktop.playerctl("next")
        desktop.wait(lambda: desktop.playerctl("metadata", "xesam:title") == "Squat")
        desktop.playerctl("previous")
        desktop.playerctl("previous")
        desktop.wait(lambda: desktop.playerctl("metadata", "xesam:title") == "Seated breathing")

        desktop.playerctl("stop")
        desktop.wait(lambda: desktop.playerctl("status") == "Stopped")
        assert session.notes("Stopped")
        session.finish(20)
        seen = log.read_text()
    finally:
        end(monitor)
    assert "PropertiesChanged" in seen
    for status in ("Paused", "Playing", "Stopped"):
        assert f"'PlaybackStatus': <'{status}'>" in seen
    assert "'xesam:title': <'Squat'>" in seen


def test_the_interfaces_are_those_of_the_specification(session: Child, server: SoundServer) -> None:
    desktop = Desktop(server, session.wait_for("start")[0]["bus"])
    desktop.wait(desktop.has_session)
    path = "/org/mpris/MediaPlayer2"
    shown = desktop.run("gdbus", "introspect", "--session", "--dest", NAME, "--object-path", path)
    root, player = (shown.partition(f"interface {name} {{")[2].partition("\n  };")[0] for name in (_ROOT, _PLAYER))
    for member in ("Raise()", "Quit()", "readonly s Identity = 'Routine'", "readonly b CanQuit = false"):
        assert member in root
    for member in ("PlayPause()", "Next()", "Previous()", "Stop()", "Play()", "Pause()", "Seeked(x "):
        assert member in player
    for member in ("readonly s PlaybackStatus", "readonly a{sv} Metadata", "readonly x Position", "readonly d Rate"):
        assert member in player

"""A session bus of a test's own, and playerctl on it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROGRAMS = ("dbus-daemon", "playerctl", "gdbus", "busctl")


def wait(holds: Callable[[], bool], what: str, limit_s: float = 60) -> None:
    """Wait until it holds."""
    deadline = time.monotonic() + limit_s
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def listens(path: Path) -> bool:
    """Whether somebody takes connections there: a bus has its file a moment before it does."""
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(path)) == 0


class PrivateBus:
    """A dbus-daemon in a folder; it can die, come back and hang."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in PROGRAMS if shutil.which(name) is None]
        if missing:
            pytest.skip(f"not installed here: {', '.join(missing)}; on Debian, scripts/test installs them")
        self._socket = folder / "bus"
        self.address = f"unix:path={self._socket}"
        self.environ = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address}
        self._daemon: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._socket.unlink(missing_ok=True)
        command = ["dbus-daemon", "--session", "--nofork", f"--address={self.address}"]
        self._daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait(lambda: listens(self._socket), "no bus")
        except BaseException:
            self.stop()
            raise

    def hang(self) -> None:
        """Let it take connections, and never answer."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait()
            self._daemon = None

    def _signal(self, number: signal.Signals) -> None:
        assert self._daemon is not None
        self._daemon.send_signal(number)

    def run(self, *command: str, check: bool = True) -> str:
        done = subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=60)
        assert not check or done.returncode == 0, (command, done.stderr)
        return done.stdout.strip()

    def wait_for_name(self, name: str) -> None:
        """Wait until somebody has a name: a service that the bus would start for it is listed, and answers nothing."""
        wait(
            lambda: name in self.run("busctl", "--user", "list", "--acquired", "--no-pager", check=False), f"no {name}"
        )

    def playerctl(self, *arguments: str) -> str:
        return self.run("playerctl", "--player=routine", *arguments)

    def players(self) -> list[str]:
        """Return the players on the bus."""
        return self.run("playerctl", "--list-all", check=False).splitlines()

    def wait_for_players(self, *names: str) -> None:
        wait(lambda: sorted(self.players()) == sorted(names), f"never {names}: {self.players()}")

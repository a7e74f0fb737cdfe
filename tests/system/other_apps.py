"""Other programs that play on a private sound server, and the app that lowers them: for the ducking tests."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from tests.qt.media.sound_server import ROOT, SoundServer, end

if TYPE_CHECKING:
    from collections.abc import Callable

FULL, HALF = 50_000, 25_000


def wait_until(holds: Callable[[], bool], limit_s: float = 60) -> None:
    deadline = time.monotonic() + limit_s
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


class Players:
    """Other programs that play silence, by name; each is a process that is none of the app's."""

    def __init__(self, server: SoundServer) -> None:
        self._server = server
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def play(self, name: str, *more: str, volume: int | None = FULL) -> None:
        options = [*more, *([f"--volume={volume}"] if volume is not None else [])]
        command = ["pacat", "--raw", f"--client-name={name}", *options, "/dev/zero"]
        self._processes[name] = subprocess.Popen(command, env=self._server.environ)
        wait_until(lambda: bool(self.streams(name)))

    def streams(self, name: str = "") -> list[dict[str, Any]]:
        told = json.loads(self._server.pactl("--format=json", "list", "sink-inputs").stdout)
        return [each for each in told if name in ("", each["properties"].get("application.name"))]

    def volume(self, name: str) -> int:
        (stream,) = self.streams(name)
        left, right = (channel["value"] for channel in stream["volume"].values())
        assert left == right
        return int(left)

    def set_volume(self, name: str, volume: int) -> None:
        (stream,) = self.streams(name)
        self._server.pactl("set-sink-input-volume", str(stream["index"]), str(volume))

    def stop(self, name: str) -> None:
        end(self._processes.pop(name))
        wait_until(lambda: not self.streams(name))

    def close(self) -> None:
        for name in list(self._processes):
            end(self._processes.pop(name))


class App:
    """The process under test (child_ducking), and its own child that lowers and raises."""

    def __init__(self, server: SoundServer) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.system.child_ducking"],
            env=server.environ,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.helper = 0
        try:
            self.helper = int(self._process.stdout.readline())
            assert self.helper, "no process that lowers and raises"
        except BaseException:  # left running, it would keep other apps' sound from every test after this one
            self.close()
            raise

    def do(self, command: str) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        self.kill()
        wait_until(lambda: not is_alive(self.helper))
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

"""A private PulseAudio with a null sink, and a child process that plays a session.

Nothing here touches the sound of the machine: server, bus and files live in a folder of their own,
and whatever was started in it, however it went on from there, ends with the server.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import pytest

ROOT = Path(__file__).parents[3]
PROGRAMS = ("pulseaudio", "pactl", "parec", "dbus-run-session", "playerctl", "gdbus")
_FOREIGN = ("DISPLAY", "WAYLAND_", "DBUS_", "PULSE_", "PIPEWIRE_", "SPEECHD_", "XDG_", "ROUTINE_APP_")
_END_S = 5.0


def need_programs() -> None:
    """Skip where a program is missing: scripts/test installs them all on Debian."""
    if not sys.platform.startswith("linux"):
        pytest.skip("PulseAudio is what Linux has")
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}; on Debian, scripts/test installs them")


def end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Part(Protocol):
    """Something that was started beside a server, and ends before it."""

    def close(self) -> None:
        """End it."""


class SoundServer:
    """PulseAudio on its own, with one sink `nul` that plays into nothing, and all that is started beside it."""

    def __init__(self, folder: Path, *, begins: bool = True) -> None:
        folder.chmod(0o700)
        self.folder = folder
        self.parts: list[Part] = []
        self.environ = {
            **{key: value for key, value in os.environ.items() if not key.startswith(_FOREIGN)},
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.environ["PULSE_SERVER"] = f"unix:{folder}/pulse/native"
        self._server: subprocess.Popen[Any] | None = None
        if begins:
            self.begin()

    def begin(self) -> None:
        """Start the server, once more where it was killed."""
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit", "-L"]
        environ = {name: value for name, value in self.environ.items() if name != "PULSE_SERVER"}
        with (self.folder / "pulseaudio.log").open("w") as log:
            self._server = subprocess.Popen(
                ["pulseaudio", *options, "module-null-sink sink_name=nul", "-L", "module-native-protocol-unix"],
                env=environ,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        try:
            self._wait_until_it_answers()
        except BaseException:
            self.close()
            raise

    def kill(self) -> None:
        """Kill the server, as a crash would."""
        assert self._server is not None
        self._server.kill()
        self._server.wait()

    def stop(self) -> None:
        """End the server, as a system does; it can begin again."""
        assert self._server is not None
        end(self._server)

    def freeze(self) -> None:
        """Let the server hang: it takes connections and answers nothing."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._server is not None
        self._server.send_signal(signal.SIGCONT)

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + 60
        while self.pactl("info", check=False).returncode:
            assert time.monotonic() < deadline, (self.folder / "pulseaudio.log").read_text()
            time.sleep(0.05)

    def plug_in(self, sink: str) -> None:
        """Make another output."""
        self.pactl("load-module", "module-null-sink", f"sink_name={sink}")

    def unplug(self, sink: str) -> None:
        """Take an output away."""
        lines = self.pactl("list", "short", "modules").stdout.splitlines()
        self.pactl("unload-module", next(line.split("\t")[0] for line in lines if f"sink_name={sink}" in line))

    def pactl(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pactl", *arguments], env=self.environ, capture_output=True, text=True, timeout=60, check=check
        )

    def processes(self) -> list[int]:
        """Return the ids of all processes that live in this server's folder, whoever started them.

        The bus leaves the family of who started it; it keeps the environment.
        """
        mark = f"XDG_RUNTIME_DIR={self.folder}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # gone, or another user's
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
        return found

    def close(self) -> None:
        """End all that was started here."""
        for part in reversed(self.parts):
            part.close()
        deadline = time.monotonic() + _END_S
        own = None if self._server is None else self._server.pid
        while left := [pid for pid in self.processes() if pid != own]:
            late = time.monotonic() > deadline
            for pid in left:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL if late else signal.SIGTERM)
            assert time.monotonic() < 2 * _END_S + deadline, f"processes that do not end: {left}"
            time.sleep(0.1)
        if self._server is not None and self._server.poll() is None:
            self.thaw()
            end(self._server)


class Child:
    """A process on a D-Bus session of its own that plays a session and notes what it does, and when."""

    def __init__(self, server: SoundServer, scene: str, **environ: str) -> None:
        self._server = server
        self._notes = server.folder / f"{scene}-{time.monotonic_ns()}.jsonl"
        self.errors = self._notes.with_suffix(".log")
        self._notes.touch()
        command = [sys.executable, "-m", "tests.qt.media.child_session", scene, str(self._notes)]
        with self.errors.open("w") as errors:
            self._process = subprocess.Popen(
                ["dbus-run-session", "--", *command],
                env={**server.environ, **environ},
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                process_group=0,  # not a session of its own: the kernel would share the time out between sessions
            )
        server.parts.append(self)

    def notes(self, what: str = "") -> list[dict[str, Any]]:
        """Return what it noted so far, all or of one kind."""
        lines = self._notes.read_text(encoding="utf-8").splitlines(keepends=True)
        notes = [json.loads(line) for line in lines if line.endswith("\n")]
        return [note for note in notes if what in ("", note["what"])]

    def wait_for(self, what: str, count: int = 1, limit_s: float = 60) -> list[dict[str, Any]]:
        """Wait until it has noted this so many times."""
        deadline = time.monotonic() + limit_s
        while len(found := self.notes(what)) < count:
            assert time.monotonic() < deadline, f"no {what} #{count}: {self.notes()[-5:]} {self.errors.read_text()}"
            assert self._process.poll() is None or len(self.notes(what)) >= count, self.errors.read_text()
            time.sleep(0.05)
        return found

    def press(self, command: str) -> None:
        """Press a media key: the desktop's controls, on the session's own bus."""
        bus = self.wait_for("start")[0]["bus"]
        environ = {**self._server.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
        subprocess.run(["playerctl", "--player=routine", command], env=environ, timeout=60, check=True)

    def wakes(self) -> int:
        """Return how often the threads that the session's own process has now were woken so far."""
        found = 0
        for status in Path(f"/proc/{self._own_pid()}/task").glob("*/status"):
            lines = status.read_text(encoding="utf-8").splitlines()
            found += sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
        return found

    def _own_pid(self) -> int:
        return int(self.wait_for("start")[0]["pid"])

    def tell_to_end(self) -> float:
        """Ask it to close its sound and to end; returns how long (s) that takes from when it has heard."""
        os.kill(self._own_pid(), signal.SIGUSR1)
        begin: float = self.wait_for("ending")[0]["at"]
        self.finish(20)
        return time.monotonic() - begin

    @property
    def is_running(self) -> bool:
        """Whether it still plays."""
        return self._process.poll() is None

    def finish(self, limit_s: float) -> None:
        """Wait for its end; it must end well."""
        deadline = time.monotonic() + limit_s
        while self.is_running:
            assert time.monotonic() < deadline, f"still playing: {self.notes()[-5:]} {self.errors.read_text()}"
            time.sleep(0.1)
        code = self._process.wait()
        assert code == 0, f"ended with {code}: {self.notes()[-5:]} {self.errors.read_text()}"

    def close(self) -> None:
        """End it, with the bus and the player: dbus-run-session alone would leave the player behind."""
        if self.is_running:
            os.killpg(self._process.pid, signal.SIGTERM)
        end(self._process)


def told(child: Child) -> list[str]:
    """Return what she was told about sound."""
    return [note["words"] for note in child.notes("problem")]

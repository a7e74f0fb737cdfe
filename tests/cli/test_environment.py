"""Odd environments: no terminal, other alphabets, odd widths, no bus, no folder for sockets."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from routine_app.storage.history import History
from routine_app.storage.records import SessionState
from tests.cli.edges import SMALL, Process

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="terminals and locales of Linux")]

ASCII = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "LANG": "C"}
ENVIRONMENTS: dict[str, dict[str, str | None]] = {
    "no TERM": {"TERM": None},
    "empty TERM": {"TERM": ""},
    "LANG=C": {"LC_ALL": "C", "LANG": "C"},
    "ASCII": {**ASCII},
    "a locale that is none": {"LC_ALL": "xx_YY.nothing"},
    "Latin-1": {"PYTHONIOENCODING": "latin-1"},
    "ASCII output": {"PYTHONIOENCODING": "ascii"},
    "strict ASCII output": {"PYTHONIOENCODING": "ascii:strict"},
    "no runtime folder": {"XDG_RUNTIME_DIR": None},
    "a runtime folder that is a file": {"XDG_RUNTIME_DIR": "/dev/null"},
    "a runtime folder that is gone": {"XDG_RUNTIME_DIR": "/nonexistent/run"},
    "no bus": {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"},
    "nonsense for a bus": {"DBUS_SESSION_BUS_ADDRESS": "nonsense"},
    "no temporary folder": {"TMPDIR": "/nonexistent/tmp", "XDG_RUNTIME_DIR": None},
    **{f"COLUMNS={width}": {"COLUMNS": width} for width in ("0", "1", "-5", "abc", "9" * 30, "")},
    "LINES=x": {"LINES": "x"},
    "no PATH": {"PATH": ""},
    "an odd time zone": {"TZ": "Nowhere/Atall"},
}


@pytest.mark.parametrize("environ", ENVIRONMENTS.values(), ids=list(ENVIRONMENTS))
def test_an_odd_environment(environ: dict[str, str | None], process: Process) -> None:
    for name in ("preview", "play"):
        result = process.run(name, environ=environ)
        assert (result.returncode, result.stderr) == (0, ""), name
    assert process.run("window", "play", "--help", environ=environ).returncode == 0


@pytest.mark.parametrize("environ", [ASCII, {"PYTHONIOENCODING": "ascii"}], ids=["locale", "output"])
def test_json_is_never_spoilt_by_an_alphabet(environ: dict[str, str | None], process: Process) -> None:
    routines = process.home / ".local" / "share" / "routine-app" / "routines"
    routines.mkdir(parents=True)
    (routines / "small.yaml").write_text(SMALL.replace("Small", '"Für Zoë 💃"'), encoding="utf-8")
    listed = json.loads(process.run("list --json", environ=environ).stdout)
    assert "Für Zoë 💃" in [each["name"] for each in listed]
    assert "F?r Zo? ?" in process.run("list", environ=environ).stdout


class Terminal:
    """`play --text` on a terminal of its own."""

    def __init__(self, process: Process, *words: str, speed: str = "20") -> None:
        import pty

        self.data = process.folder / "data"
        environ = {**process.environ, "TERM": "xterm", "ROUTINE_APP_DATA": str(self.data)}
        line = [*process.line("window"), "play", "short", "--text", "--speed", speed, *words]
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, line, environ)  # noqa: S606
        self.seen = b""

    def read_until(self, text: bytes) -> None:
        deadline = time.monotonic() + 60
        while text not in self.seen:
            assert time.monotonic() < deadline, self.seen[-300:]
            if select.select([self.master], [], [], 0.2)[0]:
                self.seen += os.read(self.master, 65536)

    def end(self) -> int:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            with suppress(OSError):
                if select.select([self.master], [], [], 0.05)[0]:
                    self.seen += os.read(self.master, 65536)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        pytest.fail("it does not end")

    def state(self) -> SessionState:
        with History(self.data / "diary.sqlite3") as history:
            (session,) = history.summaries()
        return session.state


def test_a_terminal_of_no_width_and_one_that_changes(process: Process) -> None:
    import fcntl
    import struct
    import termios

    terminal = Terminal(process)
    terminal.read_until(b"breathe")
    for rows, columns in ((0, 0), (1, 1), (500, 2000), (24, 2)):
        fcntl.ioctl(terminal.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        time.sleep(0.2)
    os.write(terminal.master, b"qq")
    assert terminal.end() == 0
    assert terminal.state() is SessionState.STOPPED


def test_a_terminal_that_is_closed_keeps_what_was_done(process: Process) -> None:
    terminal = Terminal(process)
    terminal.read_until(b"breathe")
    os.close(terminal.master)
    terminal.master = os.open(os.devnull, os.O_RDONLY)
    assert terminal.end() in (129, -signal.SIGHUP)
    os.close(terminal.master)
    assert terminal.state() is SessionState.STOPPED


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_without_a_terminal_a_signal_keeps_what_was_done(name: str, process: Process) -> None:
    number = getattr(signal, name)
    data = process.folder / "data"
    line = [*process.line("window"), "play", "short", "--text", "--speed", "20", "--data-dir", str(data)]
    child = subprocess.Popen(
        line, env=process.environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        while "1 of 7" not in (said := child.stdout.readline()):
            assert said
        child.send_signal(number)
        told = child.communicate(timeout=60)[1]
    finally:
        child.kill()
        child.communicate()
    assert (child.returncode, told) == (128 + number, "")
    with History(data / "diary.sqlite3") as history:
        (session,) = history.summaries()
    assert session.state is SessionState.STOPPED


def test_a_session_whose_reader_goes_away_is_kept(process: Process) -> None:
    data = process.folder / "data"
    # Line 35 is the first of the session itself: a reader who goes away before that has seen the plan alone.
    line = '"$@" | head -n 60 >/dev/null; exit ${PIPESTATUS[0]}'
    command = [*process.line("window"), "play", "short", "--text", "--speed", "50", "--data-dir", str(data)]
    result = subprocess.run(
        ["bash", "-c", line, "bash", *command], env=process.environ, capture_output=True, text=True, timeout=60
    )
    assert (result.returncode, result.stderr) == (141, "")
    with History(data / "diary.sqlite3") as history:
        (session,) = history.summaries()
    assert session.state is SessionState.STOPPED


@pytest.mark.window
def test_a_window_that_cannot_be_made_says_why_on_the_screen(process: Process) -> None:
    (process.folder / "file").touch()
    environ = {**process.environ, "DISPLAY": os.environ["DISPLAY"], "ROUTINE_APP_DATA": str(process.folder / "file")}
    child = subprocess.Popen(process.line("window"), env=environ, stderr=subprocess.PIPE, text=True)
    try:
        wait_for_window(environ)
        child.terminate()
        assert "is a file, not a folder.\nThe mend: " in child.communicate(timeout=60)[1]
    finally:
        child.kill()
        child.communicate()


@pytest.mark.window
@pytest.mark.parametrize("closed", ["2>&-", "<&- >&- 2>&-"])
def test_no_connection_of_the_window_gets_the_number_of_a_stream_that_was_closed(closed: str, process: Process) -> None:
    environ = {**process.environ, "DISPLAY": os.environ["DISPLAY"]}
    line = ["sh", "-c", f'exec "$@" {closed}', "sh", *process.line("window")]
    child = subprocess.Popen(line, env=environ)
    try:
        wait_for_window(environ)
        for number in (0, 1, 2):
            assert not str(Path(f"/proc/{child.pid}/fd/{number}").readlink()).startswith("socket:")
        child.terminate()
        assert child.wait(60) == 143
    finally:
        child.kill()
        child.wait()


def wait_for_window(environ: dict[str, str]) -> None:
    look = ["xdotool", "search", "--onlyvisible", "--name", "Routine"]
    deadline = time.monotonic() + 60
    while not subprocess.run(look, env=environ, capture_output=True, text=True).stdout:
        assert time.monotonic() < deadline, "no window"
        time.sleep(0.1)

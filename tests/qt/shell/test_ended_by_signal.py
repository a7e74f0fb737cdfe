"""A signal closes the real app as its button does: what was done is kept, no child outlives it, no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from routine_app.storage.history import History
from routine_app.storage.records import SessionRecord, SessionState
from routine_app.system.process_lock import mark_of

pytestmark = pytest.mark.slow

ENDS = [each for each in signal.Signals if each.name in ("SIGINT", "SIGTERM", "SIGHUP")]
PATIENCE_S = 120.0  # waited for only where something is wrong, or the machine is busy with other things
# Two sets that are over within seconds, and then an hour: a session is under way however long a test is held up.
ROUTINE = """\
format: 1
id: long
name: Long
description: Two sets that are over at once, and an hour of breathing.
get_ready: 3
sections:
  - name: All
    items:
      - {exercise: squat, dose: {sets: 2, reps: 1}}
      - {exercise: breathing, dose: {minutes: 30}}
      - {exercise: breathing, dose: {minutes: 30}}
"""
COMMAND = (sys.executable, "-m", "routine_app")


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run the app in a process group of its own, as a shell does."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [*COMMAND, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as app:
        try:
            yield app
        finally:
            if app.poll() is None:
                app.kill()


@pytest.fixture
def routine(tmp_path: Path) -> str:
    """Return the path of the routine."""
    path = tmp_path / "long.yaml"
    path.write_text(ROUTINE, encoding="utf-8")
    return str(path)


def wait(app: subprocess.Popen[str], until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not until():
        assert app.poll() is None, app.communicate()
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def sessions(data: Path) -> tuple[SessionRecord, ...]:
    database = data / "diary.sqlite3"
    if not database.exists():
        return ()
    with History(database) as history:
        return history.sessions()


def in_session(data: Path) -> bool:
    """Whether a set is done."""
    found = sessions(data)
    return bool(found) and len(found[0].sets) > 0


def group(app: subprocess.Popen[str]) -> list[str]:
    """Name the processes of the app's session and those that it started in sessions of their own, by their parent."""
    table = subprocess.run(["ps", "-eo", "pid,ppid,sid,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 3) for line in table.splitlines()[1:]]
    ours = {str(app.pid)}
    for _ in range(3):
        ours |= {pid for pid, parent, session, _ in rows if parent in ours or session == str(app.pid)}
    return [pid for pid, *_ in rows if pid in ours - {str(app.pid)}]


def alive(pids: list[str]) -> list[str]:
    """Return those that have not ended; one that has, and that nobody has asked about yet (a zombie), is not alive."""
    found = []
    for pid in pids:
        with suppress(OSError):
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
            found += [pid] if state not in "ZX" else []
    return found


@pytest.mark.parametrize("times", [1, 5])
@pytest.mark.parametrize("number", ENDS)
@pytest.mark.parametrize("view", ["window", "text"])
def test_in_a_session(view: str, number: signal.Signals, times: int, routine: str, data_dir: Path) -> None:
    words = ["--text"] if view == "text" else []
    with running("play", routine, "--speed", "40", *words) as app:
        wait(app, lambda: in_session(data_dir))
        children = group(app)
        for _ in range(times):
            os.killpg(app.pid, number)  # as a terminal does
            time.sleep(0.005)
        _, errors = app.communicate(timeout=PATIENCE_S)
        assert app.returncode == 128 + number
        assert "Traceback" not in errors
        assert "backing store" not in errors
    (session,) = sessions(data_dir)
    assert session.summary.state is SessionState.STOPPED
    assert session.summary.ended is not None
    end = time.monotonic() + PATIENCE_S
    while alive(children) and time.monotonic() < end:
        time.sleep(0.05)
    assert alive(children) == []


@pytest.mark.parametrize("number", ENDS)
def test_on_today(number: signal.Signals, data_dir: Path) -> None:
    with running() as app:
        wait(app, mark_of(data_dir / "diary.sqlite3", "socket").exists)
        os.kill(app.pid, number)
        _, errors = app.communicate(timeout=PATIENCE_S)
        assert app.returncode == 128 + number
        assert "Traceback" not in errors
    assert not mark_of(data_dir / "diary.sqlite3", "socket").exists()


@pytest.mark.parametrize("after_ms", range(0, 1600, 100))
def test_at_any_instant_of_the_start(after_ms: int, data_dir: Path) -> None:
    """Before the app has taken hold of signals it ends by the signal itself; after, as its button does."""
    with running("play", "short") as app:
        time.sleep(after_ms / 1000)
        os.kill(app.pid, signal.SIGTERM)
        _, errors = app.communicate(timeout=PATIENCE_S)
        assert app.returncode in (-signal.SIGTERM, 143)
        assert "Traceback" not in errors
    assert [each.summary.state for each in sessions(data_dir)] in ([], [SessionState.STOPPED])


def test_what_nohup_had_ignored_stays_ignored(routine: str, data_dir: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with running("play", routine, "--speed", "40") as app:
            wait(app, lambda: in_session(data_dir))
            os.kill(app.pid, signal.SIGHUP)
            done = len(sessions(data_dir)[0].sets)
            wait(app, lambda: len(sessions(data_dir)[0].sets) > done)
            os.kill(app.pid, signal.SIGTERM)
            app.communicate(timeout=PATIENCE_S)
            assert app.returncode == 143
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_terminal_that_is_closed_leaves_the_session_kept(routine: str, data_dir: Path) -> None:
    """The whole of it: SIGHUP comes, and nothing can be written to the terminal any more."""
    import fcntl
    import pty
    import termios

    near, far = pty.openpty()

    def own_terminal() -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    with subprocess.Popen(
        [*COMMAND, "play", routine, "--speed", "40", "--text"],
        stdin=far,
        stdout=far,
        stderr=far,
        start_new_session=True,
        preexec_fn=own_terminal,  # noqa: PLW1509 - there is one thread
    ) as app:
        os.close(far)
        end = time.monotonic() + PATIENCE_S
        while not in_session(data_dir):
            assert time.monotonic() < end
            os.read(near, 100_000)
        os.close(near)
        assert app.wait(timeout=PATIENCE_S) == 128 + signal.SIGHUP
    (session,) = sessions(data_dir)
    assert session.summary.state is SessionState.STOPPED

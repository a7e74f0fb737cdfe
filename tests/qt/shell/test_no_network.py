"""The app opens no network connection: a whole session, every page, watched from outside by strace (C code and all)."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences, save_preferences
from routine_app.storage.records import SessionState

CHILD = Path(__file__).parents[1] / "app_child.py"
FAMILY = re.compile(r"\b(socket|socketpair)\((\w+)")
ADDRESS = re.compile(r"\b(?:connect|bind|sendto|sendmsg)\(.*sa_family=(\w+)")
LOCAL = {"AF_UNIX", "AF_LOCAL"}

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="strace is of Linux")]


def watched(folder: Path, *command: str, go: bool = False) -> list[str]:
    """Run a command to its end under strace and return the calls that have to do with sockets."""
    if shutil.which("strace") is None:
        pytest.fail("strace is missing: apt-get install strace", pytrace=False)
    log = folder / "strace.log"
    # Asking for speech may start the system's own speech server, which outlives the app and asks about on loopback: it
    # is not the app, so the question finds nobody here.
    nobody = folder / "nobody"
    nobody.mkdir(parents=True)
    (nobody / "spd-say").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (nobody / "spd-say").chmod(0o755)
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o", str(log), *command],
        input="go\n" if go else "",
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHILD.parents[2])}
        | {"PATH": f"{nobody}:{os.environ['PATH']}"},
    )
    assert done.returncode == 0, done.stderr
    return log.read_text(encoding="utf-8", errors="replace").splitlines()


def strangers(calls: list[str]) -> list[str]:
    """Return the calls that open or use a socket which is not of this machine alone."""
    found = []
    for call in calls:
        named = FAMILY.search(call)
        family = named.group(2) if named else (ADDRESS.search(call) or [None, "AF_UNIX"])[1]
        if family not in LOCAL:
            found.append(call)
    return found


def test_a_whole_session_and_every_page_open_no_connection(data_dir: Path) -> None:
    save_preferences(data_dir / "preferences.yaml", Preferences(last_routine="short"))
    calls = watched(data_dir, sys.executable, str(CHILD), "to_the_end", str(data_dir), "500", go=True)
    with History(data_dir / "diary.sqlite3") as history:
        (session,) = history.sessions()
    assert session.summary.state is SessionState.FINISHED
    assert session.summary.pain_after == 2
    assert strangers(calls) == []
    assert any("AF_UNIX" in call for call in calls), "strace saw nothing at all"


def test_the_watch_sees_a_connection(data_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = f"import socket; socket.create_connection(('127.0.0.1', {port})).close()"
        found = strangers(watched(data_dir, sys.executable, "-c", code))
    assert any("socket(AF_INET" in call for call in found)
    assert any("connect(" in call for call in found)

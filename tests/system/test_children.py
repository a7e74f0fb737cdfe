"""What the app starts ends with it: the command's own probes, and programs of the system, whatever ends the app."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_PDEATHSIG is Linux's")]

ROOT = Path(__file__).parents[2]
WHAT_HANGS = (sys.executable, "-c", "import time; time.sleep(600)")
HANGING = (WHAT_HANGS[-1], "600")  # the last words of what hangs, a sleep of the shell's among it
STARTS = {
    "doctor": f"from routine_app.cli import probes; all_ = [probes.Probe({WHAT_HANGS!r}) for _ in range(3)]",
    "reduced motion": "from routine_app.system import reduced_motion as it\n"
    "it._TIMEOUT_S = 600.0; it.system_reduces_motion()",
}
ENDS = [each for each in signal.Signals if each.name in ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP")]


def left(mark: str) -> list[int]:
    """Return the processes that have the mark in their environment."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (entry / "environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def hanging(mark: str) -> int:
    """Return how many of them hang by now: just begun, a process has the words of who began it, or none."""
    found = 0
    for each in left(mark):
        with suppress(OSError):
            words = Path(f"/proc/{each}/cmdline").read_bytes().decode().removesuffix("\0").split("\0")
            found += words[-1] in HANGING
    return found


@pytest.mark.parametrize("number", ENDS, ids=lambda number: number.name)
@pytest.mark.parametrize("what", STARTS)
def test_none_is_left_two_seconds_after_the_app(what: str, number: signal.Signals, tmp_path: Path) -> None:
    gsettings = tmp_path / "gsettings"
    gsettings.write_text("#!/bin/sh\nexec sleep 600\n", encoding="ascii")
    gsettings.chmod(0o755)
    mark = f"ROUTINE_TEST_MARK={tmp_path}-{number}"
    environ = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    environ |= {"ROUTINE_TEST_MARK": f"{tmp_path}-{number}", "QT_QPA_PLATFORM": "offscreen"}
    code = f"{STARTS[what]}\nimport time; time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", code], env=environ, stderr=subprocess.DEVNULL) as app:
        try:
            deadline = time.monotonic() + 60
            while hanging(mark) < (3 if what == "doctor" else 1):
                assert app.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.05)
            app.send_signal(number)
            app.wait(60)
        finally:
            app.kill()
    deadline = time.monotonic() + 2
    while left(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    stayed = left(mark)
    for each in stayed:
        os.kill(each, signal.SIGKILL)
    assert stayed == []


def test_every_place_that_starts_a_process_is_known() -> None:
    """Whoever adds one ties it to the app (`system.children`), and adds it here."""
    words = ("Popen(", "subprocess.run(", "QProcess(", "os.fork", "multiprocessing", "os.system", "startDetached")
    places = set()
    for path in (ROOT / "routine_app").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if any(word in text for word in words):
            places.add(str(path.relative_to(ROOT / "routine_app")))
    assert places <= KNOWN, places - KNOWN
    for place in TIED:
        assert "ending_with_us()" in (ROOT / "routine_app" / place).read_text(encoding="utf-8"), place


TIED = {"cli/probes.py", "system/reduced_motion.py"}
KNOWN = TIED | {
    "sound/voices.py",  # of the sound: their own tests
    "system/ducking.py",
}

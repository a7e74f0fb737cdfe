"""That Routine takes nothing of the processor where nothing moves: on Today, under a pointer that rests, and paused.

    .venv/bin/python benchmarks/bench_rest.py [SECONDS]

On a display of its own (Xvfb), moved about in by xdotool. Each is counted over the seconds, once it has come to rest:
a first start learns for a minute or more how long the voice takes. What does not come to rest in three minutes is
counted as it is. Goal: less than 0.02 % of a core, which is one hundredth of a second in a minute: the kernel counts no
finer. It is paused twice, without a sound output and with one (PulseAudio's, into nothing): one that is open asks for
silence for ever (0.3 %), so it is given back some seconds after a pause has begun.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_session import running
from bench_window import environment, her_folder
from display import display
from goals import Line, show
from processor import taken_s
from sound_output import output

from routine_app.sound.output import REST_AFTER_S

SECONDS = 60.0
GOAL = 0.02
_UNDER_WAY_S, _QUIET_S, _PATIENCE_S = 20.0, 6.0, 180.0
_APP = (sys.executable, "-m", "routine_app")
_CARD, _PAPER = (640, 520), (1900, 1000)


def _act(name: str, *words: str) -> None:
    subprocess.run(["xdotool", *words], env=environment(name), check=True)


def _percent(pid: int, seconds: float) -> float:
    before = taken_s(pid)
    time.sleep(seconds)
    return (taken_s(pid) - before) / seconds * 100


def _come_to_rest(pid: int) -> None:
    until = time.monotonic() + _PATIENCE_S
    while _percent(pid, _QUIET_S) > 0 and time.monotonic() < until:
        pass


def lines(name: str, folder: Path, seconds: float) -> list[Line]:
    """Measure on a display, with her folder, and return the lines of the table."""
    if shutil.which("xdotool") is None:
        print("xdotool is missing: nothing is measured at rest", file=sys.stderr)
        return []
    found = {}
    with ExitStack() as stack:
        _act(name, "mousemove", *map(str, _PAPER))
        today = running(stack, name, *_APP, "--data-dir", str(folder))
        _come_to_rest(today.pid)
        found["on Today"] = _percent(today.pid, seconds)
        _act(name, "mousemove", *map(str, _CARD))
        _come_to_rest(today.pid)
        found["on Today, a pointer at rest on it"] = _percent(today.pid, seconds)
    found["paused, without an output"] = _paused(name, folder, seconds, {})
    with output() as environ:
        if environ is None:
            print("pulseaudio is missing: no pause is measured with an output", file=sys.stderr)
        else:
            found["paused, with an output"] = _paused(name, folder, seconds, environ)
    beside = "1 % of a core"
    return [Line(what, "%", took, 1.0, GOAL, beside) for what, took in found.items()]


def _paused(name: str, folder: Path, seconds: float, environ: dict[str, str]) -> float:
    """Return what a session takes (%) that was under way and is paused."""
    with ExitStack() as stack:
        session = running(stack, name, *_APP, "play", "daily", "--data-dir", str(folder), **environ)
        time.sleep(_UNDER_WAY_S)
        moving = _percent(session.pid, _QUIET_S)
        _act(name, "key", "space")
        time.sleep(REST_AFTER_S)
        _come_to_rest(session.pid)
        took = _percent(session.pid, seconds)
        if took > moving / 2:
            sys.exit(f"the session was not paused: {took:.1f} % of a core, and {moving:.1f} % before")
        return took


def main(seconds: float) -> None:
    """Print the table."""
    with display() as name, tempfile.TemporaryDirectory() as folder:
        show(lines(name, her_folder(Path(folder)), seconds))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)

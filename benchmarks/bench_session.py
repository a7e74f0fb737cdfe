"""How much of the processor a session takes, beside mpv with a video of 720p30 on the same display at the same time.

    .venv/bin/python benchmarks/bench_session.py [SECONDS]

`daily` is begun and left to itself; the seconds are counted once the first set is under way. Both windows are on a
display of their own (Xvfb), without sound. Goal: 0.7 times mpv. MPV names another mpv.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_window import environment, her_folder
from display import display
from goals import Line, show
from processor import taken_s

SECONDS = 40.0
UNTIL_WORK_S = 45.0
GOAL = 0.7
VIDEO = "av://lavfi:testsrc2=size=1280x720:rate=30:duration=10"


def video(mpv: str, folder: Path) -> Path:
    """Encode a video of 10 s, and return it."""
    path = folder / "video.mp4"
    words = [mpv, "--no-config", "--no-terminal", VIDEO, f"--o={path}", "--ovc=libx264"]
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL)
    return path


def running(stack: ExitStack, name: str, *command: str, **environ: str) -> subprocess.Popen[bytes]:
    """Start a program on a display, with this in its environment; it ends with the stack."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment(name) | environ, stdin=nothing, stdout=nothing, stderr=nothing)
    stack.callback(process.wait)
    stack.callback(process.terminate)
    return process


def lines(name: str, folder: Path, seconds: float) -> list[Line]:
    """Measure on a display, with her folder, and return the lines of the table."""
    mpv = os.environ.get("MPV") or shutil.which("mpv")
    if mpv is None:
        print("mpv is missing (MPV names another): a session is not held against it", file=sys.stderr)
        return []
    app = (sys.executable, "-m", "routine_app", "play", "daily", "--data-dir", str(folder))
    with ExitStack() as stack, tempfile.TemporaryDirectory() as work:
        played = str(video(mpv, Path(work)))
        both = [running(stack, name, *app)]
        time.sleep(UNTIL_WORK_S)
        both.append(running(stack, name, mpv, "--no-config", "--no-audio", "--loop=inf", "--no-terminal", played))
        time.sleep(5)
        before = [taken_s(each.pid) for each in both]
        time.sleep(seconds)
        took = [(taken_s(each.pid) - first) / seconds * 100 for each, first in zip(both, before, strict=True)]
    return [Line("a session, of one core", "%", took[0], took[1], GOAL, "mpv, a video of 720p30")]


def main(seconds: float) -> None:
    """Print the table."""
    with display() as name, tempfile.TemporaryDirectory() as folder:
        show(lines(name, her_folder(Path(folder)), seconds))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)

"""How long the window takes to show Today and take a click, and what memory it holds, beside a bare window of PySide6.

    .venv/bin/python benchmarks/bench_window.py [ROUNDS]

Both open in turn, each in a process of its own, with compiled bytecode, on a display of their own (Xvfb). The best of
the rounds counts. Her folder holds a diary of a year and no routines of her own. Goals: 1.8 times the bare window in
time and in memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from display import display
from goals import Line, show

from routine_app.application.care.first_run import skip_all
from routine_app.paths import user_paths
from routine_app.storage.preferences import Preferences, save_preferences
from scripts.seed_diary import seed_diary

ROUNDS = 8
STAY_S = 8.0  # by then what is made and loaded ahead is there
GOAL = 1.8
PROBE = Path(__file__).with_name("window_probe.py")


class Opened(NamedTuple):
    """What one window took: ms on the clock and of the processor until it took a click, MB then and MB at rest."""

    wall: float
    processor: float
    memory: float
    at_rest: float


def her_folder(folder: Path) -> Path:
    """Fill a folder as it is after a year with Routine, and return it."""
    paths = user_paths(folder)
    save_preferences(paths.preferences, skip_all(Preferences()))
    seed_diary(paths.database, 365)
    return folder


def environment(name: str) -> dict[str, str]:
    """Return the environment for windows on a display; what is compiled is kept, as it is for her."""
    taken = {"PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}
    return {key: value for key, value in os.environ.items() if key not in taken} | {"DISPLAY": name}


def opened(name: str, kind: str, stay_s: float, *words: str) -> Opened:
    """Open a window of this kind, wait for its end and return what it took."""
    command = (sys.executable, str(PROBE), kind, str(stay_s), *words)
    begin = time.monotonic()
    run = subprocess.run(command, env=environment(name), stdout=subprocess.PIPE, text=True, check=True)
    first, last = (list(map(float, line.split())) for line in run.stdout.splitlines())
    return Opened((first[0] - begin) * 1000, first[1] * 1000, first[2], last[2])


def lines(name: str, folder: Path, rounds: int) -> list[Line]:
    """Measure on a display, with her folder, and return the lines of the table."""
    words = ("--data-dir", str(folder))
    opened(name, "app", STAY_S, *words)  # compiles, and keeps what is kept
    found: dict[str, list[Opened]] = {"bare": [], "app": []}
    for index in range(rounds):
        stay_s = STAY_S if index == 0 else 0
        found["bare"].append(opened(name, "bare", stay_s))
        found["app"].append(opened(name, "app", stay_s, *words))
    bare, app = ([min(one) for one in zip(*each, strict=True)] for each in found.values())
    beside = "a bare window of PySide6"
    return [
        Line("Today takes a click", "ms", app[0], bare[0], GOAL, beside),
        Line("the same, of the processor", "ms", app[1], bare[1], GOAL, beside),
        Line("memory when Today shows", "MB", app[2], bare[2], GOAL, beside),
        Line("memory at rest on Today", "MB", found["app"][0].at_rest, found["bare"][0].at_rest, GOAL, beside),
    ]


def main(rounds: int) -> None:
    """Print what each window takes, and the ratio."""
    with display() as name, tempfile.TemporaryDirectory() as folder:
        show(lines(name, her_folder(Path(folder)), rounds))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)

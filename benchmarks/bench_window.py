"""How long the window takes to show Today and take a click, and what memory it holds, beside a bare window of PySide6.

    .venv/bin/python benchmarks/bench_window.py [ROUNDS]

Both open in turn, each in a process of its own, with compiled bytecode, on a display of their own (Xvfb). The best of
the rounds counts. Her folder holds a diary of a year and no routines of her own. Goals: 1.8 times the bare window in
time and in memory.

Beside them, to be known: the first start after an update, for which nothing is kept that was made of the code before
(the catalogue, her preferences as they were read, the figures), with the code compiled as an installer does; and the
floor, a window with nothing behind it that shows as many labels, buttons and pictures as Today does first
(`floor_window.py`).
"""

from __future__ import annotations

import os
import shutil
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
from PIL import Image

from routine_app.application.care.first_run import skip_all
from routine_app.paths import user_paths
from routine_app.storage.preferences import Preferences, save_preferences
from scripts.seed_diary import seed_diary

ROUNDS = 8
STAY_S = 8.0  # by then what is made and loaded ahead is there
GOAL = 1.8
PICTURES = {"large.png": (384, 343), "small.png": (212, 114)}  # of the floor, as large as the figures on Today
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


def pictures(folder: Path) -> Path:
    """Make the floor's pictures in a folder, and return it."""
    folder.mkdir(exist_ok=True)
    for name, size in PICTURES.items():
        Image.radial_gradient("L").resize(size).convert("RGBA").save(folder / name)
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
    words, cache = ("--data-dir", str(folder)), user_paths(folder).cache
    beside = str(pictures(folder / "pictures"))
    opened(name, "app", STAY_S, *words)  # compiles, and keeps what is kept
    found: dict[str, list[Opened]] = {"bare": [], "app": [], "floor": [], "first": []}
    for index in range(rounds):
        stay_s = STAY_S if index == 0 else 0
        found["bare"].append(opened(name, "bare", stay_s))
        found["app"].append(opened(name, "app", stay_s, *words))
        found["floor"].append(opened(name, "floor", 0, beside))
        shutil.move(cache, folder / "kept")
        found["first"].append(opened(name, "app", 0, *words))
        shutil.rmtree(cache)
        shutil.move(folder / "kept", cache)
    bare, app, floor, first = ([min(one) for one in zip(*each, strict=True)] for each in found.values())
    by = "a bare window of PySide6"
    return [
        Line("Today takes a click", "ms", app[0], bare[0], GOAL, by),
        Line("the same, of the processor", "ms", app[1], bare[1], GOAL, by),
        Line("the same, beside its floor", "ms", app[1], floor[1], None, "a window that shows as much"),
        Line("that floor", "ms", floor[1], bare[1], None, by),
        Line("the first start after an update", "ms", first[1], bare[1], None, by),
        Line("memory when Today shows", "MB", app[2], bare[2], GOAL, by),
        Line("memory at rest on Today", "MB", found["app"][0].at_rest, found["bare"][0].at_rest, GOAL, by),
    ]


def main(rounds: int) -> None:
    """Print what each window takes, and the ratio."""
    with display() as name, tempfile.TemporaryDirectory() as folder:
        show(lines(name, her_folder(Path(folder)), rounds))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)

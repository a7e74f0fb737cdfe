"""What a thousand routines in her folder cost at a start, and how quickly files are checked and a handout is made.

    .venv/bin/python benchmarks/bench_scale.py [ROUNDS]

The windows open in turn, with a thousand routines and with six, on a display of their own (Xvfb); the best of rounds
counts. Goals: 1.03 times the start with six; a thousand files checked in ten seconds; a handout in one.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_window import STAY_S, Opened, her_folder, opened
from display import display
from goals import Line, show
from many_routines import fill
from timing import taken

from routine_app.application.context import open_context
from routine_app.application.documents.save import save_handout
from routine_app.content.catalogue import check_file, load_catalogue
from routine_app.paths import user_paths

ROUNDS = 6
FEW, MANY = 6, 1000
GOAL = 1.03


def lines(name: str, folder: Path, rounds: int) -> list[Line]:
    """Measure on a display, in a folder of its own, and return the lines of the table."""
    found: dict[int, list[Opened]] = {FEW: [], MANY: []}
    for count in found:
        fill(user_paths(her_folder(_made(folder / str(count)))).routines, count)
        opened(name, "app", STAY_S, "--data-dir", str(folder / str(count)))  # keeps what is kept
    for _ in range(rounds):
        for count, each in found.items():
            each.append(opened(name, "app", 0, "--data-dir", str(folder / str(count))))
    few, many = ([min(one) for one in zip(*each, strict=True)] for each in found.values())
    beside = f"with {FEW} routines"
    return [
        Line(f"Today takes a click with {MANY:,} routines", "ms", many[0], few[0], GOAL, beside),
        Line("the same, of the processor", "ms", many[1], few[1], GOAL, beside),
        _checking(user_paths(folder / str(MANY)).routines),
        _handout(folder / str(FEW)),
    ]


def _checking(folder: Path) -> Line:
    exercises, files = load_catalogue().exercises, sorted(folder.iterdir())
    took = taken(lambda: [check_file(path, exercises) for path in files]).wall
    per_second = len(files) / took * 1000
    return Line(f"checking {len(files):,} files", "ms", took, 10_000, 1, f"{per_second:.0f} files a second")


def _handout(folder: Path) -> Line:
    context, target = open_context(folder), folder / "handout.pdf"
    now = dt.date(2026, 3, 1)
    took = min(taken(lambda: save_handout(context, "daily", context.comfort, target, now)).wall for _ in range(3))
    return Line("a handout of the daily routine", "ms", took, 1000, 1, "a second")


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def main(rounds: int) -> None:
    """Print the lines."""
    with display() as name, tempfile.TemporaryDirectory() as folder:
        show(lines(name, Path(folder), rounds))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)

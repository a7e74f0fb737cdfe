"""How the diary bears ten years: file size, and the time of the queries of Today and Progress.

    python benchmarks/bench_history.py

Targets at ten years (3,650 sessions, about 150,000 sets): Today under 50 ms, Progress under 150 ms, the file under
40 MB; from one year to ten, no cost may grow more than tenfold.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from seed_history import LAST_DAY, seed_history

from routine_app.domain.vocabulary import Side
from routine_app.storage.history import History
from routine_app.storage.records import PlannedItem, SetRecord
from routine_app.storage.soundness import check

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = (1, 3, 10)
ROUNDS = 15


def median_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of `work` in ms."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def today(path: Path) -> None:
    """Open the diary and ask what Today asks."""
    with History(path) as history:
        history.unfinished()
        history.progress.flare_to_ask(LAST_DAY)
        history.progress.by_day(LAST_DAY - dt.timedelta(days=LAST_DAY.weekday()), LAST_DAY)


def progress(history: History, since: dt.date | None) -> None:
    """Ask all that Progress asks, for the days since one (None: all years)."""
    history.progress.by_day(since)
    history.progress.pain(since)
    history.progress.most_done(since)
    history.progress.most_swapped(since)
    history.progress.flares(since)
    history.progress.by_week(since)


def measure(path: Path, years: int) -> dict[str, float]:
    """Seed and measure a diary of so many years."""
    began = time.perf_counter()
    seed_history(path, years * 365)
    found = {"seeding (s)": time.perf_counter() - began}
    with History(path) as history:
        ((sessions,),) = history.database.read("SELECT count(*) FROM sessions")
        ((sets,),) = history.database.read("SELECT count(*) FROM sets")
        found |= {"sessions": sessions, "sets": sets}
    found["file (MB)"] = path.stat().st_size / 1e6
    found["Today, with opening (ms)"] = median_ms(lambda: today(path))
    with History(path) as history:
        found["Progress, a year (ms)"] = median_ms(lambda: progress(history, LAST_DAY - dt.timedelta(days=365)))
        found["Progress, all years (ms)"] = median_ms(lambda: progress(history, None))
        found["one day's sessions (ms)"] = median_ms(lambda: history.day(LAST_DAY))
        found["all sessions, for export (ms)"] = median_ms(history.sessions, 3)
        found["a set, committed (ms)"] = commit_ms(history)
        found["check after a crash (ms)"] = median_ms(lambda: check(history.database._connection, path), 3)  # noqa: SLF001
        found["automatic backup (ms)"] = median_ms(lambda: history.database.copy_to(path.with_suffix(".copy")), 3)
    return found


def commit_ms(history: History) -> float:
    """Return the median time of recording one set."""
    at = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
    number = history.begin_session("daily", "Daily routine", [PlannedItem("squat", "squat.chair", "Squat", 2)], at)
    done = SetRecord(0, "squat", "squat.chair", 1, 40_000, 40_000, at, 8, Side.LEFT)
    return median_ms(lambda: history.record_set(number, done), 50)


def main() -> None:
    """Print one column for each number of years, and the growth from the first to the last."""
    with tempfile.TemporaryDirectory() as folder:
        columns = [measure(Path(folder) / f"{years}.db", years) for years in YEARS]
    print(f"{'':32}" + "".join(f"{years:>9} y" for years in YEARS) + "   growth")
    for name in columns[0]:
        values = [column[name] for column in columns]
        print(f"{name:32}" + "".join(f"{value:11,.1f}" for value in values) + f"{values[-1] / values[0]:8.1f}x")


if __name__ == "__main__":
    main()

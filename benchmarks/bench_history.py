"""How the diary bears ten years: file size, and the time of what Today, Progress, a session and exports ask of it.

    python benchmarks/bench_history.py [ROUNDS]

Targets at ten years (3,650 sessions, about 175,000 sets): Today under 50 ms, Progress under 150 ms, the file under
40 MB; from one year to ten, no cost may grow more than tenfold. Each cost is given as she waits for it, and as the
processor works for it (proc.). Rounds are taken in turn on the three diaries, and the best of each counts: what else
runs on the machine only ever adds. "Of linear" is the processor's growth beside that of the sessions, from one year to
ten and from three: up to 1.00 a cost grows no faster than they do. A year still fits into the processor's cache.
"""

from __future__ import annotations

import datetime as dt
import math
import sys
import tempfile
import threading
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from timing import Taken, taken

from routine_app.domain.vocabulary import Side
from routine_app.storage.export import history_json
from routine_app.storage.history import History
from routine_app.storage.records import PlannedItem, SetRecord
from routine_app.storage.soundness import check
from scripts.seed_diary import LAST_DAY, seed_much

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = (1, 3, 10)
ROUNDS = 15
AT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
PLANNED = [PlannedItem("squat", "squat.chair", "Squat", 2)]
DONE = SetRecord(0, "squat", "squat.chair", 1, 40_000, 40_000, AT, 8, Side.LEFT)
COMMITS = 20


class Diary:
    """A seeded diary of so many years, open, and a copy of it for what writes."""

    def __init__(self, folder: Path, years: int) -> None:
        self.path = folder / f"{years}.db"
        seed_much(self.path, years * 365)
        self.bytes = self.path.stat().st_size
        self.history = History(self.path)
        self.sessions, self.sets = (
            self.history.database.read(f"SELECT count(*) FROM {table}")[0][0] for table in ("sessions", "sets")
        )
        self.history.database.copy_to(folder / f"{years}-written.db")
        self.written = History(folder / f"{years}-written.db")
        self._days = count()

    def close(self) -> None:
        """Close both."""
        self.history.close()
        self.written.close()


def today(diary: Diary) -> None:
    """Open the diary and ask what Today asks."""
    with History(diary.path) as history:
        history.unfinished()
        history.progress.flare_to_ask(LAST_DAY)
        history.progress.by_day(LAST_DAY - dt.timedelta(days=LAST_DAY.weekday()), LAST_DAY)


def progress(diary: Diary, since: dt.date | None) -> None:
    """Ask all that Progress asks, for the days since one (None: all years)."""
    asked = diary.history.progress
    asked.by_day(since)
    asked.pain(since)
    asked.most_done(since)
    asked.most_swapped(since)
    asked.flares(since)


def export(diary: Diary) -> None:
    """Make the JSON of everything."""
    history_json(diary.history.sessions(), diary.history.days())


def copy(diary: Diary) -> None:
    """Make a checked copy, as the automatic backup does in its own thread."""
    diary.history.database.copy_to(diary.path.with_suffix(".copy"))


def a_set(diary: Diary) -> Taken:
    """Return the best time of recording one set."""
    number = diary.written.begin_session("daily", "Daily routine", PLANNED, AT)
    return min(taken(lambda: diary.written.record_set(number, DONE)) for _ in range(COMMITS))


def an_end(diary: Diary) -> tuple[Taken, float]:
    """End a session of a new day, and return how long that took, and the longest wait (ms) while its backup was made.

    A wait is by how much a thread is late that wakes every ms, as the window's would be.
    """
    at = AT + dt.timedelta(days=next(diary._days))  # noqa: SLF001
    number = diary.written.begin_session("daily", "Daily routine", PLANNED, at)
    took = taken(lambda: diary.written.finish_session(number, at))
    worst, woken = 0.0, time.perf_counter()
    while any(thread.name == "daily-backup" for thread in threading.enumerate()):
        time.sleep(0.001)
        now = time.perf_counter()
        worst, woken = max(worst, (now - woken) * 1000 - 1), now
    return took, worst


YEAR_AGO = LAST_DAY - dt.timedelta(days=365)
COSTS: dict[str, Callable[[Diary], Taken]] = {
    "Today, with opening": lambda diary: taken(lambda: today(diary)),
    "Progress, a year": lambda diary: taken(lambda: progress(diary, YEAR_AGO)),
    "Progress, all years": lambda diary: taken(lambda: progress(diary, None)),
    "one day's sessions": lambda diary: taken(lambda: diary.history.day(LAST_DAY)),
    "all sessions": lambda diary: taken(diary.history.sessions),
    "all sessions, as JSON": lambda diary: taken(lambda: export(diary)),
    "a set, committed": a_set,
    "a session's end": lambda diary: an_end(diary)[0],
    "longest wait during its backup": lambda diary: Taken(an_end(diary)[1], math.nan),
    "a backup, in its thread": lambda diary: taken(lambda: copy(diary)),
    "check after a crash": lambda diary: taken(lambda: check(diary.history.database._connection, diary.path)),  # noqa: SLF001
}


def best_of(rounds: int, diaries: list[Diary]) -> dict[str, list[Taken]]:
    """Return the best wall and the best processor time of each cost, for each diary."""
    best = {name: [Taken(math.inf, math.inf)] * len(diaries) for name in COSTS}
    for _ in range(rounds):
        for name, cost in COSTS.items():
            new = [cost(diary) for diary in diaries]
            best[name] = [Taken(*map(min, one, other)) for one, other in zip(new, best[name], strict=True)]
    return best


def main(rounds: int) -> None:
    """Print two columns for each number of years, and how each cost grows."""
    with tempfile.TemporaryDirectory() as folder:
        diaries = [Diary(Path(folder), years) for years in YEARS]
        best = best_of(rounds, diaries)
        for diary in diaries:
            diary.close()
    first, second, last = diaries
    print(
        f"{'best, ms':32}" + "".join(f"{f'{years} y':>9} {'proc.':>7}" for years in YEARS) + "  of linear: 1-10  3-10"
    )
    for name, values in best.items():
        columns = "".join(f"{each.wall:9,.1f} {each.processor:7,.1f}" for each in values)
        one, three, ten = (each.processor for each in values)
        print(
            f"{name:32}{columns}{ten / one * first.sessions / last.sessions:17.2f}"
            f"{ten / three * second.sessions / last.sessions:6.2f}"
        )
    for name in ("sessions", "sets", "bytes"):
        print(f"{name:32}" + "".join(f"{getattr(diary, name):9,}{'':8}" for diary in diaries))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)

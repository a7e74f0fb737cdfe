"""How long Progress takes to open on a diary of 1, 3 and 10 years, from showing the page to its first picture.

    python benchmarks/bench_progress.py [ROUNDS]

Targets at ten years, with libraries loaded: under 150 ms for the page as it opens (12 weeks), under 80 ms to look back
on all; from one year to ten no cost may grow more than tenfold. The first line is what loading the libraries costs,
once. Each cost is given as she waits for it and as the processor works for it (proc.): the median of rounds that are
taken in turn on the diaries.
Paints without a display, unless QT_QPA_PLATFORM names one.
"""

from __future__ import annotations

import datetime as dt
import math
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from goals import Line
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from timing import Taken, taken

from routine_app.application.context import AppContext, open_context
from routine_app.application.diary.report import report_view
from routine_app.application.diary.view import Period
from routine_app.qt.progress.page import ProgressPage
from routine_app.qt.style.style import Style
from scripts.seed_diary import LAST_DAY, seed_much

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = (1, 3, 10)
ROUNDS = 9
SIZE = (1280, 800)
ALL_MS = 80.0
NOW = dt.datetime.combine(LAST_DAY, dt.time(9, 0), dt.UTC)


def took(work: Callable[[], object]) -> Taken:
    """Return how long `work` took, in all threads."""
    return taken(work, time.process_time)


def open_page(app: QApplication, context: AppContext) -> ProgressPage:
    """Make the page, show it and have it painted."""
    page = ProgressPage(Style(), lambda: context, lambda: NOW)
    page.resize(*SIZE)
    page.show()
    app.processEvents()
    return page


def away_and_back(app: QApplication, page: ProgressPage) -> None:
    """Leave the page and come back to it."""
    page.hide()
    page.show()
    app.processEvents()


def look_back(app: QApplication, page: ProgressPage, period: Period) -> None:
    """Choose how far the charts look back."""
    page.board.period_chosen.emit(period)
    app.processEvents()


class House:
    """A diary of so many years, and Progress on it."""

    def __init__(self, app: QApplication, folder: Path, years: int) -> None:
        self.app, self.context = app, open_context(folder)
        seed_much(self.context.paths.database, years * 365)
        self.page = open_page(app, self.context)

    def opening(self) -> Taken:
        """Make another page and show it."""
        pages: list[ProgressPage] = []
        taken = took(lambda: pages.append(open_page(self.app, self.context)))
        pages[0].hide()
        pages[0].deleteLater()
        self.app.processEvents()
        return taken

    def open_day(self) -> None:
        """Open the last day, and go back."""
        self.page.open_day(LAST_DAY)
        self.app.processEvents()
        self.page.show_board()
        self.app.processEvents()

    def report(self) -> None:
        """Reckon the report of a year."""
        history = self.page.model.history
        assert history is not None
        report_view(history, self.page.model.names, LAST_DAY, Period.YEAR, 5, None)

    def measure(self) -> dict[str, Taken]:
        """Return what each thing takes, once."""
        app, page = self.app, self.page
        return {
            "opening Progress": self.opening(),
            "coming back to it": took(lambda: away_and_back(app, page)),
            "looking back 12 months": took(lambda: look_back(app, page, Period.YEAR)),
            "looking back on all": took(lambda: look_back(app, page, Period.ALL)),
            "back to 3 months": took(lambda: look_back(app, page, Period.QUARTER)),
            "opening a day, and back": took(self.open_day),
            "report of 12 months, its numbers": took(self.report),
        }


def say_what_matters(kind: QtMsgType, _context: object, message: str) -> None:
    """Pass on what Qt says, but for what the platform without a display says of every window."""
    if "propagateSizeHints" not in message:
        print(f"{kind.name}: {message}", file=sys.stderr)


def lines(rounds: int) -> list[Line]:
    """Measure the last of the years, and return the line of the table of goals; the best of the rounds counts."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    best = math.inf
    with tempfile.TemporaryDirectory() as folder:
        page = House(app, Path(folder), YEARS[-1]).page
        for _ in range(rounds):
            best = min(best, took(lambda: look_back(app, page, Period.ALL)).processor)
            look_back(app, page, Period.QUARTER)
        page.hide()
    return [Line("looking back on all of ten years, processor", "ms", best, ALL_MS, 1.0, "what it may take")]


def main(rounds: int) -> None:
    """Print two columns for each number of years, and the growth from the first to the last."""
    qInstallMessageHandler(say_what_matters)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        context = open_context(Path(folder) / "warm")
        seed_much(context.paths.database, 10)
        first: list[ProgressPage] = []
        loading = took(lambda: first.append(open_page(app, context)))
        print(f"the first opening, libraries and all: {loading.wall:.0f} ms, {loading.processor:.0f} of the processor")
        first[0].hide()
        houses = [House(app, Path(folder) / str(years), years) for years in YEARS]
        taken = [[house.measure() for house in houses] for _ in range(rounds)]
        for house in houses:
            house.page.hide()
    print(f"{'median, ms':34}" + "".join(f"{f'{years} y':>9} {'proc.':>7}" for years in YEARS) + "   growth")
    for name in taken[0][0]:
        medians = [
            Taken(*(statistics.median(one[index][name][which] for one in taken) for which in range(2)))
            for index in range(len(YEARS))
        ]
        columns = "".join(f"{each.wall:9,.1f} {each.processor:7,.1f}" for each in medians)
        print(f"{name:34}{columns}{medians[-1].wall / medians[0].wall:8.1f}x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)

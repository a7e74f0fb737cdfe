"""How long Progress takes to open on a diary of 1, 3 and 10 years, from showing the page to its first picture.

    QT_QPA_PLATFORM=offscreen python benchmarks/bench_progress.py

Target at ten years, with libraries loaded: under 150 ms for the page as it opens (12 weeks); from one year to ten no
cost may grow more than tenfold. The first line is what loading the libraries costs, once.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from PySide6.QtWidgets import QApplication
from seed_history import LAST_DAY, seed_history

from routine_app.qt.look import Look
from routine_app.qt.pages.progress import ProgressPage
from routine_app.session.diary_view import Period
from routine_app.session.report_view import report_view
from routine_app.session.today import Desk, open_desk

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = (1, 3, 10)
ROUNDS = 9
SIZE = (1280, 800)
NOW = dt.datetime.combine(LAST_DAY, dt.time(9, 0), dt.UTC)


def took_ms(work: Callable[[], object]) -> float:
    """Return the processor time of `work` in ms: what else runs on the machine does not count."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def open_page(app: QApplication, desk: Desk) -> ProgressPage:
    """Make the page, show it and have it painted."""
    page = ProgressPage(Look(), lambda: desk, lambda: NOW)
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


def measure(app: QApplication, folder: Path, years: int) -> dict[str, float]:
    """Return the best times for a diary of so many years."""
    desk = open_desk(folder)
    seed_history(desk.paths.database, years * 365)

    def best(work: Callable[[], object]) -> float:
        return min(took_ms(work) for _ in range(ROUNDS))

    pages: list[ProgressPage] = []
    found = {"opening Progress (ms)": best(lambda: pages.append(open_page(app, desk)))}
    for page in pages[1:]:
        page.hide()
    page = pages[0]
    found["coming back to it (ms)"] = best(lambda: away_and_back(app, page))
    found["looking back 12 months (ms)"] = best(lambda: look_back(app, page, Period.YEAR))
    found["looking back on all (ms)"] = best(lambda: look_back(app, page, Period.ALL))
    found["opening a day, and back (ms)"] = best(
        lambda: (page.open_day(LAST_DAY), app.processEvents(), page.show_board())
    )
    history = page.model.history
    assert history is not None
    names = page.model.names
    found["report of 12 months, its numbers (ms)"] = took_ms(
        lambda: report_view(history, names, LAST_DAY, Period.YEAR, 5, None)
    )
    page.hide()
    return found


def main() -> None:
    """Print one column for each number of years, and the growth from the first to the last."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "warm")
        seed_history(desk.paths.database, 10)
        first: list[ProgressPage] = []
        print(f"the first opening, libraries and all: {took_ms(lambda: first.append(open_page(app, desk))):.0f} ms")
        first[0].hide()
        columns = [measure(app, Path(folder) / str(years), years) for years in YEARS]
    print(f"{'':40}" + "".join(f"{years:>9} y" for years in YEARS) + "   growth")
    for name in columns[0]:
        values = [column[name] for column in columns]
        print(f"{name:40}" + "".join(f"{value:11,.1f}" for value in values) + f"{values[-1] / values[0]:8.1f}x")


if __name__ == "__main__":
    main()

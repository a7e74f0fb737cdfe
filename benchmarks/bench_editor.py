"""What a key costs in the text view of the editor, on a routine of 300 lines that is checked while she writes.

    .venv/bin/python benchmarks/bench_editor.py [KEYS]

Keys come in the middle of the text, each at another moment of the check that begins when none has come for 70 ms: some
just before it, most while it goes on. A key takes from its moment until what it changes is painted. Half of them change
a remark, half the note of an exercise, with which the routine is another. Goals: a frame of 16 ms for a key, also for
the one that waits longest; and for the check, from its beginning until what it finds is painted, where no key comes
between. The longest is told in time of the processor: on a machine that does other things too, somebody else always
comes between one of so many. Paints without a display, unless QT_QPA_PLATFORM names one.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from goals import Line, show
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from timing import Taken, taken

from routine_app.application.routines.draft import draft_of
from routine_app.application.routines.editor_view import view_steps
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.spoken_length import estimate_ms
from routine_app.paths import routines_dir
from routine_app.qt.editor.draft_model import REST_MS
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.style.style import Style

KEYS = 300
LINES = 300
PLACES = ("# As she likes.", "Slowly,")
SIZE = (1280, 800)
FRAME_MS = 16
FIRST_MS, SPREAD_MS = REST_MS - 2, 20
"""When a key comes after the one before it: from so long on, over so long."""
_STEP = 0.618  # spreads the moments evenly, however many there are


def lines(keys: int) -> list[Line]:
    """Measure, and return the lines of the table; wants a QApplication."""
    page = _page(_long_text())
    times, looks = [], []
    for number in range(keys):
        # near the middle: a mistake would end early what the text comes to
        place = PLACES[number * len(PLACES) // keys]
        page.text.put_cursor(page.model.text.index(place, len(page.model.text) // 2) + len(place))
        times.append(_waited(page, FIRST_MS + number * _STEP % 1 * SPREAD_MS))
        if number % 5 == 0:
            _typed(page)
            looks.append(taken(lambda: _settled(page)).wall)
    if not page.model.view.facts:
        raise ValueError(page.facts.text())
    median, longest = statistics.median(key.wall for key in times), max(key.processor for key in times)
    return [
        Line(f"a key in a text of {LINES} lines", "ms", median, FRAME_MS, 1, "a frame"),
        Line(f"the longest of {keys} keys in it", "ms", longest, FRAME_MS, 1, "a frame"),
        Line("the check of it", "ms", statistics.median(looks), FRAME_MS, 1, "a frame"),
    ]


def _page(text: str) -> EditorPage:
    exercises = load_catalogue().exercises
    gc.freeze()  # as the app does once it has begun
    page = EditorPage(Style())
    page.resize(*SIZE)
    page.model.open(
        draft_of("long.yaml", text.encode()),
        lambda now, file: view_steps(now, file, exercises, Comfort(week=20), estimate_ms),
    )
    page.show()
    page.show_text(shown=True)
    QApplication.processEvents()
    return page


def _long_text() -> str:
    """Return the daily routine with more items, each with its dose, rest and notes of three lines: it can be played."""
    rows = (routines_dir() / "daily.yaml").read_text(encoding="utf-8").splitlines()
    item = [
        "- exercise: breathing",
        "  dose: 1 min",
        "  rest: 5",
        f"  {PLACES[0]}",
        "  notes: >",
        f"    {PLACES[1]}",
        "    no further.",
    ]
    while len(rows) + len(item) <= LINES:
        rows += [f"      {row}" for row in item]
    rows += ["# The end."] * (LINES - len(rows))
    return "\n".join(rows) + "\n"


def _waited(page: EditorPage, after_ms: float) -> Taken:
    """Return how long a key takes that comes so long after another one.

    Of the processor, that is with all of the step that goes on when it comes.
    """
    _typed(page)
    due, step_s = time.perf_counter() + after_ms / 1000, time.thread_time()
    while time.perf_counter() < due:
        step_s = time.thread_time()
        QApplication.processEvents()
    _typed(page)
    return Taken((time.perf_counter() - due) * 1000, (time.thread_time() - step_s) * 1000)


def _typed(page: EditorPage) -> None:
    QTest.keyClicks(page.text, "x")
    QApplication.processEvents()


def _settled(page: EditorPage) -> None:
    page.model.settle()
    QApplication.processEvents()


if __name__ == "__main__":
    application = QApplication([])
    show(lines(int(sys.argv[1]) if len(sys.argv) > 1 else KEYS))

"""What a key costs in the text view of the editor, on a routine of 300 lines, and what is wrong once she rests.

    .venv/bin/python benchmarks/bench_editor.py [KEYS]

Each key is typed in the middle of the text, with what it paints; medians count. Goals: a frame of 16 ms for the key, a
tenth of a second for the list of what is wrong, which waits until no key has come for 70 ms. Paints without a display,
unless QT_QPA_PLATFORM names one.
"""

from __future__ import annotations

import os
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from goals import Line, show
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from timing import taken

from routine_app.application.routines.draft import draft_of
from routine_app.application.routines.editor_view import editor_view
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.spoken_length import estimate_ms
from routine_app.paths import routines_dir
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.style.style import Style

KEYS = 60
LINES = 300
REMARK = "# As she likes."
SIZE = (1280, 800)
KEY_MS, LIST_MS = 16, 100


def lines(keys: int) -> list[Line]:
    """Measure, and return the lines of the table; wants a QApplication."""
    page = _page(_long_text())
    # in a remark near the middle: a mistake would end early what the text comes to
    page.text.put_cursor(page.model.text.index(REMARK, len(page.model.text) // 2) + len(REMARK))
    key = statistics.median(taken(lambda: _typed(page)).wall for _ in range(keys))
    looks = []
    for _ in range(keys // 6):
        _typed(page)
        looks.append(taken(lambda: _settled(page)).wall)
    if not page.model.view.facts:
        raise ValueError(page.facts.text())
    return [
        Line(f"a key in a text of {LINES} lines", "ms", key, KEY_MS, 1, "a frame"),
        Line("the list of what is wrong in it", "ms", statistics.median(looks), LIST_MS, 1, "a tenth of a second"),
    ]


def _page(text: str) -> EditorPage:
    exercises = load_catalogue().exercises
    page = EditorPage(Style())
    page.resize(*SIZE)
    page.model.open(
        draft_of("long.yaml", text.encode()),
        lambda now, file: editor_view(now, file, exercises, Comfort(week=20), estimate_ms),
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
        f"  {REMARK}",
        "  notes: >",
        "    Slowly,",
        "    no further.",
    ]
    while len(rows) + len(item) <= LINES:
        rows += [f"      {row}" for row in item]
    rows += ["# The end."] * (LINES - len(rows))
    return "\n".join(rows) + "\n"


def _typed(page: EditorPage) -> None:
    QTest.keyClicks(page.text, "x")
    QApplication.processEvents()


def _settled(page: EditorPage) -> None:
    page.model.settle()
    QApplication.processEvents()


if __name__ == "__main__":
    application = QApplication([])
    show(lines(int(sys.argv[1]) if len(sys.argv) > 1 else KEYS))

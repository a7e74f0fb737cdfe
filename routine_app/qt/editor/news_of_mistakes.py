"""What became wrong with the text as she typed, said to a screen reader once she rests; and that all is well again.

Knows the view of the text; what is wrong there, the view is shown by whoever looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from routine_app.domain.display_text import harmless
from routine_app.qt.editor.text_view import RoutineTextView, in_units
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.status_line import announce

REST_MS = 1500  # after a key: a reader has said by then what was typed, and a word is whole
_CHOICES = re.compile(r"; expected one of [^()]*")  # fourteen keys: F8 names them, and the list of what is on offer
ALL_WELL = "Nothing is wrong in the text."


class NewsOfMistakes(QObject):
    """Says what is wrong on a line on which she has typed, where nothing was before: once, until it is mended.

    Where nothing was wrong in all of the text it may be on another line: what is opened is missed further down.
    `settle()` has the view shown what is wrong by now; while `is_busy()` something else is said of what she types.
    """

    def __init__(self, view: RoutineTextView, settle: Callable[[], object], is_busy: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view, self._settle, self._is_busy = view, settle, is_busy
        self._lines: set[int] = set()
        self._ill_lines: set[int] = set()
        self._known: set[str] = set()
        self._rest = single_shot(self, REST_MS)
        self._rest.timeout.connect(self._tell)
        view.typed.connect(self._typed)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say nothing of it once she has left the text: what she comes to is said then."""
        if event.type() is QEvent.Type.FocusOut:
            self._rest.stop()
            self._lines.clear()
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        """Note the lines from where her cursor stood to where it is, and at the first key what was wrong before."""
        view = self._view
        if not self._lines:
            self._known = {problem.message for problem in view.problems}
            self._ill_lines = {problem.line for problem in view.problems}
        stood = view.document().findBlock(in_units(text, view.stood)).blockNumber() + 1
        now = view.textCursor().blockNumber() + 1
        self._lines |= set(range(min(stood, now), max(stood, now) + 1))
        self._rest.start()

    def _tell(self) -> None:
        if self._is_busy():
            self._rest.start()
            return
        self._settle()
        problems = self._view.problems
        lines = self._lines - self._ill_lines
        self._lines.clear()
        new = [one for one in problems if one.message not in self._known and (one.line in lines or not self._known)]
        if new:
            announce(self._view, harmless(briefly(new[0].in_its_file)))
        elif self._known and not problems:
            announce(self._view, ALL_WELL)


def briefly(words: str) -> str:
    """Return what is wrong without all that could stand there; what was meant stays."""
    return f"{_CHOICES.sub(' ', words).strip()}."

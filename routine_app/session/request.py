"""What a view is asked to open with.

Knows values only: no Qt, no terminal, no files. The command line fills it in, the window (or the text view) reads it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from routine_app.domain.comfort import Avoidable
from routine_app.domain.vocabulary import Equipment


class WindowRequest(msgspec.Struct, frozen=True):
    """How the window opens.

    `data_dir` holds everything the app writes (None: ROUTINE_APP_DATA or the user's own folders). `play` is the id or
    path of a routine to start at once (None: open on Today). `avoid`, `without` and `week` (1-42) are added to her
    stored comfort for this run only. `speed` (> 0) runs the clock that many times faster.
    """

    data_dir: Path | None = None
    play: str | None = None
    avoid: frozenset[Avoidable] = frozenset()
    without: frozenset[Equipment] = frozenset()
    week: int | None = None
    speed: float = 1.0
    fullscreen: bool = False

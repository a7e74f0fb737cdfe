"""Timers of one turn. Knows Qt alone.

Not `QTimer(interval=...)`: for that PySide6 makes "setInterval" by the letters of the system's language, and in Turkish
the capital of i is another letter, so that no window opened.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer


def single_shot(parent: QObject | None, ms: int) -> QTimer:
    """Return a timer that is over once `ms` have passed since it was started last."""
    timer = QTimer(parent, singleShot=True)
    timer.setInterval(ms)
    return timer

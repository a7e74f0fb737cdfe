"""Lets a session tick at the very instant of its next cue, not up to a frame later.

Knows the conductor, its timeline and a timer; knows no sound. The conductor's own ticks stay as they are: this adds one
between two of them where a cue falls there, so that a tone begins within a few ms of its instant.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QObject, Qt, QTimer

from routine_app.domain.timeline import Moment, Timeline
from routine_app.playback.player import State
from routine_app.qt.conductor import FRAME_MS, Conductor


def wait_ms(timeline: Timeline, t_ms: int) -> int | None:
    """Return the ms (1 or more) from t to the next cue; None where none comes before the next frame."""
    number = bisect_right(timeline.cues, t_ms, key=lambda cue: cue.at_ms)
    if number == len(timeline.cues):
        return None
    wait = timeline.cues[number].at_ms - t_ms
    return wait if wait <= FRAME_MS else None


class OnTime(QObject):
    """Aims at each cue of a conductor's session. At a clock faster than life it fires late, and does no harm."""

    def __init__(self, conductor: Conductor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(conductor.tick)
        conductor.moment_changed.connect(self._aim)

    def close(self) -> None:
        """Leave the conductor alone from now on."""
        self._timer.stop()
        self._conductor.moment_changed.disconnect(self._aim)

    def _aim(self, moment: Moment) -> None:
        runs = self._conductor.state is State.RUNNING and not moment.waiting
        wait = wait_ms(self._conductor.player.timeline, moment.t_ms) if runs else None
        if wait is None:
            self._timer.stop()
        else:
            self._timer.start(wait)

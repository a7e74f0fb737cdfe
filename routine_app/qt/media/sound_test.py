"""A sentence said at once, beside any session: for Settings after a tone, and for questions. Knows no session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from routine_app.domain.timeline import Cue, CueKind, Tone
from routine_app.sound.schedule import Anchor

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.sound.engine import Engine

SAMPLE = "Breathe in, and lift. Breathe out, and lower."
_CUES = (Cue(1, CueKind.COUNT, tone=Tone.REP), Cue(600, CueKind.STEP, SAMPLE, priority=1))
_AT_HAND_NS = 400_000_000  # what is being said dies away
_WAKING_NS = 1_000_000_000  # one that slept loses what comes in its first tenths of a second: Bluetooth, HDMI
_LOOK_MS = 50
_LONGEST_MS = 20_000
_SHORTEST_MS = 3_000


class TryOut(QObject):
    """Begins when it is told to. `over()` when the sentence has been said, or could not be."""

    over = Signal()

    def __init__(self, engine: Engine, now_ns: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._now_ns = engine, now_ns
        self._schedule = engine.new_schedule()
        self._anchor = Anchor(0, 0)
        self._cues: tuple[Cue, ...] = _CUES
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self, *, speaks: bool) -> None:
        """Open the output, sound the tone, and say the sentence where there is to be a voice.

        A voice that failed before gets another chance.
        """
        self._engine.speech.retry()
        self._begin(_CUES, speaks=speaks)

    def say(self, text: str) -> None:
        """Say this alone, in place of what is being said; "" says no more."""
        self.end()
        if text:
            self._begin((Cue(1, CueKind.STEP, text, priority=1),), speaks=True)

    def _begin(self, cues: tuple[Cue, ...], *, speaks: bool) -> None:
        self._engine.schedule.hush()
        is_awake = self._engine.is_at_hand() and not self._engine.wakes()
        opening_ns = _AT_HAND_NS if is_awake else _WAKING_NS
        self._engine.open()
        self._schedule.silence()
        self._schedule.speaks = speaks
        self._cues = cues
        if speaks:
            self._engine.speech.want([cue.text for cue in cues if cue.text])
        self._anchor = Anchor(0, self._now_ns() + opening_ns)
        self._look()
        self._timer.start()

    def end(self) -> None:
        """Fall silent, if it is under way."""
        if self._timer.isActive():
            self._timer.stop()
            self._schedule.silence()
            self.over.emit()

    def _look(self) -> None:
        now_ns = self._now_ns()
        self._schedule.look_ahead(self._cues, self._anchor, _LONGEST_MS, now_ns)
        gone_ms = self._anchor.ms(now_ns)
        if gone_ms > _LONGEST_MS or (gone_ms > _SHORTEST_MS and not self._schedule.is_speaking(now_ns)):
            self.end()

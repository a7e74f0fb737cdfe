"""Her figure as she has it: it stands and breathes quietly, and can be turned.

Knows a style and its figures; not what she chooses about them.
"""

from __future__ import annotations

from math import pi, sin
from time import monotonic

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.domain.timeline import Moment, Segment, Unit
from routine_app.domain.vocabulary import Breath, Position, SegmentKind
from routine_app.qt.figure.turnable_stage import FRAME_MS, TurnableStage
from routine_app.qt.style.style import Style

_BREATH_MS = 9000
_PREVIEW_REM = 24.0


class FigurePreview(TurnableStage):
    """She stands and breathes, as the style's figures have her."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Your figure. Arrow keys turn it, Home turns it back")
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(lambda: self.show_ms(int(monotonic() * 1000)))
        self.show_ms(0)

    def sizeHint(self) -> QSize:
        """Return a height at which hair and clothes can be judged."""
        return QSize(self._style.px(10), self._style.px(_PREVIEW_REM))

    def show_ms(self, ms: int) -> None:
        """Show her `ms` into her quiet breathing."""
        self.set_moment(_standing(ms), 0.0, Position.STANDING, None)

    def showEvent(self, event: QShowEvent) -> None:
        """Breathe while it can be seen."""
        super().showEvent(event)
        if not self._style.reduced_motion:
            self._frames.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still out of sight."""
        super().hideEvent(event)
        self._frames.stop()


def _standing(ms: int) -> Moment:
    """Return a moment of standing and breathing quietly."""
    segment = Segment(0, _BREATH_MS, SegmentKind.BREATHE)
    fullness = sin(pi * (ms % _BREATH_MS) / _BREATH_MS) ** 2
    return Moment(
        t_ms=0,
        duration_ms=_BREATH_MS,
        index=0,
        segment=segment,
        elapsed_ms=0,
        remaining_ms=_BREATH_MS,
        phase=None,
        phase_fraction=0.0,
        breath=Breath.FREE,
        fullness=round(fullness, 2),
        count=0,
        of=None,
        unit=Unit.BREATHS,
        waiting=False,
        text="",
        next_item=None,
    )

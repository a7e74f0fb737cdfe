"""The picture on a card: what this variation looks like, and, under the mouse or the focus, how it moves.

Knows a variation and the figures; knows no plan. The still is drawn when the window has nothing better to do, so that a
page of ten opens at once, or taken as it was drawn at an earlier start; while she drags the window's edge it shows as
it was, larger or smaller, and is drawn anew once she rests. It moves for two cycles, from the still's own pose and back
to it, and rests then: a mouse that was left lying there costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.domain.exercise import Variation
from routine_app.domain.showing import Showing
from routine_app.playback.clock import monotonic_ms
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.figure.shots import FigureShot
from routine_app.qt.style.style import Style
from routine_app.qt.style.timers import single_shot

if TYPE_CHECKING:
    from routine_app.qt.figure.artist import Artist

HEIGHT_REM = 7.6
FAINT = 0.55  # how much of a still shows that stands back, while it does not move
_FRAME_MS = 33
_SETTLES_MS = 120  # after the last of many sizes: drawn and kept for each of them, a drag would stutter
_WHOLE = Qt.AspectRatioMode.KeepAspectRatio
_CYCLES = 2  # shown at a time: an alternating movement goes to both sides


class FigureStill(QWidget):
    """A still of a variation, as wide as its card. It only decorates: the card says the same in words."""

    def __init__(
        self, style: Style, variation: Variation, height_rem: float = HEIGHT_REM, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._variation, self._height_rem = style, variation, height_rem
        self._showing = Showing(variation)
        self._pixmap: QPixmap | None = None
        self._key: tuple[object, ...] = ()
        self.now_ms: Callable[[], int] = monotonic_ms
        self._began_ms = 0
        self._faint = self._under_mouse = self._held = self._rested = False
        self._later = single_shot(self, 0)
        self._later.timeout.connect(self._draw)
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self.tick)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._restyle)
        figures_of(style).changed.connect(self._restyle)

    @property
    def variation(self) -> Variation:
        """What it shows."""
        return self._variation

    @property
    def moving(self) -> bool:
        """Whether it moves now."""
        return self._frames.isActive()

    @property
    def faint(self) -> bool:
        """Whether it stands back."""
        return self._faint

    def sizeHint(self) -> QSize:
        return QSize(self._style.px(8), self._style.px(self._height_rem))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self._style.px(self._height_rem))

    def set_moving(self, moving: bool) -> None:
        """Let it move (or not) whether or not the mouse is over it; with reduced motion it stands still."""
        self._rested = self._rested and self._held
        self._held = moving
        self._move()

    def tick(self) -> None:
        """Show the instant that it is now; come to rest after two cycles."""
        self._rested = self.now_ms() - self._began_ms >= _CYCLES * self._showing.cycle_ms
        self._move()
        self.update()

    def set_faint(self, faint: bool) -> None:
        """Let it stand back, where the variation does not suit today."""
        if faint != self._faint:
            self._faint = faint
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._under_mouse, self._rested = True, False
        self._move()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._under_mouse = False
        self._move()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._under_mouse = False
        self._frames.stop()
        self._later.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_of_another_size:
            self._later.start(_SETTLES_MS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        if self._frames.isActive():  # in full: shape upon shape would shine through one another
            shot = shot_at(self._showing, self._variation.tempo[0].ms + self.now_ms() - self._began_ms)
            self._artist.paint(painter, QRectF(self.rect()), shot, dark=self._style.dark)
        elif self._is_of_another_size:
            self._paint_as_it_was(painter)
        elif self._key == self._wanted() or self._is_kept():
            assert self._pixmap is not None  # noqa: S101
            painter.setOpacity(self._opacity)
            painter.drawPixmap(0, 0, self._pixmap)
        elif not self._later.isActive():
            self._later.start(0)

    def _paint_as_it_was(self, painter: QPainter) -> None:
        """Paint all of the still of another size in the middle, until it is drawn anew."""
        assert self._pixmap is not None  # noqa: S101
        where = QRectF(QPointF(), self._pixmap.deviceIndependentSize().scaled(self.size(), _WHOLE))
        where.moveCenter(QRectF(self.rect()).center())
        painter.setOpacity(self._opacity)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(where, self._pixmap, QRectF(self._pixmap.rect()))
        if not self._later.isActive():
            self._later.start(_SETTLES_MS)

    @property
    def _opacity(self) -> float:
        return FAINT if self.faint else 1.0

    def _move(self) -> None:
        asked = (self._held or self._under_mouse) and not self._rested
        wanted = asked and self.isVisible() and not self._style.reduced_motion
        if wanted and not self._frames.isActive():
            self._began_ms = self.now_ms()
            self._frames.start()
        elif not wanted and self._frames.isActive():
            self._frames.stop()
            self.update()

    def _wanted(self) -> tuple[object, ...]:
        return (self.size(), self.devicePixelRatioF(), self._style.dark, figures_of(self._style).likeness)

    @property
    def _is_of_another_size(self) -> bool:
        """Whether the still that there is differs from what is wanted in its size alone."""
        (size, *rest), key = self._wanted(), self._key
        return bool(key) and key[0] != size and list(key[1:]) == rest

    @cached_property
    def _artist(self) -> Artist:
        from routine_app.qt.figure.artist import Artist  # all that draws: the first picture may do without

        return Artist(figures_of(self._style))

    def _is_kept(self) -> bool:
        """Take the still of an earlier start, where it is kept as it is wanted now."""
        figures, ratio = figures_of(self._style), self.devicePixelRatioF()
        if figures.kept is None or self.size().isEmpty():
            return False
        size, dark = self.size() * ratio, self._style.dark
        found = figures.kept.find(self._variation, figures.likeness, size, ratio, dark=dark)
        if found is None:
            return False
        self._pixmap, self._key = found, self._wanted()
        return True

    def _draw(self) -> None:
        if self._is_of_another_size and self._is_kept():
            self.update()
            return
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        if pixmap.isNull():
            return
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._artist.paint(painter, QRectF(self.rect()), telling_shot(self._variation), dark=self._style.dark)
        painter.end()
        self._pixmap, self._key = pixmap, self._wanted()
        figures = figures_of(self._style)
        if figures.kept is not None:
            figures.kept.keep(pixmap, self._variation, figures.likeness, dark=self._style.dark)
        self.update()

    def _restyle(self) -> None:
        self._move()
        self.updateGeometry()
        self.update()


def telling_shot(variation: Variation) -> FigureShot:
    """Return the instant that says most: the end of the first phase, with half a breath."""
    return FigureShot(variation=variation, phase=variation.tempo[0].name, fraction=1.0, fullness=0.5)


def shot_at(showing: Showing, ms: int) -> FigureShot:
    """Return the instant `ms` into the endlessly repeated tempo."""
    moment = showing.moment(ms)
    return FigureShot(
        variation=showing.variation,
        side=showing.side,
        phase=moment.phase,
        fraction=moment.phase_fraction,
        fullness=moment.fullness,
        other=ms // showing.cycle_ms % 2 == 1,
    )

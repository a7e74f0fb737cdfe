"""The stage: the breath halo, and before it the figure.

Knows a Moment and the variation on show; knows no timeline. She may drag the figure round; a double-click turns it
back.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.domain.change import Change
from routine_app.domain.exercise import Variation
from routine_app.domain.timeline import Moment
from routine_app.domain.vocabulary import POSITION_NAMES, Place, Position, Side
from routine_app.qt.figure.artist import Artist
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.figure.halo import Halo, HaloTone, paint_glow, paint_halo
from routine_app.qt.figure.settling import Beginning, Settling, just_over, rested, segment_rests, still_to_come
from routine_app.qt.figure.shots import FigureShot
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role

_MARGIN = 0.02  # of the stage's height
_DEGREES_A_PIXEL = 0.5
_STEEPEST = 55.0
_GLIDE_MS = 450
_GLOW_MS = 600


class StageView(QWidget):
    """Shows the breath and the figure; repaints only when something that it shows has changed.

    `ground` is what it lies on, which its halo is mixed with.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.ground = Ink.PAPER
        self._artist = Artist(figures_of(style))
        self._moment: Moment | None = None
        self._position = Position.STANDING
        self._halo = Halo()
        self._shot = FigureShot()
        self._settling, self._beginning = Settling(), Beginning()
        self._paused = False
        self._turned = QPointF(0.0, 0.0)
        self._grip: QPointF | None = None
        self._glide = QVariantAnimation(self)
        self._glide.setObjectName("glide")
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.valueChanged.connect(self._turn_to)
        self._glow = QVariantAnimation(self)
        self._glow.setDuration(_GLOW_MS)
        self._glow.setStartValue(1.0)
        self._glow.setEndValue(0.0)
        self._glow.valueChanged.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(80, 80)
        give_role(self, QAccessible.Role.Graphic)
        self.setAccessibleName("Figure")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        style.changed.connect(self.update)
        figures_of(style).changed.connect(self.update)

    @property
    def halo(self) -> Halo:
        """What the halo shows now."""
        return self._halo

    @property
    def shot(self) -> FigureShot:
        """What the figure shows now."""
        return self._shot

    @property
    def turned(self) -> tuple[float, float]:
        """How far she has turned the figure: yaw and pitch in degrees."""
        return self._turned.x(), self._turned.y()

    def set_moment(
        self,
        moment: Moment,
        progress: float,
        position: Position,
        variation: Variation | None,
        change: Change | None = None,
        place: Place = Place.FLOOR,
        side: Side | None = None,
    ) -> None:
        """Show a moment of a variation, or of a change of position; `progress` (0-1) of the part under way.

        `place` is where she lies down, `side` the one that worked last, where the moment has none of its own.
        """
        self._moment = moment
        if position is not self._position:
            self._position = position
            self.setAccessibleDescription(POSITION_NAMES[position].capitalize())
        shot = shot_of(moment, variation, change, steps=self._style.reduced_motion, place=place, side=side)
        shot = msgspec.structs.replace(shot, first=self._beginning.is_first(moment, _round(moment)))
        if segment_rests(moment) and not self._style.reduced_motion:
            shot = msgspec.structs.replace(shot, rest=self._settling.towards(shot.rest, moment))
            shot = msgspec.structs.replace(shot, over=self._settling.leaves)
        if shot != self._shot:
            self._shot = shot
            self.update()
        self._show(moment.fullness, progress)

    def set_paused(self, paused: bool) -> None:
        """Show whether time stands still."""
        if paused != self._paused:
            self._paused = paused
            self._show(self._halo.fullness, self._halo.progress)

    def flash(self) -> None:
        """Let the stage's edge glow for a moment: a tone, for who does not hear it."""
        self._glow.stop()
        self._glow.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._glide.stop()
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            by = event.position() - self._grip
            self._grip = event.position()
            pitch = self._turned.y() + by.y() * _DEGREES_A_PIXEL
            self._turn_to(QPointF(self._turned.x() + by.x() * _DEGREES_A_PIXEL, pitch))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self.turn_back()

    def turn_back(self) -> None:
        """Let the figure glide back to where it is best seen from."""
        around = round(self._turned.x() / 360) * 360.0  # the short way round
        if self._style.reduced_motion:
            self._turn_to(QPointF(0.0, 0.0))
            return
        self._glide.setStartValue(self._turned - QPointF(around, 0.0))
        self._glide.setEndValue(QPointF(0.0, 0.0))
        self._glide.start()

    def _turn_to(self, turned: QPointF) -> None:
        self._turned = QPointF(turned.x(), min(max(turned.y(), -_STEEPEST), _STEEPEST))
        self.update()

    def _show(self, fullness: float, progress: float) -> None:
        halo = Halo(round(fullness, 3), round(progress, 4), self._tone(), steady=self._style.reduced_motion)
        if halo != self._halo:
            self._halo = halo
            self.update()

    def _tone(self) -> HaloTone:
        if self._paused or self._moment is None:
            return HaloTone.STILL
        return HaloTone.BREATH if self._moment.segment.is_work else HaloTone.WAIT

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        area = QRectF(self.rect())
        side = min(area.width(), area.height())
        square = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
        paint_halo(painter, square, self._halo, self._style, self.ground)
        if self._glow.state() is QVariantAnimation.State.Running:
            paint_glow(painter, area, float(self._glow.currentValue()), self._style)
        if self._moment is not None:
            inset = side * _MARGIN
            yaw, pitch = round(self._turned.x(), 1), round(self._turned.y(), 1)
            shot = msgspec.structs.replace(self._shot, yaw=yaw, pitch=pitch)
            room = QRectF(area.x(), square.y(), area.width(), side)  # as high as the ring: she stands within it
            self._artist.paint(painter, room.adjusted(inset, inset, -inset, -inset), shot, dark=self._style.dark)


def shot_of(
    moment: Moment,
    variation: Variation | None,
    change: Change | None = None,
    *,
    steps: bool,
    place: Place = Place.FLOOR,
    side: Side | None = None,
) -> FigureShot:
    """Return what the figure shows at a moment; `steps` shows each phase's end as a still instead of the motion."""
    segment = moment.segment
    fullness = 0.5 if steps else round(moment.fullness, 3)
    if change is not None:
        return FigureShot(change=change, fraction=round(segment_fraction(moment), 4), fullness=fullness, rests=steps)
    if segment.waypoint is not None:
        return FigureShot(waypoint=segment.waypoint, fullness=fullness)
    if not segment.is_work:
        shot = FigureShot(variation=variation, side=segment.side or side, fullness=fullness, place=place)
        rest, ready = rested(moment, steps=steps), still_to_come(moment, variation, steps=steps)
        return msgspec.structs.replace(shot, rest=rest, ready=ready, over=just_over(moment))
    fraction = 1.0 if steps else round(moment.phase_fraction, 4)
    shot = FigureShot(variation=variation, side=segment.side, phase=moment.phase, fraction=fraction, fullness=fullness)
    return msgspec.structs.replace(shot, first=_round(moment) == 0, other=_round(moment) % 2 == 1, place=place)


def _round(moment: Moment) -> int:
    """Return how many repetitions of the segment's round came before this one."""
    segment = moment.segment
    if segment.loop:
        return moment.elapsed_ms // sum(phase.ms for phase in segment.loop)
    return (segment.rep or 1) - 1


def segment_fraction(moment: Moment) -> float:
    """Return how much of the segment has passed (0-1)."""
    return moment.elapsed_ms / moment.segment.duration_ms if moment.segment.duration_ms else 1.0

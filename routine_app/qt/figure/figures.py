"""The figures that views show: one stage for each variation and side, in her likeness.

Knows clips, stages and palettes; paints into a rectangle that it is given. What a session does at an instant comes
in as a `FigureShot`; nothing here knows a timeline or a widget.
"""

from __future__ import annotations

import logging
from collections import OrderedDict

import msgspec
from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from routine_app.content.clips import clip_for
from routine_app.domain.change import Change, Posture
from routine_app.domain.comfort import Week
from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Place, Side
from routine_app.figure.appearance import FigureAppearance as Person
from routine_app.figure.appearance import Hair
from routine_app.figure.beds import on_bed
from routine_app.figure.clip import Clip
from routine_app.figure.scene import FigureScene
from routine_app.figure.transition import PathEnd, end_without_exercise, path_between
from routine_app.figure.transition_scene import TransitionScene
from routine_app.figure.waypoint_poses import still_clip
from routine_app.qt.figure.painter import FigurePainter
from routine_app.qt.figure.palette import CLOTHES, HAIRS, SKINS, FigurePalette, palette

_STAGES = 96
_PASSAGES = 4
_LOG = logging.getLogger(__name__)
DEFAULT_SKIN, DEFAULT_HAIR_COLOUR, DEFAULT_CLOTHES = "light", "dark_brown", "teal"


class Likeness(msgspec.Struct, frozen=True):
    """How the figure resembles her; `week` is 1-42, "postpartum", or None where she has not said."""

    skin: str = DEFAULT_SKIN
    hair: Hair = Hair.BUN
    hair_colour: str = DEFAULT_HAIR_COLOUR
    clothes: str = DEFAULT_CLOTHES
    week: Week | None = None


def likeness_of(skin: str, hair: str, hair_colour: str, clothes: str, week: Week | None) -> Likeness:
    """Return the likeness for names from her preferences; a name that is not known gives the default."""
    return Likeness(
        skin if skin in SKINS else DEFAULT_SKIN,
        Hair(hair) if hair in tuple(Hair) else Hair.BUN,
        hair_colour if hair_colour in HAIRS else DEFAULT_HAIR_COLOUR,
        clothes if clothes in CLOTHES else DEFAULT_CLOTHES,
        week,
    )


class FigureShot(msgspec.Struct, frozen=True):
    """What to show: a variation, or a change of position, at one instant.

    `fraction` is that of the phase, or of the change's move under way. `rests` shows the change as still steps.
    `place` is where she lies; with a `waypoint` she waits there instead.
    `yaw` and `pitch` (degrees) are how far the figure is turned from where it is best seen.
    `other` is every second repetition, which is the mirror image where a movement alternates.
    `phase` None is the pose before and between sets; `rest` is how far she has gone from it to how she rests.
    `fraction`, `fullness` and `rest` are 0..1.
    """

    variation: Variation | None = None
    side: Side | None = None
    change: Change | None = None
    rests: bool = False
    phase: str | None = None
    fraction: float = 0.0
    fullness: float = 0.0
    other: bool = False
    rest: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    place: Place = Place.FLOOR
    waypoint: str | None = None


class Figures(QObject):
    """Keeps clips and stages while they are of use. `changed()`: she looks different now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.likeness = Likeness()
        self._clips: dict[str, Clip] = {}
        self._stages: OrderedDict[tuple[str, Side | None], FigureScene] = OrderedDict()
        self._passages: OrderedDict[tuple[tuple[str, ...], Posture | None, Posture | None], TransitionScene] = (
            OrderedDict()
        )

    def set_likeness(self, likeness: Likeness) -> None:
        """Let the figure look like this from now on."""
        if likeness != self.likeness:
            self.likeness = likeness
            self._stages.clear()
            self._passages.clear()
            self.changed.emit()

    def palette(self, *, dark: bool) -> FigurePalette:
        """Return her colours, in a light or a dark room."""
        own = self.likeness
        return palette(own.skin, own.hair_colour, own.clothes, dark_room=dark)

    def stage(self, shot: FigureShot) -> FigureScene:
        """Return the stage of a variation's shot; kept, so that asking again is cheap."""
        if shot.waypoint is not None or shot.variation is None:
            return self._stage(still_clip(shot.waypoint or "standing"), None)
        return self._stage(self._clip(shot.variation, shot.place), shot.side)

    def passage(self, change: Change) -> TransitionScene:
        """Return the passage of a change of position; kept, so that asking again is cheap."""
        key = (change.stations, change.before, change.after)
        found = self._passages.get(key)
        if found is None:
            ends = (self._end(change.before, change.stations[0]), self._end(change.after, change.stations[-1]))
            stages = (self._stage(ends[0].clip, ends[0].side), self._stage(ends[1].clip, ends[1].side))
            found = TransitionScene(path_between(change.stations, *ends), ends, stages)
            self._passages[key] = found
            if len(self._passages) > _PASSAGES:
                self._passages.popitem(last=False)
        self._passages.move_to_end(key)
        return found

    def _stage(self, clip: Clip, side: Side | None) -> FigureScene:
        key = (clip.id, side)
        found = self._stages.get(key)
        if found is None:
            found = FigureScene(clip, Person(hair=self.likeness.hair), side)
            self._stages[key] = found
            if len(self._stages) > _STAGES:
                self._stages.popitem(last=False)
        self._stages.move_to_end(key)
        return found

    def _end(self, posture: Posture | None, station: str) -> PathEnd:
        if posture is None:
            return end_without_exercise(station)
        return PathEnd(self._clip(posture.variation, posture.place), posture.side, posture.phase)

    def _clip(self, variation: Variation, place: Place) -> Clip:
        clip = self._posed(variation)
        return on_bed(clip) if place is Place.BED else clip

    def _posed(self, variation: Variation) -> Clip:
        if variation.id not in self._clips:
            clip, problems = clip_for(variation.id, variation.positions, [phase.name for phase in variation.tempo])
            if problems:  # an author's own exercise has no clip: the neutral figure is right there
                _LOG.info("no clip for a variation")  # which one is hers to know
            self._clips[variation.id] = clip
        return self._clips[variation.id].in_week(self.likeness.week)


def figures_of(style: QObject) -> Figures:
    """Return the figures of a window: one for all widgets that share a style, and made for the first of them."""
    found = style.findChild(Figures, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return Figures(style) if found is None else found


class Artist:
    """Paints shots for one view; each view has its own, because what stands still is cached by view."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._painter = FigurePainter()
        self._on_the_way = FigurePainter(pictures=False)  # the camera moves: nothing stays the same for two frames
        self._palette: FigurePalette | None = None

    def paint(self, painter: QPainter, rect: QRectF, shot: FigureShot, *, dark: bool) -> None:
        """Paint the figure so that the whole of its motion fits the rectangle."""
        wanted = self._figures.palette(dark=dark)
        if wanted != self._palette:
            self._palette = wanted
            self._painter.set_palette(wanted)
            self._on_the_way.set_palette(wanted)
        painter.save()
        painter.translate(rect.topLeft())
        if shot.change is not None:
            self._paint_change(painter, rect, shot, shot.change)
        else:
            stage = self._figures.stage(shot)
            taken = stage.sample(
                shot.phase,
                shot.fraction,
                shot.fullness,
                self._figures.likeness.week,
                other=shot.other,
                rest=shot.rest,
            )
            view = stage.view(rect.width(), rect.height(), shot.yaw, shot.pitch)
            self._painter.paint(painter, stage.frame(taken, view), int(rect.width()), int(rect.height()))
        painter.restore()

    def _paint_change(self, painter: QPainter, rect: QRectF, shot: FigureShot, change: Change) -> None:
        passage = self._figures.passage(change)
        fraction = passage.next_waypoint(change.move, shot.fraction) if shot.rests else shot.fraction
        size, turned = (rect.width(), rect.height()), (shot.yaw, shot.pitch)
        week = self._figures.likeness.week
        seen = passage.frames((change.move, fraction), size, turned, shot.fullness, week)
        width, height = int(rect.width()), int(rect.height())
        if len(seen) == 1:
            self._on_the_way.paint(painter, seen[0].frame, width, height)
            return
        ratio = painter.device().devicePixelRatio()
        both = _layer(width, height, ratio)
        mixing = QPainter(both)
        mixing.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for one in seen:
            alone = _layer(width, height, ratio)
            own = QPainter(alone)
            self._on_the_way.paint(own, one.frame, width, height)
            own.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            own.fillRect(0, 0, width, height, QColor.fromRgbF(0.0, 0.0, 0.0, one.share))
            own.end()
            mixing.drawImage(0, 0, alone)
        mixing.end()
        painter.drawImage(0, 0, both)


def _layer(width: int, height: int, ratio: float) -> QImage:
    """Return an empty image to paint on; `ratio` is that of the screen's pixels to the window's."""
    layer = QImage(int(width * ratio), int(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    layer.setDevicePixelRatio(ratio)
    layer.fill(Qt.GlobalColor.transparent)
    return layer

"""The figures that views show: one stage for each variation and side, in her likeness.

Knows clips, stages and palettes; paints into a rectangle that it is given. What a session does at an instant comes
in as a `Shot`; nothing here knows a timeline or a widget.
"""

from __future__ import annotations

import logging
from collections import OrderedDict

import msgspec
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter

from routine_app.content.clips import clip_for
from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Side
from routine_app.figure.clip import Clip
from routine_app.figure.look import Hair
from routine_app.figure.look import Look as Person
from routine_app.figure.scene import Stage
from routine_app.figure.transition import MOVE, change_position
from routine_app.qt.figure_painter import FigurePainter
from routine_app.qt.figure_palette import CLOTHES, HAIRS, SKINS, Palette, palette

_STAGES = 96
_LOG = logging.getLogger(__name__)
DEFAULT_SKIN, DEFAULT_HAIR_COLOUR, DEFAULT_CLOTHES = "light", "dark_brown", "teal"


class Likeness(msgspec.Struct, frozen=True):
    """How the figure resembles her; `week` is 1-42, "postpartum", or None where she has not said."""

    skin: str = DEFAULT_SKIN
    hair: Hair = Hair.BUN
    hair_colour: str = DEFAULT_HAIR_COLOUR
    clothes: str = DEFAULT_CLOTHES
    week: int | str | None = None


def likeness_of(skin: str, hair: str, hair_colour: str, clothes: str, week: int | str | None) -> Likeness:
    """Return the likeness for names from her preferences; a name that is not known gives the default."""
    return Likeness(
        skin if skin in SKINS else DEFAULT_SKIN,
        Hair(hair) if hair in tuple(Hair) else Hair.BUN,
        hair_colour if hair_colour in HAIRS else DEFAULT_HAIR_COLOUR,
        clothes if clothes in CLOTHES else DEFAULT_CLOTHES,
        week,
    )


class Shot(msgspec.Struct, frozen=True):
    """What to show: a variation, or the way between two way-points, at one instant.

    `yaw` and `pitch` (degrees) are how far the figure is turned from where it is best seen.
    `phase` None is the pose before and between sets. `fraction` and `fullness` are 0..1.
    """

    variation: Variation | None = None
    side: Side | None = None
    way: tuple[str, str] | None = None
    phase: str | None = None
    fraction: float = 0.0
    fullness: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0


class Figures(QObject):
    """Keeps clips and stages while they are of use. `changed()`: she looks different now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.likeness = Likeness()
        self._clips: dict[str, Clip] = {}
        self._stages: OrderedDict[tuple[str, Side | None], Stage] = OrderedDict()

    def set_likeness(self, likeness: Likeness) -> None:
        """Let the figure look like this from now on."""
        if likeness != self.likeness:
            self.likeness = likeness
            self._stages.clear()
            self.changed.emit()

    def palette(self, *, dark: bool) -> Palette:
        """Return her colours, in a light or a dark room."""
        own = self.likeness
        return palette(own.skin, own.hair_colour, own.clothes, dark_room=dark)

    def stage(self, shot: Shot) -> Stage:
        """Return the stage of a shot; kept, so that asking again is cheap."""
        way = shot.way
        key = (f"{way[0]} to {way[1]}" if way else shot.variation.id if shot.variation else "", shot.side)
        found = self._stages.get(key)
        if found is None:
            found = Stage(self._clip(shot), Person(hair=self.likeness.hair), shot.side)
            self._stages[key] = found
            if len(self._stages) > _STAGES:
                self._stages.popitem(last=False)
        self._stages.move_to_end(key)
        return found

    def _clip(self, shot: Shot) -> Clip:
        if shot.way is not None:
            return change_position(*shot.way)
        if shot.variation is None:
            return change_position("standing", "standing")
        variation = shot.variation
        if variation.id not in self._clips:
            clip, problems = clip_for(variation.id, variation.positions, [phase.name for phase in variation.tempo])
            for problem in problems:
                _LOG.info("%s", problem)  # an author's own exercise has no clip: the neutral figure is right there
            self._clips[variation.id] = clip
        return self._clips[variation.id]


class Artist:
    """Paints shots for one view; each view has its own, because what stands still is cached by view."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._painter = FigurePainter()
        self._palette: Palette | None = None

    def paint(self, painter: QPainter, rect: QRectF, shot: Shot, *, dark: bool) -> None:
        """Paint the figure so that the whole of its motion fits the rectangle."""
        wanted = self._figures.palette(dark=dark)
        if wanted != self._palette:
            self._palette = wanted
            self._painter.set_palette(wanted)
        stage = self._figures.stage(shot)
        phase = MOVE if shot.way is not None else shot.phase
        taken = stage.sample(phase, shot.fraction, shot.fullness, self._figures.likeness.week)
        view = stage.view(rect.width(), rect.height(), shot.yaw, shot.pitch)
        painter.save()
        painter.translate(rect.topLeft())
        self._painter.paint(painter, stage.frame(taken, view), int(rect.width()), int(rect.height()))
        painter.restore()

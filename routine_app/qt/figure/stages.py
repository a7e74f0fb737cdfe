"""The stages on which the figure is seen: one for each variation and side, in her likeness, kept while it is of use.

Knows clips, stages and palettes; paints nothing.
"""

from __future__ import annotations

import logging
from collections import OrderedDict

from routine_app.content.clips import clip_of_variation
from routine_app.domain.change import Change, Posture
from routine_app.domain.exercise import Phase, Variation
from routine_app.domain.vocabulary import Place, Side
from routine_app.figure.appearance import FigureAppearance as Person
from routine_app.figure.beds import on_bed
from routine_app.figure.clip import Clip
from routine_app.figure.scene import FigureScene
from routine_app.figure.transition import PathEnd, end_without_exercise, path_between
from routine_app.figure.transition_scene import TransitionScene
from routine_app.figure.waypoint_poses import still_clip
from routine_app.qt.figure.palette import FigurePalette, palette
from routine_app.qt.figure.shots import FigureShot, Likeness

_STAGES = 96
_PASSAGES = 4
_LOG = logging.getLogger(__name__)


class Stages:
    """Clips and stages of one likeness."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        self._clips: dict[tuple[str, str, tuple[Phase, ...]], Clip] = {}
        self._stages: OrderedDict[tuple[str, Side | None], FigureScene] = OrderedDict()
        self._passages: OrderedDict[tuple[tuple[str, ...], Posture | None, Posture | None], TransitionScene] = (
            OrderedDict()
        )

    def dress(self, likeness: Likeness) -> None:
        """Let her look like this from now on."""
        self._likeness = likeness
        self._stages.clear()
        self._passages.clear()

    def palette(self, *, dark: bool) -> FigurePalette:
        """Return her colours, in a light or a dark room."""
        own = self._likeness
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
            found = FigureScene(clip, Person(hair=self._likeness.hair), side)
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
        # Her own exercise may have been changed meanwhile: it has the same id then, and moves otherwise.
        key = (variation.id, variation.clip, variation.tempo)
        if key not in self._clips:
            clip, problems = clip_of_variation(variation)
            if problems:  # an author's own exercise may have no clip: the neutral figure is right there
                _LOG.info("no clip for a variation")  # which one is hers to know
            self._clips[key] = clip
        return self._clips[key].in_week(self._likeness.week)

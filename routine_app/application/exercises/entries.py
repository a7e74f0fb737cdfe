"""What the Exercises page shows: every exercise with its ways, which of them suit her today, and which one is hers.

Knows exercises, the routines that bring some of their own, and comfort; knows no widget.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import Exercise, Variation
from routine_app.domain.fit import ObjectionKind, objections
from routine_app.domain.reasons import not_today
from routine_app.domain.resolve import resolve
from routine_app.domain.routine import Routine, RoutineItem, Section


class VariationEntry(msgspec.Struct, frozen=True):
    """A variation; `reason` says why it does not suit today ("" where it does), `pinned` that it is always this one.

    `by_week` says that nothing but the week of pregnancy stands against it: no word of hers, nothing that she lacks.
    """

    variation: Variation
    reason: str = ""
    pinned: bool = False
    by_week: bool = False

    @property
    def fits(self) -> bool:
        """Whether it is comfortable today."""
        return not self.reason


class ExerciseEntry(msgspec.Struct, frozen=True):
    """An exercise with its ways, in the order of the file."""

    exercise: Exercise
    ways: tuple[VariationEntry, ...]
    key: str = ""  # of the exercise among all that the page shows
    planned: str = ""  # the variation that a routine would bring today, "" where it would bring none

    @property
    def pinned(self) -> VariationEntry | None:
        """The way that she has pinned."""
        return next((way for way in self.ways if way.pinned), None)

    @property
    def fitting(self) -> tuple[VariationEntry, ...]:
        """The ways that are comfortable today."""
        return tuple(way for way in self.ways if way.fits)

    @property
    def lead(self) -> VariationEntry:
        """The way to show for the whole: what a routine would bring today, else the first that fits, else the first."""
        return self.way(self.planned) or next(iter(self.fitting), self.ways[0])

    def shown(self, *, comfortable_only: bool) -> tuple[VariationEntry, ...]:
        """Return the ways to show."""
        return self.fitting if comfortable_only else self.ways

    def way(self, variation_id: str) -> VariationEntry | None:
        """Return the way of a variation, None for an unknown one."""
        return next((way for way in self.ways if way.variation.id == variation_id), None)


class Shelf(msgspec.Struct, frozen=True):
    """Exercises that belong together; `title` is "" for the ones that come with the app."""

    title: str
    entries: tuple[ExerciseEntry, ...]


def shelves_of(catalogue: Catalogue, comfort: Comfort) -> tuple[Shelf, ...]:
    """Return the exercises of the app, and after them those that each routine brings along, in the routines' order."""
    shelves = [Shelf("", entries_of(catalogue.exercises.values(), comfort))]
    for listed in catalogue.routines:
        routine = listed.routine
        if routine is not None and routine.exercises:
            own = entries_of(routine.exercises, comfort, f"{routine.id}/")
            shelves.append(Shelf(f"From {routine.name}", own))
    return tuple(shelves)


def entries_of(exercises: Iterable[Exercise], comfort: Comfort, before: str = "") -> tuple[ExerciseEntry, ...]:
    """Return the entries of the exercises, in their order; `before` stands before the id in their keys."""
    return tuple(_entry(exercise, comfort, before) for exercise in exercises)


def _entry(exercise: Exercise, comfort: Comfort, before: str) -> ExerciseEntry:
    own = comfort.pinned.get(exercise.id)
    ways = []
    for variation in exercise.variations:
        pinned = variation.id == own
        found = objections(variation, comfort, asked=pinned)
        by_week = bool(found) and all(one.kind is ObjectionKind.WEEK for one in found)
        ways.append(VariationEntry(variation, not_today(found), pinned, by_week))
    routine = Routine("", "", "", (Section("", (RoutineItem(exercise.id),)),))
    planned = resolve(routine, {exercise.id: exercise}, comfort).items
    return ExerciseEntry(exercise, tuple(ways), before + exercise.id, planned[0].variation.id if planned else "")

"""The list of routines: those that come with the app, hers, and those that cannot be read, with what to search them by.

Knows the catalogue's entries; knows no folder and no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.content.listed import Origin, RoutineEntry
from routine_app.domain.formatting import counted
from routine_app.domain.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from routine_app.content.listed import Catalogue
    from routine_app.domain.exercise import Exercise, Variation
    from routine_app.domain.problems import Problem
    from routine_app.domain.routine import RoutineItem

SHIPPED, HERS, BROKEN = "Comes with Routine", "Yours", "Cannot be read"


class ListedRoutine(msgspec.Struct, frozen=True):
    """One routine of the list. `about` is a line on it; `searched` holds its words in small letters.

    `ways` is what it has her do as it is written, each once, in its order.
    """

    id: str
    name: str
    hers: bool
    broken: bool
    about: str
    description: str
    problems: tuple[Problem, ...]
    searched: str
    ways: tuple[Variation, ...] = ()

    @property
    def spoken(self) -> str:
        """The row in words, for who does not see it."""
        return f"{self.name}, {self.about}"


def rows_of(catalogue: Catalogue) -> tuple[ListedRoutine, ...]:
    """Return the rows, in the order of the catalogue."""
    return tuple(_row(entry, catalogue.exercises) for entry in catalogue.routines)


def found(rows: Iterable[ListedRoutine], words: str) -> tuple[ListedRoutine, ...]:
    """Return the rows that hold every word, in whatever order and in letters of either size; all for no words."""
    wanted = words.casefold().split()
    return tuple(row for row in rows if all(word in row.searched for word in wanted))


def _row(entry: RoutineEntry, exercises: Mapping[str, Exercise]) -> ListedRoutine:
    routine = entry.routine
    hers = entry.origin is Origin.USER
    parts = [BROKEN if entry.broken else HERS if hers else SHIPPED]
    done: list[tuple[Exercise, Variation]] = []
    if routine is not None:
        own = {exercise.id: exercise for exercise in routine.exercises}
        items = [item for section in routine.sections for item in section.items * section.repeat]
        done = [_done(item, own.get(item.exercise) or exercises[item.exercise]) for item in items]
        parts.append(counted(len(items), "exercise"))
        parts += [f"by {routine.author}"] if routine.author else []
    warnings = sum(problem.severity is Severity.WARNING for problem in entry.problems)
    errors = len(entry.problems) - warnings
    parts += [counted(errors, "mistake")] if errors else []
    parts += [counted(warnings, "note")] if warnings else []
    said = (entry.name, *parts, *(exercise.name for exercise, _ in done), entry.file if hers else "")
    return ListedRoutine(
        id=entry.id,
        name=entry.name,
        hers=hers,
        broken=entry.broken,
        about=" · ".join(parts),
        description=routine.description if routine else "",
        problems=entry.problems,
        searched=" ".join(said).casefold(),
        ways=tuple({way.id: way for _, way in done}.values()),
    )


def _done(item: RoutineItem, exercise: Exercise) -> tuple[Exercise, Variation]:
    return exercise, exercise.variation(item.variation) if item.variation else exercise.default

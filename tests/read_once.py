"""What comes with the app is read once in each process of the tests: it stays as it is, and takes 45 ms each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.content import catalogue
from routine_app.paths import routines_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import pytest

    from routine_app.content.listed import Origin, RoutineEntry
    from routine_app.domain.exercise import Exercise
    from routine_app.domain.problems import Problem

    Exercises = tuple[dict[str, Exercise], list[Problem]]
    Routines = tuple[list[RoutineEntry], tuple[Problem, ...]]


def read_shipped_once(patch: pytest.MonkeyPatch) -> None:
    """Let the shipped exercises and routines be those of the first time; every other folder is read as ever."""
    patch.setattr(catalogue, "_load_exercises", _exercises_once(vars(catalogue)["_load_exercises"]))
    patch.setattr(catalogue, "_load_routines", _routines_once(vars(catalogue)["_load_routines"]))


def _exercises_once(read: Callable[[Path], Exercises]) -> Callable[[Path], Exercises]:
    shipped = routines_dir() / "exercises"
    kept: list[Exercises] = []

    def once(folder: Path) -> Exercises:
        if folder != shipped:
            return read(folder)
        if not kept:
            kept.append(read(folder))
        found, problems = kept[0]
        return dict(found), list(problems)

    return once


def _routines_once(read: Callable[..., Routines]) -> Callable[..., Routines]:
    shipped = routines_dir()
    kept: list[tuple[dict[str, Exercise], Routines]] = []

    def once(
        folder: Path, origin: Origin, exercises: Mapping[str, Exercise], known: Mapping[Path, RoutineEntry]
    ) -> Routines:
        if folder != shipped or any(path.parent == shipped for path in known):
            return read(folder, origin, exercises, known)
        if not kept:
            kept.append((dict(exercises), read(folder, origin, exercises, known)))
        meant, (entries, problems) = kept[0]
        return (list(entries), problems) if meant == exercises else read(folder, origin, exercises, known)

    return once

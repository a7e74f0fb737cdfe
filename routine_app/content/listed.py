"""The exercises and routines that there are, as values: what views list, and what is asked for by its id.

Reads no file, but a routine's that is asked for by its path.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from routine_app.checked_yaml.report import listed, near_miss, quoted
from routine_app.content.folder import SUFFIXES, FolderState
from routine_app.domain.display_text import harmless, shortened
from routine_app.domain.exercise import Exercise
from routine_app.domain.problems import ContentError, Problem
from routine_app.domain.routine import Routine
from routine_app.paths import path_of


class Origin(StrEnum):
    """Where a routine comes from."""

    SHIPPED = "shipped"
    USER = "user"


class RoutineEntry(msgspec.Struct, frozen=True, eq=False, dict=True, array_like=True):
    """One routine of the list; `routine` is None where the file is broken, and `problems` say why.

    `id` is unique in the list. It is the routine's own; a broken file whose id another one has, or that has none, goes
    by its file's name. `title` is the name as written, `told_apart_by` the file's name where another entry has the same
    title. `overrides_shipped` marks a user's routine that took the place of a shipped one with the same id. `problems`
    may hold warnings of a good routine.

    `held` is the routine, or the bytes that it is kept in until somebody asks for it; `where` is the path as bytes. So
    a start makes neither a thousand routines nor a thousand paths of which it shows one.
    """

    id: str
    held: Routine | bytes | None
    where: bytes
    origin: Origin
    problems: tuple[Problem, ...] = ()
    overrides_shipped: bool = False
    title: str = ""
    told_apart_by: str = ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RoutineEntry):
            return NotImplemented
        mine, others = (msgspec.structs.astuple(replace(each, held=each.routine)) for each in (self, other))
        return mine == others

    def __hash__(self) -> int:
        return hash((self.id, self.where))

    @cached_property
    def routine(self) -> Routine | None:
        """The routine of the file."""
        held = self.held
        return msgspec.msgpack.decode(held, type=Routine) if isinstance(held, bytes) else held

    @cached_property
    def path(self) -> Path:
        """The file."""
        return Path(os.fsdecode(self.where))

    @property
    def broken(self) -> bool:
        """Whether there is no routine to be had from this file."""
        return self.held is None

    @property
    def name(self) -> str:
        """The name to show: the routine's, or what can be told of a broken file."""
        return f"{self.plain_name} ({self.told_apart_by})" if self.told_apart_by else self.plain_name

    @property
    def plain_name(self) -> str:
        """The name where its id or file stands beside it."""
        return self.title or self.file

    @property
    def file(self) -> str:
        """The name of its file, safe to show and not too long."""
        return shortened(harmless(os.fsdecode(os.path.basename(self.where))))  # noqa: PTH119 - no path is made for a name


class Catalogue(msgspec.Struct, frozen=True):
    """The exercises by id, in the order of the article, and the routines in the order of the list.

    `problems` are those of exercise files and of the folders themselves. `state` is how the user's folder stood just
    before it was read.
    """

    exercises: Mapping[str, Exercise]
    routines: tuple[RoutineEntry, ...]
    problems: tuple[Problem, ...] = ()
    state: FolderState = None

    def entry(self, id: str) -> RoutineEntry | None:  # noqa: A002 - the word of the files
        """Return the entry of the list with this id; None where there is none."""
        return next((entry for entry in self.routines if entry.id == id), None)

    def routine(self, id_or_path: str) -> Routine:
        """Return a routine by id, or read the file at a path; raises ContentError where it cannot be had."""
        path = path_of(id_or_path)
        means_path = path.suffix.lower() in SUFFIXES or len(path.parts) > 1
        named = self.entry(id_or_path)
        if named is not None and not (means_path and is_there(path)):
            return _required(named.routine, named.problems)
        if means_path:
            from routine_app.content.document import parse_file  # reads YAML: a start has the catalogue as it is kept
            from routine_app.content.routines import read_routine

            reading = read_routine(parse_file(path), self.exercises)
            return _required(reading.value, reading.problems)
        known = dict.fromkeys(entry.id for entry in self.routines)
        hint = near_miss(id_or_path, known)
        wrong = f"there is no routine {quoted(id_or_path)}; expected a path or one of {listed(known)}{hint}"
        raise ContentError((Problem(harmless(id_or_path), 1, 1, wrong),))

    def exercise(self, id: str, routine: Routine | None = None) -> Exercise:  # noqa: A002 - the word of the files
        """Return an exercise by id, the routine's own first; raises KeyError for an unknown one."""
        own = (exercise for exercise in (routine.exercises if routine else ()) if exercise.id == id)
        return next(own, None) or self.exercises[id]


def is_there(path: Path) -> bool:
    """Whether anything is at a path, as far as can be told."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _required(routine: Routine | None, problems: tuple[Problem, ...]) -> Routine:
    if routine is None:
        raise ContentError(problems)
    return routine


NOTHING_KNOWN: Mapping[Path, RoutineEntry] = MappingProxyType({})

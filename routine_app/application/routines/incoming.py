"""A routine from elsewhere, looked at before it is kept: what is in it, what is wrong, and what differs from hers.

The file is untrusted. It is read within the bounds of every routine's file (size, depth, values); nothing in it runs,
names a folder or is looked up elsewhere, and where it is kept it goes by its id alone. Knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.application.routines.differences import differences, exercise_of, item_text
from routine_app.application.routines.files import put_routine, read_bounded
from routine_app.application.routines.new_routine import id_for
from routine_app.content.document import parse_bytes
from routine_app.content.editing.apply import edit_text
from routine_app.content.editing.edits import SetKey
from routine_app.content.folder import SUFFIXES
from routine_app.content.routines import read_routine
from routine_app.domain.display_text import harmless, shortened
from routine_app.domain.formatting import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from routine_app.content.listed import Catalogue, RoutineEntry
    from routine_app.domain.exercise import Exercise
    from routine_app.domain.problems import Problem
    from routine_app.domain.routine import Routine


class Incoming(msgspec.Struct, frozen=True):
    """A file that may be kept. `routine` is None where it cannot: `problems` say why.

    `about` says what is in it, a line each; `differs` what is other than in `like`, her routine with the same id.
    """

    file: str
    data: bytes
    routine: Routine | None
    problems: tuple[Problem, ...]
    about: tuple[str, ...] = ()
    like: RoutineEntry | None = None
    differs: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether she has the very same routine already."""
        return self.like is not None and not self.differs


def look_at(source: Path, catalogue: Catalogue) -> Incoming:
    """Return what a file holds. Raises a StorageError where it cannot be read at all."""
    name, data = shortened(harmless(source.name)), read_bounded(source)
    reading = read_routine(parse_bytes(data, name), catalogue.exercises)
    routine = reading.value
    if routine is None:
        return Incoming(name, data, None, reading.problems)
    like = catalogue.entry(routine.id)
    about = about_lines(routine, catalogue.exercises)
    if like is None or like.routine is None:
        return Incoming(name, data, routine, reading.problems, about)
    differs = differences(like.routine, routine, catalogue.exercises)
    return Incoming(name, data, routine, reading.problems, about, like, differs)


def may_be_a_routine(source: Path) -> bool:
    """Whether a file's name is that of a routine: what is dropped on the window may be anything."""
    return source.suffix.lower() in SUFFIXES


def keep(incoming: Incoming, folder: Path, catalogue: Catalogue) -> Path:
    """Put it among her routines, under an id of its own where its id is taken; return where it is.

    So a file from elsewhere never takes the place of a routine that she has.

    Raises a StorageError, EditRefusedError where its id cannot be changed, ValueError for what cannot be kept.
    """
    routine = incoming.routine
    if routine is None:
        raise ValueError(incoming.file)
    taken = {entry.id for entry in catalogue.routines}
    if routine.id not in taken:
        return put_routine(incoming.data, folder, routine.id)
    other = id_for(routine.id, taken)
    text = incoming.data.decode("utf-8-sig")
    return put_routine(edit_text(text, SetKey((), "id", other)).applied(text).encode(), folder, other)


def about_lines(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """Return what is in a routine: who wrote it, its parts with their exercises, and exercises of its own."""
    lines = [f"Written by {routine.author}."] if routine.author else []
    for section in routine.sections:
        names = ", ".join(item_text(item, exercise_of(item, routine, exercises)) for item in section.items)
        times = f" ({section.repeat} times)" if section.repeat > 1 else ""
        lines.append(f"{section.name}{times}: {names}.")
    if routine.exercises:
        own = ", ".join(exercise.name for exercise in routine.exercises)
        lines.append(f"It brings {counted(len(routine.exercises), 'exercise')} of its own: {own}.")
    return tuple(lines)

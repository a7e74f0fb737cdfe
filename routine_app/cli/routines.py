"""`routine-app list`: the routines, hers and those that come with the app.

Knows the catalogue; lists each routine as it is written, without her comfort applied.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import msgspec

from routine_app.cli.options import Subcommands, add_everywhere
from routine_app.cli.streams import complain
from routine_app.invocation import line_to_type

if TYPE_CHECKING:
    from routine_app.content.listed import Catalogue, RoutineEntry
    from routine_app.domain.spoken_length import LengthOf


class RoutineRow(msgspec.Struct, frozen=True):
    """One routine in `list --json`.

    `exercises` are ids in order, each once; `author` is None where the file names none. A broken routine has no minutes
    (None), no exercises and no author.
    """

    id: str
    name: str
    minutes: int | None
    exercises: tuple[str, ...]
    broken: bool
    author: str | None = None


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("list", help="the routines: id, name, minutes, exercises, and whether broken")
    parser.add_argument("--json", action="store_true", help="for scripts")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the routines."""
    from routine_app.cli.output import columns, print_json, say, shell_word
    from routine_app.content.catalogue import load_catalogue
    from routine_app.domain.spoken_length import estimate_ms
    from routine_app.paths import user_paths
    from routine_app.sound.speech import looking_on

    paths = user_paths(getattr(arguments, "data_dir", None))
    catalogue = load_catalogue(paths.routines)
    speech = looking_on(paths.cache)
    length_of = speech.length_at_once_ms if speech.title else estimate_ms  # as a preview has it
    rows = [routine_row(catalogue, entry, length_of) for entry in catalogue.routines]
    if arguments.json:
        print_json(rows)
        for problem in catalogue.problems:
            complain(str(problem))
        return 0
    head = ("Routine", "Minutes", "Exercises", "Name")
    names = [_name(entry) for entry in catalogue.routines]
    lines = zip(rows, names, strict=True)
    say(columns([head, *((r.id, str(r.minutes or "-"), str(len(r.exercises) or "-"), name) for r, name in lines)]))
    for entry in catalogue.routines:
        if entry.broken:
            say(f"\nTo see what is wrong: {line_to_type('check')} {shell_word(entry.path)}")
    for problem in catalogue.problems:
        say(f"\n{problem.file}: {problem.message}")
    return 0


def routine_row(catalogue: Catalogue, entry: RoutineEntry, length_of: LengthOf) -> RoutineRow:
    """Return what `list` says of one routine, where the voice takes so long for each text."""
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.formatting import whole_minutes
    from routine_app.domain.length import length_ms
    from routine_app.domain.resolve import resolve

    if entry.routine is None:
        return RoutineRow(entry.id, entry.plain_name, None, (), broken=True)
    plan = resolve(entry.routine, catalogue.exercises, Comfort())
    exercises = dict.fromkeys(item.exercise for section in entry.routine.sections for item in section.items)
    length = whole_minutes(length_ms(plan, None, length_of))
    author = entry.routine.author or None
    return RoutineRow(entry.id, entry.plain_name, length, tuple(exercises), broken=False, author=author)


def _name(entry: RoutineEntry) -> str:
    from routine_app.content.listed import Origin

    marks = [word for word, holds in (("yours", entry.origin is Origin.USER), ("broken", entry.broken)) if holds]
    author = entry.routine.author if entry.routine is not None else ""
    named = f"{entry.plain_name}, by {author}" if author else entry.plain_name
    return f"{named} ({', '.join(marks)})" if marks else named

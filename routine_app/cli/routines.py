"""`routine-app list`: the routines, hers and those that come with the app.

Knows the catalogue and what is stored of her: minutes and exercises are those that Today shows.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import msgspec

from routine_app.cli.options import Subcommands, add_everywhere
from routine_app.cli.streams import complain
from routine_app.invocation import line_to_type

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.application.context import AppContext
    from routine_app.content.listed import RoutineEntry


class RoutineRow(msgspec.Struct, frozen=True):
    """One routine in `list --json`.

    `minutes` and `parts` (how many exercises it takes her through) are those of today's plan, None where there is none;
    `exercises` are the routine's ids in order, each once; `author` is None where the file names none. A broken routine
    has no minutes, no exercises and no author.
    """

    id: str
    name: str
    minutes: int | None
    exercises: tuple[str, ...]
    broken: bool
    author: str | None = None
    parts: int | None = None


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("list", help="the routines: id, name, minutes, exercises, and whether broken")
    parser.add_argument("--json", action="store_true", help="for scripts")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the routines."""
    from routine_app.cli.output import columns, print_json, say, shell_word

    context = _context(getattr(arguments, "data_dir", None))
    catalogue = context.catalogue
    rows = [routine_row(context, entry) for entry in catalogue.routines]
    if arguments.json:
        print_json(rows)
        for problem in catalogue.problems:
            complain(str(problem))
        return 0
    head = ("Routine", "Minutes", "Exercises", "Name")
    names = [_name(entry) for entry in catalogue.routines]
    lines = zip(rows, names, strict=True)
    say(columns([head, *((r.id, str(r.minutes or "-"), str(r.parts or "-"), name) for r, name in lines)]))
    for entry in catalogue.routines:
        if entry.broken:
            say(f"\nTo see what is wrong: {line_to_type('check')} {shell_word(entry.path)}")
    for problem in catalogue.problems:
        say(f"\n{problem.file}: {problem.message}")
    return 0


def routine_row(context: AppContext, entry: RoutineEntry) -> RoutineRow:
    """Return what `list` says of one routine, with what is stored of her applied."""
    from routine_app.domain.formatting import whole_minutes
    from routine_app.domain.length import length_ms

    if entry.routine is None:
        return RoutineRow(entry.id, entry.plain_name, None, (), broken=True)
    plan = context.plan(entry.routine)
    exercises = dict.fromkeys(item.exercise for section in entry.routine.sections for item in section.items)
    minutes = whole_minutes(length_ms(plan, context.options, context.length_of)) if plan.items else None
    return RoutineRow(
        id=entry.id,
        name=entry.plain_name,
        minutes=minutes,
        exercises=tuple(exercises),
        broken=False,
        author=entry.routine.author or None,
        parts=len(plan.items) or None,
    )


def _context(data_dir: Path | None) -> AppContext:
    """Return what there is of hers, read and nothing written but a broken settings file's copy beside it."""
    from routine_app.application.context import AppContext
    from routine_app.application.today.past import known_lately
    from routine_app.application.wall_clock import local_now
    from routine_app.cli.diary_check import opens
    from routine_app.content.catalogue import load_catalogue
    from routine_app.domain.spoken_length import estimate_ms
    from routine_app.paths import user_paths
    from routine_app.sound.speech import Choice, looking_on
    from routine_app.storage.preferences import load_preferences

    paths, now = user_paths(data_dir), local_now()
    preferences, messages = load_preferences(paths.preferences)
    for message in messages:
        complain(message)
    speech = looking_on(paths.cache)
    speech.choose(Choice(preferences.voice.language, preferences.voice.rate))
    length_of = speech.length_at_once_ms if speech.title else estimate_ms  # as Today has it
    known = known_lately(paths.database, now) if opens(paths.database) else frozenset()
    return AppContext(load_catalogue(paths.routines), preferences, paths, (), now.date(), length_of, known)


def _name(entry: RoutineEntry) -> str:
    from routine_app.content.listed import Origin

    marks = [word for word, holds in (("yours", entry.origin is Origin.USER), ("broken", entry.broken)) if holds]
    author = entry.routine.author if entry.routine is not None else ""
    named = f"{entry.plain_name}, by {author}" if author else entry.plain_name
    return f"{named} ({', '.join(marks)})" if marks else named

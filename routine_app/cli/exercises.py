"""`routine-app exercises`: the exercises and all their variations.

Knows the catalogue.
"""

from __future__ import annotations

import argparse

import msgspec

from routine_app.cli.options import Subcommands, add_everywhere
from routine_app.domain.exercise import Exercise
from routine_app.domain.vocabulary import Demand, Equipment, Level, Position


class VariationRow(msgspec.Struct, frozen=True):
    """One variation in `exercises --json`."""

    id: str
    name: str
    positions: tuple[Position, ...]
    demands: tuple[Demand, ...]
    equipment: tuple[Equipment, ...]
    level: Level


class ExerciseRow(msgspec.Struct, frozen=True):
    """One exercise in `exercises --json`, its default variation first."""

    id: str
    name: str
    variations: tuple[VariationRow, ...]


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("exercises", help="the exercises and their variations")
    parser.add_argument("--json", action="store_true", help="for scripts")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the exercises."""
    from routine_app.cli.output import print_json
    from routine_app.content.catalogue import load_catalogue

    rows = [exercise_row(exercise) for exercise in load_catalogue().exercises.values()]
    if arguments.json:
        print_json(rows)
    else:
        print("\n\n".join(exercise_text(row) for row in rows))
    return 0


def exercise_row(exercise: Exercise) -> ExerciseRow:
    """Return what `exercises` says of one exercise."""
    variations = tuple(
        VariationRow(each.id, each.name, each.positions, each.demands, each.equipment, each.level)
        for each in exercise.variations
    )
    return ExerciseRow(exercise.id, exercise.name, variations)


def exercise_text(row: ExerciseRow) -> str:
    """Return an exercise for reading: its name, then a line or two for each variation."""
    lines = [f"{row.name} ({row.id})"]
    for each in row.variations:
        lines.append(f"  {each.id}: {each.name}, {each.level}")
        facts = [("positions", each.positions), ("demands", each.demands), ("equipment", each.equipment)]
        lines.append("    " + "; ".join(f"{label}: {', '.join(slugs)}" for label, slugs in facts if slugs))
    return "\n".join(lines)

"""`routine-app schema`: the JSON Schema of routine, exercise and clip files, for editors.

Knows only where the schemas come from.
"""

from __future__ import annotations

import argparse

from routine_app.cli.options import Subcommands, add_everywhere

KINDS = ("routine", "exercise", "clip")


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("schema", help="the JSON Schema of routine files, for editors to complete and check")
    parser.add_argument("kind", nargs="?", choices=KINDS, default=KINDS[0], help="of which files; routine by default")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from routine_app.cli.output import print_json
    from routine_app.content.schema import clip_schema, exercise_schema, routine_schema

    print_json({"routine": routine_schema, "exercise": exercise_schema, "clip": clip_schema}[arguments.kind]())
    return 0

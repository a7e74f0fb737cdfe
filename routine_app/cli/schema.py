"""`routine-app schema`: the JSON Schema of routine files, for editors.

Knows only where the schema comes from.
"""

from __future__ import annotations

import argparse

from routine_app.cli.options import Subcommands, add_data_dir


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("schema", help="the JSON Schema of routine files, for editors to complete and check")
    add_data_dir(parser)
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from routine_app.cli.output import print_json
    from routine_app.content.schema import routine_schema

    print_json(routine_schema())
    return 0

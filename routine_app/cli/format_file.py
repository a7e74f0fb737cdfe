"""`routine-app format FILE...`: the keys of a routine in their usual order, usual spacing, every comment kept.

Knows files; what order means is `content/editing/tidy.py`.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from routine_app.cli.options import Subcommands, add_everywhere, file

if TYPE_CHECKING:
    from pathlib import Path


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("format", help="put routine files in order: keys and spacing; comments are kept")
    parser.add_argument("files", nargs="+", type=file, metavar="FILE")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write each file anew where it changes; 1 where one has mistakes, which are told and left as they are."""
    from routine_app.cli.output import say
    from routine_app.content.editing.refusal import EditRefusedError

    code = 0
    for path in arguments.files:
        try:
            said = "put in order" if _put_in_order(path) else "in order already"
        except EditRefusedError as error:
            said, code = f"left as it is: {error.reason}", 1
        say(f"{path}: {said}")
    return code


def _put_in_order(path: Path) -> bool:
    from routine_app.content.editing.tidy import tidy_text
    from routine_app.content.text_file import read_text
    from routine_app.storage.files import write_atomically

    text = read_text(path)
    tidied = tidy_text(text)
    if tidied == text:
        return False
    write_atomically(path, tidied.encode())
    return True

"""`routine-app new FILE`: a new routine to write on in a text editor, from nothing or from another routine.

Knows files; what stands in them is made elsewhere.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from routine_app.cli.options import Subcommands, add_everywhere, file

if TYPE_CHECKING:
    from pathlib import Path


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "new",
        help="a new routine file to write on, from nothing or from another routine",
        description="Writes a routine that is good as it is. Its id is made of the file's name.",
    )
    words = "the routine to begin from, with its comments: an id, as the command list shows it, or a path"
    parser.add_argument("--from", dest="source", metavar="ROUTINE", help=words)
    parser.add_argument("file", metavar="FILE", type=file, help="such as anna.yaml")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; 2 where it is there already or the source cannot be edited."""
    from routine_app.application.routines.new_routine import SMALLEST, id_for, new_routine
    from routine_app.cli.output import say, shell_word
    from routine_app.cli.streams import complain
    from routine_app.content.editing.refusal import EditRefusedError
    from routine_app.invocation import line_to_type

    path: Path = arguments.file
    if not path.suffix:
        path = path.with_name(f"{path.name}.yaml")
    try:
        source = SMALLEST if arguments.source is None else _text_of(arguments)
        text = new_routine(id_for(path.stem), source, path.stem.replace("_", " ").strip())
        with path.open("x", encoding="utf-8", newline="") as out:
            out.write(text)
    except FileExistsError:
        complain(f"routine-app: {path} is there already: choose another name")
        return 2
    except EditRefusedError as error:
        complain(f"routine-app: {arguments.source}: {error.reason}")
        return 2
    say(f"{path} is written.\nTo see what is wrong in it: {line_to_type('check')} {shell_word(path)}")
    return 0


def _text_of(arguments: argparse.Namespace) -> str:
    """Return the text of the routine to begin from, as it is in its file."""
    from routine_app.content.catalogue import load_catalogue
    from routine_app.content.text_file import file_of, read_text
    from routine_app.paths import user_paths

    catalogue = load_catalogue(user_paths(getattr(arguments, "data_dir", None)).routines)
    return read_text(file_of(catalogue, arguments.source))

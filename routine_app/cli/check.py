"""`routine-app check FILE...`: every problem of every file, one line each; of a folder each file that would be read.

Knows nothing of YAML: the reader finds the problems.
"""

from __future__ import annotations

import argparse

from routine_app.cli.options import Subcommands, add_everywhere, file


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="check routine and exercise files; 0 when all are good")
    parser.add_argument("files", nargs="+", type=file, metavar="FILE", help="or a folder: all files in it")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a problem; return 1 where there is an error, 0 where there is none."""
    from routine_app.cli.output import say
    from routine_app.content.catalogue import check_file
    from routine_app.content.folder import Listing, list_folder
    from routine_app.domain.formatting import counted
    from routine_app.domain.problems import Severity

    listed = [list_folder(path) if path.is_dir() else Listing((path,)) for path in arguments.files]
    files = [path for each in listed for path in each.files]
    problems = [
        *(one for each in listed for one in each.problems),
        *(one for path in files for one in check_file(path)),
    ]
    for problem in problems:
        say(problem)
    if not problems:
        print(f"{counted(len(files), 'file')} checked: all good." if files else "There is no file to check.")
    return int(any(problem.severity is Severity.ERROR for problem in problems))

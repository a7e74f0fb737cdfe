"""`routine-app check FILE...`: every problem of every file, one line each.

Knows nothing of YAML: the reader finds the problems.
"""

from __future__ import annotations

import argparse

from routine_app.cli.options import Subcommands, add_everywhere, file


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="check routine and exercise files; 0 when all are good")
    parser.add_argument("files", nargs="+", type=file, metavar="FILE")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a problem; return 1 where there is an error, 0 where there is none."""
    from routine_app.cli.output import say
    from routine_app.content.catalogue import check_file
    from routine_app.domain.problems import Severity

    problems = [problem for path in arguments.files for problem in check_file(path)]
    for problem in problems:
        say(problem)
    if not problems:
        count = len(arguments.files)
        print(f"{count} file{'' if count == 1 else 's'} checked: all good.")
    return int(any(problem.severity is Severity.ERROR for problem in problems))

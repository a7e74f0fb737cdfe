"""The command `routine-app`: reads the arguments, runs the one command, and turns what went wrong into words.

Knows the commands by name; what they do stands in a module each. Imports neither Qt nor anything slow: each command
imports what it needs when it runs.

Exit codes: 0 good, 1 a check found something, 2 asked wrongly or nothing to open a window on, 70 a fault of ours
(with a crash report), 74 a file could not be read or written, 130 ended by Ctrl-C (129 by a terminal that was closed,
143 by SIGTERM), 141 nobody reads on.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app import __version__
from routine_app.cli import check, doctor, exercises, history, play, preview, render, routines, schema
from routine_app.cli.options import Parser, add_data_dir
from routine_app.domain.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE_FAULT = 2
FILE_FAULT = 74  # EX_IOERR of sysexits.h
INTERRUPTED = 130
NOBODY_READS = 141
COMMANDS = (play, routines, exercises, preview, render, history, check, schema, doctor)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; what it parses has a `run` to call with it."""
    parser = Parser(
        prog="routine-app", description="A guided daily exercise session. Without a command it opens the window."
    )
    parser.add_argument("--version", action="version", version=f"Routine {__version__}")
    parser.set_defaults(run=run_window_command)
    add_data_dir(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.register(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Never raises, except SystemExit from --help and wrong arguments."""
    words = list(sys.argv[1:] if argv is None else argv)
    _write_any_character()
    arguments = build_parser().parse_args(words)
    try:
        code: int = arguments.run(arguments)
        print(end="", flush=True)
    except ContentError as error:
        print("\n".join(_problem_line(problem) for problem in error.problems), file=sys.stderr)
        return USAGE_FAULT
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C finds nothing any more that it could interrupt
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_pipe()
    except OSError as error:
        return _file_fault(error)
    except Exception as error:  # noqa: BLE001 - the last resort: whatever it is, she sees one line and we get a report
        return _crashed(error, words, arguments)
    return code


def run_window_command(arguments: argparse.Namespace) -> int:
    """Open the window on Today: what `routine-app` without a command does."""
    from routine_app.cli.window import open_window
    from routine_app.session.request import WindowRequest

    return open_window(WindowRequest(data_dir=getattr(arguments, "data_dir", None)))


def _problem_line(problem: Problem) -> str:
    """Return a problem of a file with its place; one of a mere id has none."""
    in_a_file = bool(Path(problem.file).suffix) or len(Path(problem.file).parts) > 1
    return str(problem) if in_a_file else f"routine-app: {problem.message}"


def _write_any_character() -> None:
    """Let an old terminal show a question mark rather than stop at a letter it does not have."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _leave_pipe() -> int:
    """Keep Python from complaining a second time, at exit, that nobody reads on."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NOBODY_READS


def _file_fault(error: OSError) -> int:
    where = f"{error.filename}: " if error.filename else ""
    print(f"routine-app: {where}{error.strerror or error}", file=sys.stderr)
    if error.filename is None:
        _leave_pipe()  # it was standard output itself, on a full disk
    return FILE_FAULT


def _crashed(error: Exception, words: Sequence[str], arguments: argparse.Namespace) -> int:
    from datetime import datetime

    from routine_app.paths import user_paths
    from routine_app.session import crash

    now = datetime.now().astimezone()
    path = crash.write_report(error, words, user_paths(getattr(arguments, "data_dir", None)).logs, now)
    where = f"The report is in {path}" if path else "The report could not be written anywhere"
    print(f"routine-app: Something went wrong that should not have ({type(error).__name__}). {where}", file=sys.stderr)
    return crash.SOFTWARE_FAULT

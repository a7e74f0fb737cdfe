"""The command `routine-app`: reads the arguments, runs the one command, and turns what went wrong into words.

Knows the commands by name; what they do stands in a module each. Imports neither Qt nor anything slow: each command
imports what it needs when it runs.

Exit codes: 0 good, 1 a check found something, 2 asked wrongly or nothing to open a window on, 70 a fault of ours
(with a crash report), 74 a file could not be read or written, 130 ended by Ctrl-C (129 by a terminal that was closed,
143 by SIGTERM), 141 nobody reads on.
"""

from __future__ import annotations

import argparse
import errno
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app import __version__
from routine_app.cli import streams
from routine_app.cli.logs import log_fault, logged, logs_folder
from routine_app.domain.problems import ContentError, Problem
from routine_app.invocation import free_environment, is_helper, run_helper
from routine_app.kept_code import START
from routine_app.paths import UnusableFolderError, forget_relative_folders

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE_FAULT = 2
FILE_FAULT = 74  # EX_IOERR of sysexits.h
INTERRUPTED = 130
NOBODY_READS = 141
_LONGEST_PLAIN = 1000


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; what it parses has a `run` to call with it."""
    from routine_app.cli.commands import COMMANDS
    from routine_app.cli.options import Parser, add_everywhere

    parser = Parser(
        prog="routine-app", description="A guided daily exercise session. Without a command it opens the window."
    )
    parser.add_argument("--version", action="version", version=f"Routine {__version__}")
    parser.set_defaults(run=run_window_command)
    add_everywhere(parser)
    known = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for command in COMMANDS:
        command.register(known)
    return parser


def take_words(words: Sequence[str], arguments: argparse.Namespace) -> None:
    """Take the words of the command line. Raises SystemExit for wrong ones.

    Those that a desktop starts the app with mean the window alone: a parser, with all the commands that it knows, would
    be a good part of opening it.
    """
    if not words or (len(words) == 2 and words[0] == "--data-dir" and _names_folder(words[1])):
        arguments.run = run_window_command
        if words:
            arguments.data_dir = Path(words[1])
    else:
        build_parser().parse_args(words, arguments)


def _names_folder(word: str) -> bool:
    """Whether a word is plainly a folder's name, with nothing to say against it."""
    return bool(word.strip()) and not word.startswith("-") and "\0" not in word and len(word) <= _LONGEST_PLAIN


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Raises only SystemExit: --help, wrong arguments, a signal to end."""
    streams.open_missing()
    streams.write_any_character()
    forget_relative_folders()
    words = list(sys.argv[1:] if argv is None else argv)
    free_environment()
    if is_helper(words):
        return run_helper(words)
    arguments = argparse.Namespace()
    try:
        return _run(words, arguments)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C finds nothing any more that it could interrupt
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: whatever it is, she sees one line and we get a report
        return _told(error) or _crashed(error, words, arguments)


def _run(words: Sequence[str], arguments: argparse.Namespace) -> int:
    try:
        take_words(words, arguments)
        if arguments.run is not run_window_command:  # which closes it itself, once the window is loaded
            START.close()
        with logged(arguments):
            code: int = arguments.run(arguments)
    except SystemExit:
        print(end="", flush=True)  # here, where it is known what to do if nobody reads --help
        raise
    print(end="", flush=True)
    return code


def run_window_command(arguments: argparse.Namespace) -> int:
    """Open the window on Today: what `routine-app` without a command does."""
    from routine_app.application.session.request import WindowRequest
    from routine_app.cli.window import open_window

    return open_window(WindowRequest(data_dir=getattr(arguments, "data_dir", None)))


def _problem_line(problem: Problem) -> str:
    """Return a problem of a file with its place; one of a mere id has none."""
    in_a_file = bool(Path(problem.file).suffix) or len(Path(problem.file).parts) > 1
    return str(problem) if in_a_file else f"routine-app: {problem.message}"


def _told(error: Exception) -> int:
    """Say what is wrong with the environment or the words, and return the exit code; 0 for a fault of ours."""
    from routine_app.cli.keys import HUNG_UP
    from routine_app.storage.errors import StorageError

    match error:
        case ContentError():
            _say("\n".join(_problem_line(problem) for problem in error.problems))
            return USAGE_FAULT
        case UnusableFolderError() | StorageError():
            _say(f"routine-app: {error.message}\nThe mend: {error.mend}")
            return FILE_FAULT
        case BrokenPipeError():
            streams.give_up(sys.stdout)
            return NOBODY_READS
        case OSError() if error.errno == errno.EIO and error.filename is None:
            streams.give_up(sys.stdout)  # the terminal has gone, and with it whoever would read why
            return HUNG_UP
        case OSError():
            return _file_fault(error)
    return 0


def _file_fault(error: OSError) -> int:
    from routine_app.cli.mends import mend_of

    if error.filename is None:
        streams.give_up(sys.stdout)  # it was standard output itself, on a full disk
    where = f"{error.filename}: " if error.filename else ""
    _say(f"routine-app: {where}{error.strerror or error}\nThe mend: {mend_of(error)}")
    return FILE_FAULT


def _crashed(error: Exception, words: Sequence[str], arguments: argparse.Namespace) -> int:
    from datetime import datetime

    from routine_app.application import crash_report

    now = datetime.now().astimezone()
    path = crash_report.write_report(error, words, logs_folder(arguments), now)
    log_fault(error, arguments)
    where = f"The report is in {path}" if path else "The report could not be written anywhere"
    _say(f"routine-app: Something went wrong that should not have ({type(error).__name__}). {where}")
    return crash_report.SOFTWARE_FAULT


def _say(text: str) -> None:
    from routine_app.cli.window import show_fault

    streams.complain(text)
    show_fault(text)

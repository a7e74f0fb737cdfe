"""`routine-app backups`: the automatic backups of the diary, and the way back from one.

Knows the diary's files; loads no catalogue and no Qt. Restoring asks first, unless --yes is given; the diary as it is
is kept beside it. Exit codes: 0 good, 1 there was a no, 74 a file could not be read or written.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from routine_app.cli.options import Subcommands, add_everywhere
from routine_app.cli.streams import complain

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.storage.backups import Backup

SAID_NO = 1
FILE_FAULT = 74  # EX_IOERR of sysexits.h
NONE = "There is no automatic backup yet. One is made after a day's first session."


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("backups", help="the automatic backups of the diary, and the way back from one")
    parser.set_defaults(run=run, what="list", json=False)
    add_everywhere(parser)
    whats = parser.add_subparsers(metavar="list|restore|leave")
    listing = whats.add_parser("list", help="the backups, the newest first (as without a word)")
    listing.add_argument("--json", action="store_true", help="for scripts")
    restoring = whats.add_parser("restore", help="put one in the place of the diary, which is kept beside it")
    restoring.add_argument("name", metavar="NAME", help='its name or its day in the list, such as "2026-11-24"')
    restoring.add_argument("--yes", action="store_true", help="do not ask")
    leaving = whats.add_parser("leave", help="go on with the diary as it is, and be offered no backup any more")
    for each, what in ((listing, "list"), (restoring, "restore"), (leaving, "leave")):
        add_everywhere(each)
        each.set_defaults(what=what)


def run(arguments: argparse.Namespace) -> int:
    """List them, put one back, or answer the offer of one."""
    from routine_app.paths import user_paths

    database = user_paths(getattr(arguments, "data_dir", None)).database
    if arguments.what == "restore":
        return _restore(database, arguments.name, yes=arguments.yes)
    if arguments.what == "leave":
        return _leave(database)
    _list(database, as_json=arguments.json)
    return 0


def _list(database: Path, *, as_json: bool) -> None:
    from routine_app.application.diary.backup_offer import backups_of, for_terminal
    from routine_app.cli.output import columns, print_json
    from routine_app.storage.offers import open_offer

    held, offer = backups_of(database), open_offer(database)
    offered = None if offer is None or offer.backup is None else offer.backup.name
    if as_json:
        print_json([_plain(backup, offered=backup.name == offered) for backup in held])
        return
    if not held:
        print(NONE)
    else:
        rows = [(each.name, each.day.isoformat(), str(each.sessions), str(each.last_day or "-")) for each in held]
        print(columns([("Name", "Day", "Sessions", "Last session"), *rows]))
    if offer is not None:
        print(f"\n{for_terminal(offer)}")


def _plain(backup: Backup, *, offered: bool) -> dict[str, object]:
    return {
        "name": backup.name,
        "day": backup.day,
        "sessions": backup.sessions,
        "last_day": backup.last_day,
        "path": str(backup.path),
        "offered": offered,
    }


def _restore(database: Path, name: str, *, yes: bool) -> int:
    from routine_app.application.diary.backup_offer import backup_called, described, put_back
    from routine_app.application.session.unfinished import is_under_way
    from routine_app.application.wall_clock import local_now

    backup = backup_called(database, name)
    if is_under_way(database):
        complain("routine-app: A session is under way. Finish it first.")
        return SAID_NO
    if not yes and not _agreed(f"Put back the backup of {described(backup)}? The diary as it is is kept beside it."):
        return SAID_NO
    print(put_back(database, backup, local_now().date()))
    return 0


def _agreed(question: str) -> bool:
    """Ask on the terminal; where nobody can answer, it is a no that names --yes."""
    if sys.stdin is None or not sys.stdin.isatty():
        complain(f"routine-app: {question} To agree without being asked: --yes")
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _leave(database: Path) -> int:
    from routine_app.application.diary.backup_offer import leave
    from routine_app.storage.offers import open_offer

    if open_offer(database) is None:
        print("Nothing is offered.")
        return 0
    failed = leave(database)
    for each in failed:
        complain(f"routine-app: {each}")
    if not failed:
        print("The diary goes on as it is. The backups stay.")
    return FILE_FAULT if failed else 0

"""What other processes do to a diary, for the tests: run as `python children.py WHAT FILE ...`.

Each waits for a line on its input, so that starting Python is not part of what is timed.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from routine_app.storage.errors import StorageError
from routine_app.storage.history import History
from routine_app.storage.opening import open_database
from routine_app.storage.records import PlannedItem, SetRecord

START = dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.UTC)
PLANNED = [PlannedItem("squat", "squat.chair", "Chair squat", 10, 60_000) for _ in range(4)]


def say(*words: object) -> None:
    """Acknowledge something, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def a_set(number: int, at: dt.datetime) -> SetRecord:
    """The set of this number, from 0: ten to an item."""
    return SetRecord(number // 10, "squat", "squat.chair", number % 10 + 1, 30_000, (number + 1) * 45_000, at, 8)


def sessions(path: Path) -> None:
    """Go through session after session as fast as can be, eight of them a day, until killed."""
    with History(path) as history:
        for index in count():
            at = START + dt.timedelta(days=index // 8)
            session = history.begin_session("daily", "Daily", PLANNED, at)
            say("begun", session)
            for number in range(40):
                history.record_set(session, a_set(number, at))
                say("set", session, number)
            history.finish_session(session, at)
            say("finished", session)


def sets(path: Path, number_of: int) -> None:
    """Record so many sets in a session of its own."""
    with History(path) as history:
        session = history.begin_session("daily", "Daily", PLANNED, START)
        for number in range(number_of):
            history.record_set(session, a_set(number % 40, START))
        say("session", session)


def twice(path: Path) -> None:
    """Open the diary, and open and close it once more; then record five sets when told to, and die."""
    history = History(path)
    history.unfinished()
    History(path).close()
    say("open")
    sys.stdin.readline()
    session = history.begin_session("daily", "Daily", PLANNED, START)
    for number in range(5):
        history.record_set(session, a_set(number, START))
        say("set", session, number)
    os.kill(os.getpid(), signal.SIGKILL)


def backups(path: Path) -> None:
    """End a session each day and see its backup made, until killed."""
    with History(path) as history:
        for day in count():
            at = START + dt.timedelta(days=day)
            history.finish_session(history.begin_session("daily", "Daily", PLANNED, at), at)
            say("finished", at.date())
            assert history.wait_for_backup() is None
            say("backed", at.date())


def leaves(path: Path) -> None:
    """End a session and leave without closing the diary."""
    history = History(path)
    history.finish_session(history.begin_session("daily", "Daily", PLANNED, START), START)
    say("finished", history.waiting)


def locked(path: Path, how: str) -> None:
    """Hold the write lock, or the whole file, until the input ends."""
    connection = sqlite3.connect(path, isolation_level=None)
    if how == "whole":
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE sessions SET note = 'never kept'")
    say("locked")
    sys.stdin.read()
    connection.execute("ROLLBACK")
    connection.close()


def quota(path: Path, limit: int) -> None:
    """Record sets under a limit of file size until the drive refuses, then say how many it took and why it ended."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with History(path) as history:
        session = history.begin_session("daily", "Daily", PLANNED, START)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        kept = 0
        try:
            for number in count():
                history.record_set(session, a_set(number % 40, START))
                kept += 1
        except StorageError as error:
            say("kept", session, kept, type(error).__name__)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            history.record_pace(session, 90)
            say("then", history.waiting)


def opened(path: Path) -> None:
    """Open the diary, and say how many messages there are."""
    with open_database(path) as database:
        say("opened", len(database.notices), database.read("SELECT count(*) FROM sessions")[0][0])


if __name__ == "__main__":
    what, file, *rest = sys.argv[1:]
    say("ready")
    sys.stdin.readline()
    known = (sessions, sets, twice, backups, leaves, locked, quota, opened)
    work: Callable[..., None] = next(each for each in known if each.__name__ == what)
    work(Path(file), *(int(word) if word.isdigit() else word for word in rest))

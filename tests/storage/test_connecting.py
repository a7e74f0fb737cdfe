"""A drive without locks: told from another program that has the file, and the diary is kept on it all the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from routine_app.storage import connecting
from routine_app.storage.errors import DatabaseLockedError
from routine_app.storage.history import History
from routine_app.storage.opening import open_database

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.storage.records import SetRecord

# Locks fail as they do on a drive that has none: ENOLCK, or EOPNOTSUPP.
SHIM = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
int flock(int fd, int how) { errno = ERRNO; return -1; }
static int answer(const char *name, int fd, int command, void *argument) {
    if (command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK) { errno = ERRNO; return -1; }
    int (*real)(int, int, ...) = dlsym(RTLD_NEXT, name);
    return real(fd, command, argument);
}
int fcntl(int fd, int command, ...) {
    va_list a; va_start(a, command); void *argument = va_arg(a, void *); va_end(a);
    return answer("fcntl", fd, command, argument);
}
int fcntl64(int fd, int command, ...) {
    va_list a; va_start(a, command); void *argument = va_arg(a, void *); va_end(a);
    return answer("fcntl64", fd, command, argument);
}
"""


@pytest.fixture
def _without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder is one without locks, once it is asked."""
    monkeypatch.setattr(connecting, "_WITHOUT_LOCKS", set())
    monkeypatch.setattr(connecting, "has_locks", lambda _: False)


def test_an_ordinary_folder_has_locks(tmp_path: Path) -> None:
    assert connecting.has_locks(tmp_path)
    assert connecting.find_out_about_locks(tmp_path)
    assert not connecting.knows_no_locks(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_without_locks")
def test_a_diary_is_kept_and_read_where_there_are_none(
    path: Path, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    with History(path) as history:  # on a drive with locks, and moved since
        begin(history)
    connecting.find_out_about_locks(path.parent)
    with History(path) as history, History(path) as other:
        session = begin(history)
        history.record_set(session, done())
        assert len(other.sessions()) == 2
        history.finish_session(session, start)
        assert history.wait_for_backup() is None
        assert other.sessions()[1].summary.ended is not None
        assert history.database.read("PRAGMA journal_mode") == [("delete",)]
    assert not path.with_name("history.db.lock").exists()


@pytest.mark.usefixtures("_without_locks")
def test_what_a_crash_leaves_of_its_lock_is_swept_away(path: Path) -> None:
    open_database(path).close()
    connecting.find_out_about_locks(path.parent)
    lock = path.with_name("history.db.lock")
    lock.mkdir()
    os.utime(lock, (1, 1))
    open_database(path).close()
    assert not lock.exists()
    lock.mkdir()  # held at this moment
    with pytest.raises(DatabaseLockedError):
        open_database(path, busy_ms=50)
    assert lock.exists()


@pytest.mark.slow
@pytest.mark.parametrize("number", ["ENOLCK", "EOPNOTSUPP"])
def test_it_is_told_from_another_program(tmp_path: Path, number: str) -> None:
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs a C compiler on Linux")
    shim, source = tmp_path / "shim.so", tmp_path / "shim.c"
    source.write_text(SHIM)
    subprocess.run(
        [compiler, "-shared", "-fPIC", f"-DERRNO={number}", "-o", str(shim), str(source), "-ldl"], check=True
    )
    env = {**os.environ, "LD_PRELOAD": str(shim), "XDG_RUNTIME_DIR": str(tmp_path)}
    data = str(tmp_path / "data")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "routine_app", *words, "--data-dir", data]
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)

    played = run("play", "short", "--text", "--speed", "1000")
    assert played.returncode == 0, played.stderr
    assert "knows no locks" in played.stdout
    assert "not be in the diary" not in played.stdout
    told = run("history")
    assert told.returncode == 0, told.stderr
    assert "Short routine" in told.stdout
    assert "Another program" not in told.stderr
    assert "knows no locks" in told.stderr
    assert run("backups").stdout.count("Name") == 1
    looked = run("doctor")
    assert "knows no locks" in looked.stdout

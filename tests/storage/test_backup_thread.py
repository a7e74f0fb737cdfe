"""The automatic backup holds nobody up, and is whole or not there however the program ends."""

from __future__ import annotations

import random
import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from routine_app.storage import backups
from routine_app.storage.backups import backup_files
from routine_app.storage.history import History
from routine_app.storage.soundness import Soundness, examine, is_sound
from tests.kills import kill_after

if TYPE_CHECKING:
    import datetime as dt
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.storage.records import SetRecord

KILLS = 40


class Gate:
    """Stops the backup just before it gets its name, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        monkeypatch.setattr(backups, "examine", self._pass)

    def _pass(self, path: Path) -> Soundness:
        self.reached.set()
        assert self.open.wait(60)
        return examine(path)


def _backup_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "daily-backup"]


def test_she_goes_on_while_it_is_made(
    history: History,
    path: Path,
    begin: Callable[..., int],
    done: Callable[..., SetRecord],
    start: dt.datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = Gate(monkeypatch)
    first = begin(history)
    history.record_set(first, done())
    history.finish_session(first, start)  # comes back though the backup cannot
    assert gate.reached.wait(60)
    history.finish_session(first, start, pain_after=2)
    assert len(_backup_threads()) == 1
    second = begin(history)
    history.record_set(second, done())
    assert backup_files(path) == ()
    gate.open.set()
    assert history.wait_for_backup() is None
    (made,) = backup_files(path)
    with History(made) as backup:  # as it stood when the first session ended
        assert [(len(each.sets), each.summary.pain_after) for each in backup.sessions()] == [(1, None)]
    assert [len(each.sets) for each in history.sessions()] == [1, 1]


def test_closing_waits_for_it(
    path: Path, begin: Callable[..., int], start: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    history = History(path)
    history.finish_session(begin(history), start)
    assert gate.reached.wait(60)

    def opening_join(thread: threading.Thread) -> None:
        gate.open.set()
        threading.Thread.join(thread)

    monkeypatch.setattr(backups.DailyBackup, "join", opening_join)
    history.close()
    assert _backup_threads() == []
    assert sorted(each.name for each in path.parent.iterdir()) == ["history.db", "history.db.backup-20260301-1"]


def test_no_thread_is_begun_where_the_backup_of_the_day_is_there(
    history: History, begin: Callable[..., int], start: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.finish_session(begin(history), start)
    assert history.wait_for_backup() is None
    gate = Gate(monkeypatch)
    history.finish_session(begin(history), start)
    assert _backup_threads() == []
    assert not gate.reached.is_set()


def test_a_program_that_ends_without_closing_the_diary_ends_after_its_backup(
    path: Path, child: Callable[..., subprocess.Popen[str]]
) -> None:
    _fill(path)
    process = child("leaves", path)
    out, errors = process.communicate("go\n", timeout=120)
    assert (out, errors, process.returncode) == ("ready\nfinished 0\n", "", 0)
    (made,) = backup_files(path)
    assert is_sound(made)


def _fill(path: Path, sessions: int = 150) -> None:
    """Make a diary that takes a moment to copy."""
    from tests.diaries import TODAY, add_session

    with History(path) as history, history.database.write():
        for _ in range(sessions):
            add_session(history, TODAY, note="Sore, then better. " * 100)


@pytest.mark.slow
def test_killed_while_it_is_made_it_leaves_the_last_good_one_whole(
    path: Path, tmp_path: Path, child: Callable[..., subprocess.Popen[str]]
) -> None:
    _fill(path)
    rng = random.Random(KILLS)  # noqa: S311
    targets = [tmp_path / str(number) / path.name for number in range(KILLS)]
    for target in targets:
        target.parent.mkdir()
        shutil.copyfile(path, target)
    waiting = [child("backups", target) for target in targets[:3]]
    halfway = 0
    for number, target in enumerate(targets):
        waiting += [child("backups", later) for later in targets[number + 3 : number + 4]]
        told, errors = kill_after(waiting.pop(0), rng.uniform(0, 0.1), bool)
        assert errors == ""
        made = backup_files(target)
        assert all(is_sound(each) for each in made)
        backed = [day.replace("-", "") for word, day in told if word == "backed"]
        assert {each.name.split("-")[1] for each in made} >= set(backed[-2:])
        halfway += any(target.parent.glob("*.part"))
        with History(target) as history:
            assert history.database.notices == ()
            assert history.database.read("PRAGMA integrity_check") == [("ok",)]
    assert halfway >= KILLS // 5, f"only {halfway} of the kills fell into a backup"

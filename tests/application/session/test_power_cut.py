"""The power goes in mid-session: what she had been shown as done is on the drive, at every instant.

A process plays sessions, and all that it does to files is recorded. Then the drive is made anew as a cut at one
instant or another may leave it, opened by the app's own code, and held against what she had been shown by then.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routine_app.application.context import AppContext, open_context
from routine_app.application.session.resume import offer_of
from routine_app.application.session.unfinished import find_unfinished
from routine_app.domain.comfort import Comfort
from routine_app.storage.backups import backup_files
from routine_app.storage.history import History
from routine_app.storage.preferences import load_preferences
from routine_app.storage.records import SessionState
from routine_app.storage.soundness import is_sound
from tests.power import WAYS, Drive, Step, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routine_app.storage.records import SessionRecord

CHILD = Path(__file__).with_name("power_child.py")
CUTS = int(os.environ.get("ROUTINE_CUTS", "500"))
LEAST_MID_SESSION = 200

WORDS = {"chosen", "begun", "shown", "ended", "answered", "backed", "archived", "restored"}
LOST = ("is lost", "shown as done")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="strace is of Linux")]


class Told:
    """What she had been shown by an instant."""

    def __init__(self) -> None:
        self.sets: list[tuple[str, ...]] = []
        self.last: dict[str, str] = {}
        self.words: Counter[str] = Counter()

    def take(self, step: Step) -> bool:
        """Read what was told; whether it is something to hold the diary against."""
        seen = False
        for line in step.data.decode().splitlines():
            word, *rest = line.split(" ") if line else [""]
            if word not in WORDS:
                continue
            seen = True
            self.words[word] += 1
            self.last[word] = rest[0]
            if word == "shown":
                self.sets.append(tuple(rest))
        return seen


def _recorded(folder: Path, *words: str) -> tuple[Path, list[Step]]:
    data = folder / "data"
    env = {"PYTHONPATH": str(CHILD.parents[3]), "XDG_RUNTIME_DIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return data, record([sys.executable, str(CHILD), str(data), *words], folder / "calls.log", env)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Step]]:
    return _recorded(tmp_path_factory.mktemp("power"))


@pytest.fixture
def context(tmp_path: Path) -> AppContext:
    return open_context(tmp_path / "nothing")


def _chosen(data: Path, steps: list[Step], rng: random.Random, number: int, first: int) -> set[tuple[int, str]]:
    """Choose instants (after how many steps) and ways: most next to a sync, or just after a word to her."""
    possible = range(first, len(steps) - 1)
    ours = {index for index in possible if steps[index].path.startswith(str(data))}
    syncs = {index for index in ours if steps[index].what == "sync"}
    told = {index for index in possible if steps[index].what == "told" and Told().take(steps[index])}
    near = [(index, way) for index in sorted(syncs | {index + 1 for index in syncs | told}) for way in WAYS]
    chosen = set(rng.sample(near, min(len(near), number * 3 // 4)))
    others = [(index, way) for index in sorted(ours) for way in WAYS if (index, way) not in chosen]
    return chosen | set(rng.sample(others, number - len(chosen)))


def _cuts(
    data: Path, steps: list[Step], where: Path, seed: int, number: int = CUTS, first: int = 0
) -> Iterator[tuple[int, str, Path, Told]]:
    """Yield, for each cut from step `first` on: the instant, the way, what it left, and what had been told by then."""
    rng = random.Random(seed)  # noqa: S311
    chosen = _chosen(data, steps, rng, number, first)
    drive, told = Drive(data.parent), Told()
    for index, step in enumerate(steps):
        for way in (way for way in WAYS if (index, way) in chosen):
            folder = where / f"{index}, {way}"
            for name, held in drive.left_by_a_cut(rng, way).items():
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(held)
            if rng.random() < 0.5 and (folder / "data" / "diary.sqlite3-wal").exists():
                (folder / "data" / "diary.sqlite3-shm").write_bytes(rng.randbytes(32768))
            yield index, way, folder / "data", told
            shutil.rmtree(folder, ignore_errors=True)  # one that fails stays, to be looked at
        if step.what == "told":
            told.take(step)
        else:
            drive.take(step)


def _check(data: Path, told: Told, context: AppContext) -> str:
    """Hold what a cut left against what had been told, and return where the last session stood."""
    if "chosen" in told.last:
        preferences, messages = load_preferences(data / "preferences.yaml")
        assert messages == ()
        assert (preferences.sessions_per_week or 0) >= int(told.last["chosen"]), "a choice is lost"
    database = data / "diary.sqlite3"
    if not told.words["begun"] and not database.exists():
        return "before the first"
    with History(database) as history:
        assert history.database.notices == ()
        assert history.database.read("PRAGMA integrity_check") == [("ok",)]
        assert history.database.read("PRAGMA foreign_key_check") == []
        sessions = {str(session.id): session for session in history.sessions()}
    kept = [
        (number, str(each.item), str(each.number), str(each.side))
        for number, session in sessions.items()
        for each in session.sets
    ]
    assert kept[: len(told.sets)] == told.sets, "a set that was shown as done is not in the diary"
    assert len(kept) <= len(told.sets) + 1, "more than the set under way came by itself"
    assert int(told.last.get("begun", "0")) <= len(sessions), "a session is lost"
    for number, session in sessions.items():
        if int(number) <= int(told.last.get("answered", "0")):
            assert (session.summary.state, session.summary.pain_after) == (SessionState.FINISHED, 2)
    _check_backups(database, told)
    return _where(database, sessions, told, context)


def _check_backups(database: Path, told: Told) -> None:
    backups = backup_files(database)
    assert all(is_sound(backup) for backup in backups)
    if "backed" in told.last:
        stamp = told.last["backed"].replace("-", "")
        assert any(f"-{stamp}-" in backup.name for backup in backups), "a backup is lost"


def _where(database: Path, sessions: dict[str, SessionRecord], told: Told, context: AppContext) -> str:
    """Check the offer to go on, and return where the last session stood."""
    if not sessions:
        return "before the first"
    newest = sessions[max(sessions, key=int)]
    unfinished, messages = find_unfinished(database)
    assert messages == ()
    if newest.summary.state is SessionState.FINISHED:
        assert unfinished is None
        return "after the end"
    assert told.last.get("ended") != str(newest.id), "the end of a session is lost"
    assert unfinished is not None
    assert unfinished.session.id == newest.id
    now = newest.summary.started + dt.timedelta(hours=1)
    offer = offer_of(unfinished, lambda routine, _: context.plan(routine, Comfort()), context.options, now)
    assert offer.going_on is not None or offer.was_whole
    return "in mid-session"


def test_each_set_is_on_the_drive_before_she_is_shown_it_as_done(recording: tuple[Path, list[Step]]) -> None:
    data, steps = recording
    wal = data / "diary.sqlite3-wal"
    drive, told = Drive(data.parent), Told()
    written = synced = shown = 0
    for step in steps:
        if step.what == "told":
            before = len(told.sets)
            told.take(step)
            if new := len(told.sets) - before:
                shown += new
                assert drive.unsynced(wal) == 0, "she was shown a set that a power cut would take"
                assert written >= new, "she was shown a set that had not been written"
                assert synced >= 1
                written = synced = 0
        elif drive.take(step) and step.path == str(wal):
            written += step.what == "write"
            synced += step.what == "sync"
    assert shown >= 50


def test_a_power_cut_takes_nothing_that_was_shown_as_done(
    recording: tuple[Path, list[Step]], tmp_path: Path, context: AppContext
) -> None:
    data, steps = recording
    seen: Counter[str] = Counter()
    ways: Counter[str] = Counter()
    for index, way, folder, told in _cuts(data, steps, tmp_path, seed=1):
        try:
            seen[_check(folder, told, context)] += 1
        except Exception as error:
            error.add_note(f"cut after {index} of {len(steps)} calls, {way}: {folder}")
            raise
        ways[way] += 1
    assert seen.total() == CUTS
    assert seen["in mid-session"] >= LEAST_MID_SESSION, seen
    assert set(ways) == set(WAYS)


def test_a_power_cut_while_a_backup_is_restored_leaves_the_old_diary_or_the_new_one(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    data, steps = _recorded(tmp_path_factory.mktemp("restore"), "restore")
    seen: Counter[str] = Counter()
    first = next(index for index, step in enumerate(steps) if step.data.startswith(b"backed 2026-03-02"))
    for _, _, folder, told in _cuts(data, steps, tmp_path, seed=3, number=100, first=first):
        with zipfile.ZipFile(folder.parent / "kept.zip") as archive:
            assert archive.testzip() is None
        with History(folder / "diary.sqlite3") as history:
            assert history.database.notices == ()
            assert history.database.read("PRAGMA integrity_check") == [("ok",)]
            sessions = history.sessions()
        assert sum(len(session.sets) for session in sessions) == len(told.sets) * len(sessions) // 2
        preferences, messages = load_preferences(folder / "preferences.yaml")
        assert messages == ()
        if told.words["restored"]:
            assert (len(sessions), preferences.sessions_per_week) == (1, 1)
        seen[f"{len(sessions)} sessions, choice {preferences.sessions_per_week}"] += 1
    assert seen["2 sessions, choice 2"] >= 10, seen
    assert seen["1 sessions, choice 1"] >= 5, seen
    assert len(seen) == 2, f"a diary of one day with the settings of another: {seen}"


def test_the_cuts_would_find_a_diary_that_does_not_sync_each_commit(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, context: AppContext
) -> None:
    data, steps = _recorded(tmp_path_factory.mktemp("loose"), "NORMAL")
    complaints = [
        _complaint(folder, told, context) for _, _, folder, told in _cuts(data, steps, tmp_path, seed=2, number=60)
    ]
    assert sum("shown as done is not in the diary" in each for each in complaints) >= 10
    assert all(not each or any(words in each for words in LOST) for each in complaints), complaints


def _complaint(folder: Path, told: Told, context: AppContext) -> str:
    try:
        _check(folder, told, context)
    except AssertionError as error:
        return str(error)
    return ""

"""A diary of one's own for each test, values to fill it with, drives that fill up or may only be read, and children."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routine_app.domain.comfort import Comfort
from routine_app.domain.vocabulary import Demand, Equipment, Position, Side
from routine_app.storage.archive import write_archive
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences, save_preferences
from routine_app.storage.records import PlannedItem, SetRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHILDREN = Path(__file__).with_name("children.py")
COMFORT = Comfort(
    frozenset({Position.ALL_FOURS, Demand.HEAD_BELOW_HIPS}),
    frozenset({Equipment.BAND}),
    24,
    {"squat": "squat.chair"},
    Side.RIGHT,
)
START = dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one: every commit here is synced to its drive, and there are thousands."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="routine-", dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture
def start() -> dt.datetime:
    return START


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History(path) as opened:
        yield opened


@pytest.fixture
def planned() -> tuple[PlannedItem, ...]:
    return (
        PlannedItem("squat", "squat.chair", "Chair squat", 2, 180_000, "squat.bodyweight", "Easier on the knees."),
        PlannedItem("itb", "itb.strap", "Strap stretch", 4, 240_000),
        PlannedItem("breathing", "br.seated", "Seated breath", 1, 120_000),
    )


@pytest.fixture
def done() -> Callable[..., SetRecord]:
    """Make a set: the item, its number, and what is to differ from a plain one."""

    def make(item: int = 0, number: int = 1, minute: int = 1, **different: object) -> SetRecord:
        exercise, variation = (("squat", "squat.chair"), ("itb", "itb.strap"), ("breathing", "br.seated"))[item]
        held: dict[str, object] = {
            "item": item,
            "exercise": exercise,
            "variation": variation,
            "number": number,
            "duration_ms": 40_000,
            "session_ms": minute * 60_000,
            "at": START + dt.timedelta(minutes=minute),
            "reps": 8 if item == 0 else None,
            "side": Side.LEFT if item == 1 else None,
            "breathing": item == 2,
        }
        return SetRecord(**(held | different))  # type: ignore[arg-type]

    return make


@pytest.fixture
def begin(planned: tuple[PlannedItem, ...]) -> Callable[..., int]:
    """Begin a session in a diary, by default of the plan and at START."""

    def make(history: History, started: dt.datetime = START, **different: object) -> int:
        return history.begin_session("daily", "Daily routine", planned, started, **different)  # type: ignore[arg-type]

    return make


@pytest.fixture
def archive(
    path: Path, tmp_path: Path, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> Path:
    """A backup of one session, settings and two routines; the diary then has two sessions."""
    target = tmp_path / "out" / "all.zip"
    preferences, routines = path.with_name("preferences.yaml"), path.with_name("routines")
    save_preferences(preferences, Preferences(week=24))
    routines.mkdir(exist_ok=True)
    (routines / "hers.yaml").write_text("name: Hers")
    (routines / "ü.yaml").write_text("name: Ü")
    with History(path) as history:
        session = begin(history)
        history.record_set(session, done())
        history.finish_session(session, start)
        write_archive(history.database, preferences, target, routines)
        history.finish_session(begin(history), start)
    save_preferences(preferences, Preferences(week=30))
    return target


@pytest.fixture
def child() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a process of children.py that waits for a line on its input before it does anything."""
    started: list[subprocess.Popen[str]] = []

    def start_child(*arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(CHILDREN), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start_child
    for process in started:
        process.kill()
        process.communicate()


@contextmanager
def _mounted(folder: Path, options: str) -> Iterator[Path]:
    folder.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip("a tmpfs cannot be mounted here (needs root)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """A drive of 1 MB of its own."""
    if sys.platform != "linux":
        pytest.skip("tmpfs is Linux's")
    with _mounted(tmp_path / "drive", "size=1m") as drive:
        yield drive


@pytest.fixture
def make_read_only(tmp_path: Path) -> Iterator[Callable[[], None]]:
    """A folder `tmp_path / "fixed"`, and what makes it read-only: its rights, or for root a drive mounted so."""
    folder = tmp_path / "fixed"
    if os.name != "posix":
        pytest.skip("needs POSIX rights or mounts")
    if os.geteuid() != 0:
        folder.mkdir()
        yield lambda: folder.chmod(0o500)
        folder.chmod(0o700)
        return
    with _mounted(folder, "size=8m"):

        def remount() -> None:
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)

        yield remount

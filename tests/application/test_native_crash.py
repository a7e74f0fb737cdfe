"""A process that falls leaves where it was; the next one keeps that as a report, and says so once."""

from __future__ import annotations

import datetime as dt
import faulthandler
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from routine_app.application.native_crash import SORRY, crash_messages, end_watch, watch_for_crash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AT = dt.datetime(2026, 3, 1, 9, 5, 7, tzinfo=dt.UTC)
CHILD = """
import faulthandler, sys
from pathlib import Path
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except ImportError:
    pass
from routine_app.application.native_crash import watch_for_crash
def fall():
    her_pain = 7
    faulthandler._sigsegv()
with watch_for_crash(Path(sys.argv[1])):
    print("ready", flush=True)
    if sys.stdin.readline() == "fall\\n":
        fall()
"""


@pytest.fixture
def child(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", CHILD, str(tmp_path / "logs")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.expects_log("the last time ended in a native crash")
def test_a_crash_is_kept_as_a_report_and_said_once(child: subprocess.Popen[str], tmp_path: Path) -> None:
    child.communicate("fall\n")
    assert child.returncode not in (0, 1)
    (said,) = crash_messages(tmp_path / "logs", AT)
    name = f"crash-20260301-090507-000000-native-{child.pid}.txt"
    assert names(tmp_path / "logs") == [name]
    assert said == SORRY.format(path=tmp_path / "logs" / name)
    report = (tmp_path / "logs" / name).read_text(encoding="utf-8")
    assert report.startswith("Routine ")
    assert " in fall\n" in report
    assert "pain" not in report
    assert crash_messages(tmp_path / "logs", AT) == ()
    assert names(tmp_path / "logs") == [name]


def test_who_is_alive_is_left_alone_and_a_good_end_leaves_nothing(child: subprocess.Popen[str], tmp_path: Path) -> None:
    alive = [f"native-crash-{child.pid}.txt"]
    assert names(tmp_path / "logs") == alive
    assert crash_messages(tmp_path / "logs", AT) == ()
    assert names(tmp_path / "logs") == alive
    child.communicate("end\n")
    assert child.returncode == 0
    assert names(tmp_path / "logs") == []


def test_who_was_killed_has_not_crashed(child: subprocess.Popen[str], tmp_path: Path) -> None:
    child.kill()
    child.wait()
    assert crash_messages(tmp_path / "logs", AT) == ()
    assert names(tmp_path / "logs") == []


def test_no_folder_is_no_crash_and_none_that_cannot_be_made_holds_up_anything(tmp_path: Path) -> None:
    assert crash_messages(tmp_path / "logs", AT) == ()
    (tmp_path / "file").touch()
    with watch_for_crash(tmp_path / "file" / "logs"):
        assert crash_messages(tmp_path / "file" / "logs", AT) == ()
    end_watch()


def test_who_started_python_with_a_watch_of_their_own_keeps_it(tmp_path: Path) -> None:
    was = faulthandler.is_enabled()
    faulthandler.enable(2)
    with watch_for_crash(tmp_path / "logs"):
        assert not (tmp_path / "logs").exists()
    assert faulthandler.is_enabled()
    if not was:
        faulthandler.disable()

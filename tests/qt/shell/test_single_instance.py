"""One window for one diary: a second start brings the first to the front, or asks it to play."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from routine_app.application.session.request import WindowRequest, from_wire, to_wire
from routine_app.domain.vocabulary import Demand, Equipment
from routine_app.playback.player import State
from routine_app.qt.shell.request_handler import BUSY, DONE, RequestHandler
from routine_app.qt.shell.single_instance import LONGEST, SingleInstance
from routine_app.system.process_lock import mark_of
from tests.qt.conftest import House

ASKER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from routine_app.qt.shell.single_instance import SingleInstance
app = QCoreApplication([])
single = SingleInstance(Path(sys.argv[1]))
print(single.take(), single.ask(sys.argv[2].encode(), 10_000))
"""
CRASHER = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from routine_app.qt.shell.single_instance import SingleInstance
app = QCoreApplication([])
single = SingleInstance(Path(sys.argv[1]))
print(single.take(), flush=True)
single.answer_with(lambda line: line)
os.kill(os.getpid(), 9)
"""


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True)


@pytest.fixture
def database(data_dir: Path) -> Path:
    return data_dir / "diary.sqlite3"


@pytest.fixture
def first(qtbot: QtBot, database: Path) -> Iterator[SingleInstance]:  # noqa: ARG001 - sockets need an application
    single = SingleInstance(database)
    assert single.take()
    yield single
    single.close()


def asked(qtbot: QtBot, database: Path, line: str) -> str:
    """Return what another process prints that takes and asks, while this one's events go on."""
    child = python(ASKER, database, line)
    qtbot.waitUntil(lambda: child.poll() is not None, timeout=120_000)
    assert child.stdout is not None
    with child.stdout:
        return child.stdout.read().strip()


def test_a_second_process_asks_the_first_and_hears_its_answer(
    qtbot: QtBot, first: SingleInstance, database: Path
) -> None:
    heard: list[bytes] = []

    def answer(line: bytes) -> bytes:
        heard.append(line)
        return b"shown"

    first.answer_with(answer)
    assert asked(qtbot, database, "come") == "False b'shown'"
    assert heard == [b"come"]
    socket = mark_of(database, "socket")
    assert socket.stat().st_mode & 0o077 == 0, "the socket is hers alone"


def test_what_is_no_request_gets_no_answer(qtbot: QtBot, first: SingleInstance, database: Path) -> None:
    first.answer_with(lambda line: to_wire(from_wire(line)))
    assert asked(qtbot, database, '{"play": 3}') == "False None"
    assert asked(qtbot, database, "x" * (LONGEST + 10)) == "False None"
    assert asked(qtbot, database, "{}") != "False None"


@pytest.mark.usefixtures("first")
def test_another_diary_has_a_window_of_its_own(tmp_path: Path, database: Path) -> None:
    assert not SingleInstance(database).take()
    other = SingleInstance(tmp_path / "other" / "diary.sqlite3")
    assert other.take()
    other.close()


def test_what_a_crash_left_behind_is_swept_away(qtbot: QtBot, database: Path) -> None:
    crashed = python(CRASHER, database)
    assert crashed.stdout is not None
    with crashed.stdout:
        assert crashed.stdout.read() == "True\n"
    assert crashed.wait() == -9
    assert mark_of(database, "socket").exists()
    single = SingleInstance(database)
    assert single.take()
    single.answer_with(lambda _: b"here")
    assert asked(qtbot, database, "{}") == "False b'here'"
    single.close()
    assert not mark_of(database, "socket").exists()
    assert not mark_of(database, "window").exists()


def test_a_first_window_that_hangs_is_not_waited_for_long(first: SingleInstance, database: Path) -> None:
    first.answer_with(lambda line: line)
    assert SingleInstance(database).ask(b"{}", patience_ms=200) is None  # this very thread is the one that would answer


def test_where_there_can_be_no_marks_every_window_is_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: Path
) -> None:
    monkeypatch.setattr("routine_app.qt.shell.single_instance.mark_of", lambda *_: tmp_path / "no such folder" / "mark")
    single = SingleInstance(database)
    assert single.take()
    single.close()


def test_a_request_goes_over_the_wire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    request = WindowRequest(
        play="short",
        avoid=frozenset({Demand.HEAD_BELOW_HIPS}),
        without=frozenset({Equipment.BAND}),
        week=30,
        speed=5.0,
        fullscreen=True,
    )
    assert from_wire(to_wire(request)) == request
    assert from_wire(to_wire(WindowRequest(play="mine.yaml"))).play == str(tmp_path / "mine.yaml")
    for line in (
        b"", b"[]", b'{"avoid": ["flying"]}', b'{"week": "soon"}', b'{"week": 0}', b'{"week": 43}', b"\xff",
        b'{"speed": 1e308}', b'{"speed": 1e999}', b'{"speed": 0}', b'{"speed": -1}', b'{"speed": "fast"}',
    ):  # fmt: skip
        with pytest.raises(ValueError):  # noqa: PT011 - msgspec's own are ValueErrors
            from_wire(line)


@pytest.fixture
def requests(house: House) -> Callable[[WindowRequest], bytes]:
    speeds: list[float] = []
    requests = RequestHandler(house.window, house.model, speeds.append, house.window)
    return lambda request: requests.answer(to_wire(request))


def test_the_first_window_comes_to_the_front_and_plays_if_idle(
    house: House, requests: Callable[[WindowRequest], bytes]
) -> None:
    house.window.showMinimized()
    assert requests(WindowRequest()) == DONE
    assert not house.window.isMinimized()
    assert house.page is house.today
    assert b"did you mean" in requests(WindowRequest(play="shrot"))
    assert requests(WindowRequest(play="short")) == DONE
    assert house.run.driver.plan.routine_id == "short"
    assert requests(WindowRequest(play="daily")) == BUSY
    assert len(house.runs) == 1
    assert house.run.driver.state is State.RUNNING


@pytest.mark.slow
def test_a_second_start_of_the_app_ends_at_once_with_0(data_dir: Path) -> None:
    command = [sys.executable, "-m", "routine_app"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([*command, "play", "short"], env=environment, stderr=subprocess.PIPE) as first:
        try:
            while not (data_dir / "diary.sqlite3").exists():
                assert first.poll() is None
            second = subprocess.run(command, env=environment, capture_output=True, timeout=120)
            assert (second.returncode, second.stderr) == (0, b"")
            third = subprocess.run([*command, "play", "gentle"], env=environment, capture_output=True, timeout=120)
            assert third.returncode == 1
            assert b"A session is under way" in third.stderr
            assert first.poll() is None
        finally:
            first.terminate()

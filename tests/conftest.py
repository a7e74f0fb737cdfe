"""What holds for every test: no real display, no real user folders, no real randomness, no silence about warnings.

A test fails on any Qt message of WARNING or above (pytest-qt's `qt_log_level_fail`), on any Python warning
(`filterwarnings`), on a log record of WARNING or above that it did not announce (`expects_log`), and on a timer or
thread that it leaves running.
"""

from __future__ import annotations

import difflib
import gc
import logging
import os
import threading
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from routine_app.content.listed import Catalogue
    from tests.system.private_bus import PrivateBus

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

GOLDEN = Path(__file__).parent / "golden"

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "explore", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew; read the diff before committing"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest: begun last, they would keep one worker busy while the others have nothing left."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay to the end: the garbage collector need not walk through them each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def golden(update_golden: bool) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/NAME; a difference fails and shows as a diff."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update_golden:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before != text:
            diff = difflib.unified_diff(before.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm="")
            pytest.fail("\n".join([*diff, "(if this is as it should be: pytest --update-golden)"]), pytrace=False)

    return compare


@pytest.fixture(scope="session")
def her_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield the next name for a folder of hers: made for each of thousands of tests, `tmp_path` took 2 ms of each."""
    base = tmp_path_factory.mktemp("hers")
    return (base / str(number) for number in count())


@pytest.fixture(scope="session")
def runtime_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For marks and sockets; its path must be short."""
    folder = tmp_path_factory.getbasetemp() / "run"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(autouse=True)
def data_dir(her_folders: Iterator[Path], runtime_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Send everything that the app writes to a folder of this test's own (not made until something is written)."""
    folder = next(her_folders)
    monkeypatch.setenv("ROUTINE_APP_DATA", str(folder))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime_dir))
    return folder


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    """A session bus of this test's own, which the app finds."""
    from tests.system.private_bus import PrivateBus

    bus = PrivateBus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    bus.start()
    yield bus
    bus.stop()


@pytest.fixture(scope="session", autouse=True)
def _shipped_read_once() -> Iterator[None]:
    from tests.read_once import read_shipped_once

    with pytest.MonkeyPatch.context() as patch:
        read_shipped_once(patch)
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """All shipped exercises and routines."""
    from routine_app.content.catalogue import load_catalogue

    return load_catalogue()


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    recorder = _Recorder()
    logging.getLogger().addHandler(recorder)
    yield
    logging.getLogger().removeHandler(recorder)
    surprises = [message for message in recorder.messages if not any(text in message for text in expected)]
    missing = [text for text in expected if not any(text in message for message in recorder.messages)]
    if surprises:
        pytest.fail("unexpected log: " + "; ".join(surprises), pytrace=False)
    if missing:
        pytest.fail(f"expected to be logged, and was not: {missing}", pytrace=False)


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    uses_qt = "qapp" in request.fixturenames
    if uses_qt:
        # The window of the test before goes now, as nothing holds it any more: with hundreds of them left, each change
        # of style takes three times as long. What is there besides (modules, caches) need never be searched again.
        gc.collect()
        gc.freeze()
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and not thread.daemon]
    if left:
        pytest.fail(f"threads left running: {left}", pytrace=False)
    if uses_qt:
        timers = _active_timers()
        if timers:
            gc.collect()  # those of what nobody holds go with it
            timers = _active_timers()
        if timers:
            pytest.fail(f"timers left running: {timers}", pytrace=False)


def _active_timers() -> list[str]:
    """Name the QTimers and QThreads of this test still at work once everything that asked to be deleted is gone."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    alive = [each for each in gc.get_objects() if issubclass(type(each), QTimer | QThread) and isValid(each)]
    app = QCoreApplication.instance()
    if app is not None:
        alive += [each for each in app.findChildren(QTimer) if each not in alive]
    running = [each for each in alive if (each.isActive() if isinstance(each, QTimer) else _is_ours(each))]

    def described(each: QObject) -> str:
        parent = each.parent()
        return f"{type(each).__name__}({each.objectName()}) of {type(parent).__name__ if parent else None}"

    return [described(each) for each in running]


def _is_ours(thread: object) -> bool:
    """Whether a QThread is one that a test started (Qt's wrapper of the main thread always runs)."""
    from PySide6.QtCore import QCoreApplication

    app = QCoreApplication.instance()
    main = app.thread() if app is not None else None
    return bool(thread.isRunning()) and thread is not main  # type: ignore[attr-defined]

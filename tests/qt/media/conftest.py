"""Fixtures of the sound tests that play for real."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.qt.media.harness import Studio
from tests.qt.media.sound_server import SoundServer, need_programs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

FIGURE = "figure"


def pytest_configure() -> None:
    """Let a run that is told to end (scripts/test, when another stage failed) end first what it has started."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture
def studio(qapp: QApplication) -> Iterator[Studio]:  # noqa: ARG001 - its timers need an application
    """A sound desk with stand-ins, which falls silent when the test is over."""
    studio = Studio()
    yield studio
    studio.driver.pause()
    studio.desk.close()


@contextmanager
def private_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """Give a sound server that ends, with all that was started in its folder, whatever happens."""
    need_programs()
    server = SoundServer(tmp_path_factory.mktemp("sound"))
    try:
        yield server
    finally:
        server.close()


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """A sound server of this test's own: no output, voice or bus of another test reaches it."""
    with private_server(tmp_path_factory) as server:
        yield server


@pytest.fixture
def no_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """A place where a sound server may come."""
    need_programs()
    server = SoundServer(tmp_path_factory.mktemp("sound"), begins=False)
    try:
        yield server
    finally:
        server.close()


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Keep a figure for the end of the run, whether the test passes or not: the point of these tests is the figures."""

    def keep(line: str) -> None:
        request.node.user_properties.append((FIGURE, line))

    return keep


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the figures, of this process and of its workers."""
    reports = [each for found in terminalreporter.stats.values() for each in found if hasattr(each, "user_properties")]
    told = [(each.nodeid, line) for each in reports for name, line in each.user_properties if name == FIGURE]
    if told:
        terminalreporter.section("figures of the recordings")
        for nodeid, line in dict.fromkeys(told):
            terminalreporter.line(f"{nodeid.rpartition('::')[2]}: {line}")

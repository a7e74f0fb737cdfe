"""Fixtures of the sound tests that play for real."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.qt.audio.sound_server import SoundServer, need_programs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """A private sound server."""
    need_programs()
    server = SoundServer(tmp_path_factory.mktemp("sound"))
    yield server
    server.close()


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Show a figure on the terminal, whether the test passes or not: the point of these tests is the figures."""

    def show(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n    {line}")

    return show

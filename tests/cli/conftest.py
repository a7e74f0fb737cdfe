"""What several tests of the command line stand on."""

from __future__ import annotations

import signal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.cli.edges import Process

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def process() -> Iterator[Process]:
    """The command line in an environment of its own; not in pytest's folder, to which another run closes the way."""
    with TemporaryDirectory(prefix="routine-edges-") as folder:
        yield Process(Path(folder))


@pytest.fixture(autouse=True)
def _ctrl_c_as_before() -> Iterator[None]:
    """An interrupted command is deaf to a second Ctrl-C; the process of the tests shall not be."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True)
def _no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times are estimated in tests: quick, and the same on every computer."""
    monkeypatch.setattr("routine_app.sound.speech.voices", lambda _language: [])

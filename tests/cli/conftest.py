"""What several tests of the command line stand on."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.cli.edges import Process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """The command line in an environment of its own."""
    return Process(tmp_path)


@pytest.fixture(autouse=True)
def _ctrl_c_as_before() -> Iterator[None]:
    """An interrupted command is deaf to a second Ctrl-C; the process of the tests shall not be."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)

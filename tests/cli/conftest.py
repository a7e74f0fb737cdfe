"""What several tests of the command line stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.edges import Process

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """The command line in an environment of its own."""
    return Process(tmp_path)

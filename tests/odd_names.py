"""Files under names of any bytes, which only Linux takes: macOS wants UTF-8, Windows forbids half of what is odd."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

takes_any_name = pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes file names of any bytes")


def odd_path(folder: Path, name: bytes) -> Path:
    """Return the path of a file with this very name in a folder."""
    return Path(os.fsdecode(os.fsencode(folder) + b"/" + name))

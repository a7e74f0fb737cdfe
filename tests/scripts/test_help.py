"""Asked what it does, a script tells, and does nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [path for path in sorted((ROOT / "scripts").iterdir()) if path.is_file()]
# Read by others, or (run) with a --help that is the app's.
NOT_ASKED = {"lib.sh", "run", "locked.py", "sdist_hook.py", "dead_code_allowed.py", "least_covered.py"}
ASKED = [path for path in SCRIPTS if path.name not in NOT_ASKED]


@pytest.mark.skipif(sys.platform == "win32", reason="bash scripts among them")
@pytest.mark.parametrize("script", ASKED, ids=lambda path: path.name)
def test_help_tells_and_does_nothing(script: Path, tmp_path: Path) -> None:
    start = [sys.executable, str(script)] if script.suffix == ".py" else [str(script)]
    result = subprocess.run([*start, "--help"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert result.returncode in (0, 2)
    assert "Traceback" not in result.stderr
    assert script.name in result.stdout + result.stderr
    assert list(tmp_path.iterdir()) == []

"""vulture finds what nothing uses, and what it is told to let pass has a reason that still holds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ALLOWED = ROOT / "scripts" / "dead_code_allowed.py"


def dead(*paths: Path | str, where: Path = ROOT) -> set[str]:
    """Return the names that vulture finds unused with the project's settings; no path: those of the settings."""
    done = subprocess.run(
        [sys.executable, "-m", "vulture", *map(str, paths)], cwd=where, capture_output=True, text=True
    )
    assert done.returncode == (3 if done.stdout else 0), done.stderr
    return set(re.findall(r"unused \w+ '(\w+)'", done.stdout))


def test_a_planted_dead_function_is_found_and_a_method_that_qt_calls_is_not(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "routine_app").mkdir()
    (tmp_path / "scripts").mkdir()
    shutil.copy(ALLOWED, tmp_path / "scripts")
    planted = "class Page:\n    def paintEvent(self):\n        return 1\n\n\ndef forgotten():\n    return Page()\n"
    (tmp_path / "routine_app" / "page.py").write_text(planted, encoding="utf-8")
    assert dead(where=tmp_path) == {"forgotten"}


def test_a_planted_helper_that_no_test_uses_is_found(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(
        "import pytest\n\n\n@pytest.fixture\ndef given():\n    return 1\n\n\ndef forgotten():\n    return 2\n\n\n"
        "def test_it(given):\n    assert given\n",
        encoding="utf-8",
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert dead("test_x.py", where=tmp_path) == {"forgotten"}


def test_no_reason_to_let_a_name_pass_is_out_of_date() -> None:
    lasting = ALLOWED.read_text(encoding="utf-8").split("# In the tests")[0]
    names = set(re.findall(r"^_\.(\w+)", lasting, re.MULTILINE))
    assert len(names) > 10
    others = (path for path in (ROOT / "scripts").glob("*.py") if path != ALLOWED)
    assert names - dead("routine_app", *others) == set()

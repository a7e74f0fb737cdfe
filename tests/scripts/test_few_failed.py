from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def asked(folder: Path, failed: list[str]) -> tuple[int, list[str]]:
    """Return how it ends for these, and what it prints."""
    kept = folder / "lastfailed"
    kept.write_text(json.dumps(dict.fromkeys(failed, True)), encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts" / "few_failed.py"), str(kept)]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()


@pytest.mark.parametrize(
    "failed",
    [["a.py::one"], ["a.py::one", "b.py::one", "c.py::x[1::2]"], [f"a.py::one[{number}]" for number in range(15)]],
    ids=len,
)
def test_few_are_asked_once_more(tmp_path: Path, failed: list[str]) -> None:
    assert asked(tmp_path, failed) == (0, failed)


@pytest.mark.parametrize(
    "failed",
    [
        [],
        ["a.py"],
        ["a.py::one", "b.py"],
        [f"{name}.py::one" for name in "abcd"],
        ["b.py::one", *(f"a.py::one[{number}]" for number in range(3))],
        [f"a.py::one[{number}]" for number in range(16)],
    ],
    ids=len,
)
def test_many_and_what_is_no_test_are_red_at_once(tmp_path: Path, failed: list[str]) -> None:
    assert asked(tmp_path, failed)[0] == 1

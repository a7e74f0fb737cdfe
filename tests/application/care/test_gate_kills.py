"""kill -9 while the gate waits for her choice: what she told is in the diary, and the session can be gone on with."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from routine_app.storage.history import History
from routine_app.storage.records import SessionRecord
from tests.kills import kill_after

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.filterwarnings("default::ResourceWarning")


def killed(path: Path, seconds: float) -> list[str]:
    """Return what was acknowledged by a child that was killed so long after its first answer."""
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("gate_child.py")), str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    told, errors = kill_after(process, seconds, enough=bool)
    assert errors == ""
    return [" ".join(line) for line in told]


def kept(path: Path) -> SessionRecord:
    with History(path) as history:
        assert history.database.notices == ()
        assert history.database.read("PRAGMA integrity_check") == [("ok",)]
        assert history.unfinished() is not None
        (session,) = history.sessions()
        return session


def check(told: list[str], session: SessionRecord) -> None:
    """Every pain that was acknowledged is there, with its kind; at most one more was on its way."""
    pains = [int(line.split()[1]) for line in told if line.startswith("told")]
    assert [each.pain for each in session.pains][: len(pains)] == pains
    assert len(session.pains) <= len(pains) + 1
    assert [each.sharp for each in session.pains] == [bool(number % 2) for number in range(len(session.pains))]
    assert len(session.unwell) >= told.count("unwell")


@pytest.mark.slow
def test_kills_during_the_gate_lose_nothing(tmp_path: Path) -> None:
    rng = random.Random(13)  # noqa: S311
    for number in range(12):
        path = tmp_path / f"{number}.sqlite3"
        told = killed(path, rng.uniform(0, 0.1))
        assert told
        check(told, kept(path))


@pytest.mark.slow
def test_the_check_notices_a_lost_pain(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    told = killed(path, 0.02)
    with History(path) as history, history.database.write() as connection:
        connection.execute("DELETE FROM pains WHERE seq = 1")
    with pytest.raises(AssertionError):
        check(told, kept(path))

"""kill -9 of the real app at random instants: what it had shown as done is in the diary, and the next start goes on.

One diary all along: each start goes on with what the one before it was cut off in. ROUTINE_KILLS=200 for many more.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from routine_app.application.session.unfinished import find_unfinished, is_under_way
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences, save_preferences
from routine_app.storage.records import SessionState
from tests.kills import kill_after

KILLS = int(os.environ.get("ROUTINE_KILLS", "12"))
SPEED = 500  # the short routine in a little more than a second
MOST_LINES = 8  # what was offered, and a set or more
LONGEST_S = 0.15  # two or three sets
CHILD = Path(__file__).parents[1] / "app_child.py"

pytestmark = pytest.mark.slow


def start(what: str, data: Path, speed: float) -> subprocess.Popen[str]:
    """Start the app and let it load; it opens nothing before it is told to go."""
    return subprocess.Popen(
        [sys.executable, str(CHILD), what, str(data), str(speed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHILD.parents[2])},
    )


def killed_after(process: subprocess.Popen[str], lines: int, seconds: float) -> list[list[str]]:
    """Let it go, kill it so long after it has said so many lines (or its last), and return all that it had said."""

    def enough(said: list[str]) -> bool:
        return len(said) >= lines or (bool(said) and said[-1].endswith("the end\n")) or "finished" in "".join(said)

    told, errors = kill_after(process, seconds, enough)
    assert "Traceback" not in errors, errors
    return told


def let_go_of(database: Path) -> None:
    """Wait for a child that the killed app was just making: until it runs a program of its own, it holds the mark."""
    for _ in range(1000):
        if not is_under_way(database):
            return
        time.sleep(0.01)
    raise AssertionError("what the killed app held is still held")


def check(database: Path, shown: set[tuple[str, ...]]) -> int | None:
    """Check the diary against all that was ever shown as done, and return the session that is to be offered."""
    with History(database) as history:
        assert history.database.notices == ()
        assert history.database.read("PRAGMA integrity_check") == [("ok",)]
        sessions = history.sessions()
        kept = Counter(
            (str(session.id), str(each.item), str(each.number), str(each.side))
            for session in sessions
            for each in session.sets
        )
        assert not shown - kept.keys(), "a set that was shown as done is not in the diary"
        assert max(kept.values(), default=1) == 1, "a set is there twice"
        for session in sessions[:-1]:
            assert session.summary.state is SessionState.FINISHED
            assert session.summary.sets_done == sum(item.sets for item in session.planned)
    unfinished, _ = find_unfinished(database)
    return None if unfinished is None else unfinished.session.id


def test_killed_again_and_again_it_loses_nothing_and_always_goes_on(data_dir: Path) -> None:
    save_preferences(data_dir / "preferences.yaml", Preferences(last_routine="short"))
    rng = random.Random(KILLS)  # noqa: S311
    shown: set[tuple[str, ...]] = set()
    expected: int | None = None
    seen: Counter[str] = Counter()
    following = start("press_on", data_dir, SPEED)
    for number in range(KILLS):
        app = following
        if number + 1 < KILLS:
            following = start("press_on", data_dir, SPEED)
        told = killed_after(app, rng.randint(1, MOST_LINES), rng.uniform(0, LONGEST_S))
        offer = told[0]
        seen[offer[0]] += 1
        assert offer[:2] == (["nothing", "offered"] if expected is None else ["offered", str(expected)])
        shown |= {tuple(line[1:]) for line in told if line[0] == "set"}
        let_go_of(data_dir / "diary.sqlite3")
        expected = check(data_dir / "diary.sqlite3", shown)
    assert seen["offered"] >= KILLS // 4, f"the instants missed what they were to hit: {seen}"
    assert len(shown) >= KILLS


def test_a_pain_chosen_and_not_sent_off_outlives_a_kill_and_is_asked_again(data_dir: Path) -> None:
    save_preferences(data_dir / "preferences.yaml", Preferences(last_routine="short"))
    rng = random.Random(KILLS)  # noqa: S311
    told = killed_after(start("choose_pains", data_dir, 1), rng.randint(3, 15), rng.uniform(0, 0.02))
    chosen = [int(line[1]) for line in told if line[0] == "chose"]
    let_go_of(data_dir / "diary.sqlite3")
    with History(data_dir / "diary.sqlite3") as history:
        assert history.database.read("PRAGMA integrity_check") == [("ok",)]
        (session,) = history.sessions()
    (pain,) = session.pains
    assert pain.pain in (chosen[-1], (chosen[-1] + 1) % 10), "one more may have been on its way"
    assert not pain.confirmed
    assert pain.exercise == session.planned[0].exercise
    again = killed_after(start("press_on", data_dir, 1), 2, 0.0)
    assert ["asked", str(pain.pain)] in again


def test_the_check_notices_a_lost_set(data_dir: Path) -> None:
    save_preferences(data_dir / "preferences.yaml", Preferences(last_routine="short"))
    told = killed_after(start("press_on", data_dir, SPEED), MOST_LINES, 0.0)
    shown = {tuple(line[1:]) for line in told if line[0] == "set"}
    assert shown
    check(data_dir / "diary.sqlite3", shown)
    with History(data_dir / "diary.sqlite3") as history, history.database.write() as connection:
        connection.execute("DELETE FROM sets WHERE seq = 1")
    with pytest.raises(AssertionError, match="not in the diary"):
        check(data_dir / "diary.sqlite3", shown)

"""kill -9 at random instants: every acknowledged set is in the diary, the file is sound, resuming is offered."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.history import History
from routine_app.storage.records import SessionState
from tests.kills import kill_after

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("default::ResourceWarning")


def _killed_after(process: subprocess.Popen[str], seconds: float) -> list[list[str]]:
    """Return all that a child had acknowledged when it was killed after so long."""
    told, errors = kill_after(process, seconds)
    assert errors == ""
    return told


def _check(path: Path, told: list[list[str]]) -> str:
    """Check the diary against what was acknowledged, and return where the last session stood."""
    with History(path) as history:
        assert history.database.notices == ()
        assert history.database.read("PRAGMA integrity_check") == [("ok",)]
        assert history.database.read("PRAGMA foreign_key_check") == []
        kept = {session.id: session for session in history.sessions()}
        for word, number, *rest in told:
            session = kept[int(number)]
            if word == "set":
                assert len(session.sets) > int(rest[0])
            if word == "finished":
                assert session.summary.state is SessionState.FINISHED
                assert len(session.sets) == 40
        for session in kept.values():
            # No set is there twice or half: they are the first so many, in order.
            assert [(each.item, each.number) for each in session.sets] == [
                (n // 10, n % 10 + 1) for n in range(len(session.sets))
            ]
            assert session.summary.sets_done == len(session.sets)
        if not kept:
            return "nothing"
        newest = kept[max(kept)]
        unfinished = history.unfinished()
        if newest.summary.state is SessionState.FINISHED:
            assert unfinished is None
            return "finished"
        assert unfinished is not None
        assert unfinished.session == newest
        assert unfinished.next_item == len(newest.sets) // 10
        assert unfinished.left_ms == (4 - unfinished.next_item) * 60_000
        return "open"


def _crash(path: Path, child: Callable[..., subprocess.Popen[str]], times: int, longest_s: float) -> dict[str, int]:
    rng = random.Random(times)  # noqa: S311
    # A new diary every ten crashes: each is checked in full, and they grow fast.
    targets = [path.with_name(f"history-{number // 10}.db") for number in range(times)]
    waiting = [child("sessions", target) for target in targets[:3]]
    seen: dict[str, int] = {}
    for number, target in enumerate(targets):
        waiting.extend(child("sessions", later) for later in targets[number + 3 : number + 4])
        told = _killed_after(waiting.pop(0), rng.uniform(0, longest_s))
        where = _check(target, told)
        seen[where] = seen.get(where, 0) + 1
    return seen


@pytest.mark.slow
@pytest.mark.long
def test_two_hundred_kills_lose_no_acknowledged_set(path: Path, child: Callable[..., subprocess.Popen[str]]) -> None:
    seen = _crash(path, child, 200, 0.12)
    assert seen["open"] >= 25, seen  # else the instants missed what they were to hit


def test_the_check_notices_a_lost_set(path: Path, child: Callable[..., subprocess.Popen[str]]) -> None:
    told = _killed_after(child("sessions", path), 0.1)
    last = [line for line in told if line[0] == "set"][-1]
    with History(path) as history, history.database.write() as connection:
        connection.execute("DELETE FROM sets WHERE session_id = ? AND seq > ?", (int(last[1]), int(last[2])))
    with pytest.raises(AssertionError):
        _check(path, told)

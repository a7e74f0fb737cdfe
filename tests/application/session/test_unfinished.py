"""A session that was cut short is found; one that is going on elsewhere is left alone."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from routine_app.application.diary.backup_offer import offer_to_show
from routine_app.application.session.journal import Journal, open_journal
from routine_app.application.session.unfinished import find_unfinished, leave_unfinished
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.playback.events import SetFinished
from routine_app.storage.history import History
from routine_app.storage.records import SessionState
from routine_app.system.process_lock import ProcessLock, mark_of
from tests.fakes import SQUAT, make_plan

START = dt.datetime(2026, 3, 2, 9, 12, tzinfo=dt.UTC)
PLAN = make_plan()
HOLDER = """
import sys
from pathlib import Path
from routine_app.system.process_lock import ProcessLock
hold = ProcessLock(Path(sys.argv[1]))
print(hold.take(), flush=True)
sys.stdin.read()
"""


def begin(database: Path) -> Journal:
    journal = open_journal(database)
    journal.begin(PLAN, compile_plan(PLAN), Comfort(), START)
    return journal


def test_looking_makes_no_diary(data_dir: Path) -> None:
    assert find_unfinished(data_dir / "diary.sqlite3") == (None, ())
    assert not data_dir.exists()


def test_a_session_under_way_is_not_cut_short_until_its_process_lets_go(data_dir: Path) -> None:
    database = data_dir / "diary.sqlite3"
    journal = begin(database)
    assert find_unfinished(database) == (None, ())
    journal.close()
    unfinished, messages = find_unfinished(database)
    assert unfinished is not None
    assert (unfinished.session.summary.started, messages) == (START, ())


def test_what_is_left_stays_in_the_diary_and_is_offered_no_longer(data_dir: Path) -> None:
    database = data_dir / "diary.sqlite3"
    begin(database).close()
    assert leave_unfinished(database, 1) == ()
    assert find_unfinished(database) == (None, ())
    with History(database) as history:
        assert history.sessions()[0].summary.state is SessionState.LEFT


def test_a_diary_that_cannot_be_opened_is_said_so(data_dir: Path) -> None:
    database = data_dir / "diary.sqlite3"
    data_dir.mkdir()
    database.write_bytes(b"not a diary " * 500)
    unfinished, messages = find_unfinished(database)
    offer = offer_to_show(database)  # it is told until she has answered, not once
    assert (unfinished, messages) == (None, ())
    assert offer is not None
    assert "damaged" in offer.line


def test_going_on_keeps_to_the_session_and_adds_to_its_time(data_dir: Path) -> None:
    database = data_dir / "diary.sqlite3"
    journal = begin(database)
    journal.record([SetFinished(0, SQUAT.id, None, 1, 2, 10_000, 14_000)], START)
    journal.close()
    journal = open_journal(database)
    journal.take_up(1, PLAN, before_ms=-6_000)
    journal.record([SetFinished(1, "slide.standing", None, 1, 2, 10_000, 50_000)], START)
    journal.finish(START, elapsed_ms=60_000)
    journal.close()
    with History(database) as history:
        (session,) = history.sessions()
    assert [each.session_ms for each in session.sets] == [14_000, 44_000]
    assert (session.summary.state, session.summary.elapsed_ms) == (SessionState.FINISHED, 54_000)


def test_a_mark_is_held_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "mark"
    first, second = ProcessLock(path), ProcessLock(path)
    assert (first.take(), first.take(), second.take()) == (True, True, False)
    assert path.stat().st_mode & 0o777 == 0o600
    first.release()
    assert not path.exists()
    assert second.take()
    second.release()


def test_a_mark_outlives_no_process(tmp_path: Path) -> None:
    path = tmp_path / "mark"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "True\n"
        mine = ProcessLock(path)
        assert not mine.take()
        child.kill()
        child.wait()
        assert mine.take()
    mine.release()


def test_each_diary_has_its_own_mark_and_a_link_to_it_the_same(tmp_path: Path) -> None:
    one, other = tmp_path / "one" / "diary.sqlite3", tmp_path / "other" / "diary.sqlite3"
    assert mark_of(one, "session") != mark_of(other, "session")
    assert mark_of(one, "session") != mark_of(one, "window")
    one.parent.mkdir()
    (tmp_path / "link").symlink_to(one.parent)
    assert mark_of(tmp_path / "link" / "diary.sqlite3", "session") == mark_of(one, "session")
    assert len(str(mark_of(one, "socket"))) < 104, "longer names do not fit a socket's address"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="as it is named where users have numbers")
def test_a_mark_is_named_as_in_the_first_version(tmp_path: Path) -> None:
    """Else a window that stands while the app is updated is not seen by the next, and both write one diary."""
    database = tmp_path / "diary.sqlite3"
    name = hashlib.sha256(f"{os.getuid()}\n{database.resolve()}".encode()).hexdigest()[:20]
    assert mark_of(database, "window").name == f"routine-app-{name}.window"

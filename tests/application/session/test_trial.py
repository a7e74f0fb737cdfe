"""A session that is only tried is not kept, unless she tells of pain or of feeling unwell: then all of it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from routine_app.application.session.finish_view import Answers
from routine_app.application.session.journal import Hurt, open_journal
from routine_app.application.session.recorder import SessionRecorder
from routine_app.application.session.trial import TrialJournal
from routine_app.domain.comfort import Comfort
from routine_app.playback.player import Player
from routine_app.storage.history import History
from routine_app.storage.records import SessionRecord, SessionState
from tests.application.session.test_recorder import to_the_end
from tests.fakes import make_plan

START = dt.datetime(2026, 3, 2, 9, 12, tzinfo=dt.UTC)


def tried(path: Path, tell: Callable[[SessionRecorder], object]) -> tuple[SessionRecord, ...]:
    """Try a plan to its end, tell something then, and return what the diary has."""
    player = Player(make_plan())
    recorder = SessionRecorder(player, open_journal(path, TrialJournal), lambda: START)
    recorder.begin(Comfort())
    to_the_end(player, recorder)
    tell(recorder)
    recorder.finish(Answers(note="Only tried."))
    recorder.close()
    with History(path) as history:
        return history.sessions()


@pytest.mark.parametrize("tell", [lambda _: None, lambda each: each.record_hurt(0, Hurt(8, confirmed=False))])
def test_nothing_of_it_is_kept(data_dir: Path, tell: Callable[[SessionRecorder], object]) -> None:
    assert tried(data_dir / "diary.sqlite3", tell) == ()


def test_a_pain_keeps_all_of_it(data_dir: Path) -> None:
    (session,) = tried(data_dir / "diary.sqlite3", lambda each: each.record_hurt(0, Hurt(8)))
    assert [each.pain for each in session.pains] == [8]
    assert session.sets
    assert (session.summary.state, session.summary.note) == (SessionState.FINISHED, "Only tried.")


def test_so_does_feeling_unwell(data_dir: Path) -> None:
    (session,) = tried(data_dir / "diary.sqlite3", lambda each: each.record_unwell())
    assert len(session.unwell) == 1


def test_what_comes_after_it_is_kept_too(data_dir: Path) -> None:
    player, path = Player(make_plan()), data_dir / "diary.sqlite3"
    recorder = SessionRecorder(player, open_journal(path, TrialJournal), lambda: START)
    recorder.begin(Comfort())
    recorder.record_hurt(0, Hurt(3, gave_up=False))
    to_the_end(player, recorder)
    recorder.finish()
    recorder.close()
    with History(path) as history:
        (session,) = history.sessions()
    assert len(session.sets) == sum(item.sets for item in session.planned)

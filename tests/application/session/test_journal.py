from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from routine_app.application.diary.day_notes import SaidOfDay
from routine_app.application.session.finish_view import Answers
from routine_app.application.session.journal import NO_BACKUP, Hurt, Journal, open_journal
from routine_app.application.session.plan_records import planned_items
from routine_app.domain.care.statements import HowSoon
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.vocabulary import Side
from routine_app.playback.events import Finished, ItemSkipped, PaceChanged, Paused, SetFinished, Swapped
from routine_app.storage.errors import disk_full
from routine_app.storage.history import History
from routine_app.storage.records import (
    DayRecord,
    PainRecord,
    PainSite,
    PlannedItem,
    SessionState,
    SetRecord,
    UnwellRecord,
)
from tests.fakes import CHAIR_SQUAT, SLIDE, SQUAT, make_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
LATER = START + timedelta(minutes=5)
PLAN = make_plan()
TIMELINE = compile_plan(PLAN)


@pytest.fixture
def history(data_dir: Path) -> Iterator[History]:
    with History(data_dir / "diary.sqlite3") as opened:
        yield opened


@pytest.fixture
def journal(history: History) -> Journal:
    begun = Journal(history)
    begun.begin(PLAN, TIMELINE, Comfort(), START, pain_before=3, pace_percent=90)
    return begun


def test_the_plan_is_kept_with_its_lengths_and_every_side_counted() -> None:
    squat, slide = planned_items(PLAN, TIMELINE)
    assert squat == PlannedItem("squat", SQUAT.id, "Squat", sets=1, estimate_ms=squat.estimate_ms)
    assert (slide.sets, slide.replaced, slide.reason) == (2, "slide.lift", PLAN.items[1].reason)
    finish_ms = TIMELINE.segments[-1].duration_ms
    assert squat.estimate_ms + slide.estimate_ms == TIMELINE.duration_ms - finish_ms
    assert squat.estimate_ms > 10_000


def test_a_session_begins_with_its_plan(history: History, journal: Journal) -> None:
    (session,) = history.sessions()
    assert session.id == journal.session_id
    assert session.summary.state is SessionState.OPEN
    assert (session.summary.routine_id, session.summary.started) == ("tiny", START)
    assert (session.summary.pain_before, session.summary.pace_percent) == (3, 90)
    assert [item.variation for item in session.planned] == [SQUAT.id, SLIDE.id]
    assert [skip.exercise for skip in session.skips] == ["cat_cow"]
    assert [swap.to_variation for swap in session.swaps] == [SLIDE.id]


def test_each_event_that_belongs_into_the_diary_is_kept(history: History, journal: Journal) -> None:
    journal.record([SetFinished(0, SQUAT.id, None, 1, 2, 10_000, 14_000), Paused("user"), PaceChanged(110)], LATER)
    journal.record([Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "An easier way.")], LATER)
    journal.record([ItemSkipped(0, "You left this one out."), Finished()], LATER)
    journal.record([SetFinished(1, SLIDE.id, Side.LEFT, 1, 2, 10_000, 30_000)], LATER)
    (session,) = history.sessions()
    assert session.sets == (
        SetRecord(0, "squat", SQUAT.id, 1, 10_000, 14_000, LATER, reps=2),
        SetRecord(1, "slide", SLIDE.id, 1, 10_000, 30_000, LATER, reps=2, side=Side.LEFT),
    )
    assert session.summary.pace_percent == 110
    assert [(skip.exercise, skip.variation, skip.item) for skip in session.skips][1:] == [("squat", CHAIR_SQUAT.id, 0)]
    assert [swap.to_variation for swap in session.swaps] == [SLIDE.id, CHAIR_SQUAT.id]
    assert journal.messages == []


@pytest.mark.parametrize(("stopped", "state"), [(True, SessionState.STOPPED), (False, SessionState.FINISHED)])
def test_the_end_and_later_her_answers(stopped: bool, state: SessionState, history: History, journal: Journal) -> None:
    journal.finish(LATER, stopped=stopped, elapsed_ms=60_000)
    journal.finish(LATER + timedelta(minutes=1), Answers(pain=2, effort=4, note="Good."), stopped=stopped)
    (session,) = history.sessions()
    summary = session.summary
    assert (summary.state, summary.ended, summary.elapsed_ms) == (state, LATER, 60_000)
    assert (summary.pain_after, summary.effort, summary.note) == (2, 4, "Good.")


def test_what_hurts_is_kept_at_once_with_where_and_how_much(history: History, journal: Journal) -> None:
    journal.record([Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "An easier way.")], LATER)
    journal.record_hurt(0, Hurt(6, frozenset({PainSite.LEFT, PainSite.PUBIC})), LATER)
    journal.record_hurt(1, Hurt(gave_up=False), LATER)
    (session,) = history.sessions()
    assert session.pains == (
        PainRecord("squat", LATER, 6, frozenset({PainSite.LEFT, PainSite.PUBIC}), 0, CHAIR_SQUAT.id),
        PainRecord("slide", LATER, None, frozenset(), None, SLIDE.id),
    )


def test_of_a_pain_the_side_and_its_kind_are_kept_and_later_that_she_gave_up(
    history: History, journal: Journal
) -> None:
    journal.record_hurt(1, Hurt(3, gave_up=False), LATER)
    journal.record_hurt(0, Hurt(2, gave_up=False, sharp=True, side=Side.RIGHT), LATER)
    journal.give_up(0)
    (session,) = history.sessions()
    assert session.pains == (
        PainRecord("slide", LATER, 3, frozenset(), None, SLIDE.id),
        PainRecord("squat", LATER, 2, frozenset(), 0, SQUAT.id, Side.RIGHT, sharp=True),
    )


def test_feeling_unwell_is_kept_with_the_sign_and_without_one(history: History, journal: Journal) -> None:
    journal.record_unwell("", None, LATER)
    journal.record_unwell("calf", HowSoon.SAME_DAY, LATER)
    (session,) = history.sessions()
    assert session.unwell == (UnwellRecord(LATER), UnwellRecord(LATER, "calf", HowSoon.SAME_DAY))


def test_where_it_hurts_afterwards_is_kept_and_stays(history: History, journal: Journal) -> None:
    journal.finish(LATER, Answers(pain=2, sites=frozenset({PainSite.SACRUM})))
    journal.finish(LATER, Answers(effort=3))
    assert history.sessions()[0].summary.sites == {PainSite.SACRUM}


def test_what_she_says_of_the_day_belongs_to_the_day_of_the_start(history: History, journal: Journal) -> None:
    day = START.date()
    history.record_day(DayRecord(day, worst_pain=6, stress=1))
    journal.finish(LATER + timedelta(days=1), Answers(of_day=SaidOfDay(stress=4)))
    journal.finish(LATER + timedelta(days=1), Answers(of_day=SaidOfDay(sleep_hours=6)))
    journal.finish(LATER + timedelta(days=1))
    assert history.days() == (DayRecord(day, worst_pain=6, stress=4, sleep_hours=6),)


def test_a_full_drive_is_said_once_and_the_session_goes_on(
    history: History, journal: Journal, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise disk_full(data_dir)

    monkeypatch.setattr(history, "record_set", refuse)
    done = SetFinished(0, SQUAT.id, None, 1, 2, 10_000, 14_000)
    journal.record([done, done], LATER)
    assert len(journal.messages) == 1
    assert "no room left" in journal.messages[0]


def test_without_a_diary_everything_goes_by(data_dir: Path) -> None:
    data_dir.write_text("a file where a folder should be", encoding="utf-8")
    journal = open_journal(data_dir / "diary.sqlite3")
    assert len(journal.messages) == 1
    assert journal.messages[0].startswith("This session will not be in the diary. ")
    journal.begin(PLAN, TIMELINE, Comfort(), START)
    journal.record([SetFinished(0, SQUAT.id, None, 1, 2, 10_000, 14_000)], LATER)
    journal.record_hurt(0, Hurt(3), LATER)
    journal.finish(LATER, Answers(of_day=SaidOfDay(stress=4)))
    journal.close()
    assert journal.session_id is None
    assert len(journal.messages) == 1


def test_a_session_that_never_began_records_nothing(history: History) -> None:
    journal = Journal(history)
    journal.record([SetFinished(0, SQUAT.id, None, 1, 2, 10_000, 14_000)], LATER)
    journal.record_hurt(0, Hurt(3), LATER)
    journal.finish(LATER)
    assert history.sessions() == ()


def test_an_automatic_backup_that_failed_is_said_once(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise disk_full(data_dir / "diary.sqlite3")

    monkeypatch.setattr("routine_app.storage.backups.copy_database", refuse)
    journal = open_journal(data_dir / "diary.sqlite3")
    journal.begin(PLAN, TIMELINE, Comfort(), START)
    journal.finish(LATER)
    assert journal.messages == []
    journal.close()
    journal.close()
    (told,) = journal.messages
    assert told.startswith(f"{NO_BACKUP} There is no room left")


def test_what_things_are_called_is_kept_with_the_session(history: History, journal: Journal) -> None:
    assert journal.session_id is not None
    names = {(kind, identity): name for kind, identity, name in history.names()}
    assert names["exercise", "squat"] == PLAN.items[0].exercise.name
    assert names["variation", SLIDE.id] == SLIDE.short_name
    assert ("variation", "slide.lift") in names  # to which she may go back
    assert ("exercise", "cat_cow") in names


def test_what_she_has_not_confirmed_is_kept_as_that_and_replaced_until_she_has(
    history: History, journal: Journal
) -> None:
    journal.record_hurt(1, Hurt(3, gave_up=False), LATER)
    for pain in (1, 8):
        journal.record_hurt(0, Hurt(pain, frozenset({PainSite.LEFT}), gave_up=False, confirmed=False), LATER)
        told = history.sessions()[0].pains
        assert [(each.pain, each.confirmed) for each in told] == [(3, True), (pain, False)]
    journal.record_hurt(0, Hurt(9, gave_up=False, sharp=True, side=Side.LEFT), LATER)
    assert history.sessions()[0].pains[1:] == (
        PainRecord("squat", LATER, 9, frozenset(), None, SQUAT.id, Side.LEFT, sharp=True),
    )
    journal.record_hurt(0, Hurt(2, gave_up=False), LATER)
    assert [each.pain for each in history.sessions()[0].pains] == [3, 9, 2]


def test_what_she_has_not_confirmed_can_be_taken_back_and_nothing_else(history: History, journal: Journal) -> None:
    journal.record_hurt(0, Hurt(3, gave_up=False), LATER)
    journal.take_back_hurt()
    journal.record_hurt(0, Hurt(7, gave_up=False, confirmed=False), LATER)
    journal.take_back_hurt()
    journal.take_back_hurt()
    assert [each.pain for each in history.sessions()[0].pains] == [3]
    journal.record_hurt(1, Hurt(4, gave_up=False), LATER)
    assert [(each.exercise, each.pain) for each in history.sessions()[0].pains] == [("squat", 3), ("slide", 4)]


def test_who_takes_a_session_up_replaces_what_was_not_confirmed(history: History, journal: Journal) -> None:
    journal.record_hurt(0, Hurt(7, gave_up=False, confirmed=False), LATER)
    assert journal.session_id is not None
    again = Journal(history)
    again.take_up(journal.session_id, PLAN)
    again.record_hurt(0, Hurt(5, gave_up=False), LATER)
    assert [(each.pain, each.confirmed) for each in history.sessions()[0].pains] == [(5, True)]

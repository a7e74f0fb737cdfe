"""Corrections, deletions, and how each is undone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.storage.errors import InvalidEntryError
from routine_app.storage.records import PainRecord, PainSite, SessionChanges, SkipRecord, SwapRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.storage.history import History
    from routine_app.storage.records import SetRecord


@pytest.fixture
def session(history: History, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime) -> int:
    """A finished session with something of everything, between two others."""
    begin(history)
    number = begin(history, pain_before=4)
    history.record_set(number, done())
    history.record_set(number, done(2, 1, 3))
    history.record_skip(number, SkipRecord("itb", "Skipped by you.", start, 1))
    history.record_swap(number, SwapRecord(0, "squat", "squat.chair", "squat.wall", "Easier.", start))
    history.stop_for_pain(number, PainRecord("squat", start, 6, frozenset({PainSite.LEG})))
    history.finish_session(number, start, pain_after=3, note="Before.", elapsed_ms=500_000)
    begin(history)
    return number


def test_an_edit_changes_what_is_named_and_nothing_else(history: History, session: int) -> None:
    before = history.sessions()
    changes = SessionChanges(
        pain_after=None, sites=frozenset({PainSite.SACRUM}), effort=5, flare=False, note="After.", pain_before=2
    )
    undo = history.edit(session, changes)
    found = {each.id: each for each in history.sessions()}
    expected = replace(
        before[1].summary,
        pain_before=2,
        pain_after=None,
        sites=frozenset({PainSite.SACRUM}),
        effort=5,
        flare=False,
        note="After.",
    )
    assert found[session] == replace(before[1], summary=expected)
    assert [found[each.id] for each in before if each.id != session] == [before[0], before[2]]
    history.restore(undo)
    assert history.sessions() == before


def test_another_start_moves_the_session_to_its_day(history: History, session: int, start: dt.datetime) -> None:
    earlier = start - dt.timedelta(days=1)
    undo = history.edit(session, SessionChanges(started=earlier))
    assert [each.id for each in history.day(earlier.date())] == [session]
    assert history.summaries()[0].started == earlier
    history.restore(undo)
    assert history.day(earlier.date()) == ()


def test_an_edit_out_of_range_changes_nothing(history: History, session: int) -> None:
    before = history.sessions()
    with pytest.raises(InvalidEntryError, match="effort is 1 to 10"):
        history.edit(session, SessionChanges(note="After.", effort=12))
    assert history.sessions() == before


def test_an_edit_of_nothing_changes_nothing(history: History, session: int) -> None:
    before = history.sessions()
    history.restore(history.edit(session, SessionChanges()))
    assert history.sessions() == before


def test_a_deleted_session_is_gone_with_all_its_parts_and_comes_back_whole(history: History, session: int) -> None:
    before = history.sessions()
    totals = history.progress.by_day()
    undo = history.delete(session)
    assert history.sessions() == (before[0], before[2])
    parts = "items sets skips joined_items swaps swap_details pains pain_details pain_marks unwell"
    for table in parts.split():
        query = f"SELECT count(*) FROM {table} WHERE session_id = ?"  # noqa: S608
        assert history.database.read(query, (session,)) == [(0,)]
    assert history.progress.most_done() == ()
    history.restore(undo)
    assert history.sessions() == before
    assert history.progress.by_day() == totals
    assert history.database.read("PRAGMA foreign_key_check") == []


def test_the_number_of_a_deleted_session_is_not_given_again(
    history: History, begin: Callable[..., int], session: int
) -> None:
    newest = begin(history)
    undo = history.delete(newest)
    another = begin(history)
    assert another > newest
    history.restore(undo)
    assert [each.id for each in history.sessions()][-2:] == [newest, another]
    assert session in [each.id for each in history.sessions()]


def test_what_is_not_there_can_be_neither_edited_nor_deleted(history: History) -> None:
    with pytest.raises(InvalidEntryError, match="no longer in the diary"):
        history.edit(1, SessionChanges(effort=5))
    with pytest.raises(InvalidEntryError, match="no longer in the diary"):
        history.delete(1)


def test_a_deletion_cannot_be_undone_twice(history: History, session: int) -> None:
    undo = history.delete(session)
    history.restore(undo)
    before = history.sessions()
    with pytest.raises(InvalidEntryError):
        history.restore(undo)
    assert history.sessions() == before

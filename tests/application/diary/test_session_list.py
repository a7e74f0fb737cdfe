"""A session as a row: how it ended in words, pain before and after, and which page it stands on."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from routine_app.application.diary.corrections import changed_words, deleted_words
from routine_app.application.diary.session_list import (
    HEAD,
    SessionQuery,
    ended_words,
    page_sentence,
    pain_words,
    row_words,
)
from routine_app.storage.records import SessionState, SessionSummary
from routine_app.storage.session_list import ListedSession
from tests.diaries import NOW, TODAY

LINE = SessionSummary(
    1,
    "daily",
    "Daily routine",
    TODAY,
    NOW,
    state=SessionState.FINISHED,
    pain_before=5,
    pain_after=3,
    elapsed_ms=600_000,
)
STOPPED = replace(LINE, state=SessionState.STOPPED)


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        (ListedSession(LINE), "finished"),
        (ListedSession(LINE, hurt=True, worst=3), "finished, hurt (3)"),
        (ListedSession(STOPPED), "stopped early"),
        (ListedSession(STOPPED, hurt=True, worst=8), "stopped for pain (8)"),
        (ListedSession(STOPPED, hurt=True), "stopped for pain"),
        (ListedSession(STOPPED, unwell=True), "stopped early, felt unwell"),
        (ListedSession(replace(LINE, state=SessionState.LEFT)), "left open"),
    ],
)
def test_how_it_ended(listed: ListedSession, words: str) -> None:
    assert ended_words(listed) == words


@pytest.mark.parametrize(
    ("before", "after", "words"), [(5, 3, "5 → 3"), (None, 3, "- → 3"), (0, None, "0 → -"), (None, None, "-")]
)
def test_pain_before_and_after(before: int | None, after: int | None, words: str) -> None:
    assert pain_words(replace(LINE, pain_before=before, pain_after=after)) == words


def test_a_row_stands_under_its_head() -> None:
    row = row_words(ListedSession(replace(LINE, flare=True, note="Stairs\nwere  sore.")))
    assert row == ("4 Mar 2026", "Daily routine", "10", "finished", "5 → 3", "Flare the next day. Stairs were sore.")
    assert len(row) == len(HEAD)


@pytest.mark.parametrize(
    ("total", "first", "shown", "said"),
    [
        (0, 0, 0, "No session is like that."),
        (1, 0, 1, "1 session, the newest first."),
        (20, 8, 8, "20 sessions, the newest first: 9 to 16."),
    ],
)
def test_which_of_them_show(total: int, first: int, shown: int, said: str) -> None:
    assert page_sentence(total, first, shown) == said


def test_a_year_bounds_the_query() -> None:
    query = SessionQuery(year=2025)
    assert (query.since, query.until) == (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert (SessionQuery().since, SessionQuery().until) == (None, None)


def test_undo_says_what_will_be_true_again() -> None:
    assert changed_words("Pain after", "1", "3").again == "Pain after is 3 again."
    assert changed_words("Pain after", "1", "").again == "Pain after is not said, as before."
    assert changed_words("Pain after", "", "3").now == "Pain after is now not said."
    assert deleted_words("Daily routine, 08:15").again == "Daily routine, 08:15 is in the diary again."

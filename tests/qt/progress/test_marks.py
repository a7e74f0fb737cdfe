"""A day on which she stopped, or told a pain of 6 or more, bears a mark on the calendar and is counted in words."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from routine_app.application.diary.words import is_to_be_seen, sessions_words
from routine_app.storage.progress import DayTotal

PLAIN = DayTotal(dt.date(2026, 3, 2), 1, 4, 600_000, 0, held=1)


@pytest.mark.parametrize(
    ("day", "marked"),
    [
        (PLAIN, False),
        (replace(PLAIN, worst=5), False),
        (replace(PLAIN, worst=6), True),
        (replace(PLAIN, sessions=0, sets=0, stopped=1), True),
        (replace(PLAIN, unwell=True), True),
    ],
)
def test_what_bears_the_mark(day: DayTotal, marked: bool) -> None:
    assert is_to_be_seen(day) is marked


def test_what_she_stopped_is_counted_beside_what_she_did() -> None:
    assert sessions_words([PLAIN]) == "1 session"
    assert sessions_words([replace(PLAIN, sessions=0, stopped=1)]) == "1 session stopped early"
    assert sessions_words([PLAIN, replace(PLAIN, sessions=0, stopped=1)]) == "2 sessions, 1 of them stopped early"
    assert sessions_words([replace(PLAIN, sessions=0, worst=7)]) == "1 session"
    two = [PLAIN, replace(PLAIN, stopped=1)]
    assert sessions_words(two, PLAIN.day) == "2 sessions since 2 Mar 2026, 1 of them stopped early"


def test_the_days_are_those_of_the_sessions_not_of_the_stopped_ones() -> None:
    two = [PLAIN, replace(PLAIN, stopped=1)]
    assert sessions_words(two, with_days=True) == "2 sessions on 2 days, 1 of them stopped early"
    assert sessions_words([PLAIN], with_days=True) == "1 session on 1 day"
    alone = [replace(PLAIN, sessions=0, stopped=1)]
    assert sessions_words(alone, with_days=True) == "1 session stopped early on 1 day"

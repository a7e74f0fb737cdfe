"""Which automatic backups stay: by the order in which they were made, whatever the clock said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.storage.backups import backup_files, last_good_backup
from routine_app.storage.history import History
from routine_app.storage.rotation import Held, names_to_drop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = dt.timedelta(days=1)
MONDAY = dt.date(2026, 3, 2)


def held(days: list[dt.date], sessions: int | None = 5) -> list[Held]:
    """Backups made on these days, the newest first."""
    return [Held(f"{number}", day, sessions) for number, day in reversed(list(enumerate(days)))]


def test_the_newest_three_and_one_of_each_of_four_weeks_before_stay() -> None:
    days = [MONDAY + DAY * number for number in range(60)]
    kept = {each.name for each in held(days)} - names_to_drop(held(days), 5)
    assert kept == {"59", "58", "57", "56", "55", "48", "41"}  # day 55 is a Sunday, as are 48 and 41


def test_three_backups_of_a_future_clock_push_no_later_one_out() -> None:
    future = [dt.date(2100, 1, 1) + DAY * number for number in range(3)]
    later = [MONDAY + DAY * number for number in range(4)]
    drop = names_to_drop(held([MONDAY - DAY, *future, *later]), 5)
    assert not drop & {"4", "5", "6", "7"}
    assert names_to_drop(held([MONDAY - DAY, *future]), 5) == frozenset()


def test_one_with_more_sessions_than_the_diary_stays_however_old_it_is() -> None:
    backups = [*held([MONDAY + DAY * number for number in range(60)], 2), Held("lost", MONDAY - DAY * 90, 31)]
    assert "lost" not in names_to_drop(backups, 2)
    assert "lost" in names_to_drop(backups, 40)
    assert "lost" not in names_to_drop(backups, 40, spared=("lost",))


def test_one_that_cannot_be_read_takes_no_place_of_one_that_can() -> None:
    broken = [Held(f"broken {number}", MONDAY, None) for number in range(5)]
    good = held([MONDAY, MONDAY + DAY])
    assert names_to_drop([*broken, *good], 5) == frozenset()
    more = [*held([MONDAY + DAY * number for number in range(3)]), *broken]
    assert names_to_drop(more, 5) == {each.name for each in broken}


@given(
    st.lists(st.tuples(st.dates(), st.one_of(st.none(), st.integers(0, 99))), max_size=30),
    st.one_of(st.none(), st.integers(0, 99)),
)
def test_whatever_the_days_the_newest_good_ones_and_the_fullest_lost_one_stay(
    made: list[tuple[dt.date, int | None]], now: int | None
) -> None:
    backups = [Held(str(number), *each) for number, each in enumerate(made)]
    kept = [each for each in backups if each.name not in names_to_drop(backups, now)]
    good = [each for each in backups if each.sessions is not None]
    assert kept[: len(good[:3])] or not good
    assert set(good[:3]) <= set(kept)
    if now is not None and any((each.sessions or 0) > now for each in good):
        assert any((each.sessions or 0) > now for each in kept)


@pytest.mark.parametrize("wrong", [dt.datetime(2100, 1, 1, tzinfo=dt.UTC), dt.datetime(1970, 1, 1, tzinfo=dt.UTC)])
def test_a_clock_set_wrong_for_three_days_deletes_no_backup_made_after_it(
    path: Path, begin: Callable[..., int], start: dt.datetime, wrong: dt.datetime
) -> None:
    times = [start, *(wrong + DAY * number for number in range(3)), *(start + DAY * number for number in range(1, 4))]
    with History(path) as history:
        for number, at in enumerate(times):
            history.finish_session(begin(history, at), at)
            assert history.wait_for_backup() is None
            newest = last_good_backup(path)
            assert newest is not None
            assert newest.sessions == number + 1  # the one just made, with all that there is
    assert len(backup_files(path)) >= 3


def test_backups_of_earlier_versions_are_older_than_any_with_a_number(path: Path) -> None:
    with History(path) as history:
        history.database.copy_to(path.with_name("history.db.backup-21000101"))
        history.database.begin_backup(MONDAY)
    assert [each.name for each in backup_files(path)] == [
        "history.db.backup-20260302-1",
        "history.db.backup-21000101",
    ]


def test_while_an_offer_is_open_its_backup_stays(path: Path, begin: Callable[..., int], start: dt.datetime) -> None:
    with History(path) as history:
        for _ in range(4):
            number = begin(history)
        history.finish_session(number, start)
        assert history.wait_for_backup() is None
    path.write_bytes(b"scrambled" * 1000)
    for number in range(1, 60):
        at = start + DAY * number
        with History(path) as history:  # a process of its own each time
            history.finish_session(begin(history, at), at)
            assert history.wait_for_backup() is None
            offer = history.database.offer
    assert offer is not None
    assert offer.backup is not None
    assert (offer.backup.sessions, offer.backup.path.exists()) == (4, True)
    assert len(backup_files(path)) <= 9

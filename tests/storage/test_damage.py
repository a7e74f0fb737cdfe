"""Truncated and scrambled databases, really made: set aside and kept, their name told, the last good backup offered."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.backups import Backup
from routine_app.storage.errors import DatabaseDamagedError
from routine_app.storage.history import History
from routine_app.storage.offers import RecoveryOffer
from routine_app.storage.opening import open_database
from routine_app.storage.soundness import suspect_marker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.storage.records import SetRecord


def _fill(history: History, begin: Callable[..., int], done: Callable[..., SetRecord], sessions: int = 40) -> None:
    """Write so many finished sessions, in one transaction."""
    with history.database.write():
        for _ in range(sessions):
            number = begin(history)
            for index in range(20):
                history.record_set(number, done(index % 3, index + 1))
            history.finish_session(number, done().at)


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _cut_in_the_last_page(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1000)


def _cut_to_nothing_much(path: Path) -> None:
    os.truncate(path, 50)


def _scramble_head(path: Path) -> None:
    path.write_bytes(b"\xa5" * 4096 + path.read_bytes()[4096:])


def _scramble_middle_after_a_crash(path: Path) -> None:
    held = bytearray(path.read_bytes())
    held[4096 * 3 : 4096 * 6] = bytes(range(256)) * 48
    path.write_bytes(held)
    path.with_name(path.name + "-wal").write_bytes(b"left by a crash")


@pytest.mark.parametrize(
    "harm",
    [_truncate, _cut_in_the_last_page, _cut_to_nothing_much, _scramble_head, _scramble_middle_after_a_crash],
)
def test_a_damaged_diary_is_set_aside_and_the_last_good_backup_offered(
    path: Path,
    harm: Callable[[Path], None],
    begin: Callable[..., int],
    done: Callable[..., SetRecord],
    start: dt.datetime,
) -> None:
    with History(path) as history:
        _fill(history, begin, done)
        history.database.begin_backup(start.date())
    os.utime(path, (0, 1_772_000_000))
    harm(path)
    harmed = path.read_bytes()
    os.utime(path, (0, 1_772_000_000))
    with History(path) as history:
        kept = path.with_name("history.db.damaged-20260225-061320")
        backup = path.with_name("history.db.backup-20260301-1")
        assert kept.read_bytes() == harmed
        assert history.database.notices == ()  # the offer tells it
        assert history.database.offer == RecoveryOffer(kept.name, Backup(backup, start.date(), 40, start.date()))
        assert history.sessions() == ()
        begin(history)  # the new diary works
    with History(path) as history:
        assert history.database.offer is not None  # until she has answered
        assert len(history.sessions()) == 1
        history.database.answer_offer()
    with History(path) as history:
        assert (history.database.notices, history.database.offer) == ((), None)


def test_a_second_damaged_diary_of_the_same_second_has_a_name_of_its_own(path: Path) -> None:
    for expected in ("history.db.damaged-20260225-061320", "history.db.damaged-20260225-061320-2"):
        open_database(path).close()
        _scramble_head(path)
        os.utime(path, (0, 1_772_000_000))
        with open_database(path) as database:
            assert database.offer == RecoveryOffer(expected)
        assert path.with_name(expected).exists()


def test_damage_met_in_mid_use_is_named_and_checked_for_at_the_next_start(
    path: Path, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    with History(path) as history:
        _fill(history, begin, done)
        ((page,),) = history.database.read("SELECT rootpage FROM sqlite_schema WHERE name = 'sets'")
    held = bytearray(path.read_bytes())
    held[4096 * (page - 1) : 4096 * page] = b"\x5a" * 4096
    path.write_bytes(held)
    with History(path) as history:
        assert len(history.summaries()) == 40
        with pytest.raises(DatabaseDamagedError, match="damaged") as damaged:
            history.sessions()
        assert "Start Routine again" in damaged.value.mend
    with History(path) as history:
        assert history.database.offer is not None
        assert "damaged-" in history.database.offer.kept
        assert not suspect_marker(path).exists()


def test_a_false_alarm_sets_nothing_aside(path: Path, begin: Callable[..., int]) -> None:
    with History(path) as history:
        begin(history)
    suspect_marker(path).touch()
    with History(path) as history:
        assert history.database.notices == ()
        assert len(history.sessions()) == 1
    assert not suspect_marker(path).exists()


def test_an_empty_file_with_a_backup_beside_it_offers_the_backup(
    path: Path, begin: Callable[..., int], start: dt.datetime
) -> None:
    with History(path) as history:
        history.finish_session(begin(history), start)
    os.truncate(path, 0)
    with History(path) as history:
        assert history.database.offer is not None
        assert history.database.offer.backup is not None
        assert history.database.offer.backup.sessions == 1

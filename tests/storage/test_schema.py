"""A wrong number for the format, or a part that is missing: mended with a word, never a fault of ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.errors import ForeignDatabaseError
from routine_app.storage.history import History
from routine_app.storage.migrations import MIGRATIONS
from routine_app.storage.opening import open_database

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.storage.records import SetRecord

TABLES = (
    "sessions",
    "items",
    "sets",
    "skips",
    "swaps",
    "pains",
    "pain_details",
    "pain_marks",
    "swap_details",
    "joined_items",
    "unwell",
    "days",
    "names",
    "set_aside",
)


@pytest.fixture
def filled(path: Path, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime) -> Path:
    with History(path) as history:
        session = begin(history)
        history.record_set(session, done())
        history.finish_session(session, start)
    return path


def _change(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def _use(history: History, begin: Callable[..., int], done: Callable[..., SetRecord]) -> None:
    session = begin(history)
    history.record_set(session, done())
    history.sessions()
    history.progress.by_day()
    history.progress.most_done()
    history.days()
    history.names()


@pytest.mark.parametrize("version", [0, -1, -(2**31), 1])
def test_a_wrong_number_is_put_right_by_the_tables(
    filled: Path, version: int, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    _change(filled, f"PRAGMA user_version = {version}")
    with History(filled) as history:
        assert (history.database.notices, history.database.offer) == ((), None)
        assert len(history.sessions()) == 1
        _use(history, begin, done)
        assert history.database.read("PRAGMA user_version") == [(len(MIGRATIONS),)]


@pytest.mark.parametrize("version", [0, -1, 2])
@pytest.mark.parametrize("table", TABLES)
def test_a_missing_table_is_made_anew_and_told(
    filled: Path, table: str, version: int, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    _change(filled, f"PRAGMA foreign_keys = OFF; DROP TABLE {table}; PRAGMA user_version = {version}")
    with History(filled) as history:
        _use(history, begin, done)
        assert history.database.read("PRAGMA foreign_key_check") == [] or table == "sessions"
        offer = history.database.offer
    assert offer is not None
    assert offer.kept == "history.db.before-mending"
    assert filled.with_name(offer.kept).exists()
    assert offer.backup is not None
    assert offer.backup.sessions == 1


def test_missing_triggers_and_indexes_come_back_and_the_sums_are_right(
    filled: Path, done: Callable[..., SetRecord]
) -> None:
    _change(filled, "DROP TRIGGER set_added; DROP INDEX sets_by_variation; UPDATE sessions SET sets_done = 7")
    with History(filled) as history:
        assert [line.sets_done for line in history.summaries()] == [1]
        history.record_set(1, done(number=2))
        assert [line.sets_done for line in history.summaries()] == [2]


def test_a_table_without_a_column_is_set_aside_as_damaged(filled: Path) -> None:
    _change(filled, "PRAGMA writable_schema = ON; DROP TABLE days; CREATE TABLE days (day TEXT PRIMARY KEY)")
    with History(filled) as history:
        assert history.database.offer is not None
        assert "damaged" in history.database.offer.kept
        assert history.days() == ()


def test_an_index_of_somebody_else_is_no_harm(filled: Path) -> None:
    _change(filled, "CREATE INDEX own ON sessions (note)")
    with History(filled) as history:
        assert (history.database.notices, history.database.offer) == ((), None)


def test_tables_of_another_program_without_a_number_are_left_alone(path: Path) -> None:
    path.parent.mkdir()
    _change(path, "CREATE TABLE sessions (id); PRAGMA user_version = -3")
    with pytest.raises(ForeignDatabaseError):
        open_database(path)


def test_a_diary_of_the_first_format_knows_the_names_of_then(path: Path) -> None:
    with open_database(path, migrations=MIGRATIONS[:1]) as database, database.write() as connection:
        connection.execute(
            "INSERT INTO sessions (routine_id, routine_name, day, started_ms, offset_min)"
            " VALUES ('a', 'A', '2026-03-01', 0, 0)"
        )
        connection.execute("INSERT INTO items VALUES (1, 0, 'hers', 'hers.wall', 'Wall lean', 1, 0, NULL, '')")
    with History(path) as history:
        assert history.names() == (("variation", "hers.wall", "Wall lean"),)
    assert path.with_name(f"history.db.before-format-{len(MIGRATIONS)}").exists()

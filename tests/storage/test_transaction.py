"""All of a transaction is kept, or nothing of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from routine_app.storage.transaction import all_or_nothing
from tests.afresh import afresh


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("CREATE TABLE numbers (value INTEGER UNIQUE)")
        yield opened


def numbers(connection: sqlite3.Connection) -> list[int]:
    return [value for (value,) in connection.execute("SELECT value FROM numbers ORDER BY value")]


def test_all_is_kept_at_its_end(connection: sqlite3.Connection) -> None:
    with all_or_nothing(connection):
        connection.execute("INSERT INTO numbers VALUES (1)")
        connection.execute("INSERT INTO numbers VALUES (2)")
        assert connection.in_transaction
    assert not afresh(connection.in_transaction)
    assert numbers(connection) == [1, 2]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_whatever_fails_takes_all_of_it_back(connection: sqlite3.Connection, error: type[BaseException]) -> None:
    connection.execute("INSERT INTO numbers VALUES (1)")

    def fail_on_the_way() -> None:
        with all_or_nothing(connection):
            connection.execute("INSERT INTO numbers VALUES (2)")
            raise error

    with pytest.raises(error):
        fail_on_the_way()
    assert not connection.in_transaction
    assert numbers(connection) == [1]


def test_where_sqlite_took_it_back_itself_its_own_words_are_heard(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO numbers VALUES (1)")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), all_or_nothing(connection):
        connection.execute("INSERT OR ROLLBACK INTO numbers VALUES (1)")
    assert not connection.in_transaction
    assert numbers(connection) == [1]

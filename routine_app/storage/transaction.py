"""A transaction that is kept whole or not at all. Knows SQLite; not what is changed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@contextmanager
def all_or_nothing(connection: sqlite3.Connection) -> Iterator[None]:
    """Begin a transaction on a connection that is in none; commit it, or take all of it back where anything fails."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

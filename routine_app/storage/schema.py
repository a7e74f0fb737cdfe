"""The tables as they should be, held against those of a file: what is missing is made anew, empty.

Knows the migrations and SQLite; not what the tables mean. A file may say a wrong format, or none: its tables are
believed before that number.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from routine_app.storage.errors import database_damaged
from routine_app.storage.transaction import all_or_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Schema = dict[str, tuple[str, str]]

_RECOUNT = """
UPDATE sessions SET
    sets_done = (SELECT count(*) FROM sets WHERE session_id = sessions.id),
    work_ms = (SELECT coalesce(sum(duration_ms), 0) FROM sets WHERE session_id = sessions.id),
    breathing_ms = (SELECT coalesce(sum(breathing * duration_ms), 0) FROM sets WHERE session_id = sessions.id)
"""


def statements(script: str) -> Iterator[str]:
    """Cut a script into statements; `executescript` would commit before the first of them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@lru_cache(maxsize=16)
def schema_of_format(migrations: tuple[str, ...]) -> Schema:
    """Return every table, index and trigger after these steps: name to kind and the words that make it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for script in migrations:
            for statement in statements(script):
                connection.execute(statement)
        return schema_in(connection)


def schema_in(connection: sqlite3.Connection) -> Schema:
    """Return every table, index and trigger of an open database, without SQLite's own. Raises sqlite3.Error."""
    rows = connection.execute("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: (kind, sql) for name, kind, sql in rows if not name.startswith("sqlite_")}


def format_in(connection: sqlite3.Connection, migrations: tuple[str, ...]) -> int:
    """Return the format that the tables of a diary have: the newest of which a table of its own is there; 0: none."""
    there, told = _tables(schema_in(connection)), int(connection.execute("PRAGMA user_version").fetchone()[0])
    if told == len(migrations) and _tables(schema_of_format(migrations)) <= there:
        return told  # as nearly always: the formats before need not be made to compare
    for number in range(len(migrations), 0, -1):
        new = _tables(schema_of_format(migrations[:number])) - _tables(schema_of_format(migrations[: number - 1]))
        if new & there or (not new and told == number):
            return number
    return 0


def require_columns(connection: sqlite3.Connection, path: Path, migrations: tuple[str, ...]) -> None:
    """Raise DatabaseDamagedError where a table that is there lacks a column of its format: that cannot be mended."""
    found = schema_in(connection)
    wanted = schema_of_format(migrations[: format_in(connection, migrations)])
    for name, (kind, sql) in wanted.items():
        there = found.get(name)
        if there is None or there == (kind, sql) or kind != "table" == there[0]:
            continue
        if there[0] != kind or not _same_columns(connection, name, sql):
            raise database_damaged(path)


def missing_tables(connection: sqlite3.Connection, wanted: Schema) -> set[str]:
    """Return the tables that are not there."""
    return _tables(wanted) - _tables(schema_in(connection))


def make_missing(connection: sqlite3.Connection, wanted: Schema) -> None:
    """Make the tables, indexes and triggers that are missing, in a transaction."""
    found = schema_in(connection)
    missing = {name: made for name, made in wanted.items() if name not in found}
    if not missing:
        return
    with all_or_nothing(connection):
        for kind in ("table", "index", "trigger"):
            for sql in (sql for made, sql in missing.values() if made == kind):
                connection.execute(sql)
        if "sets" not in missing and any(kind == "trigger" for kind, _ in missing.values()):
            with suppress(sqlite3.Error):  # a sum of absurd numbers: they are set aside when they are read
                connection.execute(_RECOUNT)


def _tables(schema: Schema) -> set[str]:
    return {name for name, (kind, _) in schema.items() if kind == "table"}


def _same_columns(connection: sqlite3.Connection, table: str, sql: str) -> bool:
    """Whether a table has at least the columns that it should have, with the same types."""
    with closing(sqlite3.connect(":memory:")) as model:
        model.execute(sql)
        wanted = {row[1:3] for row in model.execute("SELECT * FROM pragma_table_info(?)", (table,))}
    return wanted <= {row[1:3] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (table,))}

"""A diary with something in every column of every table, and values that no app would write, put into it one by one."""

from __future__ import annotations

import contextlib
import datetime as dt
import math
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from routine_app.domain.care.statements import HowSoon
from routine_app.domain.vocabulary import Side
from routine_app.storage.history import History
from routine_app.storage.records import DayRecord, PainRecord, PlannedItem, SkipRecord, SwapRecord, UnwellRecord
from tests.diaries import NOW, PLAN, TODAY, add_session, small_diary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VALUES: tuple[object, ...] = (
    None, -1, 0, 99, 2**31, 10**15, -(10**15), 2**63 - 1, -(2**63), 1.5, 1e300, math.inf,
    "", "x", "x" * 100_000, "a\0b", "\x1b[31m\u202eabc", "{}", "[]", "null", "[" * 5000, '{"week": 1e999, "avoid": 3}',
    "2026-13-45", "0000-01-01", "9999-12-31", "0001-01-01", b"\xff\xfe", b"",
)  # fmt: skip
NOT_UTF8 = object()
_TABLES = (
    *("sessions", "items", "joined_items", "sets", "skips", "swaps", "swap_details"),
    *("pains", "pain_details", "pain_marks", "unwell", "days", "names"),
)


def full_diary(path: Path) -> None:
    """Ten sessions, the last of which was cut short, with something of every kind in it."""
    small_diary(path)
    with History(path) as history, history.database.write():
        add_session(history, TODAY - dt.timedelta(days=1))
        number = history.begin_session("short", "Short routine", PLAN, NOW - dt.timedelta(minutes=30))
        history.record_skip(number, SkipRecord("cat_cow", "Skipped.", NOW, 1, "cc.slow"))
        history.record_swap(number, SwapRecord(2, "breathing", "br.seated", "br.side", "Easier.", NOW, fewer=True))
        history.join_items(number, len(PLAN), [PlannedItem("breathing", "br.seated", "Seated breathing", 1, 120_000)])
        history.stop_for_pain(number, PainRecord("itb", NOW, 3, frozenset(), 1, "itb.strap", Side.LEFT, sharp=True))
        history.stop_for_pain(number, PainRecord("itb", NOW, 5, confirmed=False))
        history.record_unwell(number, UnwellRecord(NOW, "calf", HowSoon.SAME_DAY))
        history.record_day(DayRecord(TODAY, 6, 4, 3, 6.5, 2))
        with contextlib.suppress(sqlite3.Error):  # older formats have no names
            history.database.read("INSERT INTO names VALUES ('exercise', 'hers', 'Her own')")


def absurd_diaries(template: Path, folder: Path, every: int, *, strict: bool = True) -> Iterator[tuple[str, Path]]:
    """Yield what was written where, and a diary with it, for the first and each `every`th value that the tables take.

    The newest row of a table gets the value. `strict` keeps the tables' own rules; else they are switched off.
    """
    for number, (table, column, value) in enumerate(_taken(template, strict=strict)):
        if number % every:
            continue
        target = folder / f"{number}" / "diary.sqlite3"
        target.parent.mkdir()
        shutil.copyfile(template, target)
        with closing(sqlite3.connect(target)) as connection:
            _loosen(connection, strict=strict)
            assert _put(connection, table, column, value)
            connection.commit()
        yield f"{table}.{column} = {str(value)[:40]!r}", target
        shutil.rmtree(target.parent)


def _taken(template: Path, *, strict: bool) -> Iterator[tuple[str, str, object]]:
    """Yield what the tables take, tried in memory: most values are not looked at any further."""
    with closing(sqlite3.connect(":memory:")) as connection:
        with closing(sqlite3.connect(template)) as source:
            source.backup(connection)
        _loosen(connection, strict=strict)
        for place in _places(template):
            if _put(connection, *place):
                yield place
            connection.rollback()


def _loosen(connection: sqlite3.Connection, *, strict: bool) -> None:
    connection.execute(f"PRAGMA ignore_check_constraints = {0 if strict else 1}")


def _places(template: Path) -> Iterator[tuple[str, str, object]]:
    with closing(sqlite3.connect(template)) as connection:
        for table in _TABLES:
            for column, kind in connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)):
                for value in (*VALUES, *((NOT_UTF8,) if kind == "TEXT" else ())):
                    yield table, column, value


def _put(connection: sqlite3.Connection, table: str, column: str, value: object) -> bool:
    mark, given = ("CAST(? AS TEXT)", b"\xff\xfe") if value is NOT_UTF8 else ("?", value)
    columns = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    key = [name for name in ("session_id", "id", "item", "seq", "day", "kind") if name in columns][:2]
    newest = connection.execute(f"SELECT {', '.join(key)} FROM {table} ORDER BY {key[0]} DESC").fetchone()  # noqa: S608
    place = " AND ".join(f"{name} = ?" for name in key)
    try:
        connection.execute(f"UPDATE {table} SET {column} = {mark} WHERE {place}", (given, *newest))  # noqa: S608
    except (sqlite3.Error, OverflowError):
        return False
    return True

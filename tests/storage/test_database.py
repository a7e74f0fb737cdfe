"""Opening, rights, transactions and migrations."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.errors import (
    ForeignDatabaseError,
    InvalidEntryError,
    NewerDatabaseError,
    NotWritableError,
    SqliteTooOldError,
)
from routine_app.storage.history import History
from routine_app.storage.migrations import MIGRATIONS
from routine_app.storage.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEXT_STEP = """
CREATE TABLE belts (day TEXT NOT NULL, hours REAL NOT NULL) STRICT;
INSERT INTO belts VALUES ('2026-03-01', 2.5);
"""
BAD_STEP = """
CREATE TABLE halfway (day TEXT NOT NULL) STRICT;
INSERT INTO nowhere VALUES (1);
"""


def _rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nothing_is_made_for_others_to_read(path: Path) -> None:
    deep = path.parent / "deeper" / "history.db"
    with open_database(deep) as database:
        with database.write() as connection:
            connection.execute("INSERT INTO days (day) VALUES ('2026-03-01')")
        made = {each.name: _rights(each) for each in deep.parent.iterdir()}
        assert made == {"history.db": 0o600, "history.db-wal": 0o600, "history.db-shm": 0o600}
        assert _rights(deep.parent) == _rights(path.parent) == 0o700
    assert [each.name for each in deep.parent.iterdir()] == ["history.db"]  # a clean close leaves one file


def test_rights_that_are_too_wide_are_narrowed_and_a_folder_of_hers_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    wide = tmp_path / "history.db"
    wide.touch(mode=0o644)
    open_database(wide).close()
    assert (_rights(wide), _rights(tmp_path)) == (0o600, 0o755)


def test_the_settings_that_make_it_safe(history: History) -> None:
    asked = {name: history.database.read(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous")}
    assert asked == {"journal_mode": "wal", "synchronous": 2}  # 2 is FULL
    assert history.database.read("PRAGMA foreign_keys") == [(1,)]
    assert history.database.read("PRAGMA user_version") == [(len(MIGRATIONS),)]
    plain = history.database.read("SELECT name FROM pragma_table_list WHERE NOT strict AND name NOT GLOB 'sqlite_*'")
    assert plain == []


def test_a_transaction_is_kept_whole_or_not_at_all(history: History, begin: Callable[..., int]) -> None:
    begin(history)

    def write(second: str) -> None:
        with history.database.write() as connection:
            connection.execute("UPDATE sessions SET note = 'half'")
            connection.execute(second)

    with pytest.raises(InvalidEntryError, match="pain is 0 to 10"):
        write("UPDATE sessions SET pain_after = 11")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        write("UPDATE nowhere SET note = ''")
    assert history.database.read("SELECT note FROM sessions") == [("",)]
    assert not history.database.in_transaction


def test_a_block_within_a_block_joins_it(history: History) -> None:
    def write(then: str) -> None:
        with history.database.write() as outer:
            with history.database.write() as inner:
                inner.execute("INSERT INTO days (day) VALUES ('2026-03-01')")
            assert history.database.in_transaction
            outer.execute(then)

    with pytest.raises(InvalidEntryError, match="a day is written 2026-03-01"):
        write("INSERT INTO days (day) VALUES ('1 March')")
    assert history.database.read("SELECT * FROM days") == []
    write("INSERT INTO days (day) VALUES ('2026-03-02')")
    assert history.database.read("SELECT day FROM days") == [("2026-03-01",), ("2026-03-02",)]


def test_our_own_mistake_is_not_put_down_to_the_drive(history: History) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        history.database.read("SELECT * FROM nowhere")


def test_an_older_diary_is_copied_then_migrated(path: Path, begin: Callable[..., int]) -> None:
    with History(path) as history:
        begin(history)
    with open_database(path, migrations=(*MIGRATIONS, NEXT_STEP)) as database:
        assert database.read("SELECT * FROM belts") == [("2026-03-01", 2.5)]
        assert database.read("SELECT count(*) FROM sessions") == [(1,)]
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "history.db",
        f"history.db.before-format-{len(MIGRATIONS) + 1}",
    ]
    with History(path.with_name(f"history.db.before-format-{len(MIGRATIONS) + 1}")) as before:
        assert len(before.sessions()) == 1
    with open_database(path, migrations=(*MIGRATIONS, NEXT_STEP)) as database:
        assert database.read("SELECT count(*) FROM belts") == [(1,)]  # not run twice


def test_a_migration_that_fails_changes_nothing(path: Path, begin: Callable[..., int]) -> None:
    with History(path) as history:
        begin(history)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_database(path, migrations=(*MIGRATIONS, BAD_STEP))
    with History(path) as history:
        assert len(history.sessions()) == 1
        assert history.database.read("SELECT name FROM sqlite_schema WHERE name = 'halfway'") == []


def test_a_diary_of_a_newer_version_is_read_and_never_written(path: Path, begin: Callable[..., int]) -> None:
    with History(path) as history:
        begin(history)
    open_database(path, migrations=(*MIGRATIONS, NEXT_STEP)).close()
    before = path.read_bytes()
    with History(path) as history:
        (notice,) = history.database.notices
        assert notice.message.startswith(
            f"{path} was written by a newer version of Routine (format {len(MIGRATIONS) + 1}; "
            f"this one knows {len(MIGRATIONS)})"
        )
        assert notice.mend == "Update Routine to go on with this diary."
        assert len(history.sessions()) == 1
        with pytest.raises(NewerDatabaseError):
            begin(history)
        with pytest.raises(NewerDatabaseError):
            history.record_pace(1, 90)
        assert history.waiting == 0
    assert path.read_bytes() == before


def test_a_newer_diary_that_lacks_what_is_asked_for_says_so(path: Path) -> None:
    open_database(path, migrations=(*MIGRATIONS, "DROP TABLE pains;")).close()
    with History(path) as history, pytest.raises(NewerDatabaseError):
        history.sessions()


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE photos (name)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignDatabaseError, match="not a diary"):
        open_database(path)
    assert path.read_bytes() == before


def test_an_old_sqlite_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(SqliteTooOldError, match=r"needs 3\.37 or newer"):
        open_database(path)
    assert not path.exists()


def test_a_folder_in_its_place_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(NotWritableError, match="can only be read"):
        open_database(path)


def test_processes_that_make_it_at_the_same_moment_all_open_it(
    path: Path, child: Callable[..., subprocess.Popen[str]]
) -> None:
    children = [child("opened", path) for _ in range(4)]
    for each in children:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in children:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    assert [each.communicate() for each in children] == [("opened 0 0\n", "")] * 4

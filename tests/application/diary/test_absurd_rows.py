"""Values that the tables take and no app would write: each is told or harmless, and none stops anything."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from routine_app.application.context import AppContext, open_context
from routine_app.application.diary.files import back_up, bring_back
from routine_app.application.diary.report import report_view
from routine_app.application.diary.view import Period, diary_view, names_of
from routine_app.application.session.resume import offer_of
from routine_app.application.session.summary import summarise_record
from routine_app.application.session.unfinished import find_unfinished
from routine_app.application.today.flare import flare_to_ask
from routine_app.cli import history as history_command
from routine_app.domain.comfort import Comfort
from routine_app.paths import user_paths
from routine_app.storage.export import history_json, sessions_csv, sets_csv
from routine_app.storage.history import History
from tests.absurd import absurd_diaries, full_diary
from tests.diaries import NOW, TODAY

EVERY = int(os.environ.get("ABSURD_EVERY", "4"))  # of the values that the tables take; 1 tries them all
LEAST_TRIED = 700 // EVERY


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> AppContext:
    return open_context(tmp_path_factory.mktemp("nothing"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "diary.sqlite3"
    full_diary(path)
    return path


def told_of(database: Path, context: AppContext) -> tuple[str, ...]:
    """Read a diary as a start of the app and Progress do, and return what they tell."""
    unfinished, told = find_unfinished(database)
    if unfinished is not None:
        offer_of(unfinished, lambda routine, _: context.plan(routine, Comfort()), context.options, NOW)
    _, more = flare_to_ask(database, TODAY)
    with History(database) as history:
        names = names_of(context.catalogue, history.names())
        for period in Period:
            diary_view(history, names, TODAY, period, 3)
        return (*told, *more, *map(str, history.database.notices))


def use(database: Path, context: AppContext) -> tuple[str, ...]:
    """Do all that the app does with a diary, and return what it tells."""
    told = told_of(database, context)
    with History(database) as history:
        names = names_of(context.catalogue, history.names())
        for period in Period:
            report_view(history, names, TODAY, period, 3, 30)
        sessions, days = history.sessions(), history.days()
        history_json(sessions, days).encode()
        sessions_csv(sessions, days).encode()
        sets_csv(sessions).encode()
        history_command.table(history.summaries(), history.progress.worst_pains()).encode()
        for session in sessions:
            summarise_record(session, names)
        notices = history.database.notices
        history.database.begin_backup(TODAY)
        assert history.wait_for_backup() is None
        paths = user_paths(database.parent)
        back_up(history, paths, database.parent / "all.zip")
    bring_back(database, paths, database.parent / "all.zip", TODAY)
    return (*told, *map(str, notices))


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("strict", [True, False])
def test_nothing_that_the_tables_take_stops_the_app(template: Path, context: AppContext, strict: bool) -> None:
    tried, faults, told = 0, [], 0
    memory = Path("/dev/shm")  # noqa: S108 - thousands of commits, each of which is synced
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        for what, database in absurd_diaries(template, Path(folder), EVERY, strict=strict):
            tried += 1
            try:
                told += bool(use(database, context))
                assert told_of(database, context) == (), "it was set aside before, and what is brought back is good"
            except Exception as error:  # noqa: BLE001 - all of them are counted
                faults.append(f"{what}: {type(error).__name__}: {str(error)[:150]}")
    assert faults == []
    assert tried >= LEAST_TRIED
    assert told >= tried // 10


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE sessions SET comfort = 'x'", "11 entries held"),
        ("UPDATE sessions SET started_ms = 1000000000000000 WHERE id = 10", "1 entry"),
        ("UPDATE sets SET duration_ms = 9223372036854775807 WHERE session_id = 3", "5 entries"),
        ("UPDATE sessions SET note = CAST(x'fffe' AS TEXT) WHERE id = 2", "1 entry"),
        ("UPDATE days SET sleep_hours = 99", "1 entry"),
        ("UPDATE sets SET exercise = 'a' || char(0) || 'b' WHERE seq = 1", "10 entries"),
    ],
)
def test_one_bad_row_is_set_aside_and_the_rest_goes_on(
    template: Path, tmp_path: Path, context: AppContext, harm: str, said: str
) -> None:
    database = tmp_path / "diary.sqlite3"
    shutil.copyfile(template, database)
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(f"PRAGMA ignore_check_constraints = 1; DROP TRIGGER set_added; {harm}")
    told = use(database, context)
    assert any(said in each for each in told), told
    assert told_of(database, context) == ()
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM set_aside").fetchone()[0] == int(said.split(maxsplit=1)[0])
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_in_a_folder_that_may_only_be_read_bad_rows_are_left_out(template: Path, tmp_path: Path) -> None:
    database = tmp_path / "diary.sqlite3"
    shutil.copyfile(template, database)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 99")  # of a newer version: read, and never written
        connection.execute("UPDATE sessions SET started_ms = -1000000000000000000, day = '0000-01-01' WHERE id = 3")
        connection.commit()
    before = database.read_bytes()
    with History(database) as history:
        assert len(history.sessions()) == 10
        assert "left out for now" in str(history.database.notices[-1])
        assert len(history.progress.by_day()) == 9
    assert database.read_bytes() == before

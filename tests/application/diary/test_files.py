from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from routine_app.application.diary.files import back_up, bring_back, delete_all, kept_now, save_csv, save_json
from routine_app.paths import user_paths
from routine_app.storage.errors import BadBackupError
from routine_app.storage.export import sets_csv
from routine_app.storage.history import History
from routine_app.storage.preference_values import Contacts
from routine_app.storage.preferences import Preferences, load_preferences, save_preferences
from tests.diaries import TODAY, add_session, small_diary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def history(data_dir: Path) -> Iterator[History]:
    small_diary(data_dir / "diary.sqlite3")
    with History(data_dir / "diary.sqlite3") as opened:
        yield opened


def test_csv_and_json_hold_every_session(history: History, tmp_path: Path) -> None:
    assert save_csv(history, tmp_path / "out.csv") == f"9 sessions saved in {tmp_path / 'out.csv'}."
    data = (tmp_path / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["pain_before"] for row in rows] == ["6"] * 3 + ["5"] * 3 + ["4"] * 3
    save_json(history, tmp_path / "out.json")
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["sessions"]) == 9
    assert (tmp_path / "out.json").stat().st_mode & 0o077 == 0


def test_whom_she_calls_is_in_no_file_for_others(history: History, tmp_path: Path) -> None:
    hers = Contacts("Midwife Ellen Marsh", "+44 7700 900123", "Physio Jo Lind", "020 7946 0018")
    preferences = user_paths().preferences
    save_preferences(preferences, Preferences(contacts=hers))
    assert "900123" in preferences.read_text(encoding="utf-8")
    save_csv(history, tmp_path / "out.csv")
    save_json(history, tmp_path / "out.json")
    (tmp_path / "sets.csv").write_text(sets_csv(history.sessions()), encoding="utf-8")
    for name in ("out.csv", "out.json", "sets.csv"):
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert not [part for part in ("Ellen", "900123", "Lind", "7946", "contact", "phone") if part in text], name


def test_a_backup_comes_back(history: History, data_dir: Path, tmp_path: Path) -> None:
    paths = user_paths(data_dir)
    save_preferences(paths.preferences, Preferences(sessions_per_week=3))
    back_up(history, paths, tmp_path / "all.zip")
    add_session(history, TODAY)
    save_preferences(paths.preferences, Preferences(sessions_per_week=7))
    said = bring_back(paths.database, paths, tmp_path / "all.zip", TODAY)
    assert said.startswith("Restored 9 sessions, the last of 4 Mar 2026. The diary as it was is kept as ")
    assert len(history.summaries()) == 9
    assert load_preferences(paths.preferences)[0].sessions_per_week == 3


def test_a_bad_backup_changes_nothing(history: History, data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"not a backup")
    with pytest.raises(BadBackupError):
        bring_back(data_dir / "diary.sqlite3", user_paths(data_dir), tmp_path / "bad.zip", TODAY)
    assert len(history.summaries()) == 9


def test_deleting_names_what_goes(history: History, data_dir: Path) -> None:
    paths = user_paths(data_dir)
    save_preferences(paths.preferences, Preferences())
    add_session(history, TODAY)  # the first of its day to end begins the automatic backup
    history.wait_for_backup()
    kept = kept_now(history, paths)
    assert kept.diary == "10 sessions since 16 Feb 2026"
    assert kept.backups == 1
    history.close()
    said = delete_all(paths)
    assert "diary.sqlite3" in said
    assert paths.preferences.name in said
    assert not paths.database.exists()
    assert not paths.preferences.exists()
    assert kept_now(None, paths).diary == "0 sessions"
    assert delete_all(paths) == "There was nothing to delete."

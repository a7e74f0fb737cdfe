"""Everything deleted, where links lead too; what cannot be is named."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.deleting import delete_everything
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences, save_preferences

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.storage.records import SetRecord


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "letter.txt").write_text("hers")
    return folder


def test_what_links_lead_to_is_deleted_too(
    path: Path, elsewhere: Path, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    path.parent.mkdir()
    (elsewhere / "diary").touch()
    (elsewhere / "middle").symlink_to(elsewhere / "diary")
    path.symlink_to(elsewhere / "middle")
    preferences = path.with_name("preferences.yaml")
    preferences.symlink_to(elsewhere / "settings")
    with History(path) as history:
        session = begin(history)
        history.record_set(session, done())
        history.finish_session(session, start)
        history.wait_for_backup()
    save_preferences(preferences, Preferences(week=20))
    for name in ("diary-wal", "diary-shm"):
        (elsewhere / name).touch()
    gone = delete_everything(path, preferences)
    assert gone.left == ()
    assert list(path.parent.iterdir()) == []
    assert {each.name for each in elsewhere.iterdir()} <= {"letter.txt", "middle"}
    assert not (elsewhere / "diary").exists()


def test_a_link_that_leads_nowhere_or_round_goes_alone(path: Path, elsewhere: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(elsewhere / "nothing")
    preferences = path.with_name("preferences.yaml")
    preferences.symlink_to(preferences)
    assert delete_everything(path, preferences).left == ()
    assert list(path.parent.iterdir()) == []


def test_another_name_of_the_same_file_is_told(path: Path, elsewhere: Path) -> None:
    History(path).close()
    os.link(path, elsewhere / "twin")
    ((left, why),) = delete_everything(path, path.with_name("preferences.yaml")).left
    assert (left, path.exists()) == (path, False)
    assert "1 other names of the same file" in why


def test_what_cannot_be_deleted_is_named_and_holds_nothing_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    History(path).close()
    preferences = path.with_name("preferences.yaml")
    save_preferences(preferences, Preferences())
    usual = type(path).unlink

    def unlink(each: Path, missing_ok: bool = False) -> None:
        if each == path:
            raise PermissionError(1, "Operation not permitted")
        usual(each, missing_ok=missing_ok)

    monkeypatch.setattr(type(path), "unlink", unlink)
    gone = delete_everything(path, preferences)
    assert gone.left == ((path, "operation not permitted"),)
    assert not preferences.exists()


def test_logs_and_cache_go_and_what_others_put_there_stays(path: Path, elsewhere: Path) -> None:
    logs, cache = path.parent / "logs", path.parent / "cache"
    logs.mkdir(parents=True)
    (elsewhere / "cache").mkdir()
    cache.symlink_to(elsewhere / "cache")
    for name in ("crash-20260301-090000-1.txt", "native-crash-7.txt", "routine-app.log", "routine-app.log.1"):
        (logs / name).touch()
    (cache / "speech").mkdir()
    (cache / "speech" / "1.pcm").touch()
    (cache / "lowered.json").touch()
    for name in ("catalogue", "catalogue.71", "voice_lengths.json"):
        (cache / name).touch()
    (cache / "0123.said").touch()
    (cache / "photo.png").touch()
    delete_everything(path, path.with_name("preferences.yaml"), logs=logs, cache=cache)
    assert not logs.exists()
    assert [each.name for each in (elsewhere / "cache").iterdir()] == ["photo.png"]

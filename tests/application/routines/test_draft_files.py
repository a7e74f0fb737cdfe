"""Drafts outlive the app, and saving never overwrites another program's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.application.routines.draft import Draft, draft_of, edited
from routine_app.application.routines.draft_files import (
    ChangedElsewhereError,
    draft_file,
    drop_draft,
    keep_draft,
    kept_draft,
    kept_half_written,
    save_draft,
)
from routine_app.application.routines.half_written import HalfWritten
from routine_app.content.editing.edits import SetKey
from routine_app.paths import UserPaths, user_paths
from routine_app.storage.errors import StorageError
from tests.application.routines.test_files import HERS


@pytest.fixture
def paths(tmp_path: Path) -> UserPaths:
    return user_paths(tmp_path)


@pytest.fixture
def path(paths: UserPaths) -> Path:
    paths.routines.mkdir(parents=True)
    path = paths.routines / "mine.yaml"
    path.write_text(HERS, encoding="utf-8")
    return path


def changed(name: str = "Slow") -> Draft:
    return edited(draft_of("mine.yaml", HERS.encode()), [SetKey((), "name", name)], "Name")


def test_a_draft_comes_back(paths: UserPaths, path: Path) -> None:
    keep_draft(paths, path, changed())
    back = kept_draft(paths, path)
    assert back
    assert (back.text, back.base) == (changed().text, HERS)
    assert kept_draft(paths, paths.routines / "other.yaml") is None


def test_what_is_half_written_comes_back_with_its_text(paths: UserPaths, path: Path) -> None:
    half = HalfWritten((0, 0), {"dose": "2 x"}, {"name": "Calf"})
    for draft in (changed(), draft_of("mine.yaml", HERS.encode())):
        keep_draft(paths, path, draft, half)
        assert kept_half_written(paths, path, draft.text) == half
        assert kept_half_written(paths, path, "another") == HalfWritten()
    keep_draft(paths, path, draft)
    assert not draft_file(paths, path).exists()
    assert kept_half_written(paths, path, draft.text) == HalfWritten()


def test_one_that_is_there_already_is_not_written_again(paths: UserPaths, path: Path) -> None:
    keep_draft(paths, path, changed())
    before = draft_file(paths, path).stat()
    keep_draft(paths, path, changed())
    after = draft_file(paths, path).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_one_without_a_change_is_none(paths: UserPaths, path: Path) -> None:
    keep_draft(paths, path, changed())
    keep_draft(paths, path, draft_of("mine.yaml", HERS.encode()))
    assert kept_draft(paths, path) is None
    drop_draft(paths, path)


def test_one_that_is_damaged_is_none(paths: UserPaths, path: Path) -> None:
    keep_draft(paths, path, changed())
    draft_file(paths, path).write_bytes(b"{")
    assert kept_draft(paths, path) is None


def test_saved_the_draft_is_gone(paths: UserPaths, path: Path) -> None:
    keep_draft(paths, path, changed())
    save_draft(paths, path, changed())
    assert path.read_text(encoding="utf-8") == changed().text
    assert kept_draft(paths, path) is None


def test_what_another_program_wrote_is_not_overwritten(paths: UserPaths, path: Path) -> None:
    keep_draft(paths, path, changed())
    path.write_text(HERS + "# theirs\n", encoding="utf-8")
    with pytest.raises(ChangedElsewhereError) as caught:
        save_draft(paths, path, changed())
    assert caught.value.theirs == HERS + "# theirs\n"
    assert path.read_text(encoding="utf-8") == HERS + "# theirs\n"
    assert kept_draft(paths, path)
    save_draft(paths, path, changed(), over=True)
    assert path.read_text(encoding="utf-8") == changed().text


def test_a_file_that_has_gone_is_told_too(paths: UserPaths, path: Path) -> None:
    path.unlink()
    with pytest.raises(ChangedElsewhereError) as caught:
        save_draft(paths, path, changed())
    assert caught.value.theirs is None


def test_where_it_cannot_be_written_the_draft_stays(paths: UserPaths, path: Path) -> None:
    keep_draft(paths, path, changed())
    path.unlink()
    path.mkdir()
    with pytest.raises(StorageError):
        save_draft(paths, path, changed(), over=True)
    assert kept_draft(paths, path)

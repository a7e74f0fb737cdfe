"""What is kept counts only for what it was made of, and losing it is no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app import kept_file
from routine_app.kept_file import keep, key_of, read_kept

KEY = key_of((), (b"made of this",))


def test_it_is_found_by_its_key_alone(tmp_path: Path) -> None:
    path = tmp_path / "her cache" / "kept"
    keep(path, KEY, b"a body")
    assert bytes(read_kept(path, KEY) or b"") == b"a body"
    assert read_kept(path, key_of((), (b"made of ", b"this"))) is None
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damaged", [b"", b"RCC2", b"\0" * 200])
def test_what_is_damaged_is_not_there(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "kept"
    path.write_bytes(damaged)
    assert read_kept(path, KEY) is None


def test_where_nothing_can_be_kept_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    keep(tmp_path / "kept", KEY, b"a body")
    keep(tmp_path / "no" / "folder" / "kept", KEY, b"a body")
    assert [each.name for each in tmp_path.iterdir()] == ["kept"]
    assert read_kept(tmp_path / "kept", KEY) is None


def test_other_code_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({KEY, key_of(("domain",), (b"made of this",)), key_of(("content",), (b"made of this",))}) == 3
    monkeypatch.setattr(kept_file, "__version__", "another")
    assert key_of((), (b"made of this",)) != KEY

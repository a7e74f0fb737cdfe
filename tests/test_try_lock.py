"""The system's lock on a file: one holder at a time, and free again once that one has gone."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from routine_app.try_lock import try_lock

fcntl = pytest.importorskip("fcntl", reason="a lock of Unix")


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with file.open("wb") as one:
        assert try_lock(one.fileno())
        assert try_lock(one.fileno()), "who holds it may ask again"
        with file.open("rb") as other:
            assert not try_lock(other.fileno())
    with file.open("rb") as other:
        assert try_lock(other.fileno()), "given back with the handle"


def test_a_drive_without_locks_is_told_from_a_held_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(code: int) -> None:
        def flock(_handle: int, _how: int) -> None:
            raise OSError(code, "refused")

        monkeypatch.setattr(fcntl, "flock", flock)

    with (tmp_path / "lock").open("wb") as file:
        refuse(errno.EACCES)
        assert not try_lock(file.fileno())
        refuse(errno.ENOLCK)
        with pytest.raises(OSError, match="refused") as caught:
            try_lock(file.fileno())
        assert caught.value.errno == errno.ENOLCK

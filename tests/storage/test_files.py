"""Files are replaced whole or not at all; what is no file is written into, and stays what it is."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from routine_app.storage.errors import DiskFullError, NotWritableError
from routine_app.storage.files import has_room, write_atomically

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and devices by name")


def test_a_file_is_replaced_and_a_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert target.read_bytes() == b"new"
    assert link.is_symlink()
    assert {each.name for each in tmp_path.iterdir()} == {"target", "link"}


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError, match="is a folder") as refused:
        write_atomically(tmp_path, b"new")
    assert refused.value.mend == "Name a file in it."
    assert list(tmp_path.iterdir()) == []


def test_there_is_room_until_the_drive_is_full_and_trying_leaves_nothing(small_drive: Path) -> None:
    assert has_room(small_drive)
    assert list(small_drive.iterdir()) == []
    filler = small_drive / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(small_drive).free - 40_000))
    assert not has_room(small_drive)
    assert list(small_drive.iterdir()) == [filler]
    assert not has_room(small_drive / "gone")


@POSIX
def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, b"new")
    reader.join()
    assert read == [b"new"]
    assert pipe.is_fifo()


@POSIX
def test_a_device_that_is_full_says_so_and_stays(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.symlink_to("/dev/full")
    with pytest.raises(DiskFullError):
        write_atomically(full, b"new")
    assert Path("/dev/full").is_char_device()

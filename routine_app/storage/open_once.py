"""The diary asked several things in a row: opened once for all of them, for to open it takes longer than an answer.

Knows the diary and its path; not what is asked.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app.storage.errors import StorageError
from routine_app.storage.files import may_be_there
from routine_app.storage.history import History

if TYPE_CHECKING:
    from collections.abc import Iterator

Diary = History | Path
"""A diary that is open, or where one is or may be."""


@contextlib.contextmanager
def opened_once(path: Path) -> Iterator[Diary]:
    """Yield the diary at a path, open; the path itself where it does not open: whoever asks then says why."""
    if not may_be_there(path):
        yield path
        return
    try:
        history = History(path)
    except StorageError:
        yield path
        return
    with history:
        yield history


@contextlib.contextmanager
def as_open(diary: Diary) -> Iterator[History]:
    """Yield an open diary as it is, and one at a path opened for this block. Raises a StorageError."""
    if not isinstance(diary, Path):
        yield diary
        return
    with History(diary) as history:
        yield history


def is_there(diary: Diary) -> bool:
    """Whether there may be a diary to ask: none is made by asking."""
    return not isinstance(diary, Path) or may_be_there(diary)

"""Bytes kept in a file to save making them anew. They count only for what they were made of, and may be lost.

Knows bytes and a key of them; not what they are. Nothing here raises: what cannot be read is not there, and what cannot
be written is made anew each time.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from routine_app import __version__
from routine_app.digest import SIZE, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = b"RCC2"
_CHECK = 4  # bytes of what damage is found by


def key_of(rooms: Iterable[str], parts: Iterable[bytes]) -> bytes:
    """Return what stands for these parts, and for the code in these folders of the package as it is now."""
    every = (__version__.encode(), *map(_code_in, rooms), *parts)
    return digest_of(b"".join(b"%d:%b" % (len(part), part) for part in every))


def read_kept(path: Path, key: bytes) -> memoryview | None:
    """Return what was kept here under this key; None where it is another, damaged, or not there."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError):
        return None
    size = len(_HEAD) + SIZE + _CHECK
    body = memoryview(data)[size:]  # it may be large: no second one is made
    return body if data[:size] == _head_of(key, body) else None


def keep(path: Path, key: bytes, body: bytes) -> None:
    """Keep this for its owner alone, whole or not at all; the folder is made where its parent is there."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            file.write(_head_of(key, body) + body)
        fresh.replace(path)
    except (OSError, ValueError):  # ValueError: a character that no file can hold
        with suppress(OSError, ValueError):
            fresh.unlink(missing_ok=True)


def _head_of(key: bytes, body: bytes | memoryview) -> bytes:
    return _HEAD + key + crc32(body).to_bytes(_CHECK, "big")


@cache  # what this process runs is the code as it was, also where another has been put in its place meanwhile
def _code_in(room: str) -> bytes:
    """Return the names, sizes and times of the modules in a folder of the package."""
    try:
        with os.scandir(Path(__file__).parent / room) as entries:
            return repr(sorted(_stamps(entries))).encode()
    except OSError:
        return b""


def _stamps(entries: Iterator[os.DirEntry[str]]) -> Iterator[tuple[str, int, int, int]]:
    for entry in entries:
        if entry.name.endswith(".py"):
            status = entry.stat()
            yield entry.name, status.st_size, status.st_mtime_ns, status.st_ino

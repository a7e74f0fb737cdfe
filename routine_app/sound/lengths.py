"""How long the voice takes for each text: kept from one day to the next, so that a session can be timed at once.

Knows voices by name, speeds, texts and a file; makes nothing. Losing the file costs a second of the processor's time.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

import msgspec

MOST = 8_192
"""So many lengths are kept; the longest unused goes."""
FILE = "voice_lengths.json"
_Kept = dict[str, int]


class SpokenLengths:
    """A table of lengths in ms by voice, speed and text; `path` None: for this run only. From any thread."""

    def __init__(self, path: Path | None = None, most: int = MOST) -> None:
        self._path, self._most = path, most
        self._kept: _Kept | None = None
        self._is_new = False
        self._lock = threading.Lock()

    def get(self, voice: str, speed: float, text: str) -> int | None:
        """Return the length, None where it is not known yet."""
        with self._lock:
            kept, key = self._table(), _key(voice, speed, text)
            length = kept.pop(key, None)
            if length is not None:
                kept[key] = length  # used just now
            return length

    def put(self, voice: str, speed: float, text: str, length_ms: int) -> None:
        """Keep a length."""
        with self._lock:
            kept, key = self._table(), _key(voice, speed, text)
            self._is_new = self._is_new or kept.get(key) != length_ms
            kept[key] = length_ms
            while len(kept) > self._most:
                kept.pop(next(iter(kept)))

    def save(self) -> bool:
        """Write what is new, whole or not at all; what cannot be written is left. Return whether anything was new."""
        with self._lock:
            is_new, self._is_new = self._is_new, False
            data = msgspec.json.encode(self._table()) if is_new and self._path is not None else b""
        if data and self._path is not None:
            fresh = self._path.with_suffix(f".{os.getpid()}")
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                fresh.write_bytes(data)
                fresh.replace(self._path)
        return is_new

    def _table(self) -> _Kept:
        if self._kept is None:
            self._kept = _read(self._path)
        return self._kept


def _read(path: Path | None) -> _Kept:
    """Return what a file holds, nothing where it cannot be read or is another thing."""
    if path is not None:
        with suppress(OSError, msgspec.DecodeError, RecursionError):
            kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
            return {key: length for key, length in kept.items() if 0 <= length < 10**6}
    return {}


def _key(voice: str, speed: float, text: str) -> str:
    return f"{voice} {speed:.3f} {text}".encode("utf-8", "replace").decode()

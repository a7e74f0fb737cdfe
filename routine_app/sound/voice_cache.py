"""Keeps what has been said on disk, by text, voice and speed, so that it need not be made again.

Losing any of it costs some ms: what cannot be read or written is left, in silence. Bounded: the longest unused goes,
and what nobody has used for two months, which is all that another version of the app had named or said otherwise.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from routine_app.digest import digest_of

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "voice"
"""Where it is among what may be lost."""
LARGEST_BYTES = 48 * 1024 * 1024
UNUSED_S = 60 * 24 * 3600.0
_KEPT_SHARE = 0.75  # of that is left after tidying, so that it is not done each time
_HEAD = b"RVC1"
_ENDING = ".said"


class VoiceCache:
    """A folder of spoken texts. It is made when the first one is kept; None: nothing is kept."""

    def __init__(self, folder: Path | None, largest_bytes: int = LARGEST_BYTES) -> None:
        self._folder, self._largest = folder, largest_bytes

    def get(self, voice: str, speed: float, text: str) -> bytes | None:
        """Return the frames that were kept, whole; else None."""
        if self._folder is None:
            return None
        path = self._path(self._folder, voice, speed, text)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        head, check, frames = data[:4], data[4:8], data[8:]
        if head != _HEAD or check != _check(frames) or not frames:
            return None
        with suppress(OSError):
            os.utime(path)  # used just now
        return frames

    def put(self, voice: str, speed: float, text: str, frames: bytes) -> None:
        """Keep frames."""
        if self._folder is None:
            return
        path = self._path(self._folder, voice, speed, text)
        fresh = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh.write_bytes(_HEAD + _check(frames) + frames)
            fresh.replace(path)
            return
        with suppress(OSError):
            fresh.unlink(missing_ok=True)

    def tidy(self, now_s: float) -> None:
        """Keep within bounds. `now_s`: the time of day, in seconds since 1970."""
        with suppress(OSError):
            kept = [(each.stat(), each) for each in self._folder.iterdir() if each.is_file()] if self._folder else []
            total = sum(about.st_size for about, _ in kept)
            left = self._largest * _KEPT_SHARE if total > self._largest else total
            for about, path in sorted(kept, key=lambda each: each[0].st_mtime):
                if total <= left and now_s - about.st_mtime <= UNUSED_S:
                    return
                path.unlink(missing_ok=True)
                total -= about.st_size

    @staticmethod
    def _path(folder: Path, voice: str, speed: float, text: str) -> Path:
        key = "\0".join((voice, f"{speed:.3f}", text)).encode("utf-8", "surrogatepass")
        return folder / f"{digest_of(key).hex()[:32]}{_ENDING}"


def _check(frames: bytes) -> bytes:
    return zlib.crc32(frames).to_bytes(4, "little")

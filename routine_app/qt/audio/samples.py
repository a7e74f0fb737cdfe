"""The sound files, read into memory. Knows the one format that they have; knows no output and imports no Qt."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RATE = 22_050  # samples a second
BYTES_A_SECOND = 2 * RATE


def read_samples(path: Path) -> bytes:
    """Return the samples of a mono 16-bit WAV of this rate; raises ValueError for another format."""
    with wave.open(str(path), "rb") as file:
        if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, RATE):
            raise ValueError(f"{path} is not mono, 16 bit, {RATE} Hz")
        return file.readframes(file.getnframes())

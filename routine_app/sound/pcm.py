"""Samples: the one form in which sound is mixed, and how it is had from a file, a voice or another rate.

Everything is mono, 32-bit floats in -1..1, RATE frames a second. Knows no output and no meaning.
"""

from __future__ import annotations

import sys
import threading
from array import array
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

RATE = 48_000
"""Frames a second."""
NS = 1_000_000_000
"""Nanoseconds in a second: instants are ns of the system's monotonic clock."""

Samples = array  # of floats; `array` takes no type argument at run time in every Python that is supported


def frames_of(ns: int) -> int:
    """Return how many frames a time of `ns` lasts, rounded."""
    return round(ns * RATE / NS)


def ns_of(frames: int) -> int:
    """Return how many ns so many frames last."""
    return frames * NS // RATE


def from_s16(data: bytes, rate: int) -> Samples[float]:
    """Return 16-bit mono frames of `rate` as samples; a last odd byte is left out."""
    whole = data[: len(data) // 2 * 2]
    if not whole:
        return array("f")
    audio = miniaudio()
    converted = audio.convert_frames(audio.SampleFormat.SIGNED16, 1, rate, whole, audio.SampleFormat.FLOAT32, 1, RATE)
    return array("f", bytes(converted))


def read_wav(path: Path) -> Samples[float]:
    """Read a mono 16-bit WAV; raises OSError, or ValueError for another format."""
    import wave

    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                raise ValueError(f"{path} is not mono, 16 bit")
            return from_s16(file.readframes(file.getnframes()), file.getframerate())
    except (wave.Error, EOFError) as error:
        raise ValueError(f"{path} is no sound file: {error}") from error


def miniaudio() -> Any:  # noqa: ANN401 - the package has no types
    """Import miniaudio without what it would bring along for uses of its own. Raises ImportError.

    That is numpy (110 ms), which it looks for by importing it, and urllib's client of HTTP with all of TLS (3 MB). For
    that moment there is no numpy and an empty client. Only the main thread may do that to the others.
    """
    stood_in: dict[str, ModuleType | None] = {"numpy": None, "urllib.request": ModuleType("urllib.request")}
    if "miniaudio" in sys.modules or threading.current_thread() is not threading.main_thread():
        stood_in = {}
    for name in sys.modules.keys() & stood_in:
        del stood_in[name]
    sys.modules.update(stood_in)  # type: ignore[arg-type]
    try:
        import miniaudio
    finally:
        for name in stood_in:
            del sys.modules[name]
    return miniaudio

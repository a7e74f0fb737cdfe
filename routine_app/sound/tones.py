"""The app's own sounds, from their files. Knows the files' place and names; not when they are due."""

from __future__ import annotations

from functools import cache

from routine_app.domain.timeline import Tone
from routine_app.paths import resources_dir
from routine_app.sound.pcm import Samples, read_wav

_BREATH_FILE = "breath"


@cache
def tone_samples(tone: Tone) -> Samples[float]:
    """Return a tone's samples. Raises OSError or ValueError where the app's own files are damaged."""
    return _read(tone.value)


@cache
def breath_samples() -> Samples[float]:
    """Return the breath sound: it goes round without a seam."""
    return _read(_BREATH_FILE)


def _read(name: str) -> Samples[float]:
    return read_wav(resources_dir() / "sounds" / f"{name}.wav")

"""What is really heard: a session is played into a sound server and recorded there.

The recordings are taken from the monitor of a null sink, so they hold all that a sound card would get; the card's own
delay (the same for every sound) comes on top of it. Tones and words share one stream, so each is recorded with the
other one at no volume.
"""

from __future__ import annotations

import subprocess
import sys
import wave
from array import array
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from routine_app.storage.preferences import Preferences
from tests.qt.media.conftest import private_server
from tests.qt.media.recording import LOUD, Recording
from tests.qt.media.sound_server import ROOT, Child

if TYPE_CHECKING:
    import pytest

_NOTICED_S, _AFTER_S = 2.3, 0.3  # an output that has run dry is found out so much later


class Heard:
    """A session that was played to its end, with its recording."""

    def __init__(self, child: Child, recording: Recording) -> None:
        self.child, self.recording = child, recording
        self.start = child.notes("state")[0]["at"]
        self.zero = self._zero()

    def _zero(self) -> float:
        """Return the instant of the timeline's beginning: no cue is reported before it is due."""
        return float(min(note["at"] - note["at_ms"] / 1000 for note in self.child.notes("cue")))

    def due(self) -> list[tuple[float, str]]:
        """Return when each tone is due (monotonic s) that no earlier one rings into, and which it is.

        The very first is due in the instant in which she presses Start: nobody can hand that over ahead.
        """
        due, free_from = [], 0.0
        for cue in self.child.notes("cue"):
            if cue["tone"] and cue["at_ms"] > 0:
                at = self.zero + cue["at_ms"] / 1000
                if at > free_from + 0.05:
                    due.append((at, cue["tone"]))
                free_from = max(free_from, at + seconds_of(cue["tone"]))
        return due

    def late_ms(self) -> list[float]:
        """Return how late each tone began; one that was not heard at all is infinitely late.

        Where the machine starved the sound server, the tones around that are left out: see `dry`.
        """
        onsets = self.recording.onsets()
        fed = [
            (at, tone) for at, tone in self.due() if not any(-_NOTICED_S < at - dry < _AFTER_S for dry in self.dry())
        ]
        near = ([onset - at - rise_s(tone) for onset in onsets if -0.08 < onset - at < 0.25] for at, tone in fed)
        return [found[0] * 1000 if found else inf for found in near]

    def dry(self) -> list[float]:
        """Return when it was noticed that the output had run dry."""
        return [note["at"] for note in self.child.notes("dry")]


def seconds_of(tone: str) -> float:
    with wave.open(str(ROOT / "resources" / "sounds" / f"{tone}.wav")) as file:
        return float(file.getnframes() / file.getframerate())


@cache
def rise_s(tone: str) -> float:
    """Return how long a tone takes to be as loud as what counts as its onset: a soft one swells for some ms."""
    with wave.open(str(ROOT / "resources" / "sounds" / f"{tone}.wav")) as file:
        samples, rate = array("h", file.readframes(file.getnframes())), file.getframerate()
    volume = Preferences().tone_volume
    return float(next(number for number, value in enumerate(samples) if abs(value) * volume >= LOUD) / rate)


def play(tmp_path_factory: pytest.TempPathFactory, scene: str, busy: int = 0, **environ: str) -> Heard:
    """Play a scene and record it, with so many busy processes beside it."""
    spin = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(busy)]
    try:
        with private_server(tmp_path_factory) as server:
            recording = Recording(server, "nul")
            child = Child(server, scene, **environ)
            child.finish(180)
            recording.stop()
            return Heard(child, recording)
    finally:
        for each in spin:
            each.kill()
            each.wait()

"""What is really heard: a session is played into a sound server and recorded there.

The recordings are taken from the monitors of null sinks, so they hold all that a sound card would get; the card's own
delay (the same for every sound) comes on top of it. The voice has a sink of its own, so that tones and words that sound
at once can be told apart.
"""

from __future__ import annotations

import wave
from array import array
from functools import cache
from itertools import pairwise
from math import ceil, inf
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.preferences import Preferences
from tests.qt.audio.conftest import private_server
from tests.qt.audio.sound_server import LOUD, ROOT, Child, Recording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

pytestmark = pytest.mark.sound

LATEST_MS = 30.0
EARLIEST_MS = -10.0  # an instant of the recording is known to about 5 ms
FEWEST = 100
AUDIBLE = 100.0
MOST_SILENT = 1  # where the words before it came late, the app leaves out what would be more than a second late
LAG_S = 0.5  # what Speech Dispatcher and the sound server take from "it begins" to the first sound


class Heard:
    """A session that was played to its end, with the recordings of its tones and of its voice."""

    def __init__(self, child: Child, tones: Recording, voice: Recording) -> None:
        self.child, self.tones, self.voice = child, tones, voice
        self.first_time = ""
        self.start = child.notes("start")[0]["at"]

    def due(self) -> list[tuple[float, str]]:
        """Return when each tone is due (monotonic s) that no earlier one rings into, and which it is."""
        due, free_from = [], 0.0
        for cue in self.child.notes("cue"):
            if cue["tone"]:
                at = self.start + cue["at_ms"] / 1000
                if at > free_from + 0.05:
                    due.append((at, cue["tone"]))
                free_from = max(free_from, at + seconds_of(cue["tone"]))
        return due

    def late_ms(self) -> list[float]:
        """Return how late each tone began; one that was not heard at all is infinitely late."""
        onsets = self.tones.onsets()
        near = ([onset - at - rise_s(tone) for onset in onsets if -0.05 < onset - at < 0.25] for at, tone in self.due())
        return [found[0] * 1000 if found else inf for found in near]

    def faults(self) -> list[str]:
        """Return what a busy machine may have done to it: tones that are late, a voice that did not come in time."""
        late = share(self.late_ms(), 99)
        said = [note["words"] for note in self.child.notes("problem")]
        silent = self.silent() if len(self.silent()) > MOST_SILENT else []
        return ([f"p99 of the tones was {late:.1f} ms"] if late > LATEST_MS else []) + said + silent

    def spoken(self) -> list[tuple[float, float]]:
        """Return when each text began and ended; one that was cut off ended when the next one began."""
        marks = [note for note in self.child.notes() if note["what"] in ("began", "ended")]
        return [(mark["at"], after["at"]) for mark, after in pairwise(marks) if mark["what"] == "began"]

    def silent(self) -> list[str]:
        """Return the texts that were not heard in their time, or a little later: the engine may be slow to begin."""
        cues = [cue for cue in self.child.notes("cue") if cue["text"]]
        begins = [(self.start + cue["at_ms"] / 1000, cue) for cue in cues]
        return [
            cue["text"]
            for at, cue in begins
            if self.voice.loudness(at, at + cue["estimate_ms"] / 1000 + LAG_S) <= AUDIBLE
        ]


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


def share(values: Sequence[float], percent: float) -> float:
    """Return the value that so many percent do not exceed (nearest rank)."""
    return sorted(values)[max(0, ceil(len(values) * percent / 100) - 1)]


def play(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    with private_server(tmp_path_factory) as server:
        server.pactl("load-module", "module-null-sink", "sink_name=voice")
        server.pactl("set-default-sink", "nul")
        tones, voice = Recording(server, "nul"), Recording(server, "voice")
        child = Child(server, "both", PULSE_SINK="voice")  # the tones ask for their output by name, the voice does not
        child.finish(180)
        tones.stop()
        voice.stop()
        return Heard(child, tones, voice)


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """A session with both tones and words, played once for all tests of this module.

    A machine that is held up by something else for a moment says nothing about the app: what is amiss the first time
    is told, and played once more.
    """
    heard = play(tmp_path_factory)
    if faults := heard.faults():
        heard = play(tmp_path_factory)
        heard.first_time = "; ".join(faults)
    return heard


def test_the_systems_own_voice_speaks_and_nothing_is_amiss(heard: Heard, report: Callable[[str], None]) -> None:
    if heard.first_time:
        report(f"PLAYED AGAIN, because the first time: {heard.first_time}")
    assert heard.child.notes("problem") == []
    assert heard.child.notes("start")[0]["voice"], "Speech Dispatcher did not come"


def test_tones_begin_within_30_ms_of_their_instants(heard: Heard, report: Callable[[str], None]) -> None:
    late = heard.late_ms()
    figures = {f"p{percent}": round(share(late, percent), 1) for percent in (0, 50, 95, 99, 100)}
    report(f"{len(late)} tones; late by (ms): {figures}; the first by {late[0]:.1f}")
    assert len(late) >= FEWEST
    assert figures["p99"] <= LATEST_MS
    assert figures["p0"] >= EARLIEST_MS


def test_speech_is_heard_where_it_should_be(heard: Heard, report: Callable[[str], None]) -> None:
    cues = [cue for cue in heard.child.notes("cue") if cue["text"]]
    assert len(cues) >= 10
    pairs = ((cue, time) for time in reversed(heard.spoken()) for cue in cues)
    said = {cue["at_ms"]: time for cue, time in pairs if -0.1 < time[0] - heard.start - cue["at_ms"] / 1000 < 1.2}
    assert len(said) >= len(cues) * 2 // 3  # on a busy machine some come late, or too late to be worth saying
    for cue in cues:
        at, estimate = heard.start + cue["at_ms"] / 1000, cue["estimate_ms"] / 1000
        begin, end = said.get(cue["at_ms"], (inf, inf))
        loud = heard.voice.loudness(at, at + estimate)
        report(f"after {begin - at:.2f} s, for {end - begin:.2f} of {estimate:.2f} s, RMS {loud:.0f}: {cue['text']}")
    silent = heard.silent()
    report(f"not heard: {silent}")
    assert len(silent) <= MOST_SILENT


def test_no_two_spoken_cues_overlap(heard: Heard) -> None:
    times = heard.spoken()
    assert len(times) >= 10
    for (_, end), (begin, _) in pairwise(times):
        assert end <= begin
        # Were two voices to sound at once, there would be no silence between the words of one and the next.
        assert heard.voice.quietest(end - LAG_S, begin + LAG_S) < AUDIBLE / 4

"""What is really heard: a session is played into a sound server and recorded there.

The recording is taken from the monitor of a null sink, so it holds all that a sound card would get; the card's own
delay (the same for every sound) comes on top of it.
"""

from __future__ import annotations

import wave
from itertools import pairwise
from math import ceil, inf
from typing import TYPE_CHECKING

import pytest

from tests.qt.audio.sound_server import ROOT, Child, Recording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.qt.audio.sound_server import SoundServer

pytestmark = pytest.mark.sound

LATEST_MS = 30.0
EARLIEST_MS = -10.0  # an instant of the recording is known to about 5 ms
FEWEST = 100
AUDIBLE = 100.0
LAG_S = 0.5  # what Speech Dispatcher and the sound server take from "it begins" to the first sound


def seconds_of(tone: str) -> float:
    with wave.open(str(ROOT / "resources" / "sounds" / f"{tone}.wav")) as file:
        return file.getnframes() / file.getframerate()


def instants(child: Child) -> list[float]:
    """Return when each tone is due (monotonic s) that no earlier one rings into."""
    start = child.notes("start")[0]["at"]
    due, free_from = [], 0.0
    for cue in child.notes("cue"):
        if cue["tone"]:
            at = start + cue["at_ms"] / 1000
            if at > free_from + 0.05:
                due.append(at)
            free_from = max(free_from, at + seconds_of(cue["tone"]))
    return due


def lateness_ms(due: Sequence[float], onsets: Sequence[float]) -> list[float]:
    """Return how late each tone began; one that was not heard at all is infinitely late."""
    near = ([onset - at for onset in onsets if -0.05 < onset - at < 0.25] for at in due)
    return [found[0] * 1000 if found else inf for found in near]


def share(values: Sequence[float], percent: float) -> float:
    """Return the value that so many percent do not exceed (nearest rank)."""
    return sorted(values)[max(0, ceil(len(values) * percent / 100) - 1)]


def test_tones_begin_within_30_ms_of_their_instants(server: SoundServer, report: Callable[[str], None]) -> None:
    recording = Recording(server)
    child = Child(server, "tones")
    child.finish(60)
    recording.stop()
    late = lateness_ms(instants(child), recording.onsets())
    figures = {f"p{percent}": round(share(late, percent), 1) for percent in (0, 50, 95, 99, 100)}
    report(f"{len(late)} tones; late by (ms): {figures}; the first by {late[0]:.1f}")
    assert child.notes("problem") == []
    assert len(late) >= FEWEST
    assert figures["p99"] <= LATEST_MS
    assert figures["p0"] >= EARLIEST_MS


def spoken(child: Child) -> list[tuple[float, float]]:
    """Return when each text began and ended."""
    marks = [note for note in child.notes() if note["what"] in ("began", "ended")]
    assert [mark["what"] for mark in marks] == ["began", "ended"] * (len(marks) // 2)
    return [(begin["at"], end["at"]) for begin, end in zip(marks[::2], marks[1::2], strict=True)]


def test_speech_is_heard_where_it_should_be_and_no_two_cues_overlap(
    server: SoundServer, report: Callable[[str], None]
) -> None:
    recording = Recording(server)
    child = Child(server, "speech")
    child.finish(90)
    recording.stop()
    start = child.notes("start")[0]["at"]
    cues = [cue for cue in child.notes("cue") if cue["text"]]
    times = spoken(child)
    assert child.notes("problem") == []
    assert len(cues) >= 10
    pairs = ((cue, time) for time in reversed(times) for cue in cues)
    said = {cue["at_ms"]: time for cue, time in pairs if -0.1 < time[0] - start - cue["at_ms"] / 1000 < 1.2}
    assert len(said) >= len(cues) - 1  # on a busy machine one may come too late to be worth saying
    for cue in cues:
        at, estimate = start + cue["at_ms"] / 1000, cue["estimate_ms"] / 1000
        begin, end = said.get(cue["at_ms"], (inf, inf))
        loud = recording.loudness(at, at + estimate)
        report(f"after {begin - at:.2f} s, for {end - begin:.2f} of {estimate:.2f} s, RMS {loud:.0f}: {cue['text']}")
        assert loud > AUDIBLE, f"silent: {cue['text']}"
    for (_, end), (begin, _) in pairwise(times):
        assert end <= begin
        # Were two voices to sound at once, there would be no silence between the words of one and the next.
        assert recording.quietest(end - LAG_S, begin + LAG_S) < AUDIBLE / 4

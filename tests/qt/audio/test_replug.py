"""Words and tones while the output goes and another one comes: heard again on that, whatever the voice made of it."""

from __future__ import annotations

import time
from math import inf
from typing import TYPE_CHECKING

import pytest

from routine_app.qt.audio.speaker import SWITCH_ON
from tests.qt.audio.sound_server import OFF, Child, Recording, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.qt.audio.sound_server import SoundServer

pytestmark = pytest.mark.sound

AUDIBLE = 100.0
TONE_S = 0.75  # the longest tone of a repetition is over by then
LATE_S = 0.08  # words begin later than that after their cue: what begins so soon is its tone


def heard_of(child: Child, recording: Recording, begin: float, end: float) -> tuple[list[float], list[float]]:
    """Return how loud each long text between two instants was, after its tone, and how late (s) each tone began."""
    start, onsets = child.notes("start")[0]["at"], recording.onsets()
    cues = [(start + cue["at_ms"] / 1000, cue) for cue in child.notes("cue")]
    within = [(at, cue) for at, cue in cues if begin < at < end]
    words = [recording.loudness(at + TONE_S, at + TONE_S + 0.5) for at, cue in within if cue["estimate_ms"] > 1_200]
    tones = [min((onset - at for onset in onsets if onset >= at), default=inf) for at, cue in within if cue["tone"]]
    return words, tones


# What the voice says of it differs: moved to PulseAudio's dummy output, Speech Dispatcher speaks on; with no output at
# all it hangs for good, and espeak-ng has to take over.
@pytest.mark.parametrize("dummy", [True, False], ids=["as a user has it", "without even a dummy output"])
def test_words_and_tones_come_back_when_another_output_is_plugged_in(
    server: SoundServer, report: Callable[[str], None], dummy: bool
) -> None:
    if dummy:  # PulseAudio as it comes: where there is no output it makes one that leads nowhere
        server.pactl("load-module", "module-always-sink")
    child = Child(server, "squats")
    child.wait_for("ended", 2, limit_s=60)
    server.unplug("nul")
    child.wait_for("cue", len(child.notes("cue")) + 6, limit_s=30)
    server.plug_in("other")
    recording = Recording(server, "other")
    begin = time.monotonic()
    child.wait_for("ended", len(child.notes("ended")) + 8, limit_s=60)
    end = time.monotonic() - 1.5  # what is judged must have been recorded to its end
    recording.stop()
    words, tones = heard_of(child, recording, begin, end)
    report(f"words: RMS {[round(each) for each in words]}; tones: after {[round(each, 3) for each in tones]} s")
    assert sum(each > AUDIBLE for each in words) >= 2
    assert sum(each < LATE_S for each in tones) >= 3
    assert told(child).count(OFF) <= (0 if dummy else 1)
    assert all(problem == OFF or problem.endswith(SWITCH_ON) for problem in told(child))
    assert child.is_running
    assert "Traceback" not in child.errors.read_text()

"""In a pause the output is given back, and nothing of what is said after it is lost, whatever became of the server; nor
is what is said first, where the output sleeps.

Words are recorded and held against their samples: as late as those become loud, and as long as those are loud, so must
the recording.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from routine_app.playback.transport import COUNT_IN_MS
from routine_app.sound.output import NO_OUTPUT
from tests.qt.media.recording import LOUD, RATE, Recording
from tests.qt.media.sound_server import Child, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.qt.media.sound_server import SoundServer

pytestmark = pytest.mark.sound

REST_AFTER_S = 1.0
FEW = 3.0
EARLY_S, LATE_S = 0.06, 0.25  # a busy machine's output runs dry; after it was opened an instant is known to 20 ms
WHOLE_S = 0.02
AT_ONCE_S = 0.4
SLEEPS_S = 1.2


def speaking(server: SoundServer) -> Child:
    """Return a session of words alone that says something."""
    child = Child(server, "words", REST_AFTER_S=str(REST_AFTER_S))
    child.wait_for("words", 2)
    return child


def streams(server: SoundServer) -> int:
    """Return how many streams play at the server."""
    return len(server.pactl("list", "short", "sink-inputs").stdout.splitlines())


def wait_until(is_so: Callable[[], bool], limit_s: float = 30) -> None:
    deadline = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def pause(child: Child) -> None:
    """Pause while something is being said, and wait until it stands still."""
    said = len(child.notes("words"))
    begin = child.wait_for("words", said + 1)[-1]
    time.sleep(max(0.0, begin["begin"] + begin["length_s"] / 2 - time.monotonic()))
    paused = len(child.notes("Paused"))
    child.press("pause")
    child.wait_for("Paused", paused + 1)


def go_on(child: Child) -> dict[str, Any]:
    """Go on, and return the first words after it, once they have been said."""
    said = len(child.notes("words"))
    child.press("play")
    words = child.wait_for("words", said + 1)[said]
    until_said(words)
    return words


def until_said(words: dict[str, Any]) -> None:
    time.sleep(max(0.0, words["begin"] + words["length_s"] + LATE_S - time.monotonic()))


def late_s(recording: Recording, words: dict[str, Any]) -> float:
    """Return how late words were heard, which must have been heard from their beginning to their end."""
    rise_s, fall_s = words["loud_s"]
    first, last = (recording.index(words["begin"] + at) for at in (rise_s - 0.1, fall_s + LATE_S))
    heard = [number for number, value in enumerate(recording.samples[first:last]) if abs(value) >= LOUD]
    assert heard, "nothing was heard"
    assert (heard[-1] - heard[0]) / RATE > fall_s - rise_s - WHOLE_S, "something was cut off"
    return heard[0] / RATE - 0.1


def given_back(server: SoundServer) -> None:
    wait_until(lambda: streams(server) == 0)


def woken(child: Child, over_s: float) -> float:
    """Return how often a second a thread of the session is woken."""
    before = child.wakes()
    time.sleep(over_s)
    return (child.wakes() - before) / over_s


def test_words_after_a_pause_are_whole_and_in_time(server: SoundServer, report: Callable[[str], None]) -> None:
    recording, child = Recording(server), speaking(server)
    first_words = []
    for is_long, is_twice in ((False, True), (True, False), (True, True)):
        pause(child)
        if is_long:
            given_back(server)
        if is_twice:
            child.press("play")
            child.press("pause")
        first_words.append(go_on(child))
    recording.stop()
    late = [late_s(recording, words) for words in first_words]
    report(f"after pauses words are late by (ms): {[round(1000 * each) for each in late]}")
    assert all(-EARLY_S < each < LATE_S for each in late)
    assert told(child) == []


def test_the_first_sentence_is_whole_where_the_output_sleeps_as_the_session_begins(
    server: SoundServer, report: Callable[[str], None]
) -> None:
    recording = Recording(server)
    server.pactl("suspend-sink", "nul", "1")
    child = Child(server, "words")
    child.wait_for("words")
    time.sleep(SLEEPS_S)
    server.pactl("suspend-sink", "nul", "0")
    lost, said = child.wait_for("words", 2)
    until_said(said)
    recording.stop()
    assert said["loud_s"] == lost["loud_s"], "it was said a second time"
    report(f"an output woke after {SLEEPS_S} s; words waited {said['begin'] - lost['begin']:.2f} s")
    rise_s, fall_s = said["loud_s"]
    heard = [number for number, value in enumerate(recording.samples) if abs(value) >= LOUD]
    assert heard, "nothing was heard"
    assert -WHOLE_S < (heard[-1] - heard[0]) / RATE - (fall_s - rise_s) < LATE_S, "something was cut off"
    assert told(child) == []


def test_in_a_pause_nothing_is_awake_and_another_output_is_used_at_once(
    server: SoundServer, report: Callable[[str], None]
) -> None:
    child = speaking(server)
    pause(child)
    open_wakes = woken(child, REST_AFTER_S / 2)
    given_back(server)
    wakes = woken(child, 3.0)
    report(f"woken {open_wakes:.0f} times a second with an output open, {wakes:.1f} times once it is given back")
    assert wakes < FEW
    server.plug_in("headset")
    server.pactl("set-default-sink", "headset")
    recording = Recording(server, "headset")
    words = go_on(child)
    recording.stop()
    assert -EARLY_S < late_s(recording, words) < LATE_S
    assert told(child) == []


def test_each_second_of_the_count_in_is_heard_the_first_at_once(
    server: SoundServer, report: Callable[[str], None]
) -> None:
    recording = Recording(server)
    child = Child(server, "tones", REST_AFTER_S=str(REST_AFTER_S))
    child.wait_for("cue", 3)
    for number, is_long in enumerate((False, True), start=1):
        child.press("pause")
        child.wait_for("Paused", number)
        if is_long:
            given_back(server)
        child.press("play")
        child.wait_for("Resumed", number)
    recording.stop()
    onsets, counted = recording.onsets(), [note["at"] for note in child.notes("CountIn")]
    heard = [[at - begun for at in onsets if 0 <= at - begun < COUNT_IN_MS / 1000 - EARLY_S] for begun in counted[::3]]
    told_ms = [[round(1000 * at) for at in each] for each in heard]
    report(f"ticks of a count-in (ms after its key), output open, given back: {told_ms}")
    for each in heard:
        assert len(each) == 3, "a tick was lost"
        assert 0 < each[0] < AT_ONCE_S
        assert [abs(at - second) < LATE_S for second, at in enumerate(each)] == [True] * 3
    assert told(child) == []


def test_a_server_that_dies_in_a_pause_is_missed_when_she_goes_on(server: SoundServer) -> None:
    child = speaking(server)
    pause(child)
    given_back(server)
    server.kill()
    server.begin()
    recording = Recording(server)
    words = go_on(child)
    recording.stop()
    assert -EARLY_S < late_s(recording, words) < LATE_S
    pause(child)
    given_back(server)
    server.kill()
    child.press("play")
    child.wait_for("problem")
    server.begin()
    child.wait_for("back")
    assert told(child) == [NO_OUTPUT]

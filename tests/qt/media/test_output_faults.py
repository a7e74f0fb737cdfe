"""A sound server that dies, hangs, restarts, is absent or comes later, an output that goes and comes.

The session goes on, sound comes back by itself, and she is told once.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from routine_app.sound.output import HANGS, NO_OUTPUT
from tests.qt.media.recording import Recording
from tests.qt.media.sound_server import Child, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.qt.media.sound_server import SoundServer

pytestmark = pytest.mark.sound

ENDS_WITHIN_S = 2.0


def tones_on(server: SoundServer, sink: str = "nul") -> int:
    """Return how many tones begin on an output within two seconds from now."""
    recording = Recording(server, sink)
    begin = time.monotonic()
    time.sleep(2)
    end = time.monotonic()
    recording.stop()
    return sum(begin <= onset <= end for onset in recording.onsets())


def playing(server: SoundServer) -> Child:
    """Return a session of a tone every 275 ms that is under way."""
    child = Child(server, "tones")
    child.wait_for("cue", 8)
    return child


def well(child: Child) -> bool:
    """Whether the session goes on without a fault."""
    child.wait_for("cue", len(child.notes("cue")) + 2)
    return child.is_running and "Traceback" not in child.errors.read_text()


def test_a_server_that_is_killed_and_one_that_comes_in_its_place(server: SoundServer) -> None:
    child = playing(server)
    server.kill()
    child.wait_for("problem")
    assert well(child)
    server.begin()
    child.wait_for("back")
    assert tones_on(server) >= 5
    assert well(child)
    assert told(child) == [NO_OUTPUT]


def test_a_server_that_restarts_again_and_again(server: SoundServer) -> None:
    child = playing(server)
    for _ in range(3):
        server.kill()
        server.begin()
        time.sleep(1)
    assert well(child)
    time.sleep(3)
    assert tones_on(server) >= 5
    assert len(told(child)) <= 3
    assert well(child)


def test_no_server_at_the_start_and_one_that_comes_later(no_server: SoundServer) -> None:
    child = playing(no_server)
    child.wait_for("problem")
    no_server.begin()
    child.wait_for("back")
    assert tones_on(no_server) >= 5
    assert well(child)
    assert told(child) == [NO_OUTPUT]


def test_a_server_that_hangs_and_answers_again(server: SoundServer) -> None:
    child = playing(server)
    server.freeze()
    child.wait_for("problem")
    assert well(child)
    server.thaw()
    child.wait_for("back")
    assert tones_on(server) >= 5
    assert well(child)
    assert told(child) == [HANGS]


@pytest.mark.parametrize("after_s", [0.0, 2.5])
def test_the_app_ends_though_the_server_hangs(
    server: SoundServer, report: Callable[[str], None], after_s: float
) -> None:
    child = playing(server)
    server.freeze()
    time.sleep(after_s)
    took_s = child.tell_to_end()
    report(f"ended {took_s:.2f} s after it was told to")
    assert took_s < ENDS_WITHIN_S


def test_a_server_that_hangs_from_the_start(server: SoundServer) -> None:
    server.freeze()
    child = playing(server)
    child.wait_for("problem")
    assert told(child) == [HANGS]
    assert child.tell_to_end() < ENDS_WITHIN_S


def test_an_output_that_is_unplugged_and_another_one_plugged_in(server: SoundServer) -> None:
    child = playing(server)
    server.unplug("nul")
    child.wait_for("problem")
    assert well(child)
    server.plug_in("other")
    child.wait_for("back")
    assert tones_on(server, "other") >= 5
    assert told(child) == [NO_OUTPUT]
    assert well(child)


def test_tones_follow_to_the_output_that_she_chooses(server: SoundServer) -> None:
    server.plug_in("headset")
    server.pactl("set-default-sink", "nul")
    child = playing(server)
    server.pactl("set-default-sink", "headset")
    assert tones_on(server, "headset") >= 5
    assert told(child) == []
    assert well(child)

"""A sound output that goes and comes while a session plays, and none at all: the session goes on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.qt.audio.sound_server import OFF, Child, Recording, told

if TYPE_CHECKING:
    from tests.qt.audio.sound_server import SoundServer

pytestmark = pytest.mark.sound


def tones_on(server: SoundServer, sink: str) -> int:
    """Return how many tones begin on an output within three seconds from now."""
    recording = Recording(server, sink)
    begin = time.monotonic()
    time.sleep(3)
    end = time.monotonic()
    recording.stop()
    return sum(begin <= onset <= end for onset in recording.onsets())


def test_sound_comes_back_when_another_output_is_plugged_in(server: SoundServer) -> None:
    child = Child(server, "tones")
    child.wait_for("cue", 15)
    server.unplug("nul")
    child.wait_for("problem")
    assert told(child) == [OFF]
    child.wait_for("cue", len(child.notes("cue")) + 8)
    server.plug_in("other")
    assert tones_on(server, "other") >= 8
    assert child.is_running
    assert told(child) == [OFF]
    assert "Traceback" not in child.errors.read_text()


def test_tones_follow_when_she_chooses_another_output(server: SoundServer) -> None:
    server.plug_in("headset")
    server.pactl("set-default-sink", "nul")
    child = Child(server, "tones")
    child.wait_for("cue", 8)
    server.pactl("set-default-sink", "headset")
    assert tones_on(server, "headset") >= 6


def test_with_no_sound_server_at_all_the_session_goes_on(server: SoundServer) -> None:
    child = Child(server, "tones", PULSE_SERVER=f"unix:{server.folder}/nothing-here")
    child.wait_for("cue", 20)
    assert told(child) == [OFF]
    assert "Traceback" not in child.errors.read_text()

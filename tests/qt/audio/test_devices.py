"""A sound output that goes and comes while a session plays, and none at all: the session goes on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.qt.audio.sound_server import OFF, Child, Recording, told

if TYPE_CHECKING:
    from tests.qt.audio.sound_server import SoundServer

pytestmark = pytest.mark.sound


def tones_within(recording: Recording, begin: float, end: float) -> int:
    return sum(begin <= onset <= end for onset in recording.onsets())


def test_sound_comes_back_when_another_output_is_plugged_in(server: SoundServer) -> None:
    child = Child(server, "tones")
    child.wait_for("cue", 15)
    server.unplug("nul")
    child.wait_for("problem")
    assert told(child) == [OFF]
    child.wait_for("cue", len(child.notes("cue")) + 8)
    server.plug_in("other")
    recording = Recording(server, "other")
    begin = time.monotonic()
    time.sleep(3)
    end = time.monotonic()
    recording.stop()
    assert tones_within(recording, begin, end) >= 8
    assert child.is_running
    assert told(child) == [OFF]
    assert "Traceback" not in child.errors.read_text()


def test_tones_follow_when_she_chooses_another_output(server: SoundServer) -> None:
    server.plug_in("headset")
    server.pactl("set-default-sink", "nul")
    child = Child(server, "tones")
    child.wait_for("cue", 8)
    server.pactl("set-default-sink", "headset")
    recording = Recording(server, "headset")
    begin = time.monotonic()
    time.sleep(3)
    end = time.monotonic()
    recording.stop()
    assert tones_within(recording, begin, end) >= 6


def test_with_no_sound_server_at_all_the_session_goes_on(server: SoundServer) -> None:
    child = Child(server, "tones", PULSE_SERVER=f"unix:{server.folder}/nothing-here")
    child.wait_for("cue", 20)
    assert told(child) == [OFF]
    assert "Traceback" not in child.errors.read_text()

"""A sound output that goes and comes while a session plays, and none at all: the session goes on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.qt.audio.sound_server import Child, Recording

if TYPE_CHECKING:
    from tests.qt.audio.sound_server import SoundServer

pytestmark = pytest.mark.sound

OFF = "Tones are off: no sound output was found. They come back when one is plugged in."


def module_of(server: SoundServer, sink: str) -> str:
    lines = server.pactl("list", "short", "modules").stdout.splitlines()
    return next(line.split("\t")[0] for line in lines if f"sink_name={sink}" in line)


def tones_within(recording: Recording, begin: float, end: float) -> int:
    return sum(begin <= onset <= end for onset in recording.onsets())


def test_sound_comes_back_when_another_output_is_plugged_in(server: SoundServer) -> None:
    child = Child(server, "tones")
    try:
        child.wait_for("cue", 15)
        server.pactl("unload-module", module_of(server, "nul"))
        assert [note["words"] for note in child.wait_for("problem")] == [OFF]
        told = len(child.notes("cue"))
        child.wait_for("cue", told + 8)
        server.pactl("load-module", "module-null-sink", "sink_name=other")
        recording = Recording(server, "other")
        begin = time.monotonic()
        time.sleep(3)
        end = time.monotonic()
        recording.stop()
        assert tones_within(recording, begin, end) >= 8
        assert child.is_running
        assert len(child.notes("problem")) == 1
        assert "Traceback" not in child.errors.read_text()
    finally:
        child.close()
        server.pactl("load-module", "module-null-sink", "sink_name=nul")


def test_tones_follow_when_she_chooses_another_output(server: SoundServer) -> None:
    server.pactl("load-module", "module-null-sink", "sink_name=headset")
    server.pactl("set-default-sink", "nul")
    child = Child(server, "tones")
    try:
        child.wait_for("cue", 8)
        server.pactl("set-default-sink", "headset")
        recording = Recording(server, "headset")
        begin = time.monotonic()
        time.sleep(3)
        end = time.monotonic()
        recording.stop()
        assert tones_within(recording, begin, end) >= 6
    finally:
        child.close()


def test_with_no_sound_server_at_all_the_session_goes_on(server: SoundServer) -> None:
    child = Child(server, "tones", PULSE_SERVER=f"unix:{server.folder}/nothing-here")
    try:
        child.wait_for("cue", 20)
        assert [note["words"] for note in child.notes("problem")] == [OFF]
        assert "Traceback" not in child.errors.read_text()
    finally:
        child.close()

"""The real library, without an output: what is missing is an error in words, and nothing is printed or loaded."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from routine_app.domain.timeline import Tone
from routine_app.sound.device import DeviceError, MiniaudioDevice
from routine_app.sound.mixer import Mixer
from routine_app.sound.pcm import RATE
from routine_app.sound.tones import breath_samples, tone_samples


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always some server")
def test_without_a_server_opening_fails_in_words_and_prints_nothing(tmp_path: object) -> None:
    code = (
        "from routine_app.sound.device import DeviceError, MiniaudioDevice\n"
        "import sys\n"
        "try:\n    MiniaudioDevice(lambda count, heard_ns: None)\n"
        "except DeviceError as error:\n    print('fault:', error)\n"
        "print(sorted(sys.modules.keys() & {'numpy', 'ssl', 'http', 'urllib.request', 'PySide6'}))\n"
    )
    environ = {**os.environ, "PULSE_SERVER": f"unix:{tmp_path}/none", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": "/"}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "[]"
    if not os.path.exists("/dev/snd"):  # noqa: PTH110 - a device, not a path of ours
        assert done.stdout.startswith("fault: ")


def test_frames_are_asked_for_with_the_instant_at_which_they_are_heard() -> None:
    asked: list[tuple[int, int]] = []

    def fill(count: int, heard_ns: int) -> object:
        asked.append((count, heard_ns))
        return Mixer().mix(count, heard_ns)

    begun_ns = time.monotonic_ns()
    device = MiniaudioDevice(fill, ("NULL",))  # type: ignore[arg-type]
    try:
        deadline = time.monotonic() + 60
        while len(asked) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
    finally:
        device.close()
    assert len(asked) >= 3
    assert device.frames >= sum(count for count, _ in asked[:3])
    assert begun_ns < asked[0][1] < asked[1][1] < asked[2][1]


@pytest.mark.expects_log("mixing failed")
def test_a_fault_of_ours_while_mixing_is_logged_once_and_the_stream_goes_on() -> None:
    def broken(count: int, heard_ns: int) -> object:
        raise ZeroDivisionError(count, heard_ns)

    device = MiniaudioDevice(broken, ("NULL",))  # type: ignore[arg-type]
    try:
        deadline = time.monotonic() + 60
        while device.frames < RATE // 2 and time.monotonic() < deadline:
            time.sleep(0.01)
    finally:
        device.close()
    assert device.frames >= RATE // 2


ENDING = """
import atexit, time

def last():  # registered before all others, it comes after them
    before = device.frames
    time.sleep(0.5)
    print("frames:", device.frames - before)

atexit.register(last)
from routine_app.sound.device import MiniaudioDevice
from routine_app.sound.mixer import Mixer
device = MiniaudioDevice(lambda count, heard_ns: Mixer().mix(count, heard_ns), ("NULL",))
while not device.frames:
    time.sleep(0.01)
"""
HANGING = """
class Hanging:
    def close(self):
        time.sleep(3_600)

device._device = Hanging()
"""


def test_nothing_asks_for_frames_any_more_as_the_interpreter_ends() -> None:
    """One exit in fifty was a crash: the library's thread called an interpreter that was gone."""
    done = subprocess.run([sys.executable, "-c", ENDING], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "frames: 0\n", "")


def test_an_output_that_hangs_as_it_is_closed_keeps_no_process() -> None:
    done = subprocess.run([sys.executable, "-c", ENDING + HANGING], capture_output=True, text=True, timeout=120)
    assert done.stdout.startswith("frames: "), done.stderr


def test_it_is_closed_once() -> None:
    device = MiniaudioDevice(lambda count, heard_ns: Mixer().mix(count, heard_ns), ("NULL",))
    for _ in range(2):
        device.close()
    before = device.frames
    time.sleep(0.3)
    assert device.frames == before


def test_an_unknown_backend_is_a_fault_of_the_environment() -> None:
    with pytest.raises(DeviceError):
        MiniaudioDevice(lambda count, heard_ns: Mixer().mix(count, heard_ns), ("WASAPI",))


def test_the_apps_own_sounds_are_there_and_begin_and_end_in_silence() -> None:
    for samples in (*(tone_samples(tone) for tone in Tone), breath_samples()):
        assert RATE // 50 < len(samples) < 10 * RATE
        assert 0.05 < max(samples) <= 1.0
    for tone in Tone:
        assert abs(tone_samples(tone)[0]) < 0.02
        assert abs(tone_samples(tone)[-1]) < 0.02

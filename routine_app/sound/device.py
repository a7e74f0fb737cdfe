"""An output of this computer, through miniaudio: opened, it asks for frames from a thread of its own.

Knows the backends of each system by name; not what is played, nor what is to be done when an output goes.
"""

from __future__ import annotations

import atexit
import ctypes
import logging
import sys
import threading
import time
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from routine_app.sound.frame_clock import FrameClock
from routine_app.sound.pcm import RATE, miniaudio

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from routine_app.sound.pcm import Samples

    Fill = Callable[[int, int], Samples[float]]
    """Gives so many frames (first argument), the first of which is heard at an instant (second, monotonic ns)."""

# The sound server is asked to hold so much: it runs dry only where the whole process is held up for 70 ms. Measured
# with PulseAudio (docs/sound.md): at 60 ms a busy machine starves it now and then, at 100 ms it does not.
PERIOD_MS = 100
_PERIODS = 2
HELD_FRAMES = _PERIODS * PERIOD_MS * RATE // 1000
"""What an output may take as it is opened, though it plays nothing yet."""
_DELAY_MS = {"PulseAudio": 72}  # from asking for a frame until it is heard, measured; elsewhere about one period
_SERVERS = ("PULSEAUDIO", "ALSA")
BACKENDS = {"win32": ("WASAPI",), "darwin": ("COREAUDIO",)}.get(sys.platform, _SERVERS)
_ENDS_WITHIN_S = 0.5  # what takes longer to close hangs, and asks for nothing any more
_LOG = logging.getLogger(__name__)


class DeviceError(Exception):
    """There is no output, or it cannot be opened; the reason in the system's words."""


class Device(Protocol):
    """An open output."""

    backend: str
    frames: int
    """How many frames it has asked for: an output that stands still asks for no more."""

    def close(self) -> None:
        """Give it back. May hang where its server hangs; call it from a thread that nobody waits for."""


class MiniaudioDevice:
    """The default output of the first backend that has one. Raises DeviceError."""

    def __init__(self, fill: Fill, backends: tuple[str, ...] = BACKENDS) -> None:
        self.frames = 0
        self._fill = fill
        self._is_faulty = False
        self._closing = threading.Lock()  # for good, by the first who closes it
        try:
            audio = miniaudio()
            _quieten_alsa()
            self._device = audio.PlaybackDevice(
                output_format=audio.SampleFormat.FLOAT32,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD_MS,
                callback_periods=_PERIODS,
                backends=[audio.Backend[name] for name in backends],
                app_name="Routine",
            )
        except ImportError as error:
            raise DeviceError(f"miniaudio could not be loaded: {error}") from error
        except audio.MiniaudioError as error:
            raise DeviceError(str(error)) from error
        # Closed by us alone: what hangs in `close` must not hang once more when the interpreter tidies up.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._device))
        _OPEN.add(self)
        self.backend: str = self._device.backend
        self._clock = FrameClock(_DELAY_MS.get(self.backend, PERIOD_MS) * 1_000_000)
        self._start(audio)

    def _start(self, audio: Any) -> None:  # noqa: ANN401 - the package has no types
        frames = self._frames()
        next(frames)
        try:
            self._device.start(frames)
        except audio.MiniaudioError as error:
            self.close()
            raise DeviceError(str(error)) from error

    def close(self) -> None:
        """Give it back; once more, does nothing."""
        if self._closing.acquire(blocking=False):
            self._device.close()
            ctypes.pythonapi.Py_DecRef(ctypes.py_object(self._device))
            _OPEN.discard(self)

    def _frames(self) -> Generator[Samples[float], int, None]:
        """Give frames as they are asked for. What raises here would end the stream and be printed, so nothing may."""
        count = yield _silence(0)
        while True:
            heard_ns = self._clock.heard_ns(self.frames, time.monotonic_ns())
            try:
                out = self._fill(count, heard_ns)
            except Exception:  # noqa: BLE001 - a fault of ours must not cost her all sound
                if not self._is_faulty:
                    _LOG.exception("mixing failed")
                self._is_faulty, out = True, _silence(count)
            self.frames += count
            count = yield out


_OPEN: set[MiniaudioDevice] = set()


def _close_all() -> None:
    """Close what is open as the interpreter ends: a thread that asks for frames then would bring the process down."""
    for each in tuple(_OPEN):
        threading.Thread(target=each.close, name="sound device", daemon=True).start()
    deadline = time.monotonic() + _ENDS_WITHIN_S
    while _OPEN and time.monotonic() < deadline:
        time.sleep(0.005)


atexit.register(_close_all)


def outputs() -> tuple[str, list[str]]:
    """Return the sound system that would be used, and the names of its outputs. Raises DeviceError."""
    try:
        audio = miniaudio()
        _quieten_alsa()
        devices = audio.Devices([audio.Backend[name] for name in BACKENDS])
        return devices.backend, [device["name"] for device in devices.get_playbacks()]
    except ImportError as error:
        raise DeviceError(f"miniaudio could not be loaded: {error}") from error
    except audio.MiniaudioError as error:
        raise DeviceError("no sound system answers") from error


def _silence(count: int) -> Samples[float]:
    return array("f", bytes(4 * count))


def _quieten_alsa() -> None:
    """Let ALSA's library not print on the terminal what it tries in vain.

    Its handler is a C function with any arguments: `getpid`, which takes none and does nothing, serves.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            nothing = ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p)
            ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(nothing)

"""Corrects the volume that the sound server remembers for an app, by a stream that poses as the app's next one.

PulseAudio has an extension for that, and PipeWire understands it in part: from WirePlumber 0.5 on only for system
sounds. What every server does is to remember the volume last set on a stream. So a silent, stopped stream is made that
bears the app's name, its volume is set, and it goes again. pulsectl has no playback streams: the three functions of
libpulse that it lacks are called here. Knows nothing of what is lowered or why.
"""

from __future__ import annotations

import ctypes
import time
from typing import TYPE_CHECKING, Any

import pulsectl
from pulsectl import _pulsectl

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY = "module-stream-restore.id"
_PROPERTIES = {
    "sink-input-by-media-role": "media.role",
    "sink-input-by-application-id": "application.id",
    "sink-input-by-application-name": "application.name",
    "sink-input-by-media-name": "media.name",
}
_START_CORKED = 0x0001
_CREATING, _READY = 1, 2
_SETTLE_S = 0.12  # PipeWire's session manager notices a change a little later
_LIMIT_S = 1.0
_RATE = 44_100


def remember(pulse: Any, key: str, levels: Sequence[float]) -> None:  # noqa: ANN401 - pulsectl has no types
    """Let the server remember the volumes (1.0 is 100 %; one for each channel) under the key. Takes 0.2 s.

    Raises what pulsectl raises. A kind of key that is not known is passed over.
    """
    kind, _, name = key.partition(":")
    if kind not in _PROPERTIES or '"' in name or "\\" in name:
        return
    libpulse = _libpulse()
    about = _pulsectl.pa.proplist_from_string(f'{_PROPERTIES[kind]}="{name}" {KEY}="{key}"')
    layout = _pulsectl.PA_SAMPLE_SPEC(format=_pulsectl.PA_SAMPLE_FLOAT32NE, rate=_RATE, channels=len(levels))
    stream = _pulsectl.pa.stream_new_with_proplist(pulse._ctx, "volume", ctypes.byref(layout), None, about)  # noqa: SLF001
    handle = ctypes.cast(stream, ctypes.c_void_p)
    try:
        libpulse.pa_stream_connect_playback(handle, None, None, _START_CORKED, None, None)
        until = time.monotonic() + _LIMIT_S
        while libpulse.pa_stream_get_state(handle) == _CREATING and time.monotonic() < until:
            pulse._pulse_poll(0.02)  # noqa: SLF001 - the public one asks for a callback
        if libpulse.pa_stream_get_state(handle) == _READY:
            index = libpulse.pa_stream_get_index(handle)
            for share in (0.5, 1.0):  # a volume that it has already would be no change
                pulse.sink_input_volume_set(index, pulsectl.PulseVolumeInfo([level * share for level in levels]))
                time.sleep(_SETTLE_S)
            _pulsectl.pa.stream_disconnect(stream)
            pulse.server_info()  # an answer to this means that the stream has gone
    finally:
        _pulsectl.pa.stream_unref(stream)
        _pulsectl.pa.proplist_free(about)


def _libpulse() -> ctypes.CDLL:
    libpulse = ctypes.CDLL("libpulse.so.0")
    pointer, number = ctypes.c_void_p, ctypes.c_int
    libpulse.pa_stream_connect_playback.argtypes = [pointer, ctypes.c_char_p, pointer, number, pointer, pointer]
    libpulse.pa_stream_get_state.argtypes = [pointer]
    libpulse.pa_stream_get_index.argtypes = [pointer]
    libpulse.pa_stream_get_index.restype = ctypes.c_uint32
    return libpulse

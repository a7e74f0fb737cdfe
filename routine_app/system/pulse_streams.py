"""The streams of PulseAudio (or of PipeWire in its place), through pulsectl.

Knows which streams are never to be lowered, and why; not when anything is lowered. Imports no Qt.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pulsectl
from pulsectl import _pulsectl

from routine_app.system import pulse_memory
from routine_app.system.other_sounds import Stream, Volumes

if TYPE_CHECKING:
    from collections.abc import Iterator

NORMAL = 65_536
_LOUDEST = 99_957  # the most that can be set, +11 dB: what is louder could not be brought back
_CONNECT_LIMIT_S = 2.0
_FLAT_VOLUME = 0x0040  # pa_sink_flags: the output's volume follows its streams', so that to lower one moves the others
_KEPT_ROLES = frozenset({"phone", "communication", "a11y", "accessibility", "event", "notification", "alarm"})
_SPEECH = ("speech-dispatcher", "sd_", "spd-say", "espeak", "orca", "festival", "rhvoice", "piper", "brltty")
_MOST_PARENTS = 32


class GoneError(Exception):
    """There is no sound server, or no longer."""


class PulseStreams:
    """One connection, to the server of the name `server_name`.

    The streams of the process `ours` and of its children are never lowered.

    Every method raises GoneError where the server has gone.
    """

    def __init__(self, ours: int) -> None:
        self._ours = ours
        self._pulse: Any = pulsectl.Pulse("Routine", connect=False)
        try:
            with _asking(None):
                self._pulse.connect(autospawn=False, timeout=_CONNECT_LIMIT_S)
                self.server_name: str = self._pulse.server_info().server_name
        except GoneError:
            self.close()
            raise

    def streams(self) -> list[Stream]:
        """Return the streams of all apps."""
        with _asking(self._pulse):
            inputs = self._pulse.sink_input_list()
            recording = {_client(each) for each in self._pulse.source_output_list()}
            flat = {sink.index for sink in self._pulse.sink_list() if sink.flags & _FLAT_VOLUME}
            return [
                Stream(
                    index=each.index,
                    key=each.proplist.get(pulse_memory.KEY, ""),
                    volumes=_volumes(each),
                    kept=each.sink in flat or _client(each) in recording or self._is_kept(each),
                )
                for each in inputs
            ]

    def set_volumes(self, index: int, volumes: Volumes) -> None:
        """Set a stream's volumes; one that has gone is passed over."""
        with _asking(self._pulse), suppress(pulsectl.PulseOperationFailed):
            self._pulse.sink_input_volume_set(index, _info(volumes))

    def remembered(self) -> dict[str, Volumes]:
        """Return what the server remembers of each app. PipeWire does not tell, so nothing there."""
        with _asking(self._pulse), suppress(pulsectl.PulseOperationFailed):
            entries = [] if "PipeWire" in self.server_name else self._pulse.stream_restore_list()
            return {each.name: _volumes(each) for each in entries}
        return {}

    def remember(self, key: str, volumes: Volumes) -> None:
        """Put right what the server remembers under a key."""
        with _asking(self._pulse), suppress(pulsectl.PulseOperationFailed):
            pulse_memory.remember(self._pulse, key, _info(volumes).values)

    def close(self) -> None:
        """Leave the server."""
        self._pulse.close()

    def _is_kept(self, stream: Any) -> bool:  # noqa: ANN401 - pulsectl has no types
        """Whether a stream is a call, a reader, a speaker, a part of the server, or our own."""
        about = stream.proplist
        names = (about.get(name, "").lower() for name in ("application.name", "application.process.binary"))
        return (
            bool(stream.mute)
            or about.get("media.role", "").lower() in _KEPT_ROLES
            or any(name.startswith(_SPEECH) for name in names)
            or _client(stream) is None
            or max(_volumes(stream), default=0) > _LOUDEST
            or _descends(about.get("application.process.id", ""), self._ours)
        )


@contextmanager
def _asking(pulse: Any) -> Iterator[None]:  # noqa: ANN401 - pulsectl has no types
    """Turn what pulsectl raises into GoneError, but for an operation that failed while the server is there."""
    try:
        yield
    except pulsectl.PulseOperationFailed as error:
        if pulse is None or not pulse.connected:
            raise GoneError from error
        raise
    except (pulsectl.PulseError, pulsectl.PulseDisconnected, _pulsectl.LibPulse.CallError, OSError) as error:
        raise GoneError from error


def _client(stream: Any) -> str | None:  # noqa: ANN401 - pulsectl has no types
    """Return whose stream it is: of a process (who records as well is in a call); None for the server's own."""
    process: str | None = stream.proplist.get("application.process.id")
    if process is not None:
        return process
    return f"client {stream.client}" if stream.client < 2**32 - 1 else None


def _volumes(thing: Any) -> Volumes:  # noqa: ANN401 - pulsectl has no types
    return tuple(round(value * NORMAL) for value in thing.volume.values)


def _info(volumes: Volumes) -> Any:  # noqa: ANN401 - pulsectl has no types
    return pulsectl.PulseVolumeInfo([volume / NORMAL for volume in volumes])


def _descends(process: str, ancestor: int) -> bool:
    """Whether a process is `ancestor` or one of its descendants."""
    number = int(process) if process.isdecimal() else 0
    for _ in range(_MOST_PARENTS):
        if number == ancestor:
            return True
        if number <= 1:
            return False
        try:
            status = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        number = int(status.rpartition(")")[2].split()[1])
    return False

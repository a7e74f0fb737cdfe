"""Lowers the volumes of other apps' streams, rung by rung, and brings each back to exactly where it was.

Knows streams and volumes through a small protocol; knows no sound server, no process and no session. What has been
lowered is noted elsewhere before it is done, so that even an untimely end can be mended at the next start.

Sound servers remember the volume of each app by a key and give it to the app's next stream. So an app whose stream ends
while it is low would begin with the low volume the next time: that memory is put right as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

Volumes = tuple[int, ...]  # one for each channel, 65536 for 100 % on the server's own (cubic) scale

LOWEST = 20
"""The last rung. Each one takes 1/40 of the volume, so the last leaves half of it: 18 dB less on a cubic scale."""
_DOWN = 4  # rungs a step: low within 150 ms
_STEP_S = 0.03
_RISE_S = 0.04  # one rung a step: back within 0.8 s
_LOOK_S = 0.2  # while it is low, new streams are looked for so often
_SAME = 64  # a tenth of a percent: a server may round


class Stream(msgspec.Struct, frozen=True):
    """A stream of some app. `key` is what its volume is remembered by ("": it is not); `kept` is not to be lowered."""

    index: int
    key: str
    volumes: Volumes
    kept: bool = False


class Note(msgspec.Struct, frozen=True):
    """A stream that is low now, and its volumes before."""

    index: int
    key: str
    before: Volumes


class Server(Protocol):
    """The sound server. A stream that has gone is passed over in silence."""

    def streams(self) -> list[Stream]:
        """Return the streams of all apps."""

    def set_volumes(self, index: int, volumes: Volumes) -> None:
        """Set a stream's volumes."""

    def remembered(self) -> dict[str, Volumes]:
        """Return the volumes that the next stream of each key gets, as far as the server tells."""

    def remember(self, key: str, volumes: Volumes) -> None:
        """Set the volumes that the next stream of a key gets."""


class _Held:
    """A lowered stream: as it was, and as it was set last."""

    def __init__(self, key: str, before: Volumes, now: Volumes) -> None:
        self.key, self.before, self.now = key, before, now


class OtherSounds:
    """Lowers and raises. `keep` is told what is low: before it is lowered, and after it is back."""

    def __init__(self, server: Server, keep: Callable[[tuple[Note, ...]], None]) -> None:
        self._server, self._keep = server, keep
        self._rung = 0
        self._held: dict[int, _Held] = {}
        self._alone: set[int] = set()  # not to be lowered, or changed by her meanwhile

    def step(self, *, low: bool) -> float | None:
        """Go a step towards low or back; return the seconds until the next one, None where none is needed."""
        before = self._rung
        self._rung = min(LOWEST, before + _DOWN) if low else max(0, before - 1)
        if self._rung == 0:
            if before:
                self.restore()
            return None
        self._hold(begins=before == 0)
        if not low:
            return _RISE_S
        return _LOOK_S if before == LOWEST else _STEP_S

    def restore(self) -> None:
        """Bring everything back at once."""
        self._rung = 0
        streams = self._server.streams() if self._held else []
        for stream in streams:
            held = self._held.get(stream.index)
            if held is None:
                if stream.index not in self._alone:
                    self._set(stream, self._before(stream))
            elif _same(stream.volumes, held.now):
                self._set(stream, held.before)
        there = {stream.index for stream in streams}
        self._put_memory_right(streams, [held for index, held in self._held.items() if index not in there])
        self._held, self._alone = {}, set()
        self._keep(())

    def mend(self, notes: Iterable[Note]) -> None:
        """Bring back what an untimely end left low."""
        left = {note.index: _Held(note.key, note.before, note.before) for note in notes}
        if not left:
            return
        streams = self._server.streams()
        for stream in streams:
            for index, held in left.items():
                is_it = stream.key == held.key and (held.key or stream.index == index)
                if is_it and _is_lowered(stream.volumes, held.before):
                    self._server.set_volumes(stream.index, _as_before(stream, held.before))
                    break
        self._put_memory_right(streams, left.values())
        self._keep(())

    def _hold(self, *, begins: bool) -> None:
        """Set all streams to where they belong on this rung."""
        for stream in self._server.streams():
            held = self._held.get(stream.index) or self._take(stream, begins=begins)
            if held is None:
                continue
            if stream.kept or not _same(stream.volumes, held.now):
                self._leave(stream, held)
            else:
                wanted = _at_rung(held.before, self._rung)
                if wanted != held.now:
                    held.now = wanted
                    self._server.set_volumes(stream.index, wanted)

    def _take(self, stream: Stream, *, begins: bool) -> _Held | None:
        """Note a stream that is to be lowered; None where it is left alone."""
        if stream.index in self._alone:
            return None
        before = stream.volumes if begins else self._before(stream)
        if stream.kept:
            self._alone.add(stream.index)
            self._set(stream, before)
            return None
        held = self._held[stream.index] = _Held(stream.key, before, stream.volumes)
        self._tell()
        return held

    def _leave(self, stream: Stream, held: _Held) -> None:
        """Leave a stream alone from now on: at the volume that she has given it, or as it was, if it became a call."""
        if _same(stream.volumes, held.now):
            self._set(stream, held.before)
        self._alone.add(stream.index)
        del self._held[stream.index]
        self._tell()

    def _set(self, stream: Stream, volumes: Volumes) -> None:
        if volumes != stream.volumes:
            self._server.set_volumes(stream.index, volumes)

    def _before(self, stream: Stream) -> Volumes:
        """Return where a stream that has come meanwhile belongs: it may have begun with a remembered, low volume."""
        for held in self._held.values():
            if held.key and held.key == stream.key and _is_lowered(stream.volumes, held.before):
                return _as_before(stream, held.before)
        return stream.volumes

    def _put_memory_right(self, streams: Iterable[Stream], gone: Iterable[_Held]) -> None:
        """See to it that the apps of the streams that have gone do not begin low; a stream that is there sees to it."""
        live = {stream.key for stream in streams if not stream.kept}
        by_key = {held.key: held.before for held in gone if held.key and held.key not in live}
        remembered = self._server.remembered() if by_key else {}
        for key, before in by_key.items():
            if key not in remembered or _is_lowered(remembered[key], before):
                self._server.remember(key, before)

    def _tell(self) -> None:
        self._keep(tuple(Note(index, held.key, held.before) for index, held in self._held.items()))


def _at_rung(volumes: Volumes, rung: int) -> Volumes:
    return tuple(round(volume * (1 - rung / (2 * LOWEST))) for volume in volumes)


def _same(one: Volumes, other: Volumes) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


def _is_lowered(volumes: Volumes, before: Volumes) -> bool:
    """Whether the volumes lie on one of the rungs below `before`; the number of channels may be another one."""
    loudest = (max(volumes, default=0),)
    return any(_same(loudest, _at_rung((max(before, default=0),), rung)) for rung in range(1, LOWEST + 1))


def _as_before(stream: Stream, before: Volumes) -> Volumes:
    """Return `before` for a stream that may have another number of channels."""
    return before if len(before) == len(stream.volumes) else (max(before),) * len(stream.volumes)

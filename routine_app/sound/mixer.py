"""Mixes sounds into one stream of frames, each from its own instant on. Pure: instants are arguments.

What is due is added ahead of time; whoever asks for frames says when the first of them will be heard. So the instant of
a sound does not depend on any other thread. All methods may be called from any thread; none of them waits for long.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable
from enum import StrEnum

from routine_app.sound.pcm import RATE, Samples, frames_of, ns_of

FADE_FRAMES = RATE * 6 // 1000  # what is cut off dies away within 6 ms: no click
_STEP = RATE // 100  # the breath sound changes its loudness so often, and glides between
_GAP_NS = 300_000_000

Envelope = Callable[[int], float]
"""The loudness (0..1) at an instant."""


class VolumeGroup(StrEnum):
    """What shares one volume."""

    TONES = "tones"
    WORDS = "words"
    BREATH = "breath"


class Sound:
    """Something to hear from `at_ns` on; it is not begun when it would be more than `latest_ns` late."""

    __slots__ = ("at_ns", "begun_ns", "end_ns", "group", "latest_ns", "position", "samples")

    def __init__(self, samples: Samples[float], at_ns: int, group: VolumeGroup, latest_ns: int) -> None:
        self.samples, self.at_ns, self.group, self.latest_ns = samples, at_ns, group, latest_ns
        self.position = 0
        self.begun_ns: int | None = None
        self.end_ns: int | None = None


class Mixer:
    """The sounds that are due or under way."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sounds: list[Sound] = []
        self._gains = dict.fromkeys(VolumeGroup, 1.0)
        self._breath: Samples[float] = array("f")
        self._breath_at = 0
        self._envelope: Envelope | None = None
        self._loudness = 0.0
        self._next_ns = 0

    def set_gain(self, group: VolumeGroup, gain: float) -> None:
        """Set the volume of a group (0..1), also of what sounds already."""
        self._gains[group] = gain

    def add(self, sound: Sound) -> None:
        """Let a sound be heard at its instant."""
        with self._lock:
            self._sounds.append(sound)

    def cut(self, sound: Sound, at_ns: int = 0) -> None:
        """End a sound at an instant (0: now): it dies away; if it has not begun by then it never does."""
        with self._lock:
            sound.end_ns = at_ns
            if sound.begun_ns is None and at_ns <= sound.at_ns and sound in self._sounds:
                self._sounds.remove(sound)

    def let_end(self, sound: Sound) -> None:
        """Take back a `cut` that has not come yet."""
        with self._lock:
            sound.end_ns = None

    def fade_out(self) -> None:
        """End everything now."""
        with self._lock:
            self._sounds = [sound for sound in self._sounds if sound.begun_ns is not None]
            for sound in self._sounds:
                sound.end_ns = 0
            self._envelope = None

    def forget(self, before_ns: int) -> None:
        """Drop what would have been over by `before_ns`: while there is no output nobody asks for it."""
        with self._lock:
            self._sounds = [each for each in self._sounds if each.at_ns + ns_of(len(each.samples)) >= before_ns]

    def set_breath(self, samples: Samples[float], envelope: Envelope | None) -> None:
        """Let a sound go round and round, as loud as the envelope says; None: it dies away."""
        with self._lock:
            self._breath, self._envelope = samples, envelope

    def sounds(self) -> bool:
        """Return whether anything is under way or due, or the breath is heard."""
        return bool(self._sounds) or self._loudness > 0

    def mix(self, count: int, heard_ns: int) -> Samples[float]:
        """Return the next `count` frames, the first of which will be heard at `heard_ns`."""
        out = array("f", bytes(4 * count))
        with self._lock:
            if abs(heard_ns - self._next_ns) > _GAP_NS:  # another output: nobody wants the end of a word
                self._sounds = [sound for sound in self._sounds if sound.begun_ns is None]
            self._next_ns = heard_ns + ns_of(count)
            if self._sounds:
                self._sounds = [sound for sound in self._sounds if self._mix_in(sound, out, count, heard_ns)]
            if self._envelope is not None or self._loudness > 0:
                self._mix_breath(out, count, heard_ns)
        return out

    def _mix_in(self, sound: Sound, out: Samples[float], count: int, heard_ns: int) -> bool:
        """Add a sound's part of these frames; return whether it still has more to give."""
        offset = 0
        if sound.begun_ns is None:
            offset = frames_of(sound.at_ns - heard_ns)
            if offset >= count:
                return True
            if -offset > frames_of(sound.latest_ns):
                return False
            offset = max(0, offset)
            sound.begun_ns = heard_ns + ns_of(offset)
        gain = self._gains[sound.group]
        part = sound.samples[sound.position : sound.position + count - offset]
        sound.position += len(part)
        dies = False
        if sound.end_ns is not None:
            left = frames_of(sound.end_ns - heard_ns) - offset
            dies = left < len(part)
            if dies:
                part = _dying(part, max(0, left))
        _add(out, offset, part, gain)
        return not dies and sound.position < len(sound.samples)

    def _mix_breath(self, out: Samples[float], count: int, heard_ns: int) -> None:
        sound, size = self._breath, len(self._breath)
        for begin in range(0, count if size else 0, _STEP):
            length = min(_STEP, count - begin)
            wanted = self._envelope(heard_ns + ns_of(begin + length)) if self._envelope is not None else 0.0
            wanted *= self._gains[VolumeGroup.BREATH]
            if wanted > 0 or self._loudness > 0:
                step = (wanted - self._loudness) / length
                part = array("f", (sound[(self._breath_at + index) % size] for index in range(length)))
                ramp = self._loudness
                _add(out, begin, array("f", (value * (ramp + step * n) for n, value in enumerate(part))), 1.0)
            self._loudness = wanted
            self._breath_at = (self._breath_at + length) % size


def _dying(part: Samples[float], left: int) -> Samples[float]:
    """Return the part up to `left` frames, and what follows dying away."""
    tail = part[left : left + FADE_FRAMES]
    fade = array("f", (value * (1 - number / FADE_FRAMES) for number, value in enumerate(tail)))
    return part[:left] + fade


def _add(out: Samples[float], offset: int, part: Samples[float], gain: float) -> None:
    end = offset + len(part)
    out[offset:end] = array("f", [a + gain * b for a, b in zip(out[offset:end], part, strict=True)])

"""Makes spoken texts ahead of time, in a thread of its own, in the order in which they are wanted.

Knows voices, the cache, and how long each text takes to say; not when it is said. What one voice cannot say the next
one is asked for; where none can, the text stays unsaid and `tell` hears of it once.
"""

from __future__ import annotations

import threading
import time
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.spoken_length import estimate_ms, upper_ms
from routine_app.sound.lengths import FILE, SpokenLengths
from routine_app.sound.pcm import RATE, Samples, from_s16
from routine_app.sound.pronunciation import spoken
from routine_app.sound.voice_cache import FOLDER, VoiceCache
from routine_app.sound.voices import Spoken, Voice, VoiceError, voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from routine_app.sound.output import Tell

NO_VOICE = "The voice is off: nothing on this computer could speak ({reason}). To mend it: {mend}"
MEND = "install Routine again, or install espeak-ng."
_KEPT_RATE = 16_000
_QUIET = 250  # of 32767: softer than this is no speech
_BEFORE, _AFTER = _KEPT_RATE * 8 // 1000, _KEPT_RATE * 30 // 1000  # frames kept around it
_PAUSE = _KEPT_RATE * 220 // 1000  # frames between two parts of a text
_MOST_IN_MEMORY = 64 * 1024 * 1024
_WAKING = "Ready."
_REST = 0.5  # of the time that a text took, in which others may have the interpreter


class Choice(msgspec.Struct, frozen=True):
    """Who speaks, and how fast: `rate` -1..1, 0 for the voice's own."""

    language: str = ""
    rate: float = 0.0

    @property
    def speed(self) -> float:
        """How many times as fast as the voice's own."""
        return float(round(min(2.0, max(0.5, 2.0**self.rate)), 3))


class Speech:
    """Spoken texts. All methods may be called from any thread; only `length_ms` and `make` may take a while."""

    def __init__(
        self,
        cache: VoiceCache,
        tell: Tell,
        find: Callable[[str], list[Voice]] = voices,
        sleep: Callable[[float], None] = time.sleep,
        lengths: SpokenLengths | None = None,
    ) -> None:
        self._cache, self._tell, self._find, self._sleep = cache, tell, find, sleep
        self._lengths = lengths or SpokenLengths()
        self.learned: Callable[[], None] | None = None
        """Called, in the thread that makes texts, when all wanted are made and lengths were new."""
        self._unknown: dict[str, None] = {}
        self._choice = Choice()
        self._voices: list[Voice] | None = None
        self._made: dict[tuple[str, float, str], bytes] = {}
        self._size = 0
        self._wanted: list[str] = []
        self._changed = threading.Condition()
        self._making = threading.Lock()
        self._thread: threading.Thread | None = None
        self._told = False

    def choose(self, choice: Choice) -> None:
        """Speak so from now on."""
        with self._changed:
            if choice.language != self._choice.language:
                self._voices = None
            self._choice = choice

    def retry(self) -> None:
        """Give every voice another chance."""
        with self._changed:
            self._voices, self._told = None, False

    def want(self, texts: Iterable[str]) -> None:
        """Make these texts, in this order, before any others; what was wanted before and is not among them may wait."""
        with self._changed:
            self._wanted = list(dict.fromkeys(text for text in texts if text))
            self._changed.notify_all()
            if self._thread is None and self._wanted:
                self._thread = threading.Thread(target=self._work, name="speech", daemon=True)
                self._thread.start()

    def want_unknown(self, first: Iterable[str] = ()) -> None:
        """Make the texts of which a length was asked for that nobody knew: those of `first` before the others."""
        unknown = dict(self._unknown)
        self.want((*(text for text in first if text in unknown), *unknown))

    def wake(self) -> None:
        """Load the voice, by letting it say a word that nobody hears."""
        with self._making:
            self._speaker()
            for voice in (self._voices or [])[:1]:
                with suppress(VoiceError):
                    voice.speak(_WAKING, self._choice.speed)

    def close(self) -> None:
        """Make nothing more; `want` begins anew."""
        with self._changed:
            self._wanted, self._thread = [], None
            self._changed.notify_all()
        self._lengths.save()

    def ready(self, text: str) -> Samples[float] | None:
        """Return a text's samples if they have been made; empty where nothing can say it."""
        frames = self._made.get(self._key(text))
        return None if frames is None else from_s16(frames, _KEPT_RATE)

    def length_ms(self, text: str) -> int:
        """Return how long saying a text takes; makes it if need be."""
        return _length_ms(self.make(text))

    def length_at_once_ms(self, text: str) -> int:
        """Return how long saying a text takes, as far as it is known; else no less than it will take.

        Where nothing on this computer can speak, that is what it might take.
        """
        if not text:
            return 0
        known = self._lengths.get(self._speaker(), self._choice.speed, text)
        if known is None:
            self._unknown[text] = None
            return round(upper_ms(text) / self._choice.speed)
        return known or round(estimate_ms(text) / self._choice.speed)

    def make(self, text: str) -> bytes:
        """Return a text's frames (16 kHz, 16 bit), from memory, the cache or a voice; b"" where nothing can say it."""
        key = self._key(text)
        with self._making:
            frames = self._made.get(key)
            if frames is None:
                frames = self._say(text)
                self._remember(key, frames)
                self._lengths.put(self._speaker(), key[1], text, _length_ms(frames))
            self._unknown.pop(text, None)
        return frames

    @property
    def title(self) -> str:
        """Who speaks, for people to read; "" where nobody can."""
        self._speaker()
        return self._voices[0].title if self._voices else ""

    def _speaker(self) -> str:
        """Return who speaks, by name."""
        if self._voices is None:
            self._voices = self._find(self._choice.language)
        return self._voices[0].name if self._voices else ""

    def _key(self, text: str) -> tuple[str, float, str]:
        return (self._choice.language, self._choice.speed, text)

    def _remember(self, key: tuple[str, float, str], frames: bytes) -> None:
        self._made[key] = frames
        self._size += len(frames)
        while self._size > _MOST_IN_MEMORY and len(self._made) > 1:
            self._size -= len(self._made.pop(next(iter(self._made))))

    def _work(self) -> None:
        self._cache.tidy(time.time())
        while True:
            with self._changed:
                while self._thread is threading.current_thread() and not self._wanted:
                    self._changed.wait()
                if self._thread is not threading.current_thread():
                    return
                text = self._wanted.pop(0)
            if self._key(text) not in self._made:
                begun = time.monotonic()
                self.make(text)
                self._sleep(_REST * (time.monotonic() - begun))
            if not self._wanted and self._lengths.save() and self.learned is not None:
                self.learned()

    def _say(self, text: str) -> bytes:
        words, choice = spoken(text), self._choice
        self._speaker()
        reason = "no voice was found"
        for voice in tuple(self._voices or ()):
            kept = self._cache.get(voice.name, choice.speed, words)
            if kept is not None:
                return kept
            try:
                frames = _joined(voice.speak(words, choice.speed))
            except VoiceError as error:
                reason = str(error)
                continue
            if frames:
                self._cache.put(voice.name, choice.speed, words, frames)
            return frames
        if not self._told and words:
            self._told = True
            self._tell(NO_VOICE.format(reason=reason, mend=MEND))
        return b""


def _length_ms(frames: bytes) -> int:
    return len(frames) // 2 * 1000 // _KEPT_RATE


def _joined(said: list[Spoken]) -> bytes:
    """Return the parts of a text with a pause between, without the silence that a voice puts around each."""
    joined: array[int] = array("h")
    for part in said:
        frames = _trimmed(_at_kept_rate(part))
        if joined and frames:
            joined.extend(array("h", bytes(2 * _PAUSE)))
        joined.extend(frames)
    return joined.tobytes()


def _at_kept_rate(part: Spoken) -> array[int]:
    data = part.data[: len(part.data) // 2 * 2]
    if part.rate == _KEPT_RATE or not data:
        return array("h", data)
    samples = from_s16(data, part.rate)
    step = RATE // _KEPT_RATE
    return array("h", (round(32767 * max(-1.0, min(1.0, value))) for value in samples[::step]))


def _trimmed(frames: array[int]) -> array[int]:
    first = next((number for number, value in enumerate(frames) if abs(value) > _QUIET), None)
    if first is None:
        return array("h")
    last = next(number for number in range(len(frames) - 1, -1, -1) if abs(frames[number]) > _QUIET)
    return frames[max(0, first - _BEFORE) : last + _AFTER]


def speech_in(cache: Path, tell: Tell) -> Speech:
    """Return speech that keeps what it makes, and how long that is, among what may be lost."""
    return Speech(VoiceCache(cache / FOLDER), tell, voices, lengths=SpokenLengths(cache / FILE))


def looking_on(cache: Path) -> Speech:
    """Return speech that goes by the lengths kept among what may be lost, and writes nothing there."""
    return Speech(VoiceCache(None), lambda _why: None, voices, lengths=SpokenLengths(cache / FILE))

"""Stand-ins for the engine's parts and for the process that lowers other apps."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from routine_app.domain.timeline import Tone
from routine_app.sound.engine import Engine
from routine_app.sound.mixer import Mixer, Sound, VolumeGroup
from routine_app.sound.pcm import RATE, Samples
from routine_app.sound.schedule import Schedule
from routine_app.sound.speech import Speech
from routine_app.sound.voice_cache import VoiceCache
from routine_app.system.ducking import Ducking

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from routine_app.sound.output import Tell

MS = 1_000_000
_TONES = {tone: array("f", [0.5]) * (RATE // 50) for tone in Tone}


class ListeningMixer(Mixer):
    """A mixer that notes what begins to be heard, and what is cut off before its end."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[int, str | Tone] = {}
        self.heard: list[Sound] = []
        self.breathes = False

    def add(self, sound: Sound) -> None:
        super().add(sound)
        self.heard.append(sound)

    def set_breath(self, samples: Samples[float], envelope: object) -> None:
        super().set_breath(samples, envelope)  # type: ignore[arg-type]
        self.breathes = envelope is not None

    def begun(self, group: VolumeGroup) -> list[tuple[int, str | Tone]]:
        """Return what has begun to be heard, with its instant in ms."""
        of_group = [sound for sound in self.heard if sound.group is group]
        begun = [(sound.begun_ns, sound) for sound in of_group if sound.begun_ns is not None]
        return [
            (round(at / MS), self.names[id(sound.samples)]) for at, sound in sorted(begun, key=lambda each: each[0])
        ]


class FakeSpeech(Speech):
    """Has every text ready: a little noise, as long as `lengths_ms` says or 300 ms."""

    def __init__(self, mixer: ListeningMixer, tell: Tell) -> None:
        super().__init__(VoiceCache(None), tell)
        self._mixer = mixer
        self._kept: dict[str, Samples[float]] = {}
        self.lengths_ms: dict[str, int] = {}
        self.wanted: list[str] = []
        self.retries = 0

    def want(self, texts: Iterable[str]) -> None:
        self.wanted = list(dict.fromkeys(text for text in texts if text))

    def ready(self, text: str) -> Samples[float] | None:
        if text not in self._kept:
            self._kept[text] = array("f", [0.25]) * (self.lengths_ms.get(text, 300) * RATE // 1000)
            self._mixer.names[id(self._kept[text])] = text
        return self._kept[text]

    def retry(self) -> None:
        self.retries += 1

    def forget(self) -> None:
        """Keep no noise: each takes 26 KB, and there is one for every text."""
        self._kept.clear()


class FakeEngine(Engine):
    """An engine without an output or a voice, whose mixer tells what is heard."""

    def __init__(self, tell_output: Tell, tell_voice: Tell) -> None:
        super().__init__(tell_output, tell_voice)
        self.tell_output, self.tell_voice = tell_output, tell_voice
        self.listening = self.mixer = ListeningMixer()
        self.speech = self.talk = FakeSpeech(self.listening, tell_voice)
        self.listening.names |= {id(samples): tone for tone, samples in _TONES.items()}
        self.schedule = self.new_schedule()
        self.is_open = self.rests = self.sleeps = False

    def new_schedule(self) -> Schedule:
        return Schedule(self.mixer, self.speech.ready, _TONES.__getitem__)

    def open(self) -> None:
        self.is_open = True

    def forget(self) -> None:
        """Keep nothing of what was heard: in a long run with many sessions that is most of what grows."""
        self.talk.forget()
        self.listening.heard.clear()
        self.listening.names = {key: name for key, name in self.listening.names.items() if isinstance(name, Tone)}

    def is_at_hand(self) -> bool:
        return self.is_open and not self.rests

    def wakes(self) -> bool:
        return self.is_open and self.sleeps

    def rest(self, *, rests: bool) -> None:
        self.rests = rests

    def close(self) -> None:
        super().close()
        self.is_open = False


class FakeDucking(Ducking):
    """Lowers into a list of the changes; starts no process."""

    def __init__(self) -> None:
        super().__init__(())
        self._open = False
        self.changes: list[bool] = []

    @property
    def is_open(self) -> bool:
        return self._open

    @property
    def is_low(self) -> bool:
        return self.is_open and bool(self.changes) and self.changes[-1]

    def open(self) -> None:
        self._open = True

    def set_low(self, low: bool) -> None:
        if self.is_open and low is not self.is_low:
            self.changes.append(low)

    def close(self) -> None:
        self.set_low(False)
        self._open = False

    def mend(self, cache: Path | None = None) -> None:
        """Leave the computer alone."""

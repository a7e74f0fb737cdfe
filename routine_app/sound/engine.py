"""The parts of all that is heard, joined: mixer, output, speech and the schedule of a session.

Knows volumes and who speaks; not the session, its player or any window. `tell` may be called from any thread.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from routine_app.sound.mixer import Mixer, VolumeGroup
from routine_app.sound.output import Output, in_background
from routine_app.sound.pcm import miniaudio
from routine_app.sound.schedule import Anchor, Schedule
from routine_app.sound.speech import Choice, Speech, speech_in
from routine_app.sound.voice_cache import VoiceCache

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.domain.timeline import Moment, Timeline, Tone
    from routine_app.sound.device import Device
    from routine_app.sound.output import Tell
    from routine_app.sound.pcm import Samples


class Volumes(msgspec.Struct, frozen=True):
    """How loud each group is (0..1), and whether anything is heard at all."""

    words: float = 1.0
    tones: float = 0.7
    breath: float = 0.0
    muted: bool = False


class Engine:
    """What is heard. `tell_output` hears why sound is off and "" when it is back; `tell_voice` that nothing speaks."""

    def __init__(
        self,
        tell_output: Tell,
        tell_voice: Tell,
        cache: Path | None = None,
        make_device: Callable[[], Device] | None = None,
    ) -> None:
        self.mixer = Mixer()
        self.speech = Speech(VoiceCache(None), tell_voice) if cache is None else speech_in(cache, tell_voice)
        self.schedule = self.new_schedule()
        self._output = Output(make_device or self._miniaudio_device, tell_output, self._sounds)
        self._volumes = Volumes()

    def configure(self, volumes: Volumes, choice: Choice) -> None:
        """Take her choices; volumes hold at once, the voice from the next text on."""
        on = 0.0 if volumes.muted else 1.0
        self._volumes = volumes
        self.mixer.set_gain(VolumeGroup.WORDS, on * volumes.words)
        self.mixer.set_gain(VolumeGroup.TONES, on * volumes.tones)
        self.mixer.set_gain(VolumeGroup.BREATH, on * volumes.breath)
        self.speech.choose(choice)

    def new_schedule(self) -> Schedule:
        """Return one more schedule beside that of the session."""
        return Schedule(self.mixer, self.speech.ready, _tone)

    def prepare(self) -> None:
        """Load the voice, in the background: it takes a while. Main thread only.

        A tone does not (half a ms), so it waits for its first session: until then it would only hold memory.
        """
        with suppress(ImportError):  # told when the output is opened
            miniaudio()
        in_background(self.speech.wake)

    def open(self) -> None:
        """Open the output, in the background, also where it was given back. Main thread only."""
        with suppress(ImportError):
            miniaudio()
        self._output.open()

    def is_at_hand(self) -> bool:
        """Return whether an output is open: one that is not may lose the first tenths of a second as it wakes."""
        return self._output.is_at_hand

    def wakes(self) -> bool:
        """Return whether an output is being opened, or is open and takes nothing yet: what sounds now is lost."""
        return self._output.wakes

    def rest(self, *, rests: bool) -> None:
        """Let the output rest, while nothing is to be heard: some seconds after the last sound it is given back."""
        self._output.rest(rests=rests)

    def close(self) -> None:
        """Fall silent and give the output back, in the background."""
        self.schedule.silence()
        self.hold_breath()
        self.speech.close()
        self._output.close()

    def breathe(self, timeline: Timeline, moment: Moment, anchor: Anchor, open_end_ms: float) -> None:
        """Let the breath sound follow her breath from here on, where it is wanted."""
        if self._volumes.breath > 0 and not self._volumes.muted:
            from routine_app.sound.breath_sound import flow_from
            from routine_app.sound.tones import breath_samples

            self.mixer.set_breath(breath_samples(), flow_from(timeline, moment, anchor, open_end_ms))
        else:
            self.hold_breath()

    def hold_breath(self) -> None:
        """Let the breath sound die away."""
        from routine_app.sound.tones import breath_samples

        self.mixer.set_breath(breath_samples(), None)

    def _sounds(self) -> bool:
        return self.mixer.sounds()

    def _miniaudio_device(self) -> Device:
        from routine_app.sound.device import MiniaudioDevice

        return MiniaudioDevice(self.mixer.mix)


def _tone(tone: Tone) -> Samples[float]:
    """Return a tone's samples. They are loaded with the first one that sounds, and not with the window."""
    from routine_app.sound.tones import tone_samples

    return tone_samples(tone)

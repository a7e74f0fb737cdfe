"""The speaker: says each text through the best voice that can really be heard.

A voice that is 'ready' but says nothing (Speech Dispatcher does that) is found out by its never reporting that it
began, or that it came to an end; the next one takes over. Knows voices and time limits; not what is said or why.
"""

from __future__ import annotations

import shutil
import sys
import time
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from routine_app.domain.cue_words import estimate_ms
from routine_app.qt.audio.helper_voice import HelperVoice
from routine_app.qt.audio.probe import PROGRAM, SpeechProbe
from routine_app.qt.audio.voices import CommandVoice, QtVoice, Voice, VoiceSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SILENCE_LIMIT_MS = 2000
ENDLESS = 2  # so many texts in a row that never came to an end, and the voice hangs; one may be a busy machine
ANEW_S = 15.0  # so long after nothing could speak, all voices get another chance: an output may be there again
TOOK_OVER = "{before} did not speak, so {after} speaks now. To mend it: {mend}"
SILENT = "The voice is off: nothing on this computer could speak. To mend it: {mend}"
INSTALL = "install speech-dispatcher and espeak-ng, then press “Say something” in Settings."
SWITCH_ON = "switch on or plug in a sound output, then press “Say something” in Settings."


def mend(platform: str = sys.platform) -> str:
    """Return what is to be done where nothing is heard: what is installed and silent lacks an output, as a rule."""
    return INSTALL if platform.startswith("linux") and shutil.which(PROGRAM) is None else SWITCH_ON


class Speaker(QObject):
    """Says texts; falls back to the next voice, and in the end to silence.

    Signals:
        problem: a sentence for her, once for each change of voice.
        ended: the text has been said to its end, or was cut off by another one.
    """

    problem = Signal(str)
    ended = Signal()

    def __init__(
        self,
        voices: Sequence[Voice] | None = None,
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._over_by = self._anew_at = inf
        self._endless = 0
        self._probe: SpeechProbe | None = None
        self._choose_anew = False
        if voices is None:
            self._probe = probe = SpeechProbe(self)
            probe.answered.connect(self._take_answer)
            voices = (_system_voice(probe), CommandVoice("spd-say", probe=probe), CommandVoice("espeak-ng"))
        self._voices = list(voices)
        self._current: Voice | None = None
        self._text = ""
        self._settings = VoiceSettings()
        self._muted = False
        self._speaking = False
        self._failed: list[str] = []
        self._told_silent = False
        self._limit = QTimer(self, singleShot=True, interval=SILENCE_LIMIT_MS)
        self._limit.timeout.connect(self._take_next)
        for voice in self._voices:
            voice.setParent(self)
            voice.began.connect(lambda voice=voice: self._on_began(voice))
            voice.ended.connect(lambda voice=voice: self._on_ended(voice))
            voice.failed.connect(lambda _why, voice=voice: self._on_failed(voice))
            if isinstance(voice, HelperVoice):
                voice.came.connect(self._choose_again)

    @property
    def voice(self) -> Voice | None:
        """The voice that speaks now; None while none has been needed, or none is left."""
        return self._current

    @property
    def speaking(self) -> bool:
        """Whether a text is being said (or about to be)."""
        return self._speaking

    def languages(self) -> list[str]:
        """Return the languages ("en-GB") to choose from; empty where only a program speaks."""
        return next((found for voice in self._voices if (found := voice.languages())), [])

    def voice_names(self, language: str) -> list[str]:
        """Return the voices to choose from in a language ("": that of the texts)."""
        return next((found for voice in self._voices if (found := voice.voice_names(language))), [])

    def prepare(self) -> None:
        """Choose a voice and wake it, so that the first text is not late: the system's speech is slow to start."""
        if self._muted:
            return
        if self._probe is not None:
            self._probe.ask()
        if self._current is None and not self._waits:
            self._choose()

    def configure(self, settings: VoiceSettings) -> None:
        """Use these settings from the next text on."""
        self._settings = settings

    def set_muted(self, muted: bool) -> None:
        """Be silent, or speak again from the next text on."""
        self._muted = muted
        if muted:
            self.stop()

    def say(self, text: str) -> None:
        """Say a text now, ending what is being said."""
        if self._muted or not text:
            return
        if self._choose_anew:
            self._choose_anew = False
            self.stop()
            self._current = None
        self._endless += self._speaking and self._now() > self._over_by
        self._text = text
        if self._endless >= ENDLESS:
            self._take_next()
            return
        voice = self._current or self._choose()
        if voice is not None:
            self._limit.start()
            self._speaking, self._over_by = True, inf
            voice.say(text, self._settings)

    def stop(self) -> None:
        """Be quiet now."""
        self._limit.stop()
        self._text = ""
        self._speaking = False
        if self._current is not None:
            self._current.stop()

    def retry(self) -> None:
        """Forget which voices failed (the mend may have worked) and begin with the best again."""
        self.stop()
        self._failed = []
        self._told_silent = False
        self._current = None
        for voice in self._voices:
            voice.close()
        if self._probe is not None:
            self._probe.again()

    def close(self) -> None:
        """Be quiet for good."""
        self.stop()
        for voice in self._voices:
            voice.close()
        if self._probe is not None:
            self._probe.close()

    @property
    def _waits(self) -> bool:
        return self._probe is not None and self._probe.pending

    def _take_answer(self) -> None:
        """Now that it is known: wake the system's speech, or say that it does not answer."""
        self._choose_again()
        if self._probe is not None and not self._probe.works:
            after = next((voice for voice in self._voices if voice.available()), None)
            if after is not None:
                self.problem.emit(TOOK_OVER.format(before="The system's speech", after=after.title, mend=mend()))

    def _choose_again(self) -> None:
        """Let the best voice that there is now speak; words under way may end."""
        if self._speaking or self._muted:
            self._choose_anew = True
        else:
            self._current = None
            self._choose()

    def _choose(self) -> Voice | None:
        if self._now() >= self._anew_at:
            self._failed, self._anew_at = [], inf
        for voice in self._voices:
            if voice.title not in self._failed and voice.available():
                self._current = voice
                return voice
        self._anew_at = min(self._anew_at, self._now() + ANEW_S)
        if not self._told_silent and not self._waits:
            self._told_silent = True
            self.problem.emit(SILENT.format(mend=mend()))
        return None

    def _on_began(self, voice: Voice) -> None:
        if voice is self._current:
            self._limit.stop()
            self._speaking = bool(self._text)
            self._over_by = self._now() + _longest_s(self._text, self._settings)

    def _on_ended(self, voice: Voice) -> None:
        if voice is self._current and self._speaking:
            self._speaking, self._endless = False, 0
            self.ended.emit()

    def _on_failed(self, voice: Voice) -> None:
        if voice is self._current:
            self._take_next()

    def _take_next(self) -> None:
        before, text = self._current, self._text
        if before is None:
            return
        self._limit.stop()
        self._failed.append(before.title)
        self._current = None
        self._speaking, self._endless = False, 0
        before.stop()
        after = self._choose()
        if after is not None:
            name = before.title[:1].upper() + before.title[1:]
            self.problem.emit(TOOK_OVER.format(before=name, after=after.title, mend=mend()))
            self.say(text)


def _longest_s(text: str, settings: VoiceSettings) -> float:
    """Return how long (s) a voice that does not hang takes for a text at the most."""
    return 1.0 + 2 * estimate_ms(text) / 1000 / min(1.0, 2**settings.rate)


def _system_voice(probe: SpeechProbe) -> Voice:
    """Return the system's speech: on Linux, where its engine is slow to make, in a process of its own.

    A frozen bundle has no interpreter to start that process with.
    """
    if sys.platform.startswith("linux") and not getattr(sys, "frozen", False):
        return HelperVoice(probe=probe)
    return QtVoice(probe=probe)

"""Tones and the breath sound through QtMultimedia.

QtMultimedia is imported when the first chime is made: it fails to import on Linux without libpulse, and a session
goes on without sound then. Knows sound files and volumes; not what the tones mean or when they are due.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

from routine_app.domain.timeline import Tone
from routine_app.paths import resources_dir

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect

BREATH_FILE = "breath"
# A stream of QtMultimedia's on PulseAudio (or PipeWire in its place) is 30 ms behind, and each tone with it; libpulse
# reads this variable when a stream opens. Measured: 11 ms with 10, 19 ms with 20, 38 ms without (docs/sound.md).
_LATENCY = ("PULSE_LATENCY_MSEC", "10")
NO_LIBRARY = (
    "Tones are off: the sound library could not be loaded ({error}). "
    "On Debian or Ubuntu: sudo apt-get install libpulse0"
)
NO_DEVICE = "Tones are off: no sound output was found. They come back when one is plugged in."


class Chime(QObject):
    """Plays the app's tones on the default output, and follows it when a device comes or goes.

    Signals:
        problem: a sentence for her, once for each new problem.
    """

    problem = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[str, QSoundEffect] = {}
        self._devices: QMediaDevices | None = None
        self._volume = 0.8
        self._breath_volume = 0.0
        self._muted = False
        self._told = ""

    def open(self) -> bool:
        """Load the sounds; returns whether there is something to play them on. May be called again."""
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as error:
            self._tell(NO_LIBRARY.format(error=error))
            return False
        if self._devices is None:
            os.environ.setdefault(*_LATENCY)
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._load)
        return self._load()

    def _load(self) -> bool:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        self._drop()
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self._tell(NO_DEVICE)
            return False
        self._told = ""
        for name in (*(tone.value for tone in Tone), BREATH_FILE):
            self._effects[name] = self._effect(device, name)
        self._effects[BREATH_FILE].setLoopCount(QSoundEffect.Loop.Infinite.value)
        self._apply_volume()
        return True

    def _effect(self, device: QAudioDevice, name: str) -> QSoundEffect:
        from PySide6.QtMultimedia import QSoundEffect

        effect = QSoundEffect(device, self)
        effect.setSource(QUrl.fromLocalFile(str(resources_dir() / "sounds" / f"{name}.wav")))
        return effect

    def _drop(self) -> None:
        for effect in self._effects.values():
            effect.stop()
            effect.deleteLater()
        self._effects = {}

    def _tell(self, message: str) -> None:
        if message != self._told:
            self._told = message
            self.problem.emit(message)

    def _apply_volume(self) -> None:
        for name, effect in self._effects.items():
            effect.setMuted(self._muted)
            effect.setVolume(0.0 if name == BREATH_FILE else self._volume)

    def set_volume(self, tones: float, breath: float) -> None:
        """Set the volume of the tones and of the breath sound (0..1 each; breath 0 turns it off)."""
        self._volume = tones
        self._breath_volume = breath
        self._apply_volume()

    def set_muted(self, muted: bool) -> None:
        """Silence everything, or let it sound again."""
        self._muted = muted
        self._apply_volume()

    def play(self, tone: Tone) -> None:
        """Sound a tone now; silently does nothing where there is no output."""
        effect = self._effects.get(tone.value)
        if effect is not None:
            effect.play()

    def breathe(self, flow: float) -> None:
        """Let the breath sound follow the flow of air: 0 at rest, 1 at the middle of a breath."""
        effect = self._effects.get(BREATH_FILE)
        if effect is None or self._breath_volume <= 0:
            return
        if flow <= 0:
            effect.stop()
            return
        effect.setVolume(self._breath_volume * min(flow, 1.0))
        if not effect.isPlaying():
            effect.play()

    def silence(self) -> None:
        """Stop whatever sounds (pause, stop)."""
        for effect in self._effects.values():
            effect.stop()

    def close(self) -> None:
        """Release the sounds and the device."""
        self._drop()
        if self._devices is not None:
            self._devices.deleteLater()
            self._devices = None

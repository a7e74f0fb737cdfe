"""Tones and the breath sound through QtMultimedia.

QtMultimedia is imported when the sounds are opened: it fails to import on Linux without libpulse, and a session goes on
without sound then. Knows sound files and volumes; not what the tones mean or when they are due.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from routine_app.domain.timeline import Tone
from routine_app.paths import resources_dir
from routine_app.qt.audio.samples import BYTES_A_SECOND, read_samples

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices

    from routine_app.qt.audio.line import Line

BREATH_FILE = "breath"
NO_LIBRARY = (
    "Tones are off: the sound library could not be loaded ({error}). "
    "On Debian or Ubuntu: sudo apt-get install libpulse0"
)
NO_DEVICE = "Tones are off: no sound output was found. They come back when one is plugged in."
LINES = 3  # two tones may begin in one instant, while a third one dies away
# A stream on PulseAudio (or PipeWire in its place) is 30 ms behind, and each tone with it, unless libpulse finds this
# variable as it opens one. Measured: 36 ms without it, 21 ms with 20, 10 ms with 10 (docs/sound.md).
_LATENCY = ("PULSE_LATENCY_MSEC", "10")
_BREATH_AHEAD_MS = 120
_BREATH_PART = BYTES_A_SECOND // 10


class Chime(QObject):
    """Plays the app's tones on the default output, and follows it when a device comes or goes.

    Signals:
        problem: a sentence for her, once for each new problem.
    """

    problem = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sounds: dict[str, bytes] = {}
        self._lines: list[Line] = []
        self._breath: Line | None = None
        self._breath_at = 0
        self._devices: QMediaDevices | None = None
        self._volume = 0.8
        self._breath_volume = 0.0
        self._muted = False
        self._told = ""

    def open(self) -> bool:
        """Open the output; returns whether there is one. May be called again."""
        os.environ.setdefault(*_LATENCY)
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as error:
            self._tell(NO_LIBRARY.format(error=error))
            return False
        if not self._sounds:
            names = (*(tone.value for tone in Tone), BREATH_FILE)
            self._sounds = {name: read_samples(resources_dir() / "sounds" / f"{name}.wav") for name in names}
        if self._devices is None:
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._follow_devices)
        return self._take_output()

    def _follow_devices(self) -> None:
        self._told = ""
        self._take_output()

    def _take_output(self) -> bool:
        from PySide6.QtMultimedia import QMediaDevices

        from routine_app.qt.audio.line import Line

        self._drop()
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self._tell(NO_DEVICE)
            return False
        self._lines = [Line(device, self) for _ in range(LINES)]
        self._breath = Line(device, self) if self._breath_volume > 0 else None
        self._apply_volume()
        return True

    def _drop(self) -> None:
        for line in (*self._lines, self._breath):
            if line is not None:
                line.close()
        self._lines, self._breath = [], None

    def _tell(self, message: str) -> None:
        if message != self._told:
            self._told = message
            self.problem.emit(message)

    def _apply_volume(self) -> None:
        for line in self._lines:
            line.set_volume(0.0 if self._muted else self._volume)

    def set_volume(self, tones: float, breath: float) -> None:
        """Set the volume of the tones and of the breath sound (0..1 each; breath 0 turns it off, from `open` on)."""
        self._volume = tones
        self._breath_volume = breath
        self._apply_volume()

    def set_muted(self, muted: bool) -> None:
        """Silence everything, or let it sound again."""
        self._muted = muted
        self._apply_volume()
        if muted and self._breath is not None:
            self._breath.silence()

    def play(self, tone: Tone) -> None:
        """Sound a tone now; silently does nothing where there is no output."""
        stuck = [line.is_stuck() for line in self._lines]  # each one is to be looked at
        if any(stuck):
            self._tell(NO_DEVICE)
            self._take_output()
        if self._lines:
            min(self._lines, key=lambda line: line.queued_ms).write(self._sounds[tone.value])

    def breathe(self, flow: float) -> None:
        """Let the breath sound follow the flow of air: 0 at rest, 1 at the middle of a breath. Call it every frame."""
        line, sound = self._breath, self._sounds.get(BREATH_FILE)
        if line is None or sound is None or self._muted or flow <= 0:
            return
        line.set_volume(self._breath_volume * min(flow, 1.0))
        while line.queued_ms < _BREATH_AHEAD_MS:
            part = (sound + sound)[self._breath_at : self._breath_at + _BREATH_PART]
            self._breath_at = (self._breath_at + len(part)) % len(sound)
            line.write(part)

    def silence(self) -> None:
        """Stop whatever sounds (pause, stop)."""
        for line in (*self._lines, self._breath):
            if line is not None:
                line.silence()

    def close(self) -> None:
        """Give the output back; `open` takes it again."""
        self._drop()
        if self._devices is not None:
            self._devices.deleteLater()
            self._devices = None

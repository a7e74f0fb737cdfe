"""One open stream to a sound output, into which sounds are written.

Knows samples and volume; not what they mean. Not QSoundEffect: on PulseAudio its stream is 38 ms behind, and one
that is played again before it has died away now and then leaves Qt's event loop spinning (docs/sound.md).
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QAudioFormat, QAudioSink

from routine_app.qt.audio.samples import BYTES_A_SECOND, RATE
from routine_app.qt.audio.standstill import Standstill

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice

_ROOM_S = 1.5  # longer than the longest tone


class Line(QObject):
    """A stream that stays open: what is written sounds at once, or after what was written before."""

    def __init__(self, device: QAudioDevice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        layout = QAudioFormat()
        layout.setSampleRate(RATE)
        layout.setChannelCount(1)
        layout.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(device, layout, self)
        self._sink.setBufferSize(int(_ROOM_S * BYTES_A_SECOND))
        self._stream = self._open()
        self._written = 0
        self._standstill = Standstill()

    def is_stuck(self) -> bool:
        """Look whether nobody takes what was written; to be asked before each sound.

        An output that is unplugged says nothing where it was the only one.
        """
        waiting = self._waiting
        return self._standstill.look(monotonic(), waiting, self._written - waiting)

    @property
    def queued_ms(self) -> int:
        """How much sound is still to come."""
        return self._waiting * 1000 // BYTES_A_SECOND

    @property
    def _waiting(self) -> int:
        return max(0, self._sink.bufferSize() - self._sink.bytesFree())

    def set_volume(self, volume: float) -> None:
        """Set the volume (0..1)."""
        self._sink.setVolume(volume)

    def write(self, samples: bytes) -> None:
        """Let samples sound; what does not fit is left out. A stream that has broken down is opened again."""
        if self._sink.state().name == "StoppedState":
            self._stream = self._open()
        if self._stream is not None:
            self._written += max(0, self._stream.write(samples))

    def silence(self) -> None:
        """Drop what is still to come."""
        if self.queued_ms:
            self._sink.reset()
            self._stream = self._open()

    def _open(self) -> QIODevice | None:
        return self._sink.start()  # None where the output is gone, whatever the stub says

    def close(self) -> None:
        """Give the stream back."""
        self._sink.stop()
        self.deleteLater()

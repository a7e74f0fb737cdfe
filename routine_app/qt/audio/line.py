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

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice

_ROOM_S = 1.5  # longer than the longest tone
_STUCK_S = 1.0


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
        self._over_at = 0.0

    @property
    def is_stuck(self) -> bool:
        """Whether what was written should have sounded a second ago and has not: nobody takes it.

        An output that is unplugged says nothing where it was the only one.
        """
        return self.queued_ms > 0 and monotonic() > self._over_at + _STUCK_S

    @property
    def queued_ms(self) -> int:
        """How much sound is still to come."""
        return max(0, self._sink.bufferSize() - self._sink.bytesFree()) * 1000 // BYTES_A_SECOND

    def set_volume(self, volume: float) -> None:
        """Set the volume (0..1)."""
        self._sink.setVolume(volume)

    def write(self, samples: bytes) -> None:
        """Let samples sound; what does not fit is left out. A stream that has broken down is opened again."""
        if self._sink.state().name == "StoppedState":
            self._stream = self._open()
        self._over_at = max(monotonic(), self._over_at) + len(samples) / BYTES_A_SECOND
        if self._stream is not None:
            self._stream.write(samples)

    def silence(self) -> None:
        """Drop what is still to come."""
        if self.queued_ms:
            self._over_at = 0.0
            self._sink.reset()
            self._stream = self._open()

    def _open(self) -> QIODevice | None:
        return self._sink.start()  # None where the output is gone, whatever the stub says

    def close(self) -> None:
        """Give the stream back."""
        self._sink.stop()
        self.deleteLater()

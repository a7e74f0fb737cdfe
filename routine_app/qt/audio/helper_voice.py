"""The system's speech on Linux, through a process of its own that can neither hold up nor break the window.

Knows that process and its messages (`voice_process`); not Qt's speech itself.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QProcess, Signal

from routine_app.qt.audio.voice_process import Command, ListVoices, Message, Say, Stop
from routine_app.qt.audio.voices import Voice, VoiceSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from routine_app.qt.audio.probe import SpeechProbe

COMMAND = (sys.executable, "-P", "-m", "routine_app.qt.audio.voice_process")
_LIST_LIMIT_MS = 1_000
_END_LIMIT_MS = 500


class HelperVoice(Voice):
    """Speaks through the process. `came()` when it is ready: until then, about 2 s, it is not available."""

    came = Signal()

    title = "the system's speech"

    def __init__(
        self, parent: QObject | None = None, probe: SpeechProbe | None = None, command: Sequence[str] = COMMAND
    ) -> None:
        super().__init__(parent)
        self._probe, self._command = probe, command
        self._process: QProcess | None = None
        self._is_ready = False
        self._gave_up = False
        self._rest = b""
        self._listed = Message("listed")
        self._decoder = msgspec.json.Decoder(Message)

    def available(self) -> bool:
        """Return whether it can speak now; starts the process if it may be of use."""
        if self._process is None and not self._gave_up and (self._probe is None or self._probe.works):
            self._start()
        return self._is_ready

    def say(self, text: str, settings: VoiceSettings) -> None:
        self._send(Say(text, settings))

    def stop(self) -> None:
        if self._is_ready:
            self._send(Stop())

    def languages(self) -> list[str]:
        self._list("")
        return list(self._listed.languages)

    def voice_names(self, language: str = "") -> list[str]:
        self._list(language)
        return list(self._listed.voices)

    def close(self) -> None:
        """End the process; it may be started again."""
        self._gave_up = False
        process, self._process = self._process, None
        self._is_ready = False
        if process is None:
            return
        process.blockSignals(True)
        process.closeWriteChannel()
        if not process.waitForFinished(_END_LIMIT_MS):
            process.kill()
            process.waitForFinished(_END_LIMIT_MS)
        process.deleteLater()

    def _start(self) -> None:
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_end)
        process.errorOccurred.connect(self._on_end)
        self._process = process
        process.start(self._command[0], list(self._command[1:]))

    def _on_end(self) -> None:
        was_ready = self._is_ready
        self.close()
        self._gave_up = not was_ready
        if was_ready:
            self.failed.emit("the speech process ended")

    def _send(self, command: Command) -> None:
        if self._process is not None:
            self._process.write(msgspec.json.encode(command) + b"\n")

    def _list(self, language: str) -> None:
        """Ask and wait: she has just opened the list."""
        self._listed = Message("")
        self._send(ListVoices(language))
        while self._is_ready and self._process is not None and not self._listed.what:
            if not self._process.waitForReadyRead(_LIST_LIMIT_MS):
                return
            self._read()

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            self._take(self._decoder.decode(line))

    def _take(self, message: Message) -> None:
        match message.what:
            case "ready":
                self._is_ready = True
                self.came.emit()
            case "began":
                self.began.emit()
            case "ended":
                self.ended.emit()
            case "failed" if self._is_ready:
                self.failed.emit(message.words)
            case "listed":
                self._listed = message

"""Qt's speech in a process of its own: `python -m routine_app.qt.audio.voice_process`, started by `helper_voice`.

On Linux Qt's engine takes 1.7 s to be made (Speech Dispatcher lists some ten thousand voices) and holds the interpreter
all the while, so not even a thread of its own would keep the session's clock going. Reads one JSON command a line,
writes one JSON message a line, and ends with its input. Knows one voice; not what is said or why.
"""

from __future__ import annotations

import os
import sys

import msgspec
from PySide6.QtCore import QCoreApplication, QSocketNotifier

from routine_app.qt.audio.voices import QtVoice, VoiceSettings


class Say(msgspec.Struct, frozen=True, tag="say"):
    """Say a text, ending what is being said."""

    text: str
    settings: VoiceSettings


class Stop(msgspec.Struct, frozen=True, tag="stop"):
    """Be quiet."""


class ListVoices(msgspec.Struct, frozen=True, tag="list"):
    """Tell the languages, and the voices of one ("": that of the texts)."""

    language: str


Command = Say | Stop | ListVoices


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """What happened: ready, began, ended, failed (`words` why), or listed."""

    what: str
    words: str = ""
    languages: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()


class VoiceProcess:
    """Carries out the commands that come in on a file descriptor, and reports on another."""

    def __init__(self, app: QCoreApplication, commands: int, messages: int) -> None:
        self._app, self._commands, self._messages = app, commands, messages
        self._rest = b""
        self._decoder = msgspec.json.Decoder(Command)
        self._voice = QtVoice()
        self._voice.began.connect(lambda: self._tell(Message("began")))
        self._voice.ended.connect(lambda: self._tell(Message("ended")))
        self._voice.failed.connect(lambda words: self._tell(Message("failed", words)))
        self._notifier = QSocketNotifier(commands, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def open(self) -> bool:
        """Make the engine and say whether there is one."""
        works = self._voice.available()
        self._tell(Message("ready") if works else Message("failed", "no speech engine"))
        return works

    def _read(self) -> None:
        data = os.read(self._commands, 65_536)
        if not data:
            self._notifier.setEnabled(False)
            self._voice.stop()
            self._app.quit()
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._do(self._decoder.decode(line))

    def _do(self, command: Command) -> None:
        match command:
            case Say(text, settings):
                self._voice.say(text, settings)
            case Stop():
                self._voice.stop()
            case ListVoices(language):
                names = self._voice.voice_names(language)
                self._tell(Message("listed", languages=tuple(self._voice.languages()), voices=tuple(names)))

    def _tell(self, message: Message) -> None:
        os.write(self._messages, msgspec.json.encode(message) + b"\n")


def main() -> int:
    """Serve until the input ends."""
    app = QCoreApplication(["Routine"])
    process = VoiceProcess(app, sys.stdin.fileno(), sys.stdout.fileno())
    return app.exec() if process.open() else 1


if __name__ == "__main__":
    sys.exit(main())

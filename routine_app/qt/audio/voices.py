"""The ways to speak, best first: Qt's own speech, then spd-say, then espeak-ng.

Each one says a text, and reports `began` when it can be heard, or `failed` when it cannot. None of them knows of
the others or of the session.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QProcess, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

    from routine_app.qt.audio.probe import SpeechProbe


TEXT_LANGUAGE = "en"  # what the app's texts are written in


class VoiceSettings(msgspec.Struct, frozen=True):
    """How she wants it said: `rate` -1..1 (0 is normal), `volume` 0..1.

    `name` "" is the best voice of the language; `language` ("en-GB") "" is that of the texts, whatever the system's is.
    """

    rate: float = 0.0
    volume: float = 1.0
    name: str = ""
    language: str = ""


class Voice(QObject):
    """One way to speak.

    Signals:
        began: it can be heard now.
        ended: it has finished.
        failed: it cannot speak; the reason in words.
    """

    began = Signal()
    ended = Signal()
    failed = Signal(str)

    title = ""

    def available(self) -> bool:
        """Return whether it seems to be there at all."""
        raise NotImplementedError

    def say(self, text: str, settings: VoiceSettings) -> None:
        """Say a text, ending what is being said."""
        raise NotImplementedError

    def stop(self) -> None:
        """Be quiet."""
        raise NotImplementedError

    def languages(self) -> list[str]:
        """Return the languages that can be spoken, as "en-GB", sorted; empty where they are not known."""
        return []

    def voice_names(self, language: str = "") -> list[str]:  # noqa: ARG002
        """Return the names of the voices in a language, sorted; empty where they are not known."""
        return []

    def close(self) -> None:
        """Be quiet for good."""
        self.stop()


class QtVoice(Voice):
    """The system's own voices: native on Windows and macOS, Speech Dispatcher on Linux."""

    title = "the system's speech"

    def __init__(self, parent: QObject | None = None, engine: str = "", probe: SpeechProbe | None = None) -> None:
        super().__init__(parent)
        self._probe = probe
        self._engine_name = engine
        self._engine: QTextToSpeech | None = None
        self._applied: VoiceSettings | None = None

    def available(self) -> bool:
        if self._probe is not None and not self._probe.works:
            return False
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError:
            return False
        engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
        if self._engine_name not in ("", *engines) or not engines:
            return False
        if self._engine is None:
            self._engine = QTextToSpeech(self._engine_name or engines[0], self)
            self._engine.stateChanged.connect(self._on_state)
            self._engine.errorOccurred.connect(lambda _reason, words: self.failed.emit(words))
        return self._engine.state() is not QTextToSpeech.State.Error

    def voice_names(self, language: str = "") -> list[str]:
        if not self.available() or self._engine is None:
            return []
        self._set_language(language)
        self._applied = None
        return sorted({voice.name() for voice in self._engine.availableVoices()})

    def languages(self) -> list[str]:
        if not self.available() or self._engine is None:
            return []
        return sorted({locale.bcp47Name() for locale in self._engine.availableLocales()})

    def _on_state(self) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        assert self._engine is not None  # noqa: S101 - connected only after the engine is made
        if self._engine.state() is QTextToSpeech.State.Speaking:
            self.began.emit()
        elif self._engine.state() is QTextToSpeech.State.Ready:
            self.ended.emit()

    def _apply(self, settings: VoiceSettings) -> None:
        if self._engine is None or settings == self._applied:
            return
        self._set_language(settings.language)
        for voice in self._engine.availableVoices() if settings.name else []:
            if voice.name() == settings.name:
                self._engine.setVoice(voice)
        self._engine.setRate(settings.rate)
        self._engine.setVolume(settings.volume)
        self._applied = settings

    def _set_language(self, language: str) -> None:
        """Speak this language, or the texts' own; where there is no voice for it, the system's stays."""
        from PySide6.QtCore import QLocale

        assert self._engine is not None  # noqa: S101 - callers have made sure
        wanted = QLocale(language or TEXT_LANGUAGE)
        now, there = self._engine.locale(), self._engine.availableLocales()
        if now == wanted or (not language and now.language() is wanted.language()):
            return
        of_kin = [locale for locale in there if locale.language() is wanted.language()]
        if of_kin:
            self._engine.setLocale(wanted if wanted in of_kin else of_kin[0])

    def say(self, text: str, settings: VoiceSettings) -> None:
        if not self.available() or self._engine is None:
            self.failed.emit("no speech engine")
            return
        self._apply(settings)
        self._engine.say(text)

    def stop(self) -> None:
        if self._engine is not None:
            self._engine.stop()


class CommandVoice(Voice):
    """A program that speaks its last argument and ends when it is done."""

    def __init__(self, program: str, parent: QObject | None = None, probe: SpeechProbe | None = None) -> None:
        super().__init__(parent)
        self.title = program
        self._probe = probe
        self._process: QProcess | None = None

    def available(self) -> bool:
        return shutil.which(self.title) is not None and (self._probe is None or self._probe.works)

    def arguments(self, settings: VoiceSettings) -> list[str]:
        """Return the program's options for these settings."""
        language = settings.language or TEXT_LANGUAGE
        if self.title == "spd-say":
            rate, volume = round(settings.rate * 100), round(settings.volume * 200 - 100)
            return ["--wait", "--rate", str(rate), "--volume", str(volume), "--language", language]
        words_a_minute = round(165 * 2**settings.rate)
        return ["-s", str(words_a_minute), "-a", str(round(settings.volume * 100)), "-v", language]

    def say(self, text: str, settings: VoiceSettings) -> None:
        self.stop()
        process = QProcess(self)
        process.started.connect(self.began)
        process.errorOccurred.connect(lambda _error: self.failed.emit(process.errorString()))
        process.finished.connect(lambda code, _status: self._on_finished(process, code))
        self._process = process
        process.start(self.title, [*self.arguments(settings), "--", text])

    def _on_finished(self, process: QProcess, code: int) -> None:
        if process is self._process:
            self._process = None
            if code:
                self.failed.emit(f"{self.title} ended with {code}")
            else:
                self.ended.emit()
        process.deleteLater()

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.state() is not QProcess.ProcessState.NotRunning:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(200)
            process.deleteLater()
            if self.title == "spd-say":  # the words are with Speech Dispatcher by now
                QProcess.startDetached(self.title, ["--cancel"])

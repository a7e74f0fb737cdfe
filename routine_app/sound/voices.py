"""The voices: each turns a text into samples. Pico, which comes with the app; else what the system has.

Knows engines; not what is said, when, or how loud. A voice may take some tens of ms for a text, or a second for the
first one: ask it in a thread of its own.
"""

from __future__ import annotations

import io
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import msgspec

from routine_app.sound import pico
from routine_app.sound.pronunciation import parts

_LIMIT_S = 10.0
_PICO_LEVEL = 0.6  # of its own volume, at which it clips
_SAY_RATE = 22_050
_WORDS_A_MINUTE = 165
ENGLISH_US, ENGLISH_GB = "en-US", "en-GB"
LANGUAGES = {ENGLISH_US: "English (US)", ENGLISH_GB: "English (UK)"}


def language_of(wanted: str) -> str:
    """Return the language that is spoken where this one ("de", "en-AU", "") is wanted: the texts are English."""
    british = ("en-GB", "en-IE", "en-AU", "en-NZ", "en-ZA", "en-IN")
    return ENGLISH_GB if wanted.replace("_", "-") in british else ENGLISH_US


class VoiceError(Exception):
    """A voice could not say a text; the reason in its own words."""


class Spoken(msgspec.Struct, frozen=True):
    """A text as it is said: 16-bit mono frames."""

    data: bytes
    rate: int


class Voice(Protocol):
    """One way to speak. `name` tells its sound from any other's; `title` is for her to read."""

    name: str
    title: str

    def speak(self, text: str, speed: float) -> list[Spoken]:
        """Return the text, said `speed` times as fast as the voice's own (0.5-2), in parts with a pause between.

        Raises VoiceError.
        """


class Pico:
    """The SVOX Pico engine, in this process: some 30 ms for a sentence."""

    def __init__(self, language: str) -> None:
        self.language = language_of(language)
        self.name = f"pico {self.language}"
        self.title = LANGUAGES[self.language]

    def speak(self, text: str, speed: float) -> list[Spoken]:
        """See Voice."""
        try:
            return [Spoken(pico.speak(part, self.language, speed, _PICO_LEVEL), pico.RATE) for part in parts(text)]
        except pico.PicoError as error:
            raise VoiceError(f"Pico: {error}") from error


class Say:
    """The voices of macOS, through `say` into a file."""

    def __init__(self, language: str) -> None:
        self._voice = "Daniel" if language_of(language) == ENGLISH_GB else "Samantha"
        self.name = f"say {self._voice}"
        self.title = LANGUAGES[language_of(language)]

    def speak(self, text: str, speed: float) -> list[Spoken]:
        """See Voice."""
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "said.wav"
            options = ["-v", self._voice, "-r", str(round(_WORDS_A_MINUTE * speed)), "-o", str(path)]
            _run(["say", *options, f"--data-format=LEI16@{_SAY_RATE}", "--", text])
            try:
                return [_wav(path.read_bytes())]
            except OSError as error:
                raise VoiceError(f"say: {error}") from error


class Espeak:
    """The program espeak-ng, where nothing better is there."""

    def __init__(self, language: str) -> None:
        self._voice = "en-gb" if language_of(language) == ENGLISH_GB else "en-us"
        self.name = f"espeak-ng {self._voice}"
        self.title = "espeak-ng"

    def speak(self, text: str, speed: float) -> list[Spoken]:
        """See Voice."""
        options = ["-s", str(round(_WORDS_A_MINUTE * speed)), "-v", self._voice, "--stdout"]
        return [_wav(_run(["espeak-ng", *options, "--", text]))]


def voices(language: str = "", platform: str = sys.platform) -> list[Voice]:
    """Return the voices that this computer has for a language ("": that of the texts), the best first."""
    found: list[Voice] = []
    if find_spec("py_nanotts") is not None:
        found.append(Pico(language))
    if platform == "darwin" and shutil.which("say"):
        found.append(Say(language))
    if shutil.which("espeak-ng"):
        found.append(Espeak(language))
    return found


def _run(command: list[str]) -> bytes:
    import subprocess  # for the voices of the system: the app's own needs no program

    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; the text is one argument, after "--"
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_LIMIT_S, check=True
        )
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise VoiceError(f"{command[0]}: {error}") from error
    return done.stdout


def _wav(data: bytes) -> Spoken:
    """Read a WAV, whose head may not know how long it is (espeak-ng writes to a pipe)."""
    import wave

    try:
        with wave.open(io.BytesIO(data)) as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                raise VoiceError("not mono, 16 bit")
            return Spoken(file.readframes(min(file.getnframes(), len(data))), file.getframerate())
    except (wave.Error, EOFError) as error:
        raise VoiceError(f"no sound: {error}") from error

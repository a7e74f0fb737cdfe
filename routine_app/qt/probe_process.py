"""Looks at one thing that only Qt or the sound server knows, in a process of its own: `python -m ... window|sound|...`.

Started by `doctor` (`cli/probes.py`), which never loads Qt and outlives whatever happens here. The last line of the
output is the answer as JSON. Judges nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable


def window() -> str:
    """Load all that the window loads, start Qt, and return what it found: version, platform, size of the screen."""
    from PySide6.QtCore import qVersion
    from PySide6.QtWidgets import QApplication

    import routine_app.qt.app  # noqa: F401 - whether all of it loads is what is asked

    app = QApplication([])
    size = app.primaryScreen().size()
    return f"Qt {qVersion()} on {app.platformName()}, {size.width()} x {size.height()}"


def sound() -> list[str]:
    """Return the outputs for sound."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtMultimedia import QMediaDevices

    app = QCoreApplication([])  # noqa: F841 - Qt's sound needs one
    return [device.description() for device in QMediaDevices.audioOutputs()]


def speech() -> dict[str, int]:
    """Return how many voices each engine of Qt's speech has."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtTextToSpeech import QTextToSpeech

    app = QCoreApplication([])  # noqa: F841
    found = {}
    for name in QTextToSpeech.availableEngines():
        if name != "mock":
            engine = QTextToSpeech(name)
            ready = engine.state() != QTextToSpeech.State.Error
            found[name] = len(engine.availableVoices()) if ready else 0
    return found


def ducking() -> tuple[str, str]:
    """Return why other apps' sound cannot be lowered ("" where it can), and the name of the server that does it."""
    from routine_app.qt.audio.ducking import exists_here, obstacle

    if not exists_here():
        return "only Linux lets one app lower another's sound", ""
    if fault := obstacle():
        return fault, ""
    from routine_app.qt.audio.pulse_streams import GoneError, PulseStreams

    try:
        return "", PulseStreams(0).server_name
    except GoneError:
        return "neither PulseAudio nor PipeWire answers", ""


PROBES: dict[str, Callable[[], object]] = {"window": window, "sound": sound, "speech": speech, "ducking": ducking}


def main() -> int:
    """Print the answer of the probe that the first argument names."""
    sys.stdout.write(msgspec.json.encode(PROBES[sys.argv[1]]()).decode() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

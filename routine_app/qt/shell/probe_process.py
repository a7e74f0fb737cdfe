"""Looks at one thing that only Qt or the sound server knows, in a process of its own: `python -m ... window|sound|...`.

Started by `doctor` (`cli/probes.py`), which never loads Qt and outlives whatever happens here. The last line of the
output is the answer as JSON. Judges nothing.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable


def window() -> str:
    """Load all that the window loads, start Qt, and return what it found: version, platform, size of the screen."""
    from PySide6.QtCore import qVersion
    from PySide6.QtWidgets import QApplication

    import routine_app.qt.shell.application  # noqa: F401 - whether all of it loads is what is asked

    app = QApplication([])
    size = app.primaryScreen().size()
    return f"Qt {qVersion()} on {app.platformName()}, {size.width()} x {size.height()}"


def sound() -> tuple[str, list[str]]:
    """Return the sound system and its outputs; raises DeviceError, with the reason, where there is none."""
    from routine_app.sound.device import outputs

    return outputs()


def voice() -> tuple[str, int]:
    """Return the name of the voice that speaks, and how many ms it took to say a word; raises VoiceError."""
    from routine_app.sound.voices import VoiceError, voices

    reason = "no voice was found"
    for each in voices():
        begun = time.monotonic()
        try:
            each.speak("Ready.", 1.0)
        except VoiceError as error:
            reason = str(error)
        else:
            return each.name, round((time.monotonic() - begun) * 1000)
    raise VoiceError(reason)


def ducking() -> tuple[str, str]:
    """Return why other apps' sound cannot be lowered ("" where it can), and the name of the server that does it."""
    from routine_app.system.ducking import exists_here, obstacle

    if not exists_here():
        return "only Linux lets one app lower another's sound", ""
    if fault := obstacle():
        return fault, ""
    from routine_app.system.pulse_streams import GoneError, PulseStreams

    try:
        return "", PulseStreams(0).server_name
    except GoneError:
        return "neither PulseAudio nor PipeWire answers", ""


PROBES: dict[str, Callable[[], object]] = {"window": window, "sound": sound, "voice": voice, "ducking": ducking}


def main() -> int:
    """Print the answer of the probe that the first argument names; or say why there is none, and return 1."""
    try:
        answer = PROBES[sys.argv[1]]()
    except Exception as error:  # noqa: BLE001 - whatever it is, doctor shows it; a bundle would not
        ours = type(error).__module__.startswith("routine_app.")  # its words are for people
        sys.stderr.write(f"{error}\n" if ours else f"{type(error).__name__}: {error}\n")
        return 1
    sys.stdout.write(msgspec.json.encode(answer).decode() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

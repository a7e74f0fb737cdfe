"""Run as a process by the sound tests: plays a session with the real clock and notes what happens, and when.

python -m tests.qt.audio.child_session SCENE NOTES
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QTimer, qInstallMessageHandler

from routine_app.domain.compile import CompileOptions, CueLevel
from routine_app.domain.exercise import Phase, RepsDose
from routine_app.domain.plan import Plan
from routine_app.domain.vocabulary import Breath
from routine_app.playback.clock import MonotonicClock
from routine_app.playback.events import CueDue, Finished, Stopped
from routine_app.playback.player import Player
from routine_app.qt.audio.sound_desk import SoundDesk
from routine_app.qt.conductor import Conductor
from routine_app.storage.preferences import Preferences, Voice
from tests.plans import SMALL, item, plan, variation

# One soft knock every 275 ms: no tone rings into the next but the "last three" of the set.
_KNOCKS = variation(
    "knock.knock", dose=RepsDose(1, 108), tempo=(Phase("knock", 275, Breath.FREE, 0),), steps=("Knock.",)
)
_KNOCKING = item(_KNOCKS, get_ready_ms=4_000)
_SQUATS = item(variation("squat.squat", dose=RepsDose(1, 3)), get_ready_ms=6_000)
# Each phase of a first repetition is told in full: long enough to be heard after the tone with it.
_LONE_SQUATS = item(variation("squat.squat", dose=RepsDose(20, 1)), rest_ms=5_000, get_ready_ms=6_000)

_SILENT = Voice(enabled=False)
# Plan, what is heard, preferences.
SCENES: dict[str, tuple[Plan, CueLevel, Preferences]] = {
    "both": (plan(_SQUATS, _KNOCKING), CueLevel.FULL, Preferences()),
    "words": (plan(_SQUATS), CueLevel.FULL, Preferences()),
    "squats": (plan(_LONE_SQUATS), CueLevel.FULL, Preferences()),
    "tones": (plan(_KNOCKING), CueLevel.TONES, Preferences(voice=_SILENT)),
    "controls": (SMALL, CueLevel.TONES, Preferences(voice=_SILENT, breath_volume=0.5)),
}
_VOICE_LIMIT_S = 40.0


class Notes:
    """A file of what happened, one JSON object a line."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8", buffering=1)

    def add(self, what: str, **more: object) -> None:
        self._file.write(json.dumps({"what": what, "at": time.monotonic(), **more}) + "\n")


_MOST_MESSAGES = 100


def guard_messages() -> None:
    """Let Qt say no more than so much: a fault that repeats for ever must end the process, not fill the disk."""
    said: list[str] = []

    def show(_kind: object, _context: object, message: str) -> None:
        said.append(message)
        sys.stderr.write(f"{message}\n")
        if len(said) > _MOST_MESSAGES:
            os._exit(3)

    qInstallMessageHandler(show)


def main(scene: str, notes_path: str) -> int:
    guard_messages()
    app = QCoreApplication(["Routine"])
    notes = Notes(Path(notes_path))
    the_plan, level, preferences = SCENES[scene]
    voice = preferences.voice
    desk = SoundDesk()
    desk.problem.connect(lambda words: notes.add("problem", words=words))
    for each in desk.speaker._voices:
        each.began.connect(lambda: notes.add("began"))
        each.ended.connect(lambda: notes.add("ended"))
    desk.configure(replace(preferences, cue_level=level.value))
    player = Player(the_plan, CompileOptions(cue_level=level))
    conductor = Conductor(player, MonotonicClock())

    def hear(events: tuple[object, ...]) -> None:
        for event in events:
            if isinstance(event, CueDue):
                cue = event.cue
                notes.add("cue", text=cue.text, tone=cue.tone, at_ms=cue.at_ms, estimate_ms=cue.estimate_ms)
            else:
                notes.add(type(event).__name__)
            if isinstance(event, Finished | Stopped):
                QTimer.singleShot(1_500, app.quit)

    desk.speaker.prepare()
    desk.open_session(conductor)
    conductor.happened.connect(hear)
    conductor.state_changed.connect(lambda state: notes.add("state", state=state.value))

    give_up = time.monotonic() + _VOICE_LIMIT_S

    def start() -> None:
        best = desk.speaker._voices[0]
        if voice.enabled and not best.available() and time.monotonic() < give_up:
            QTimer.singleShot(100, start)  # she looks at Today for longer than the voice takes to come
            return
        notes.add("start", bus=os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""), voice=best.available())
        conductor.start()

    QTimer.singleShot(1_000, start)
    app.exec()
    desk.close()
    notes.add("closed")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

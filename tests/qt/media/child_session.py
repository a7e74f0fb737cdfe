"""Run as a process by the sound tests: plays a session with the real clock and notes what happens, and when.

python -m tests.qt.media.child_session SCENE NOTES
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QTimer, qInstallMessageHandler

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import CompileOptions, CueLevel
from routine_app.domain.exercise import Phase, RepsDose
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Breath
from routine_app.paths import user_paths
from routine_app.playback.clock import MonotonicClock
from routine_app.playback.commands import Command
from routine_app.playback.events import CueDue, Finished, Stopped
from routine_app.playback.player import Player
from routine_app.qt.media.sound_desk import SoundDesk
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.sound import output
from routine_app.sound.engine import Engine
from routine_app.sound.mixer import Mixer, Sound, VolumeGroup
from routine_app.sound.pcm import NS, RATE, Samples, ns_of
from routine_app.storage.preferences import Preferences, VoicePreferences
from tests.plans import SMALL, item, plan, variation

if TYPE_CHECKING:
    from routine_app.sound.output import Tell

# One soft knock every 275 ms: no tone rings into the next but the "last three" of the set.
_KNOCKS = variation(
    "knock.knock", dose=RepsDose(1, 108), tempo=(Phase("knock", 275, Breath.FREE, 0),), steps=("Knock.",)
)
_KNOCKING = item(_KNOCKS, get_ready_ms=4_000)
_SQUATS = item(variation("squat.squat", dose=RepsDose(1, 3)), get_ready_ms=6_000)
# Each phase of a first repetition is told in full: long enough to be heard after the tone with it.
_LONE_SQUATS = item(variation("squat.squat", dose=RepsDose(20, 1)), rest_ms=5_000, get_ready_ms=6_000)


def _of_daily() -> Plan:
    """Return two exercises of the daily routine, one repetition of each, nothing to fetch: most of it is words."""
    catalogue = load_catalogue()
    daily = resolve(catalogue.routine("daily"), catalogue.exercises, Comfort())
    names = ("band_pull_apart", "deadlift")
    items = [each for each in daily.items if each.exercise.id in names]
    bare = [replace(each, variation=replace(each.variation, equipment=()), helpful=()) for each in items]
    return plan(*(replace(each, dose=RepsDose(1, 1)) for each in bare))


_SILENT = VoicePreferences(enabled=False)
_UNHEARD = VoicePreferences(volume=0.0)  # the words are made and mixed as ever; only tones are to be recorded
# Plan, what is heard, preferences.
SCENES: dict[str, tuple[Plan, CueLevel, Preferences]] = {
    "knocks": (plan(_KNOCKING), CueLevel.FULL, Preferences(voice=_UNHEARD)),
    "words": (_of_daily(), CueLevel.FULL, Preferences(tone_volume=0.0)),
    "both": (plan(_SQUATS), CueLevel.FULL, Preferences()),
    "squats": (plan(_LONE_SQUATS), CueLevel.FULL, Preferences()),
    "tones": (plan(_KNOCKING), CueLevel.TONES, Preferences(voice=_SILENT)),
    "controls": (SMALL, CueLevel.TONES, Preferences(voice=_SILENT, breath_volume=0.5)),
}
HOLD_EVERY_MS = 300
LOUD_WORD = 2_000 / 32_767  # as tests.qt.media.recording takes it
DRY_NS = 8_000_000


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


class NotingMixer(Mixer):
    """A mixer that notes when words are to be said, for how long, and when its output had run dry."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes
        self._follows_ns = 0

    def mix(self, count: int, heard_ns: int) -> Samples[float]:
        late_ns = heard_ns - self._follows_ns
        if self._follows_ns and late_ns > DRY_NS:
            self._notes.add("dry", ms=late_ns / 1e6)
        self._follows_ns = heard_ns + ns_of(count)
        return super().mix(count, heard_ns)

    def add(self, sound: Sound) -> None:
        super().add(sound)
        if sound.group is VolumeGroup.WORDS:
            loud = [number for number, value in enumerate(sound.samples) if abs(value) > LOUD_WORD]
            length_s, loud_s = len(sound.samples) / RATE, [loud[0] / RATE, loud[-1] / RATE]
            self._notes.add("words", begin=sound.at_ns / NS, length_s=length_s, loud_s=loud_s)


class NotingEngine(Engine):
    """An engine with that mixer."""

    def __init__(self, notes: Notes, tell_output: Tell, tell_voice: Tell, cache: Path) -> None:
        super().__init__(tell_output, tell_voice, cache)
        self.mixer = NotingMixer(notes)
        self.schedule = self.new_schedule()


def hold_up(app: QCoreApplication, ms: int) -> None:
    """Hold the window's thread up for so long, again and again, as a page that is slow to paint would."""

    def hold() -> None:
        until = time.monotonic() + ms / 1000
        while time.monotonic() < until:
            pass

    timer = QTimer(app, interval=HOLD_EVERY_MS)
    timer.timeout.connect(hold)
    timer.start()


def main(scene: str, notes_path: str) -> int:
    guard_messages()
    output.REST_AFTER_S = float(os.environ.get("REST_AFTER_S", output.REST_AFTER_S))
    app = QCoreApplication(["Routine"])
    notes = Notes(Path(notes_path))
    the_plan, level, preferences = SCENES[scene]
    cache = user_paths().cache / "voice"
    desk = SoundDesk(lambda output, voice: NotingEngine(notes, output, voice, cache))
    desk.problem.connect(lambda words: notes.add("problem", words=words))
    desk.back.connect(lambda: notes.add("back"))
    desk.configure(replace(preferences, cue_level=level.value))
    player = Player(the_plan, CompileOptions(cue_level=level))
    driver = PlayerDriver(player, MonotonicClock())

    def hear(events: tuple[object, ...]) -> None:
        for event in events:
            if isinstance(event, CueDue):
                cue = event.cue
                notes.add("cue", text=cue.text, tone=cue.tone, at_ms=cue.at_ms, estimate_ms=cue.estimate_ms)
            else:
                notes.add(type(event).__name__)
            if isinstance(event, Finished | Stopped):
                QTimer.singleShot(1_500, app.quit)

    driver.happened.connect(hear)
    desk.desktop.stop_wanted.connect(lambda: driver.do(Command.STOP))  # as she answers
    driver.state_changed.connect(lambda state: notes.add("state", state=state.value))

    desk.prepare()

    def start() -> None:
        notes.add("start", pid=os.getpid(), bus=os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""))
        desk.open_session(driver)
        driver.start()

    def end() -> None:
        notes.add("ending")
        desk.close()
        app.quit()

    signal.signal(signal.SIGUSR1, lambda _number, _frame: end())
    QTimer.singleShot(500, start)
    if held_ms := int(os.environ.get("HOLD_MS", "0")):
        hold_up(app, held_ms)
    app.exec()
    cpu_s = time.process_time()
    desk.close()
    notes.add("closed", cpu_s=cpu_s)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

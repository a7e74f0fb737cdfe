"""A sound desk with stand-ins, and a session on a clock that stands still."""

from __future__ import annotations

from routine_app.domain.compile import CompileOptions, CueLevel
from routine_app.domain.timeline import Cue, Tone
from routine_app.playback.clock import ManualClock
from routine_app.playback.player import Player
from routine_app.qt.audio.media_controls import MediaControls
from routine_app.qt.audio.sound_desk import SoundDesk
from routine_app.qt.audio.speaker import Speaker
from routine_app.qt.conductor import Conductor
from routine_app.storage.preferences import Preferences
from tests.plans import SMALL
from tests.qt.audio.doubles import FakeChime, FakeDucking, FakeVoice


class QuietControls(MediaControls):
    """Media controls without a bus."""

    def open(self) -> None:
        """Stay off."""


class Studio:
    """A desk with fakes, and a session on a clock that stands still."""

    def __init__(self) -> None:
        self.voice, self.chime, self.controls = FakeVoice(), FakeChime(), QuietControls()
        self.ducking = FakeDucking()
        self.desk = SoundDesk(Speaker([self.voice]), self.chime, self.controls, self.ducking)
        self.flashes: list[Tone] = []
        self.problems: list[str] = []
        self.desk.flash.connect(self.flashes.append)
        self.desk.problem.connect(self.problems.append)
        self.clock = ManualClock()
        self.player = Player(SMALL, CompileOptions(cue_level=CueLevel.FULL), max_gap_ms=1_000_000)
        self.conductor = Conductor(self.player, self.clock)

    def open(self, preferences: Preferences | None = None, speed: float = 1.0) -> Studio:
        self.desk.configure(preferences or Preferences())
        self.desk.open_session(self.conductor, speed)
        return self

    def play(self, ms: int, step_ms: int = 20) -> None:
        for _ in range(0, ms, step_ms):
            self.clock.advance(step_ms)
            self.conductor.tick()
            if self.voice.said:
                self.voice.ended.emit()

    def cues(self, until_ms: int) -> list[Cue]:
        return [cue for cue in self.player.timeline.cues if cue.at_ms <= until_ms]

"""A sound desk with stand-ins, and a session on a clock that stands still until it is told to go on."""

from __future__ import annotations

from routine_app.domain.compile import CompileOptions, CueLevel
from routine_app.domain.timeline import Cue, Tone
from routine_app.playback.clock import ManualClock
from routine_app.playback.commands import Command
from routine_app.playback.player import Player
from routine_app.qt.media.media_session import MediaControls
from routine_app.qt.media.sound_desk import SoundDesk
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.sound.mixer import VolumeGroup
from routine_app.sound.pcm import RATE
from routine_app.storage.preferences import Preferences
from tests.plans import SMALL
from tests.qt.media.doubles import MS, FakeDucking, FakeEngine


class QuietControls(MediaControls):
    """Media controls without a bus."""

    def open(self) -> None:
        """Stay off."""


class Studio:
    """A desk with fakes, and a session on a clock that stands still."""

    def __init__(self) -> None:
        self.clock, self.controls, self.ducking = ManualClock(), QuietControls(), FakeDucking()
        self.desk = SoundDesk(FakeEngine, self.controls, self.ducking, lambda: self.clock.now_ms() * MS)
        assert isinstance(self.desk.engine, FakeEngine)
        self.engine = self.desk.engine
        self.flashes: list[Tone] = []
        self.problems: list[str] = []
        self.desk.flash.connect(self.flashes.append)
        self.desk.problem.connect(self.problems.append)
        self.player = Player(SMALL, CompileOptions(cue_level=CueLevel.FULL), max_gap_ms=1_000_000)
        self.driver = PlayerDriver(self.player, self.clock)

    def open(self, preferences: Preferences | None = None, speed: float = 1.0) -> Studio:
        self.desk.configure(preferences or Preferences())
        self.desk.open_session(self.driver, speed)
        return self

    def play(self, ms: int, step_ms: int = 20) -> None:
        """Let time go on: the output takes its frames, and the window looks every `step_ms`."""
        for _ in range(0, ms, step_ms):
            for gone in range(0, step_ms, 20):
                part_ms = min(20, step_ms - gone)
                self.engine.mixer.mix(part_ms * RATE // 1000, self.clock.now_ms() * MS)
                self.clock.advance(part_ms)
            self.driver.tick()

    def play_until_she_is_waited_for(self) -> None:
        """Begin at her own pace with the second exercise, and play until its set waits for her."""
        self.driver.start()
        self.driver.do(Command.SELF_PACED)
        self.driver.do(Command.SKIP)
        for _ in range(4_000):
            self.play(100, step_ms=100)
            if self.driver.moment.waiting:
                break
        assert self.driver.moment.waiting

    def said(self) -> list[tuple[int, str]]:
        """Return the texts that have begun to be heard, with their instants in ms."""
        return [(at, str(text)) for at, text in self.engine.listening.begun(VolumeGroup.WORDS)]

    def sounded(self) -> list[tuple[int, Tone]]:
        """Return the tones that have begun to be heard, with their instants in ms."""
        return [(at, tone) for at, tone in self.engine.listening.begun(VolumeGroup.TONES) if isinstance(tone, Tone)]

    def cues(self, until_ms: int) -> list[Cue]:
        return [cue for cue in self.player.timeline.cues if cue.at_ms <= until_ms]

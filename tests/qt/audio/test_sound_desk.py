"""The sound desk: what a session's events become, and what the media keys do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.domain.compile import CompileOptions, CueLevel
from routine_app.domain.moment import moment_at
from routine_app.domain.timeline import Cue, CueKind, Tone
from routine_app.domain.vocabulary import Breath
from routine_app.playback.clock import ManualClock
from routine_app.playback.events import CueDue, Paused
from routine_app.playback.player import Player, State
from routine_app.qt.audio.media_controls import MediaControls, PlaybackStatus
from routine_app.qt.audio.on_time import wait_ms
from routine_app.qt.audio.sound_desk import HELD_MS, SoundDesk, flow_of
from routine_app.qt.audio.speaker import Speaker
from routine_app.qt.conductor import FRAME_MS, Conductor
from routine_app.qt.keymap import Command
from routine_app.storage.preferences import Preferences, Voice
from tests.plans import SMALL
from tests.qt.audio.doubles import FakeChime, FakeVoice

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("qapp")


class QuietControls(MediaControls):
    """Media controls without a bus."""

    def open(self) -> bool:
        return False


class Studio:
    """A desk with fakes, and a session on a clock that stands still."""

    def __init__(self) -> None:
        self.voice, self.chime, self.controls = FakeVoice(), FakeChime(), QuietControls()
        self.desk = SoundDesk(Speaker([self.voice]), self.chime, self.controls)
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


@pytest.fixture
def studio() -> Iterator[Studio]:
    studio = Studio()
    yield studio
    studio.conductor.pause()
    studio.desk.close()


def test_every_cue_is_sounded_and_said_in_its_order(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    studio.play(90_000)
    cues = studio.cues(90_000)
    assert len(cues) > 20
    assert studio.voice.said == [cue.text for cue in cues if cue.text]
    assert studio.chime.played == [cue.tone for cue in cues if cue.tone]
    assert studio.flashes == studio.chime.played


@pytest.mark.parametrize(
    ("preferences", "speed"),
    [
        (Preferences(voice=Voice(enabled=False)), 1.0),
        (Preferences(mute=True), 1.0),
        (Preferences(), 2.1),
    ],
)
def test_without_words_the_tones_stay(studio: Studio, preferences: Preferences, speed: float) -> None:
    studio.open(preferences, speed)
    studio.conductor.start()
    studio.play(40_000)
    assert studio.voice.said == []
    assert studio.chime.played != []


def test_at_twice_the_speed_it_still_speaks(studio: Studio) -> None:
    studio.open(speed=2.0)
    studio.conductor.start()
    studio.play(10_000)
    assert studio.voice.said != []


def test_mute_holds_at_once_and_ends_at_once(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    studio.desk.configure(Preferences(mute=True))
    assert studio.voice.stops == 1
    assert studio.chime._muted
    studio.desk.configure(Preferences())
    studio.play(20_000)
    assert studio.voice.said != []
    assert not studio.chime._muted


def test_a_pause_silences_everything_and_says_nothing_after_it(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    studio.play(2_000)
    said, stops = list(studio.voice.said), studio.voice.stops
    studio.conductor.pause()
    assert studio.voice.stops > stops
    assert studio.chime.silences == 1
    studio.desk._hear((CueDue(Cue(0, CueKind.STEP, "late")), Paused("gap")))
    assert studio.voice.said == said


def test_of_several_cues_in_one_late_tick_all_tones_sound_and_the_weightiest_is_said(studio: Studio) -> None:
    studio.open()
    cues = (
        Cue(0, CueKind.STEP, "old", Tone.REP, priority=5),
        Cue(1, CueKind.END, "weighty", Tone.END, priority=9),
        Cue(2, CueKind.STEP, "light", None, priority=1),
    )
    studio.desk._hear(tuple(CueDue(cue) for cue in cues))
    assert studio.chime.played == [Tone.REP, Tone.END]
    assert studio.voice.said == ["weighty"]


def heard(studio: Studio, text: str, at_ms: int, priority: int) -> None:
    studio.desk._hear((CueDue(Cue(at_ms, CueKind.STEP, text, priority=priority, estimate_ms=500)),))


def test_a_slow_voice_ends_what_matters_more_and_then_says_what_had_to_wait(studio: Studio) -> None:
    studio.open()
    heard(studio, "weighty", 0, 9)
    heard(studio, "light", 600, 1)
    assert studio.voice.said == ["weighty"]
    studio.voice.ended.emit()
    assert studio.voice.said == ["weighty", "light"]


def test_what_had_to_wait_too_long_is_not_said(studio: Studio) -> None:
    studio.open()
    heard(studio, "weighty", 0, 9)
    heard(studio, "light", 600, 1)
    studio.desk._t_ms = 600 + HELD_MS + 1
    studio.voice.ended.emit()
    assert studio.voice.said == ["weighty"]


def test_what_matters_more_cuts_in(studio: Studio) -> None:
    studio.open()
    heard(studio, "light", 0, 1)
    heard(studio, "weighty", 100, 9)
    assert studio.voice.said == ["light", "weighty"]


def test_a_voice_that_never_reports_its_end_does_not_silence_the_rest(studio: Studio) -> None:
    studio.open()
    heard(studio, "weighty", 0, 9)
    heard(studio, "light", 2_001, 1)
    assert studio.voice.said == ["weighty", "light"]


def test_words_of_where_she_was_end_when_she_goes_elsewhere(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    studio.clock.advance(100)
    studio.conductor.tick()
    assert studio.desk.speaker.speaking
    first = studio.voice.said[-1]
    stops = studio.voice.stops
    studio.conductor.do(Command.SKIP)
    assert studio.voice.stops == stops + 1
    assert not studio.desk.speaker.speaking
    studio.play(4_000)
    assert studio.voice.said[-1] != first


def test_a_change_of_pace_does_not_cut_her_off(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    studio.clock.advance(100)
    studio.conductor.tick()
    studio.conductor.do(Command.FASTER)
    assert studio.voice.stops == 0
    assert studio.desk.speaker.speaking


def test_the_breath_sound_follows_guided_breath_alone() -> None:
    timeline = Player(SMALL).timeline
    flows = {breath: [] for breath in Breath}
    for t_ms in range(0, timeline.duration_ms, 100):
        moment = moment_at(timeline, t_ms)
        assert 0.0 <= flow_of(moment) <= 1.0
        flows[moment.breath].append(flow_of(moment))
    assert max(flows[Breath.IN]) > 0.99
    assert max(flows[Breath.OUT]) > 0.99
    assert set(flows[Breath.FREE]) == {0.0}


def test_the_breath_sound_stops_with_the_session(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    studio.play(1_000)
    count = len(studio.chime.flow)
    assert count > 40
    studio.conductor.pause()
    studio.conductor.tick()
    assert len(studio.chime.flow) == count


def test_media_keys_steer_the_session(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    controls, conductor = studio.controls, studio.conductor
    controls.pause.emit()
    assert conductor.state is State.PAUSED
    controls.pause.emit()
    assert conductor.state is State.PAUSED
    controls.play.emit()
    assert conductor.state is State.COUNTING_IN
    controls.toggle.emit()
    assert conductor.state is State.PAUSED
    before = conductor.moment.t_ms
    controls.next.emit()
    assert conductor.moment.t_ms > before
    controls.previous.emit()
    assert conductor.moment.t_ms == 0
    controls.stop.emit()
    assert conductor.state is State.STOPPED


def test_the_desktop_sees_what_is_on(studio: Studio) -> None:
    studio.open()
    controls = studio.controls
    assert (controls.status, controls.metadata["xesam:title"]) == (PlaybackStatus.STOPPED, "Seated breathing")
    studio.conductor.start()
    assert controls.status is PlaybackStatus.PLAYING
    assert controls.metadata["xesam:artist"] == ["Hand-made"]
    assert controls.metadata["mpris:length"] == studio.player.timeline.duration_ms * 1000
    studio.play(1_000)
    assert controls.position_us == 1_000_000
    studio.conductor.do(Command.SKIP)
    assert controls.metadata["xesam:title"] == "Squat"
    studio.conductor.pause()
    assert controls.status is PlaybackStatus.PAUSED
    studio.conductor.do(Command.STOP)
    assert controls.status is PlaybackStatus.STOPPED


def test_a_problem_is_told_once_until_she_tries_again(studio: Studio) -> None:
    studio.chime.problem.emit("no output")
    studio.chime.problem.emit("no output")
    studio.desk.speaker.problem.emit("no voice")
    assert studio.problems == ["no output", "no voice"]
    studio.desk.try_out()
    studio.chime.problem.emit("no output")
    assert studio.problems == ["no output", "no voice", "no output"]
    assert studio.voice.said == ["Breathe in, and lift. Breathe out, and lower."]
    assert studio.chime.played == [Tone.REP]


def test_the_output_is_given_back_after_a_try_but_not_from_a_session(studio: Studio) -> None:
    studio.desk.try_out()
    assert studio.chime.is_open
    studio.desk._tried_out.timeout.emit()
    assert not studio.chime.is_open
    studio.desk.try_out()
    studio.open()
    assert not studio.desk._tried_out.isActive()
    studio.desk.try_out()
    assert not studio.desk._tried_out.isActive()


def test_a_closed_session_is_left_alone(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    studio.desk.close_session()
    assert not studio.chime.is_open
    played, said = list(studio.chime.played), list(studio.voice.said)
    studio.play(10_000)
    studio.controls.stop.emit()
    assert (studio.chime.played, studio.voice.said) == (played, said)
    assert studio.conductor.state is State.RUNNING


def test_the_next_cue_is_aimed_at_only_within_a_frame() -> None:
    timeline = replace(Player(SMALL).timeline, cues=(Cue(100, CueKind.COUNT), Cue(500, CueKind.COUNT)))
    assert wait_ms(timeline, 100 - FRAME_MS - 1) is None
    assert wait_ms(timeline, 100 - FRAME_MS) == FRAME_MS
    assert wait_ms(timeline, 99) == 1
    assert wait_ms(timeline, 100) is None
    assert wait_ms(timeline, 500) is None


def test_a_cue_between_two_frames_gets_a_tick_of_its_own(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    aim = studio.desk._on_time
    assert aim is not None
    cue = next(cue for cue in studio.player.timeline.cues if cue.at_ms > 100)
    studio.clock.advance(cue.at_ms - 7)
    studio.conductor.tick()
    assert (aim._timer.isActive(), aim._timer.interval()) == (True, 7)
    studio.conductor.pause()
    assert not aim._timer.isActive()

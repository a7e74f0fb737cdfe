"""The sound desk between sessions, on the instant, and in the hands of the desktop's media keys."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from routine_app.domain.timeline import Cue, CueKind, Tone
from routine_app.playback.player import Player, State
from routine_app.qt.audio.on_time import wait_ms
from routine_app.qt.conductor import FRAME_MS
from routine_app.qt.keymap import Command
from routine_app.system.mpris import PlaybackStatus
from tests.afresh import afresh
from tests.plans import SMALL
from tests.qt.audio.studio import Studio

pytestmark = pytest.mark.usefixtures("qapp")


def test_media_keys_steer_the_session(studio: Studio) -> None:
    studio.open()
    studio.conductor.start()
    controls, conductor = studio.controls, studio.conductor
    controls.pause.emit()
    assert conductor.state is State.PAUSED
    controls.pause.emit()
    assert conductor.state is State.PAUSED
    controls.play.emit()
    assert afresh(conductor.state) is State.COUNTING_IN
    controls.toggle.emit()
    assert conductor.state is State.PAUSED
    before = conductor.moment.t_ms
    controls.next.emit()
    assert conductor.moment.t_ms > before
    controls.previous.emit()
    assert conductor.moment.t_ms == 0
    controls.stop.emit()
    assert afresh(conductor.state) is State.STOPPED


def test_the_desktop_sees_what_is_on(studio: Studio) -> None:
    studio.open()
    controls = studio.controls
    assert (controls.now.status, controls.now.title) == (PlaybackStatus.STOPPED, "Seated breathing")
    studio.conductor.start()
    assert controls.now.status is PlaybackStatus.PLAYING
    assert controls.now.routine == "Hand-made"
    assert controls.now.length_ms == studio.player.timeline.duration_ms
    studio.play(1_000)
    assert controls.position_ms == 1_000
    studio.conductor.do(Command.SKIP)
    assert controls.now.title == "Squat"
    studio.conductor.pause()
    assert afresh(controls.now.status) is PlaybackStatus.PAUSED
    studio.conductor.do(Command.STOP)
    assert afresh(controls.now.status) is PlaybackStatus.STOPPED


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
    assert not afresh(studio.chime.is_open)
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

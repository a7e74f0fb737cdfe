"""The sound desk: what a session's events become, at which instant."""

from __future__ import annotations

from array import array

import pytest

from routine_app.domain.timeline import CueKind
from routine_app.playback.commands import Command
from routine_app.playback.events import CueDue, Paused
from routine_app.playback.player import State
from routine_app.playback.states import UNDER_WAY
from routine_app.sound.mixer import Sound, VolumeGroup
from routine_app.storage.preferences import Preferences, VoicePreferences
from tests.afresh import afresh
from tests.qt.media.doubles import MS
from tests.qt.media.harness import Studio

pytestmark = pytest.mark.usefixtures("qapp")


def test_every_cue_is_heard_at_its_own_instant(studio: Studio) -> None:
    studio.open()
    studio.driver.start()
    studio.play(90_000)
    cues = [cue for cue in studio.cues(89_900) if cue.at_ms > 0]
    assert len(cues) > 20
    assert [each for each in studio.sounded() if each[0] > 20] == [(cue.at_ms, cue.tone) for cue in cues if cue.tone]
    assert [each for each in studio.said() if each[0] > 20] == [(cue.at_ms, cue.text) for cue in cues if cue.text]
    assert studio.said()[0][0] <= 20
    assert studio.flashes == [tone for _, tone in studio.sounded()]


@pytest.mark.parametrize("held_ms", [200, 700, 1_400])
def test_the_windows_thread_may_be_held_up_and_no_instant_moves(studio: Studio, held_ms: int) -> None:
    studio.open()
    studio.driver.start()
    studio.driver.tick()
    studio.play(held_ms * (60_000 // held_ms), step_ms=held_ms)
    expected = [(cue.at_ms, cue.tone) for cue in studio.cues(58_000) if cue.tone and cue.at_ms > 0]
    heard = [each for each in studio.sounded() if 20 < each[0] <= 58_000]
    assert heard == expected
    assert len(expected) > 10


@pytest.mark.parametrize(
    ("preferences", "speed"),
    [(Preferences(voice=VoicePreferences(enabled=False)), 1.0), (Preferences(mute=True), 1.0), (Preferences(), 2.1)],
)
def test_without_words_the_tones_stay(studio: Studio, preferences: Preferences, speed: float) -> None:
    studio.open(preferences, speed)
    studio.driver.start()
    studio.play(40_000)
    assert studio.said() == []
    assert studio.engine.talk.wanted == []
    assert studio.sounded() != []


def test_at_twice_the_speed_it_still_speaks(studio: Studio) -> None:
    studio.open(speed=2.0)
    studio.driver.start()
    studio.play(10_000)
    assert studio.said() != []


def test_all_texts_are_made_in_the_order_in_which_they_fall_due(studio: Studio) -> None:
    studio.open()
    texts = list(dict.fromkeys(cue.text for cue in studio.player.timeline.cues if cue.text))
    assert studio.engine.talk.wanted == texts
    studio.driver.start()
    studio.play(3_000)
    studio.driver.do(Command.SKIP)
    assert studio.engine.talk.wanted[0] == next(
        cue.text for cue in studio.player.timeline.cues if cue.text and cue.at_ms >= studio.driver.moment.t_ms
    )


def test_mute_holds_at_once_and_ends_at_once(studio: Studio) -> None:
    studio.open()
    studio.driver.start()
    studio.desk.configure(Preferences(mute=True))
    assert not any(studio.engine.mixer.mix(4_800, studio.clock.now_ms() * MS)[480:])
    studio.desk.configure(Preferences())
    count = len(studio.said())
    studio.play(20_000)
    assert len(studio.said()) > count
    studio.driver.pause()
    studio.engine.mixer.add(Sound(array("f", [0.5]) * 480, 0, VolumeGroup.WORDS, 2**62))
    assert any(studio.engine.mixer.mix(480, studio.clock.now_ms() * MS)), "each volume is back"


def test_after_a_pause_nothing_is_heard_until_it_goes_on_and_then_the_rest(studio: Studio) -> None:
    studio.open()
    studio.driver.start()
    studio.play(5_000)
    studio.driver.pause()
    said, sounded = studio.said(), studio.sounded()
    studio.play(10_000)
    assert (studio.said(), studio.sounded()) == (said, sounded)
    studio.driver.resume()
    assert studio.driver.state is State.COUNTING_IN
    studio.play(23_000)
    shift = 13_000
    rest = [(cue.at_ms + shift, cue.tone) for cue in studio.cues(24_000) if cue.tone and cue.at_ms > 5_000]
    after = [each for each in studio.sounded()[len(sounded) :] if each[0] >= 5_000 + shift]
    assert after[: len(rest)] == rest


def test_what_came_before_a_pause_in_one_late_tick_is_not_said(studio: Studio) -> None:
    studio.open()
    cue = next(cue for cue in studio.player.timeline.cues if cue.kind is CueKind.STEP and cue.text)
    studio.driver.happened.emit((CueDue(cue), Paused("gap")))
    studio.play(100)
    assert studio.said() == []


def test_words_of_where_she_was_end_when_she_goes_elsewhere(studio: Studio) -> None:
    studio.open()
    first = studio.cues(0)[0].text
    studio.engine.talk.lengths_ms[first] = 4_000
    studio.driver.start()
    studio.play(500)
    assert [text for _, text in studio.said()] == [first]
    studio.driver.do(Command.SKIP)
    assert not studio.desk.engine.schedule.is_speaking(studio.clock.now_ms() * MS)
    words = [sound for sound in studio.engine.listening.heard if sound.group is VolumeGroup.WORDS]
    begun = [sound for sound in words if sound.begun_ns is not None]
    assert [sound.end_ns for sound in begun] == [0], "it dies away at once"
    studio.play(4_000)
    assert studio.said()[1][1] != first


def test_the_output_rests_while_the_session_is_paused(studio: Studio) -> None:
    studio.open()
    studio.driver.start()
    studio.play(500)
    assert not studio.engine.rests
    studio.driver.do(Command.TOGGLE_PAUSE)
    assert afresh(studio.engine.rests)
    studio.driver.do(Command.TOGGLE_PAUSE)
    assert not afresh(studio.engine.rests)


@pytest.mark.parametrize("over", ["stopped", "at its end"])
def test_the_output_rests_once_the_session_is_over(studio: Studio, over: str) -> None:
    studio.open()
    studio.driver.start()
    studio.play(1_000)
    if over == "stopped":
        studio.driver.do(Command.STOP)
    else:
        studio.clock.advance(studio.player.timeline.duration_ms)
        studio.driver.tick()
    assert studio.driver.state not in UNDER_WAY
    assert studio.engine.rests


@pytest.mark.parametrize("command", [Command.FASTER, Command.MORE_REST, Command.CUES])
def test_a_change_of_what_is_to_come_cuts_nothing_off_and_doubles_nothing(studio: Studio, command: Command) -> None:
    studio.open()
    first = studio.cues(0)[0].text
    studio.engine.talk.lengths_ms[first] = 1_500
    studio.driver.start()
    studio.play(500)
    studio.driver.do(command)
    assert studio.desk.engine.schedule.is_speaking(studio.clock.now_ms() * MS)
    studio.play(30_000)
    assert len([text for _, text in studio.said() if text == first]) == 1
    expected = [cue.at_ms for cue in studio.cues(30_500) if cue.tone and cue.at_ms > 0]
    assert [at for at, _ in studio.sounded() if at > 20] == expected


def test_another_time_line_is_heard_at_its_own_instants(studio: Studio) -> None:
    studio.open()
    studio.driver.start()
    studio.play(1_000)
    studio.driver.do(Command.SKIP)
    jumped_ms = studio.driver.moment.t_ms - 1_000
    studio.play(40_000)
    here = [cue.at_ms - jumped_ms for cue in studio.cues(41_000 + jumped_ms) if cue.tone]
    heard = [at for at, _ in studio.sounded() if at > 1_020]
    assert heard == [at for at in here if at > 1_020]
    assert len(heard) > 5


def test_where_she_is_waited_for_nothing_beyond_is_heard(studio: Studio) -> None:
    studio.open()
    studio.play_until_she_is_waited_for()
    studio.play(1_000)
    sounded = studio.sounded()
    studio.play(5_000)
    assert studio.sounded() == sounded
    studio.driver.do(Command.DONE)
    studio.play(5_000)
    assert len(studio.sounded()) > len(sounded)


def test_the_breath_sound_follows_the_session_and_stops_with_it(studio: Studio) -> None:
    studio.open(Preferences(breath_volume=0.35))
    studio.driver.start()
    studio.play(1_000)
    assert studio.engine.listening.breathes
    studio.driver.pause()
    assert not afresh(studio.engine.listening.breathes)
    studio.driver.resume()
    studio.play(4_000)
    assert studio.engine.listening.breathes
    studio.desk.configure(Preferences())
    studio.play(20)
    assert not afresh(studio.engine.listening.breathes)

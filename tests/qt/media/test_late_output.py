"""An output that sleeps as a session begins: that waits for it, so that nothing of its first sentence is lost."""

from __future__ import annotations

import pytest

from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.playback.transport import COUNT_IN_MS
from routine_app.qt.media.late_output import LATE_MS, LONGEST_MS
from routine_app.sound.pcm import RATE
from routine_app.storage.preferences import Preferences, VoicePreferences
from tests.afresh import afresh
from tests.qt.media.doubles import MS
from tests.qt.media.harness import Studio

pytestmark = pytest.mark.usefixtures("qapp")

STEP_MS = 20


def asleep(studio: Studio, preferences: Preferences | None = None, speed: float = 1.0) -> Studio:
    """Begin a session while the output sleeps, and play until it is known that it does."""
    studio.open(preferences, speed)
    studio.engine.sleeps = True
    studio.driver.start()
    sleep(studio, LATE_MS + STEP_MS)
    return studio


def sleep(studio: Studio, ms: int) -> None:
    """Let time go on in which the output takes nothing."""
    for _ in range(0, ms, STEP_MS):
        studio.clock.advance(STEP_MS)
        studio.driver.tick()


def wake(studio: Studio) -> int:
    """Let the output take frames, as it does once it has woken; return when that was."""
    studio.engine.mixer.mix(2 * RATE // 10, studio.clock.now_ms() * MS)
    studio.engine.sleeps = False
    return studio.clock.now_ms()


def first_text(studio: Studio) -> str:
    return next(cue.text for cue in studio.player.timeline.cues if cue.text)


def test_the_session_begins_when_the_output_has_woken_with_all_that_is_said(studio: Studio) -> None:
    asleep(studio)
    sleep(studio, 1_400)
    assert studio.driver.stands
    assert studio.driver.moment.t_ms <= LATE_MS
    assert studio.said() == []
    woken_ms = wake(studio)
    studio.driver.tick()
    assert not afresh(studio.driver.stands)
    assert studio.driver.moment.t_ms == 0
    studio.play(60_000)
    cues = [cue for cue in studio.cues(59_000) if cue.text]
    heard = [(at - woken_ms, text) for at, text in studio.said()]
    assert len(cues) > 10
    assert heard[0] == (0, cues[0].text)
    assert [each for each in heard if each[0] < 59_000] == [(cue.at_ms, cue.text) for cue in cues]


def test_an_output_that_wakes_in_time_is_not_waited_for(studio: Studio) -> None:
    studio.open()
    studio.engine.sleeps = True
    studio.driver.start()
    studio.play(100)
    studio.engine.sleeps = False
    studio.play(2_000)
    assert studio.driver.moment.t_ms == 2_100
    assert studio.said()[0] == (0, first_text(studio))


@pytest.mark.parametrize(
    ("preferences", "speed"),
    [(Preferences(voice=VoicePreferences(enabled=False)), 1.0), (Preferences(mute=True), 1.0), (Preferences(), 2.1)],
)
def test_where_nothing_is_said_nothing_is_waited_for(studio: Studio, preferences: Preferences, speed: float) -> None:
    asleep(studio, preferences, speed)
    assert not studio.driver.stands


def test_one_that_does_not_wake_is_waited_for_no_longer(studio: Studio) -> None:
    asleep(studio)
    sleep(studio, LONGEST_MS - LATE_MS - 2 * STEP_MS)
    assert studio.driver.stands
    sleep(studio, 2 * STEP_MS)
    assert not afresh(studio.driver.stands)
    sleep(studio, 1_000)
    assert 900 < studio.driver.moment.t_ms <= 1_020
    assert studio.driver.state is State.RUNNING


def test_muted_meanwhile_it_goes_on(studio: Studio) -> None:
    asleep(studio)
    studio.desk.configure(Preferences(mute=True))
    studio.driver.tick()
    assert not studio.driver.stands


def test_paused_meanwhile_she_hears_all_of_it_when_she_goes_on(studio: Studio) -> None:
    asleep(studio)
    studio.driver.do(Command.TOGGLE_PAUSE)
    assert (studio.driver.state, studio.driver.stands, studio.driver.moment.t_ms) == (State.PAUSED, False, 0)
    sleep(studio, 5_000)
    wake(studio)
    studio.driver.resume()
    begun_ms = studio.clock.now_ms()
    studio.play(COUNT_IN_MS + 1_000)
    (at_ms, text), *_ = studio.said()
    assert (at_ms - begun_ms, text) == (COUNT_IN_MS, first_text(studio))


@pytest.mark.parametrize("command", [Command.NEXT, Command.SKIP, Command.SLOWER])
def test_what_she_asks_for_meanwhile_is_done_and_heard_once_it_can_be(studio: Studio, command: Command) -> None:
    asleep(studio)
    sleep(studio, 500)
    before = studio.driver.moment
    studio.driver.do(command)
    sleep(studio, 500)
    at_ms = studio.driver.moment.segment.start_ms
    assert (studio.driver.moment.segment != before.segment) is (command is not Command.SLOWER)
    assert studio.driver.stands
    wake(studio)
    studio.driver.tick()
    studio.play(2_000)
    assert studio.driver.moment.t_ms == at_ms + 2_000
    due = [cue.text for cue in studio.player.timeline.cues if cue.text and cue.at_ms >= at_ms]
    assert studio.said()[0][1] == due[0]


def test_stopped_meanwhile_it_ends(studio: Studio) -> None:
    asleep(studio)
    studio.driver.do(Command.STOP)
    assert (studio.driver.state, studio.driver.stands) == (State.STOPPED, False)


def test_a_question_meanwhile_leaves_the_output_its_second_to_wake(studio: Studio) -> None:
    asleep(studio)
    studio.driver.pause()
    studio.engine.rest(rests=False)  # not given back yet
    asked_ms = studio.clock.now_ms()
    studio.desk.say("Where does it hurt?")
    assert studio.engine.listening.heard[-1].at_ns // MS - asked_ms >= 1_000

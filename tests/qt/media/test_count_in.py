"""The count-in is heard: with her eyes shut she knows at once that her key was taken, and when it goes on."""

from __future__ import annotations

from itertools import pairwise

import pytest

from routine_app.domain.timeline import Tone
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.sound.mixer import VolumeGroup
from routine_app.sound.pcm import RATE
from routine_app.storage.preferences import Preferences
from tests.afresh import afresh
from tests.qt.media.doubles import MS
from tests.qt.media.harness import Studio

pytestmark = pytest.mark.usefixtures("qapp")

AT_MS = 5_000
PAUSED_MS = 60_000


def paused(studio: Studio, preferences: Preferences | None = None, speed: float = 1.0) -> Studio:
    """Return it paused for a minute, in which nothing is asked of the mixer: the output was given back."""
    studio.open(preferences, speed)
    studio.driver.start()
    studio.play(AT_MS)
    studio.driver.pause()
    studio.clock.advance(PAUSED_MS)
    studio.driver.tick()
    studio.flashes.clear()
    return studio


def ticks(studio: Studio) -> list[int]:
    """Return when (ms after she went on) each tone was heard since."""
    return [at - AT_MS - PAUSED_MS for at, tone in studio.sounded() if at >= AT_MS + PAUSED_MS and tone is Tone.REP]


def test_each_of_the_three_seconds_is_heard_the_first_at_once(studio: Studio) -> None:
    paused(studio).driver.resume()
    said = studio.said()
    studio.play(2_980)
    assert ticks(studio) == [0, 1_000, 2_000]
    assert studio.said() == said, "what is said comes after them"
    assert studio.flashes == [Tone.REP] * 3
    studio.play(20_000)
    assert len(studio.said()) > len(said)


def test_no_tick_needs_the_window(studio: Studio) -> None:
    paused(studio).driver.resume()
    for gone_ms in range(0, 2_980, 20):
        studio.engine.mixer.mix(RATE // 50, (AT_MS + PAUSED_MS + gone_ms) * MS)
    assert ticks(studio) == [0, 1_000, 2_000]


def test_an_output_that_opens_first_has_the_first_tick_late_and_loses_none(studio: Studio) -> None:
    paused(studio).driver.resume()
    studio.clock.advance(100)
    studio.play(2_880)
    assert ticks(studio) == [100, 1_000, 2_000]


@pytest.mark.parametrize("command", [Command.TOGGLE_PAUSE, Command.STOP])
def test_a_second_press_silences_what_is_to_come(studio: Studio, command: Command) -> None:
    paused(studio).driver.resume()
    studio.play(500)
    studio.driver.do(command)
    studio.play(5_000)
    assert ticks(studio) == [0]


def test_each_count_in_is_heard_from_three_on(studio: Studio) -> None:
    paused(studio).driver.resume()
    studio.play(1_500)
    studio.driver.do(Command.TOGGLE_PAUSE)
    studio.driver.do(Command.TOGGLE_PAUSE)
    studio.play(2_980)
    assert ticks(studio) == [0, 1_000, 1_500, 2_500, 3_500]


@pytest.mark.parametrize("command", [Command.SKIP, Command.CUES, Command.FASTER, Command.BACK])
def test_what_changes_the_session_meanwhile_changes_no_tick(studio: Studio, command: Command) -> None:
    paused(studio).driver.resume()
    studio.play(1_500)
    studio.driver.do(command)
    assert studio.driver.state is State.COUNTING_IN
    studio.play(1_480)
    assert ticks(studio) == [0, 1_000, 2_000]


def test_it_is_as_loud_as_her_tones_and_silent_where_she_wants_none(studio: Studio) -> None:
    loud = []
    paused(studio, Preferences(tone_volume=0.5))
    for preferences in (Preferences(tone_volume=0.5), Preferences(tone_volume=0.0), Preferences(mute=True)):
        studio.desk.configure(preferences)
        studio.driver.do(Command.TOGGLE_PAUSE)
        loud.append(max(studio.engine.mixer.mix(RATE // 50, studio.clock.now_ms() * MS)))
        studio.driver.do(Command.TOGGLE_PAUSE)
        studio.engine.mixer.mix(RATE, studio.clock.now_ms() * MS)
    assert loud == [0.25, 0, 0]


def test_a_question_ends_before_it_and_takes_no_tick_along(studio: Studio) -> None:
    paused(studio)
    studio.desk.say("Where does it hurt?")
    studio.play(1_200)
    assert studio.said()[-1][1] == "Where does it hurt?"
    asked = studio.engine.listening.heard[-1]
    studio.driver.resume()
    studio.desk.say("")
    studio.play(2_980)
    assert [at - 1_200 for at in ticks(studio)] == [0, 1_000, 2_000]
    assert asked.group is VolumeGroup.WORDS
    assert asked.end_ns == 0, "no word lies under them"


def test_at_twice_the_speed_the_ticks_are_too(studio: Studio) -> None:
    paused(studio, speed=2.0)
    studio.driver.resume()
    heard = [each.at_ns // MS - AT_MS - PAUSED_MS for each in studio.engine.listening.heard[-3:]]
    assert [later - before for before, later in pairwise(heard)] == [500, 500]
    assert afresh(studio.driver.state) is State.COUNTING_IN

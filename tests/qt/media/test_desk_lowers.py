"""The sound desk and other apps' sound: low under the words, and at no other time."""

from __future__ import annotations

import pytest

from routine_app.playback import heard_timeline
from routine_app.playback.commands import Command
from routine_app.playback.ducking_windows import LEAD_MS, STAY_MS
from routine_app.playback.player import State
from routine_app.qt.media.sound_test import TryOut
from routine_app.storage.preferences import Preferences, VoicePreferences
from tests.qt.media.harness import Studio
from tests.qt.parts import part

pytestmark = pytest.mark.usefixtures("qapp")


def test_it_is_low_under_all_words_and_comes_back_in_the_gaps(studio: Studio) -> None:
    studio.open()
    studio.driver.do(Command.CUES)  # short
    studio.driver.start()
    spoken = [cue for cue in studio.cues(200_000) if cue.text]
    for t_ms in range(50, 200_000, 50):
        studio.play(50, step_ms=50)
        under = any(cue.at_ms <= t_ms <= cue.at_ms + cue.estimate_ms for cue in spoken)
        near = any(cue.at_ms - LEAD_MS <= t_ms <= cue.at_ms + cue.estimate_ms + STAY_MS for cue in spoken)
        assert studio.ducking.is_low or not under, t_ms
        assert near or not studio.ducking.is_low, t_ms
    assert 2 < len(studio.ducking.changes) < len(spoken)


@pytest.mark.parametrize(
    ("preferences", "speed"),
    [
        (Preferences(lower_others=False), 1.0),
        (Preferences(voice=VoicePreferences(enabled=False)), 1.0),
        (Preferences(mute=True), 1.0),
        (Preferences(), 2.1),
    ],
    ids=["not wanted", "no voice", "muted", "too fast"],
)
def test_where_nothing_is_said_nothing_is_lowered(studio: Studio, preferences: Preferences, speed: float) -> None:
    studio.open(preferences, speed)
    studio.driver.start()
    studio.play(20_000)
    assert studio.ducking.changes == []


def to_words(studio: Studio) -> None:
    studio.open()
    studio.driver.start()
    studio.play(500)
    assert studio.ducking.is_low


@pytest.mark.parametrize("command", [Command.TOGGLE_PAUSE, Command.STOP])
def test_a_pause_and_the_end_bring_it_back_at_once(studio: Studio, command: Command) -> None:
    to_words(studio)
    studio.driver.do(command)
    assert not studio.ducking.is_low


def test_mute_brings_it_back(studio: Studio) -> None:
    to_words(studio)
    studio.desk.configure(Preferences(mute=True))
    studio.play(20)
    assert not studio.ducking.is_low


def test_tones_alone_bring_it_back_after_the_last_words(studio: Studio) -> None:
    to_words(studio)
    studio.driver.do(Command.CUES)
    studio.driver.do(Command.CUES)
    studio.play(10_000)
    assert not studio.ducking.is_low
    count = len(studio.ducking.changes)
    studio.play(60_000)
    assert len(studio.ducking.changes) == count


def test_a_voice_slower_than_planned_is_covered_to_its_end(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heard_timeline, "quiet_spans", lambda _cues: ())  # nothing is due: what is said counts alone
    studio.open()
    first = studio.cues(0)[0]
    studio.engine.talk.lengths_ms[first.text] = first.estimate_ms + 900
    studio.driver.start()
    studio.play(first.estimate_ms + 500)
    assert studio.ducking.is_low
    studio.engine.schedule.speaks = False
    studio.play(6_000)
    assert not studio.ducking.is_low


def test_while_a_set_waits_for_her_it_is_not_low(studio: Studio) -> None:
    studio.open()
    studio.play_until_she_is_waited_for()
    studio.play(2_000)
    assert not studio.ducking.is_low
    assert studio.driver.state is State.RUNNING


def test_it_ends_with_the_session(studio: Studio) -> None:
    to_words(studio)
    studio.desk.close_session()
    assert not studio.ducking.is_open


def test_a_try_shows_what_it_is_like(studio: Studio) -> None:
    studio.desk.configure(Preferences())
    studio.desk.try_out()
    assert studio.ducking.is_low
    part(studio.desk, TryOut).end()
    assert not studio.ducking.is_open


def test_a_try_lowers_nothing_where_that_is_not_wanted(studio: Studio) -> None:
    studio.desk.configure(Preferences(lower_others=False))
    studio.desk.try_out()
    assert not studio.ducking.is_open
    part(studio.desk, TryOut).end()

"""The sound desk between sessions, on the instant, and in the hands of the desktop's media keys."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from routine_app.domain.timeline import Tone
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.media.sound_test import SAMPLE, TryOut
from routine_app.sound.pcm import RATE
from routine_app.storage.preferences import Preferences, VoicePreferences
from routine_app.system.now_playing import PlaybackStatus
from tests.afresh import afresh
from tests.qt.media.doubles import MS
from tests.qt.media.harness import Studio
from tests.qt.parts import fire, part

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


def test_media_keys_steer_the_session(studio: Studio) -> None:
    studio.open()
    studio.driver.start()
    controls, driver = studio.controls, studio.driver
    controls.pause.emit()
    assert driver.state is State.PAUSED
    controls.pause.emit()
    assert driver.state is State.PAUSED
    controls.play.emit()
    assert afresh(driver.state) is State.COUNTING_IN
    controls.toggle.emit()
    assert driver.state is State.PAUSED
    before = driver.moment.t_ms
    controls.next.emit()
    assert driver.moment.t_ms > before
    controls.previous.emit()
    assert driver.moment.t_ms == 0
    controls.play.emit()
    wanted: list[State] = []
    studio.desk.desktop.stop_wanted.connect(lambda: wanted.append(driver.state))
    controls.stop.emit()
    assert wanted == [State.PAUSED]  # whether it ends is hers to say


def test_the_desktop_sees_what_is_on(studio: Studio) -> None:
    studio.open()
    controls = studio.controls
    assert (controls.now.status, controls.now.title) == (PlaybackStatus.STOPPED, "Seated breathing")
    studio.driver.start()
    assert controls.now.status is PlaybackStatus.PLAYING
    assert controls.now.routine == "Hand-made"
    assert controls.now.length_ms == studio.player.timeline.duration_ms
    studio.play(1_000)
    assert controls.position_ms == 1_000
    studio.driver.do(Command.SKIP)
    assert controls.now.title == "Squat"
    studio.driver.pause()
    assert afresh(controls.now.status) is PlaybackStatus.PAUSED
    studio.driver.do(Command.STOP)
    assert afresh(controls.now.status) is PlaybackStatus.STOPPED


def test_a_problem_of_the_voice_is_told_once_until_she_tries_again(studio: Studio, qtbot: QtBot) -> None:
    for words in ("no voice", "no voice"):
        studio.engine.tell_voice(words)
    qtbot.wait_until(lambda: studio.problems == ["no voice"])
    studio.desk.try_out()
    studio.engine.tell_voice("no voice")
    qtbot.wait_until(lambda: studio.problems == ["no voice", "no voice"])
    assert studio.engine.talk.retries == 1


def test_sound_that_goes_is_told_each_time_and_its_return_as_well(studio: Studio, qtbot: QtBot) -> None:
    back: list[bool] = []
    studio.desk.back.connect(lambda: back.append(True))
    for words in ("off", "", "off"):
        studio.engine.tell_output(words)
    qtbot.wait_until(lambda: (studio.problems, back) == (["off", "off"], [True]))


def test_news_from_another_thread_is_heard_in_the_windows_own(studio: Studio, qtbot: QtBot) -> None:
    heard_in: list[threading.Thread] = []
    studio.desk.problem.connect(lambda _words: heard_in.append(threading.current_thread()))
    teller = threading.Thread(target=lambda: studio.engine.tell_output("off"))
    teller.start()
    teller.join()
    qtbot.wait_until(lambda: bool(heard_in))
    assert heard_in == [threading.main_thread()]


def looks(studio: Studio) -> QTimer:
    """Return the timer of a try."""
    return part(part(studio.desk, TryOut), QTimer)


def try_out(studio: Studio, ms: int) -> None:
    studio.desk.try_out()
    for _ in range(0, ms, 20):
        studio.engine.mixer.mix(RATE // 50, studio.clock.now_ms() * MS)
        studio.clock.advance(20)
        fire(looks(studio))


def test_a_try_sounds_a_tone_then_says_a_sentence_and_gives_the_output_back(studio: Studio) -> None:
    studio.desk.configure(Preferences())
    studio.engine.talk.lengths_ms[SAMPLE] = 4_000
    try_out(studio, 3_000)
    assert studio.engine.is_open
    (tone_at, tone), (words_at, words) = studio.sounded()[0], studio.said()[0]
    assert (tone, words) == (Tone.REP, SAMPLE)
    assert tone_at < words_at
    try_out(studio, 9_000)
    assert not afresh(studio.engine.is_open)
    assert not looks(studio).isActive()


@pytest.mark.parametrize(("rests", "after_ms"), [(False, 400), (True, 1_000)])
def test_what_is_said_in_a_pause_waits_longer_for_an_output_that_was_given_back(
    studio: Studio, rests: bool, after_ms: int
) -> None:
    studio.open()
    studio.engine.talk.lengths_ms["Where?"] = 400
    studio.engine.rest(rests=rests)
    begun_ms = studio.clock.now_ms()
    studio.desk.say("Where?")
    for _ in range(100):
        fire(looks(studio))
        studio.engine.mixer.mix(RATE // 50, studio.clock.now_ms() * MS)
        studio.clock.advance(20)
    assert [(at - begun_ms, text) for at, text in studio.said()] == [(after_ms + 1, "Where?")]


def test_a_try_without_a_voice_is_a_tone_alone(studio: Studio) -> None:
    studio.desk.configure(Preferences(voice=VoicePreferences(enabled=False)))
    try_out(studio, 6_000)
    assert len(studio.sounded()) == 1
    assert studio.said() == []


def test_a_try_does_not_close_the_output_of_a_session(studio: Studio) -> None:
    studio.desk.try_out()
    studio.open()
    assert not looks(studio).isActive()
    assert studio.engine.is_open
    try_out(studio, 12_000)
    assert studio.engine.is_open


def test_a_closed_session_is_left_alone(studio: Studio) -> None:
    studio.open()
    studio.driver.start()
    studio.desk.close_session()
    assert not studio.engine.is_open
    sounded, said = studio.sounded(), studio.said()
    studio.play(10_000)
    studio.controls.stop.emit()
    assert (studio.sounded(), studio.said()) == (sounded, said)
    assert studio.driver.state is State.RUNNING

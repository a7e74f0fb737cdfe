"""The sound desk: what a session's events become."""

from __future__ import annotations

import pytest

from routine_app.domain.moment import moment_at
from routine_app.domain.timeline import Cue, CueKind, Tone
from routine_app.domain.vocabulary import Breath
from routine_app.playback.events import CueDue, Paused
from routine_app.playback.player import Player
from routine_app.qt.audio.sound_desk import HELD_MS, flow_of
from routine_app.qt.keymap import Command
from routine_app.storage.preferences import Preferences, Voice
from tests.afresh import afresh
from tests.plans import SMALL
from tests.qt.audio.studio import Studio

pytestmark = pytest.mark.usefixtures("qapp")


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
    assert not afresh(studio.desk.speaker.speaking)
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
    flows: dict[Breath, list[float]] = {breath: [] for breath in Breath}
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

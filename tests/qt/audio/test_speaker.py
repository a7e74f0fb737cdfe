"""The speaker finds out a voice that is silent, and the next one takes over."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from routine_app.qt.audio.speaker import ANEW_S, INSTALL, SILENCE_LIMIT_MS, SWITCH_ON, Speaker, mend
from routine_app.qt.audio.voices import CommandVoice, VoiceSettings
from tests.qt.audio.doubles import FakeVoice

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def problems() -> list[str]:
    return []


def speaker_of(problems: list[str], *voices: FakeVoice) -> Speaker:
    speaker = Speaker(voices)
    speaker.problem.connect(problems.append)
    return speaker


def limit_passes(speaker: Speaker) -> None:
    """Let the two seconds pass without waiting for them."""
    assert speaker._limit.isActive()
    assert speaker._limit.interval() == SILENCE_LIMIT_MS == 2000
    speaker._limit.stop()
    speaker._limit.timeout.emit()


@pytest.mark.usefixtures("qapp")
def test_the_best_voice_that_is_there_speaks(problems: list[str]) -> None:
    absent, first, second = FakeVoice("a", there=False), FakeVoice("b"), FakeVoice("c")
    speaker = speaker_of(problems, absent, first, second)
    speaker.say("Squat")
    assert (absent.said, first.said, second.said) == ([], ["Squat"], [])
    assert not speaker._limit.isActive()
    assert problems == []


@pytest.mark.usefixtures("qapp")
def test_a_voice_that_is_ready_but_silent_is_replaced_and_the_text_said_again(problems: list[str]) -> None:
    silent, second = FakeVoice("silent", heard=False), FakeVoice("second")
    speaker = speaker_of(problems, silent, second)
    speaker.say("Squat")
    limit_passes(speaker)
    assert silent.stops == 1
    assert second.said == ["Squat"]
    assert len(problems) == 1
    assert "Silent did not speak, so second speaks now" in problems[0]
    speaker.say("Stand tall")
    assert silent.said == ["Squat"]
    assert second.said == ["Squat", "Stand tall"]
    assert len(problems) == 1


@pytest.mark.usefixtures("qapp")
def test_when_nothing_speaks_she_is_told_once_and_the_session_goes_on(problems: list[str]) -> None:
    speaker = speaker_of(problems, FakeVoice("only", heard=False))
    speaker.say("Squat")
    limit_passes(speaker)
    speaker.say("Stand tall")
    assert speaker.voice is None
    assert len(problems) == 1
    assert problems[0].startswith("The voice is off")


def test_only_what_is_not_there_is_to_be_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert mend("linux") == INSTALL
    assert mend("win32") == mend("darwin") == SWITCH_ON
    program = tmp_path / "spd-say"
    program.touch(0o755)
    assert mend("linux") == SWITCH_ON
    assert "install" not in SWITCH_ON


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring their voices")
@pytest.mark.parametrize(("installed", "words"), [(True, SWITCH_ON), (False, INSTALL)])
def test_she_is_told_the_mend_that_helps(
    problems: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool, words: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if installed:
        (tmp_path / "spd-say").touch(0o755)
    speaker = speaker_of(problems, FakeVoice("silent", heard=False), FakeVoice("second", heard=False))
    speaker.say("Squat")
    limit_passes(speaker)
    limit_passes(speaker)
    assert [words in problem for problem in problems] == [True, True]


@pytest.mark.usefixtures("qapp")
def test_a_voice_that_begins_and_never_ends_is_found_out(problems: list[str]) -> None:
    clock = [0.0]
    hangs, second = FakeVoice("hangs"), FakeVoice("second")
    speaker = Speaker([hangs, second], now=lambda: clock[0])
    speaker.problem.connect(problems.append)
    speaker.say("Out.")
    clock[0] = 1.5
    speaker.say("In.")
    assert problems == [], "a slow voice may take its time"
    clock[0] = 4.0
    speaker.say("2. Out.")
    assert problems == [], "one that never ends may be a busy machine"
    clock[0] = 9.0
    speaker.say("Breathe out.")
    assert (hangs.said, second.said) == (["Out.", "In.", "2. Out."], ["Breathe out."])
    assert len(problems) == 1
    second.ended.emit()
    clock[0] = 19.0
    speaker.say("Rest.")
    assert second.said[-1] == "Rest."
    assert len(problems) == 1


@pytest.mark.usefixtures("qapp")
def test_when_nothing_could_speak_all_are_tried_again_after_a_while(problems: list[str]) -> None:
    clock = [0.0]
    only = FakeVoice("only", heard=False)
    speaker = Speaker([only], now=lambda: clock[0])
    speaker.problem.connect(problems.append)
    speaker.say("one")
    limit_passes(speaker)
    clock[0] = ANEW_S - 0.1
    speaker.say("two")
    assert only.said == ["one"]
    only.heard, clock[0] = True, ANEW_S + 0.1
    speaker.say("three")
    assert only.said == ["one", "three"]
    assert len(problems) == 1


@pytest.mark.usefixtures("qapp")
def test_a_voice_that_reports_failure_is_replaced_at_once(problems: list[str]) -> None:
    broken, second = FakeVoice("broken", heard=False), FakeVoice("second")
    speaker = speaker_of(problems, broken, second)
    speaker.say("Squat")
    broken.failed.emit("lost its server")
    assert second.said == ["Squat"]


@pytest.mark.usefixtures("qapp")
def test_retry_begins_with_the_best_again(problems: list[str]) -> None:
    first, second = FakeVoice("first", heard=False), FakeVoice("second")
    speaker = speaker_of(problems, first, second)
    speaker.say("Squat")
    limit_passes(speaker)
    first.heard = True
    speaker.retry()
    speaker.say("Again")
    assert first.said == ["Squat", "Again"]


@pytest.mark.usefixtures("qapp")
def test_muted_says_nothing(problems: list[str]) -> None:
    voice = FakeVoice("voice")
    speaker = speaker_of(problems, voice)
    speaker.say("one")
    speaker.set_muted(True)
    speaker.say("two")
    assert (voice.said, voice.stops) == (["one"], 1)
    speaker.set_muted(False)
    speaker.say("three")
    assert voice.said == ["one", "three"]


@pytest.mark.usefixtures("qapp")
def test_it_knows_whether_it_speaks(problems: list[str]) -> None:
    voice = FakeVoice("voice")
    speaker = speaker_of(problems, voice)
    ended: list[bool] = []
    speaker.ended.connect(lambda: ended.append(True))
    speaker.say("one")
    assert speaker.speaking
    voice.ended.emit()
    assert (speaker.speaking, ended) == (False, [True])
    speaker.say("two")
    speaker.stop()
    voice.ended.emit()
    assert (speaker.speaking, ended) == (False, [True])


@pytest.mark.usefixtures("qapp")
def test_to_prepare_chooses_the_voice_without_a_word(problems: list[str]) -> None:
    voice = FakeVoice("voice")
    speaker = speaker_of(problems, FakeVoice("absent", there=False), voice)
    speaker.prepare()
    assert speaker.voice is voice
    assert voice.said == []


@pytest.mark.parametrize(
    ("program", "settings", "expected"),
    [
        ("espeak-ng", VoiceSettings(), ["-s", "165", "-a", "100", "-v", "en"]),
        ("espeak-ng", VoiceSettings(rate=-1, volume=0.5, language="de"), ["-s", "82", "-a", "50", "-v", "de"]),
        (
            "spd-say",
            VoiceSettings(rate=0.25, language="en-GB"),
            ["--wait", "--rate", "25", "--volume", "100", "--language", "en-GB"],
        ),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_settings_become_the_programs_options(program: str, settings: VoiceSettings, expected: list[str]) -> None:
    assert CommandVoice(program).arguments(settings) == expected

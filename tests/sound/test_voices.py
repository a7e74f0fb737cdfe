"""The real voices of this machine, and how texts are put to them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.options import CompileOptions
from routine_app.domain.resolve import resolve
from routine_app.domain.spoken_length import estimate_ms, upper_ms
from routine_app.sound import pico
from routine_app.sound.pronunciation import parts, spoken
from routine_app.sound.speech import Choice, Speech
from routine_app.sound.voice_cache import VoiceCache
from routine_app.sound.voices import Espeak, Pico, Spoken, VoiceError, voices


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Your SI joint", "Your S I joint"),
        ("SIDE", "SIDE"),
        ("2 x 10", "2 times 10"),
        ("3x8 squats", "3 times 8 squats"),
        ("box", "box"),
        ("8-12 reps", "8 to 12 reps"),
        ("Half-way.", "Half-way."),
        ("above 3/10.", "above 3 out of 10."),
        (
            "2 kg, 5 cm, 10 min, 30 s, 45\N{DEGREE SIGN}",
            "2 kilograms, 5 centimetres, 10 minutes, 30 seconds, 45 degrees",
        ),
        ("the IT band", "the I T band"),
        ("in & out", "in and out"),
        ("left/right", "left or right"),
        ("Rest \N{EM DASH} or not", "Rest, or not"),
        ("a <speed level='9'> tag\n\0here", "a speed level='9' tag here"),
        ("don\N{RIGHT SINGLE QUOTATION MARK}t", "don't"),
        ("", ""),
    ],
)
def test_what_voices_say_wrong_is_put_right(text: str, said: str) -> None:
    assert spoken(text) == said


def test_a_text_is_parted_where_a_speaker_pauses() -> None:
    assert parts("Next: Squat. Stand up!") == ["Next:", "Squat.", "Stand up!"]
    assert parts("2.5 kilograms, slowly") == ["2.5 kilograms, slowly"]
    assert parts("...") == []


def said_ms(said: Spoken) -> int:
    return len(said.data) // 2 * 1000 // said.rate


NO_PICO = pytest.mark.skipif(sys.platform == "darwin", reason="there is no Pico for macOS")


@NO_PICO
@pytest.mark.parametrize("language", ["", "en-US", "en-GB", "de"])
def test_pico_speaks_and_does_not_clip(language: str) -> None:
    (said,) = Pico(language).speak("Breathe in, and lift.", 1.0)
    assert 900 < said_ms(said) < 3_500
    assert max(map(abs, array("h", said.data))) < 32_767


@NO_PICO
def test_the_same_text_is_the_same_sound_whatever_lies_in_memory() -> None:
    said, litter = set(), []
    for number in range(6):
        said.add(Pico("en-US").speak("2.", 1.0)[0].data)
        litter.append(bytearray(b"x" * 100_003 * number))
    assert len(said) == 1


@NO_PICO
def test_where_the_engine_cannot_be_reached_py_nanotts_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pico, "_library", lambda: None)
    assert 400 < said_ms(Pico("en-GB").speak("2.", 1.0)[0]) < 3_000


@NO_PICO
def test_slower_and_faster() -> None:
    speech = Speech(VoiceCache(None), pytest.fail)
    lengths = []
    for rate in (-0.4, 0.0, 0.2):
        speech.choose(Choice(rate=rate))
        lengths.append(speech.length_ms("Breathe in, and lift. Breathe out, and lower."))
    assert lengths[0] > 1.15 * lengths[1]
    assert lengths[1] > 1.1 * lengths[2]


def test_espeak_speaks() -> None:
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed")
    (said,) = Espeak("en-GB").speak("-Breathe in.", 1.0)
    assert 400 < said_ms(said) < 3_000


@pytest.mark.parametrize(
    "fault",
    [FileNotFoundError(2, "no such program"), subprocess.TimeoutExpired("espeak-ng", 10), b"", b"RIFF no sound"],
)
def test_a_program_that_fails_is_a_voice_error(monkeypatch: pytest.MonkeyPatch, fault: Exception | bytes) -> None:
    def run(command: list[str], **_more: object) -> subprocess.CompletedProcess[bytes]:
        if isinstance(fault, Exception):
            raise fault
        return subprocess.CompletedProcess(command, 0, fault)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(VoiceError):
        Espeak("").speak("Hello.", 1.0)


def test_the_best_voice_comes_first() -> None:
    names = [voice.name.split()[0] for voice in voices("en-GB")]
    assert names == [name for name in ("pico", "say", "espeak-ng") if name in names]
    assert names


@NO_PICO
@pytest.mark.slow
def test_what_is_planned_for_a_text_is_never_too_short_and_the_estimate_near(tmp_path: Path) -> None:
    catalogue = load_catalogue(tmp_path)
    cues = compile_plan(resolve(catalogue.routine("daily"), catalogue.exercises, Comfort()), CompileOptions()).cues
    told: list[str] = []
    speech = Speech(VoiceCache(None), told.append)
    speech.choose(Choice())
    lengths = {cue.text: speech.length_ms(cue.text) for cue in cues if cue.text}
    assert told == []
    assert len(lengths) > 60
    assert all(0 < length <= upper_ms(text) for text, length in lengths.items())
    off = sorted(abs(length / estimate_ms(text) - 1) for text, length in lengths.items())
    assert off[len(off) // 2] < 0.1
    assert off[len(off) * 9 // 10] < 0.25

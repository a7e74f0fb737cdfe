"""Texts become samples ahead of time, in order; where one voice fails the next speaks; a damaged cache is mended."""

from __future__ import annotations

import os
import threading
import time
from array import array
from math import sin
from pathlib import Path

import pytest

from routine_app.domain.spoken_length import estimate_ms, upper_ms
from routine_app.sound.pcm import RATE
from routine_app.sound.speech import Choice, Speech
from routine_app.sound.voice_cache import UNUSED_S, VoiceCache
from routine_app.sound.voices import Spoken, Voice, VoiceError


class FakeVoice:
    title = "Fake"

    def __init__(self, name: str = "fake", *, works: bool = True, rate: int = 16_000) -> None:
        self.name, self.works, self.rate = name, works, rate
        self.said: list[tuple[str, float]] = []

    def speak(self, text: str, speed: float) -> list[Spoken]:
        self.said.append((text, speed))
        if not self.works:
            raise VoiceError(f"{self.name} is broken")
        silence = array("h", bytes(self.rate))
        tone = array("h", [round(9_000 * sin(number / 9)) for number in range(self.rate)])
        return [Spoken((silence + tone + silence).tobytes(), self.rate)] * text.count(".")


def speech(*voices: FakeVoice, folder: Path | None = None) -> tuple[Speech, list[str]]:
    told: list[str] = []
    found: list[Voice] = list(voices)
    return Speech(VoiceCache(folder), told.append, lambda _language: found, lambda _seconds: None), told


def wait_for(speech: Speech, text: str) -> None:
    deadline = time.monotonic() + 60
    while speech.ready(text) is None:
        assert time.monotonic() < deadline
        time.sleep(0.002)


@pytest.mark.parametrize("rate", [16_000, 22_050])
def test_a_text_has_its_true_length_without_the_silence_around_it(rate: int) -> None:
    made, _ = speech(FakeVoice(rate=rate))
    assert made.length_ms("One.") == pytest.approx(1_038, abs=8)
    assert made.length_ms("One. Two.") == pytest.approx(2 * 1_038 + 220, abs=16)
    samples = made.ready("One.")
    assert samples is not None
    assert len(samples) * 1000 // RATE == pytest.approx(1_038, abs=8)
    assert 0.25 < max(samples) < 0.3


def test_texts_are_made_in_the_order_in_which_they_fall_due_each_once() -> None:
    voice = FakeVoice()
    made, _ = speech(voice)
    made.want(["One.", "Two.", "", "One.", "Three."])
    wait_for(made, "Three.")
    assert [text for text, _ in voice.said] == ["One.", "Two.", "Three."]
    made.want(["Two.", "Four."])
    wait_for(made, "Four.")
    assert [text for text, _ in voice.said][3:] == ["Four."]
    made.close()


def test_what_one_voice_cannot_say_the_next_one_does() -> None:
    broken, good = FakeVoice("broken", works=False), FakeVoice("good")
    made, told = speech(broken, good)
    assert made.length_ms("One.") > 1_000
    assert told == []


def test_where_nothing_speaks_she_is_told_once_until_she_tries_again() -> None:
    broken = FakeVoice("broken", works=False)
    made, told = speech(broken)
    for text in ("One.", "Two."):
        assert made.length_ms(text) == 0
        assert made.ready(text) == array("f")
    assert len(told) == 1
    assert "broken is broken" in told[0]
    made.retry()
    broken.works = True
    assert made.length_ms("Three.") > 1_000
    broken.works = False
    made.length_ms("Four.")
    assert len(told) == 2


def test_another_speed_or_language_is_another_sound() -> None:
    voice = FakeVoice()
    made, _ = speech(voice)
    made.make("One.")
    made.choose(Choice(rate=-0.4))
    assert made.ready("One.") is None
    made.make("One.")
    assert voice.said == [("One.", 1.0), ("One.", pytest.approx(0.758))]


@pytest.mark.parametrize(("rate", "speed"), [(-9.0, 0.5), (0.0, 1.0), (0.2, 1.149), (9.0, 2.0)])
def test_speed(rate: float, speed: float) -> None:
    assert Choice(rate=rate).speed == speed


def test_what_was_said_once_is_kept_for_the_next_session(tmp_path: Path) -> None:
    first, second = FakeVoice(), FakeVoice()
    one, _ = speech(first, folder=tmp_path / "voice")
    other, _ = speech(second, folder=tmp_path / "voice")
    assert one.make("One.") == other.make("One.")
    assert second.said == []


@pytest.mark.parametrize("damage", [b"", b"RVC1", b"RVC1\0\0\0\0", b"\0" * 5_000, None])
def test_a_damaged_entry_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    voice = FakeVoice()
    made, _ = speech(voice, folder=tmp_path)
    whole = made.make("One.")
    (path,) = tmp_path.iterdir()
    data = path.read_bytes()
    path.write_bytes(data[:-1] if damage is None else damage)
    again, _ = speech(voice, folder=tmp_path)
    assert again.make("One.") == whole
    assert len(voice.said) == 2
    assert path.read_bytes() == data


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    made, told = speech(FakeVoice(), folder=tmp_path / "file" / "voice")
    assert made.length_ms("One.") > 1_000
    assert told == []


def test_the_cache_stays_within_its_bounds_and_the_longest_unused_go(tmp_path: Path) -> None:
    cache = VoiceCache(tmp_path, largest_bytes=10_000)
    kept: set[Path] = set()
    for number in range(20):
        cache.put("voice", 1.0, f"{number}", bytes(1_000))
        (path,) = set(tmp_path.iterdir()) - kept
        kept.add(path)
        os.utime(path, (number, number))
    assert cache.get("voice", 1.0, "3") is not None  # used now
    cache.tidy(now_s=100.0)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 10_000
    assert cache.get("voice", 1.0, "3") is not None
    assert cache.get("voice", 1.0, "19") is not None
    assert cache.get("voice", 1.0, "4") is None


def test_what_nobody_has_used_for_two_months_goes(tmp_path: Path) -> None:
    cache = VoiceCache(tmp_path)
    of_another_version = tmp_path / "0123456789abcdef0123456789abcdef.said"
    for path in (of_another_version, tmp_path / "one.4711"):  # a process that was killed left the second
        path.write_bytes(b"RVC1")
        os.utime(path, (1_000, 1_000))
    cache.put("voice", 1.0, "used", bytes(1_000))
    (used,) = (path for path in tmp_path.iterdir() if path.stat().st_mtime > 1_000)
    os.utime(used, (1_001, 1_001))
    cache.tidy(now_s=1_000 + UNUSED_S)
    assert len(list(tmp_path.iterdir())) == 3
    cache.tidy(now_s=1_001 + UNUSED_S)
    assert list(tmp_path.iterdir()) == [used]


def test_an_unknown_length_is_never_too_short_and_is_learned_in_the_background() -> None:
    voice = FakeVoice()
    made, _ = speech(voice)
    learned = threading.Event()
    made.learned = learned.set
    assert made.length_at_once_ms("One.") == upper_ms("One.")
    assert voice.said == []
    made.want_unknown()
    assert learned.wait(10)
    assert made.length_at_once_ms("One.") == made.length_ms("One.")
    assert made.length_at_once_ms("") == 0


def test_a_faster_voice_has_lengths_of_its_own() -> None:
    made, _ = speech(FakeVoice())
    known = made.length_ms("One.")
    made.choose(Choice(rate=1.0))
    assert made.length_at_once_ms("One.") == round(upper_ms("One.") / 2) != known


def test_where_nothing_can_speak_times_are_about_those_of_a_voice() -> None:
    made, _ = speech(FakeVoice(works=False))
    assert made.length_ms("One.") == 0
    assert made.length_at_once_ms("One.") == estimate_ms("One.")
    assert made.length_at_once_ms("One.") == estimate_ms("One.")
    assert speech()[0].length_ms("One.") == 0

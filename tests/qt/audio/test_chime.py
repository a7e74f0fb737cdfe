"""Tones without a sound library: said in words, once, and no traceback."""

from __future__ import annotations

import sys
import wave
from typing import TYPE_CHECKING

import pytest

from routine_app.domain.timeline import Tone
from routine_app.qt.audio.chime import NO_DEVICE, Chime
from routine_app.qt.audio.samples import read_samples

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def chime(qapp: object) -> Chime:  # noqa: ARG001
    return Chime()


def test_a_missing_library_is_told_once_and_the_session_goes_on_in_silence(
    chime: Chime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    problems: list[str] = []
    chime.problem.connect(problems.append)
    assert not chime.open()
    assert not chime.open()
    assert len(problems) == 1
    assert "apt-get install libpulse0" in problems[0]
    chime.set_volume(0.5, 0.5)
    chime.set_muted(True)
    chime.play(Tone.REP)
    chime.breathe(1.0)
    chime.silence()
    chime.close()


class FakeLine:
    """A stream that holds what is written."""

    def __init__(self, queued_ms: int = 0) -> None:
        self.queued_ms = queued_ms
        self.written: list[bytes] = []
        self.volume = 1.0
        self.stuck = False
        self.silences = 0

    def write(self, samples: bytes) -> None:
        self.written.append(samples)
        self.queued_ms += len(samples) * 1000 // 44_100

    def is_stuck(self) -> bool:
        return self.stuck

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def silence(self) -> None:
        self.silences += 1
        self.queued_ms = 0

    def close(self) -> None:
        self.queued_ms = 0


@pytest.fixture
def lines(chime: Chime) -> list[FakeLine]:
    made = [FakeLine(300), FakeLine(0), FakeLine(100)]
    chime._lines = list(made)  # type: ignore[arg-type]
    chime._sounds = {tone.value: tone.value.encode() for tone in Tone} | {"breath": bytes(range(256)) * 206}
    return made


def test_a_tone_goes_to_the_line_that_is_free_first(chime: Chime, lines: list[FakeLine]) -> None:
    chime.play(Tone.HALF)
    assert [line.written for line in lines] == [[], [b"half"], []]


def test_an_output_that_takes_nothing_is_told_once_and_taken_anew(
    chime: Chime, lines: list[FakeLine], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = [FakeLine()]
    problems: list[str] = []
    chime.problem.connect(problems.append)
    monkeypatch.setattr(chime, "_take_output", lambda: setattr(chime, "_lines", fresh))
    lines[2].stuck = True
    chime.play(Tone.HALF)
    assert problems == [NO_DEVICE]
    assert fresh[0].written == [b"half"]
    fresh[0].stuck = True
    chime.play(Tone.HALF)
    assert problems == [NO_DEVICE]


def test_volume_and_mute_hold_for_every_line(chime: Chime, lines: list[FakeLine]) -> None:
    chime.set_volume(0.4, 0.0)
    assert {line.volume for line in lines} == {0.4}
    chime.set_muted(True)
    assert {line.volume for line in lines} == {0.0}
    chime.set_muted(False)
    assert {line.volume for line in lines} == {0.4}
    chime.silence()
    assert [line.silences for line in lines] == [1, 1, 1]


def test_the_breath_sound_swells_without_a_seam_and_stops_at_rest(chime: Chime, lines: list[FakeLine]) -> None:
    breath = FakeLine()
    chime._breath = breath  # type: ignore[assignment]
    chime.set_volume(0.4, 0.5)
    chime.breathe(0.0)
    assert breath.written == []
    for flow in (0.2, 0.6, 1.0, 3.0):
        breath.queued_ms = 0
        chime.breathe(flow)
        assert breath.queued_ms >= 120
        assert breath.volume == pytest.approx(0.5 * min(flow, 1.0))
    loop = chime._sounds["breath"] * 3
    assert loop.startswith(b"".join(breath.written))
    chime.set_muted(True)
    chime.breathe(1.0)
    assert breath.silences == 1
    assert loop.startswith(b"".join(breath.written))
    assert all(line.written == [] for line in lines)


def test_only_the_format_of_our_sounds_is_read(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "x.wav"), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(22_050)
        out.writeframes(b"\0\0\0\0")
    with pytest.raises(ValueError, match="is not mono"):
        read_samples(tmp_path / "x.wav")

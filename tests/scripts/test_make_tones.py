"""The sound files: made by the script, short, equally loud, without clicks, small."""

from __future__ import annotations

import importlib.util
import sys
import wave
from array import array
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from routine_app.domain.timeline import Tone

ROOT = Path(__file__).parents[2]
SOUNDS = ROOT / "resources" / "sounds"
BREATH = "breath"
LONGEST_S = {Tone.REP: 0.25, Tone.BREATH_IN: 0.6, Tone.BREATH_OUT: 0.6, Tone.END: 1.3}


def script() -> Any:  # noqa: ANN401 - a module from a file
    spec = importlib.util.spec_from_file_location("make_tones", ROOT / "scripts" / "make_tones.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tones() -> Any:  # noqa: ANN401
    return script()


def samples(name: str) -> array[int]:
    with wave.open(str(SOUNDS / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        values = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def loudness(tones: Any, name: str) -> float:  # noqa: ANN401
    return float(tones.loudness_db([value / 32767 for value in samples(name)]))


def test_the_files_are_what_the_script_makes(tones: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    monkeypatch.setattr(sys, "argv", ["make_tones.py", str(tmp_path)])
    tones.main()
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in SOUNDS.iterdir()}
    assert set(made) == {f"{name}.wav" for name in (*Tone, BREATH)}
    assert sum(map(len, made.values())) < 300 * 1024


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_short_begins_at_once_and_does_not_click(tone: Tone) -> None:
    values = samples(tone)
    assert len(values) / 22_050 <= LONGEST_S.get(tone, 1.0)
    assert values[0] == values[-1] == 0
    assert max(map(abs, values[:20])) < 1_500
    assert max(map(abs, values[-20:])) < 200
    peak = max(map(abs, values))
    assert peak < 32_000
    assert next(index for index, value in enumerate(values) if abs(value) > peak / 5) < 0.02 * 22_050


def test_all_tones_are_equally_loud_and_the_breath_is_softer(tones: Any) -> None:  # noqa: ANN401
    loud = [loudness(tones, tone) for tone in Tone]
    assert max(loud) - min(loud) <= 1.0
    assert loudness(tones, BREATH) < min(loud) - 6


def test_the_breath_loops_without_a_seam() -> None:
    values = samples(BREATH)
    steps = [abs(after - before) for before, after in pairwise(values)]
    assert abs(values[0] - values[-1]) <= max(steps)


def test_the_tones_are_distinct() -> None:
    assert len({bytes(samples(tone)) for tone in Tone}) == len(Tone)

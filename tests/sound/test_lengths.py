"""Lengths of texts are kept by voice, speed and text, bounded, and survive whatever happens to their file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from routine_app.sound.lengths import SpokenLengths


def test_a_length_is_of_one_voice_one_speed_and_one_text() -> None:
    lengths = SpokenLengths()
    lengths.put("pico en-US", 1.0, "One.", 500)
    assert lengths.get("pico en-US", 1.0, "One.") == 500
    assert lengths.get("pico en-GB", 1.0, "One.") is None
    assert lengths.get("pico en-US", 1.1, "One.") is None
    assert lengths.get("pico en-US", 1.0, "Two.") is None


def test_what_was_learned_is_there_the_next_day(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "lengths.json"
    lengths = SpokenLengths(path)
    lengths.put("v", 1.0, "Lone \ud800 surrogate.", 700)
    assert lengths.save()
    assert not lengths.save()
    assert SpokenLengths(path).get("v", 1.0, "Lone \ud800 surrogate.") == 700
    assert [each.name for each in path.parent.iterdir()] == ["lengths.json"]


def test_the_longest_unused_goes(tmp_path: Path) -> None:
    path = tmp_path / "lengths.json"
    lengths = SpokenLengths(path, most=3)
    for number in range(3):
        lengths.put("v", 1.0, f"{number}.", number)
    assert lengths.get("v", 1.0, "0.") == 0
    lengths.put("v", 1.0, "3.", 3)
    lengths.save()
    again = SpokenLengths(path)
    assert [again.get("v", 1.0, f"{number}.") for number in range(4)] == [0, None, 2, 3]


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"[1]", b'{"a": "b"}', b"[" * 100_000])
def test_a_damaged_file_counts_as_none_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lengths.json"
    path.write_bytes(content)
    lengths = SpokenLengths(path)
    assert lengths.get("v", 1.0, "One.") is None
    lengths.put("v", 1.0, "One.", 500)
    assert lengths.save()
    assert SpokenLengths(path).get("v", 1.0, "One.") == 500


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that is not hers to write")
def test_where_nothing_can_be_written_it_holds_for_this_run(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    lengths = SpokenLengths(tmp_path / "in" / "lengths.json")
    lengths.put("v", 1.0, "One.", 500)
    lengths.save()
    assert lengths.get("v", 1.0, "One.") == 500
    tmp_path.chmod(0o700)

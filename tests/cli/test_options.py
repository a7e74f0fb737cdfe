from __future__ import annotations

import argparse

import pytest

from routine_app.cli.main import build_parser, run_window_command, take_words
from routine_app.cli.options import avoid_slug, comfort_from, equipment_slug, speed, week
from routine_app.domain.comfort import Comfort, Week
from routine_app.domain.vocabulary import Demand, Equipment, Position


def parsed(*words: str) -> argparse.Namespace:
    return build_parser().parse_args(words)


def test_comfort_is_what_the_options_say() -> None:
    arguments = parsed(
        "preview", "daily", "--avoid", "all_fours", "--avoid", "balance", "--without", "band", "--week", "20"
    )
    assert comfort_from(arguments) == Comfort(
        avoid=frozenset({Position.ALL_FOURS, Demand.BALANCE}), without=frozenset({Equipment.BAND}), week=20
    )


def test_options_of_one_call_do_not_leak_into_the_next() -> None:
    parsed("play", "daily", "--avoid", "floor")
    assert comfort_from(parsed("play", "daily")) == Comfort()


@pytest.mark.parametrize(
    "words",
    [
        ("--data-dir", "d", "list"),
        ("list", "--data-dir", "d"),
        ("--data-dir=d", "list"),
        ("--data-dir", "other", "list", "--data-dir", "d"),
    ],
)
def test_data_dir_stands_before_or_after_the_command(words: tuple[str, ...]) -> None:
    assert str(parsed(*words).data_dir) == "d"


def test_without_data_dir_there_is_none() -> None:
    assert not hasattr(parsed("list"), "data_dir")


def test_every_slug_is_understood() -> None:
    for slug in (*Position, *Demand):
        assert avoid_slug(slug.value) == slug
    for equipment in Equipment:
        assert equipment_slug(equipment.value) is equipment


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("play", "daily", "--avoid", "all_four"), 'no position or demand "all_four" (did you mean "all_fours"?)'),
        (("play", "daily", "--without", "bnd"), 'no equipment "bnd" (did you mean "band"?)'),
        (("preview", "daily", "--week", "43"), '"43" is not a week of pregnancy from 1 to 42'),
        (("preview", "daily", "--week", "0"), '"0" is not a week'),
        (("play", "daily", "--week", "post-partum"), 'nor "postpartum" or "ended" (did you mean "postpartum"?)'),
        (("preview", "daily", "--week", "²"), '"²" is not a week'),
        (("play", "daily", "--speed", "0"), '"0" is not a speed'),
        (("play", "daily", "--speed", "nan"), '"nan" is not a speed'),
        (("play", "daily", "--speed", "fast"), '"fast" is not a speed'),
        (("play",), "ROUTINE"),
        (("check",), "FILE"),
        (("lst",), "invalid choice: 'lst'"),
        (("list", "--jsn"), "--jsn"),
    ],
)
def test_a_wrong_word_is_answered_in_one_line_and_exits_2(
    words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_info:
        parsed(*words)
    assert exit_info.value.code == 2
    first, second = capsys.readouterr().err.strip().splitlines()
    assert told in first
    assert first.startswith("routine-app")
    assert second.startswith("(try: routine-app")


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("42", 42), ("postpartum", "postpartum"), ("ended", "ended")])
def test_week(text: str, value: Week) -> None:
    assert week(text) == value


@pytest.mark.parametrize(("text", "value"), [("0.1", 0.1), ("60", 60.0), ("1000", 1000.0)])
def test_speed(text: str, value: float) -> None:
    assert speed(text) == value


def test_the_window_alone_is_parsed_as_among_all_commands() -> None:
    for words in ((), ("--data-dir", "her folder")):
        alone, among = argparse.Namespace(), parsed(*words)
        take_words(words, alone)
        assert alone.run is among.run is run_window_command
        assert getattr(alone, "data_dir", None) == getattr(among, "data_dir", None)


@pytest.mark.parametrize("word", ["", " ", "-x", "a\0b", "a" * 5000])
def test_what_names_no_folder_is_told_by_the_parser(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        take_words(("--data-dir", word), argparse.Namespace())
    assert "--data-dir" in capsys.readouterr().err

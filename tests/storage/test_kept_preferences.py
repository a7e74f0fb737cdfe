"""Her preferences as they were read last: as good as read anew, and read anew whenever the file is another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from routine_app.domain.care.first_run import FirstRunStep, StepState
from routine_app.domain.vocabulary import Demand, Equipment, Position, Side
from routine_app.storage import preferences as yaml_file
from routine_app.storage.kept_preferences import load_kept_preferences
from routine_app.storage.preference_values import Contacts, Preferences
from routine_app.storage.preferences import load_preferences, save_preferences
from routine_app.storage.records import PainSite

HERS = Preferences(
    avoid=frozenset({Position.ALL_FOURS, Demand.BALANCE}),
    without=frozenset({Equipment.BAND}),
    week=20,
    week_set_on=dt.date(2026, 11, 1),
    pinned={"squat": "squat_wall"},
    sore_side=Side.LEFT,
    pain_sites=frozenset({PainSite.LEFT}),
    contacts=Contacts(midwife_name="Zoë"),
    first_run={next(iter(FirstRunStep)): next(iter(StepState))},
)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every reading of the file itself."""
    found: list[Path] = []

    def read(path: Path) -> tuple[Preferences, tuple[str, ...]]:
        found.append(path)
        return load_preferences(path)

    monkeypatch.setattr(yaml_file, "load_preferences", read)
    return found


@pytest.mark.parametrize("own", [HERS, Preferences()], ids=["hers", "defaults"])
def test_the_second_time_the_file_is_not_read(tmp_path: Path, reads: list[Path], own: Preferences) -> None:
    path, kept = tmp_path / "preferences.yaml", tmp_path / "kept"
    save_preferences(path, own)
    assert load_kept_preferences(path, kept) == load_kept_preferences(path, kept) == load_preferences(path)
    assert len(reads) == 1
    assert kept.stat().st_mode & 0o077 == 0


def test_a_change_of_the_file_is_seen(tmp_path: Path) -> None:
    path, kept = tmp_path / "preferences.yaml", tmp_path / "kept"
    for own in (HERS, Preferences(), HERS):
        save_preferences(path, own)
        assert load_kept_preferences(path, kept) == load_preferences(path)


def test_what_there_is_to_say_is_said_each_time(tmp_path: Path) -> None:
    path, kept = tmp_path / "preferences.yaml", tmp_path / "kept"
    path.write_text("format: 1\npace_percent: fast\n")
    first, again = load_kept_preferences(path, kept), load_kept_preferences(path, kept)
    assert first[1]
    assert first == again
    assert not kept.exists()


def test_no_file_is_the_defaults_and_damage_is_read_over(tmp_path: Path, reads: list[Path]) -> None:
    path, kept = tmp_path / "preferences.yaml", tmp_path / "kept"
    assert load_kept_preferences(path, kept) == (Preferences(), ())
    save_preferences(path, HERS)
    load_kept_preferences(path, kept)
    kept.write_bytes(kept.read_bytes()[:-1])
    assert load_kept_preferences(path, kept) == load_preferences(path)
    assert len(reads) == 3

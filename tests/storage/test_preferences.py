"""Preferences: defaults, the file they stand in, and the week that advances."""

from __future__ import annotations

import ast
import datetime as dt
import stat
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.domain.care.first_run import FirstRunStep, StepState
from routine_app.domain.comfort import AVOIDABLE_SLUGS, POSTPARTUM, Comfort, Week, avoidable
from routine_app.domain.vocabulary import Demand, Equipment, Position, Side
from routine_app.storage.preference_fields import FIELDS
from routine_app.storage.preferences import (
    Appearance,
    Contacts,
    Preferences,
    VoicePreferences,
    from_yaml,
    load_preferences,
    save_preferences,
    to_yaml,
)
from routine_app.storage.records import PainSite
from tests.package_source import trees

EVERYTHING = Preferences(
    avoid=frozenset({Position.ALL_FOURS, Demand.HEAD_BELOW_HIPS}),
    without=frozenset({Equipment.BAND}),
    week=24,
    week_set_on=dt.date(2026, 3, 1),
    pinned={"squat": "squat.chair"},
    comfortable_only=True,
    sore_side=Side.LEFT,
    last_routine="no_floor",
    sessions_per_week=3,
    pace_percent=110,
    self_paced=True,
    get_ready_s=20,
    cue_level="tones",
    voice=VoicePreferences(enabled=False, rate=-0.25, volume=0.5, language="en-GB"),
    tone_volume=0.3,
    breath_volume=0.2,
    flash=True,
    mute=True,
    theme="dark",
    reduced_motion="on",
    text_scale=1.5,
    full_screen=True,
    appearance=Appearance("warm", "bun", "null", "teal"),
    pain_sites=frozenset({PainSite.PUBIC, PainSite.LEFT}),
    contacts=Contacts("Anna: midwife", "+44 20 1234", "B. Physio", "0123"),
    screened_in=2,
    first_run={FirstRunStep.WEEK: StepState.ANSWERED, FirstRunStep.SOUND: StepState.SKIPPED},
    dose_step=-1,
    dose_step_on=dt.date(2026, 2, 1),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "preferences.yaml"


def test_everything_survives_the_way_there_and_back(file: Path) -> None:
    save_preferences(file, EVERYTHING)
    assert load_preferences(file) == (EVERYTHING, ())
    save_preferences(file, Preferences())
    assert load_preferences(file) == (Preferences(), ())


def test_no_file_means_defaults_and_makes_none(file: Path) -> None:
    assert load_preferences(file) == (Preferences(), ())
    assert not file.parent.exists()


def test_every_preference_has_its_line() -> None:
    flat = {(name,) for name in Preferences.__struct_fields__} - {("voice",), ("appearance",), ("contacts",)}
    grouped = {("voice", name) for name in VoicePreferences.__struct_fields__}
    grouped |= {("appearance", name) for name in Appearance.__struct_fields__}
    grouped |= {("contacts", name) for name in Contacts.__struct_fields__}
    assert {field.path for field in FIELDS} == flat | grouped
    for field in FIELDS:
        default = field.of(Preferences())
        assert default is None or field.of(from_yaml(to_yaml(Preferences()).encode())[0]) == default


def test_every_preference_is_asked_for_somewhere() -> None:
    others = [tree for path, tree in trees().items() if path.name != "preference_fields.py"]
    asked = {node.attr for tree in others for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert {field.name for field in FIELDS if field.path[-1] not in asked} == set()


def test_what_an_earlier_version_wrote_and_none_reads_any_more_is_left_out_without_a_word() -> None:
    found, problems = from_yaml(
        b"format: 1\nmute: true\nask_pain: false\nvoice: {name: Anna, language: de, rate: 0.2}\n"
    )
    assert (found, problems) == (Preferences(mute=True, voice=VoicePreferences(rate=0.2, language="de")), ())
    assert "ask_pain" not in to_yaml(found)
    assert "  name:" not in to_yaml(found)


def test_the_file_is_private_yaml_that_explains_itself(file: Path) -> None:
    save_preferences(file, EVERYTHING)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# The settings of Routine.")
    assert "# -1 (slow) to 1 (fast)\n  rate: -0.25\n" in text
    held = yaml.safe_load(text)
    assert held["format"] == 1
    assert held["avoid"] == ["all_fours", "head_below_hips"]
    assert held["voice"]["language"] == "en-GB"
    assert held["week_set_on"] == dt.date(2026, 3, 1)
    assert held["reduced_motion"] == "on"
    assert held["appearance"]["hair_colour"] == "null"


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    real = tmp_path / "dotfiles.yaml"
    file.symlink_to(real)
    save_preferences(file, EVERYTHING)
    assert file.is_symlink()
    assert load_preferences(real) == (EVERYTHING, ())


@pytest.mark.parametrize(
    ("today", "week"),
    [
        (dt.date(2026, 3, 1), 24),
        (dt.date(2026, 3, 7), 24),
        (dt.date(2026, 3, 8), 25),
        (dt.date(2026, 7, 1), 41),
        (dt.date(2027, 7, 1), 42),
        (dt.date(2026, 2, 1), 24),
    ],
)
def test_the_week_advances_from_the_day_it_was_set(today: dt.date, week: int) -> None:
    assert EVERYTHING.week_on(today) == week
    assert EVERYTHING.comfort(today).week == week


def test_a_week_without_a_day_stands_still_and_none_stays_none() -> None:
    assert Preferences(week=10).week_on(dt.date(2030, 1, 1)) == 10
    assert Preferences().week_on(dt.date(2026, 3, 1)) is None
    today = dt.date(2026, 3, 5)
    assert Preferences().with_week(30, today).week_on(today) == 30
    assert EVERYTHING.with_week(None, today).week_on(today) is None
    assert EVERYTHING.with_week(None, today).week_set_on is None


@pytest.mark.parametrize(
    ("today", "run_out"),
    [(dt.date(2026, 3, 1), False), (dt.date(2026, 7, 11), False), (dt.date(2026, 7, 12), True)],
)
def test_past_week_42_she_is_to_be_asked_again_and_the_rules_stay_as_they_were(today: dt.date, run_out: bool) -> None:
    assert EVERYTHING.week_has_run_out(today) is run_out
    if run_out:
        assert EVERYTHING.comfort(today).pregnancy_week == 42
    assert not EVERYTHING.with_week("postpartum", today).week_has_run_out(dt.date(2030, 1, 1))
    assert not Preferences().week_has_run_out(today)


def test_after_the_birth_no_week_counts_any_more(file: Path) -> None:
    born = EVERYTHING.with_week(POSTPARTUM, dt.date(2026, 3, 1))
    save_preferences(file, born)
    assert "\nweek: postpartum\nweek_set_on: null\n" in file.read_text(encoding="utf-8")
    assert load_preferences(file) == (born, ())
    much_later = dt.date(2027, 3, 1)
    assert born.week_on(much_later) == POSTPARTUM
    assert born.comfort(much_later).pregnancy_week is None


@pytest.mark.parametrize(
    ("line", "week"), [("week: 28", 28), ("week: Postpartum", POSTPARTUM), ("week: null", None), ("week: ~", None)]
)
def test_the_week_as_a_hand_may_write_it(line: str, week: Week | None) -> None:
    found, problems = from_yaml(line.encode())
    assert (found.week, problems) == (week, ())


def test_comfort_takes_over_what_is_hers() -> None:
    assert EVERYTHING.comfort() == Comfort(
        EVERYTHING.avoid, EVERYTHING.without, 24, {"squat": "squat.chair"}, Side.LEFT
    )


@given(
    avoid=st.frozensets(st.sampled_from(AVOIDABLE_SLUGS).map(avoidable)),
    without=st.frozensets(st.sampled_from(Equipment)),
    week=st.none() | st.integers(1, 42),
    name=st.text(max_size=50).filter(str.isprintable),
    rate=st.floats(-1, 1),
    volume=st.floats(0, 1),
    pinned=st.dictionaries(*[st.text(min_size=1, max_size=9).filter(str.isprintable)] * 2, max_size=3),
)
def test_any_preferences_survive(
    avoid: frozenset[Any],
    without: frozenset[Equipment],
    week: int | None,
    name: str,
    rate: float,
    volume: float,
    pinned: dict[str, str],
) -> None:
    chosen = Preferences(
        avoid=avoid,
        without=without,
        week=week,
        voice=VoicePreferences(language=name, rate=rate),
        tone_volume=volume,
        pinned=pinned,
    )
    assert from_yaml(to_yaml(chosen).encode()) == (chosen, ())


DUE = dt.date(2026, 10, 1)


@pytest.mark.parametrize(
    ("today", "week"), [(DUE, 40), (dt.date(2026, 6, 1), 22), (dt.date(2025, 1, 1), 1), (dt.date(2027, 1, 1), 42)]
)
def test_from_a_due_date_the_week_follows_by_itself(today: dt.date, week: int) -> None:
    preferences = Preferences(week=12, week_set_on=today).with_due_date(DUE)
    assert preferences.week_on(today) == week
    assert preferences.comfort(today).pregnancy_week == week
    assert preferences.week_has_run_out(today) is (today.year == 2027)
    assert from_yaml(to_yaml(preferences).encode()) == (preferences, ())


def test_a_week_takes_the_place_of_a_due_date_and_the_other_way_round() -> None:
    today = dt.date(2026, 6, 1)
    assert Preferences(due_date=DUE).with_week(20, today).week_on(today) == 20
    assert Preferences().with_week(20, today).with_due_date(DUE).week_on(today) == 22
    assert Preferences(due_date=DUE).with_due_date(None).week_on(today) is None


@pytest.mark.parametrize("state", ["postpartum", "ended"])
def test_after_the_pregnancy_no_week_is_counted_and_no_rule_of_weeks_holds(
    state: Literal["postpartum", "ended"],
) -> None:
    today = dt.date(2026, 6, 1)
    preferences = Preferences(due_date=DUE).with_week(state, today)
    assert preferences.week_on(today) == state
    assert preferences.comfort(today).weeks is None
    assert not preferences.week_has_run_out(dt.date(2030, 1, 1))
    assert preferences.is_quiet is (state == "ended")
    assert from_yaml(to_yaml(preferences).encode()) == (preferences, ())


def test_pain_at_the_pubic_bone_leaves_out_legs_apart_which_she_can_see_and_take_back() -> None:
    pubic = frozenset({PainSite.PUBIC})
    preferences = Preferences(avoid=frozenset({Demand.BALANCE})).with_pain_sites(pubic)
    assert preferences.avoid == {Demand.BALANCE, Demand.LEGS_APART}
    assert replace(preferences, avoid=frozenset()).with_pain_sites(pubic | {PainSite.LEFT}).avoid == frozenset()
    assert preferences.with_pain_sites(frozenset()).avoid == {Demand.BALANCE}


def test_a_step_of_the_first_run_that_nobody_knows_is_told_and_the_others_stay() -> None:
    found, problems = from_yaml(b"format: 1\nfirst_run: {week: answered, sore: perhaps, moon: skipped}\n")
    assert found.first_run == {FirstRunStep.WEEK: StepState.ANSWERED}
    assert len(problems) == 2

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from routine_app.application.context import comfort_today, open_context
from routine_app.application.session.request import WindowRequest, from_wire, to_wire
from routine_app.domain.comfort import Comfort, Week
from routine_app.domain.options import CompileOptions, CueLevel
from routine_app.domain.problems import ContentError
from routine_app.domain.vocabulary import Demand, Equipment, Position
from routine_app.storage.preferences import Preferences
from tests.odd_names import odd_path, takes_any_name

OWN = """\
format: 1
id: mine
name: Mine
description: For the test.
sections:
  - name: All
    items:
      - exercise: squat
"""


def test_a_new_user_s_desk(data_dir: Path) -> None:
    context = open_context()
    assert len(context.catalogue.exercises) == 10
    assert context.preferences == Preferences()
    assert context.comfort == Comfort()
    assert context.options == CompileOptions()
    assert context.messages == ()
    assert context.paths.root == data_dir
    assert not data_dir.exists()


def test_the_data_dir_that_is_given_wins(tmp_path: Path) -> None:
    assert open_context(tmp_path / "other").paths.root == tmp_path / "other"


def test_a_plan_by_id_by_path_and_by_value(tmp_path: Path) -> None:
    context = open_context()
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, encoding="utf-8")
    assert len(context.plan("daily").items) == 10
    by_path = context.plan(str(path))
    assert [item.exercise.id for item in by_path.items] == ["squat"]
    assert context.plan(context.routine(str(path))).items == by_path.items


def test_the_plan_of_a_file_elsewhere_can_be_had_again_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.yaml").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    lasting = open_context().plan("./mine.yaml").routine_id
    assert lasting == str(tmp_path / "mine.yaml")
    monkeypatch.chdir("/")
    assert open_context().plan(lasting).routine_id == lasting
    assert open_context().plan("daily").routine_id == "daily"


@takes_any_name
def test_a_path_that_is_no_text_leads_back_to_its_file_and_goes_into_any_diary_or_request(tmp_path: Path) -> None:
    path = odd_path(tmp_path, b"an\xfca 1%.yaml")
    path.write_text(OWN, encoding="utf-8")
    lasting = open_context().plan(str(path)).routine_id
    assert lasting.encode().startswith(b"file:///")
    assert open_context().plan(lasting).routine_id == lasting
    asked = from_wire(to_wire(WindowRequest(play=str(path)))).play
    assert asked == lasting
    assert len(open_context().plan(asked).items) == 1


@takes_any_name
def test_a_path_that_leads_round_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    with pytest.raises(ContentError, match=r"loop\.yaml"):
        open_context().plan(str(tmp_path / "loop.yaml"))


def test_the_plan_of_a_file_in_her_folder_keeps_its_id(data_dir: Path) -> None:
    path = data_dir / "routines" / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(OWN, encoding="utf-8")
    assert open_context().plan(str(path)).routine_id == "mine"


def test_an_unknown_routine_names_the_nearest() -> None:
    with pytest.raises(ContentError, match='did you mean "daily"'):
        open_context().plan("dayly")


def test_the_stored_comfort_counts_unless_another_is_given() -> None:
    context = open_context()
    context = context.with_preferences(replace(context.preferences, avoid=frozenset({Position.ALL_FOURS})))
    avoided = [item for item in context.plan("daily").items if Position.ALL_FOURS in item.variation.positions]
    assert avoided == []
    anyhow = [item for item in context.plan("daily", Comfort()).items if Position.ALL_FOURS in item.variation.positions]
    assert len(anyhow) == 2


def test_her_own_get_ready_time_stands_in_for_the_routine_s() -> None:
    context = open_context()
    assert {item.get_ready_ms for item in context.plan("daily").items} != {25_000}
    context = context.with_preferences(replace(context.preferences, get_ready_s=25))
    assert {item.get_ready_ms for item in context.plan("daily").items} == {25_000}


def test_her_week_moves_on_with_the_day() -> None:
    context = open_context(today=dt.date(2026, 3, 15))
    context = context.with_preferences(replace(context.preferences, week=20, week_set_on=dt.date(2026, 3, 1)))
    assert context.comfort.week == 22
    assert replace(context, today=None).comfort.week == 20


def test_a_week_of_this_run_wins_even_where_it_is_over() -> None:
    stored = Comfort(week=30)
    assert comfort_today(stored, Comfort(week="postpartum")).week == "postpartum"
    assert comfort_today(Comfort(week="postpartum"), Comfort(week=12)).week == 12
    assert comfort_today(Comfort(week="postpartum"), Comfort()).week == "postpartum"


@pytest.mark.parametrize("week", [None, 31, "postpartum"])
def test_a_week_is_asked_of_another_window_as_it_is(week: Week | None) -> None:
    assert from_wire(to_wire(WindowRequest(play="daily", week=week))) == WindowRequest(play="daily", week=week)


def test_preferences_are_kept() -> None:
    chosen = replace(Preferences(), pace_percent=110, self_paced=True, cue_level="short", week=24)
    context = open_context().with_preferences(chosen)
    assert context.messages == ()
    again = open_context()
    assert again.preferences == chosen
    assert again.options == CompileOptions(110, self_paced=True, cue_level=CueLevel.SHORT)


def test_preferences_that_cannot_be_saved_hold_and_say_so(data_dir: Path) -> None:
    (data_dir / "preferences.yaml").mkdir(parents=True)  # a folder where a file should be
    context = open_context().with_preferences(replace(Preferences(), week=24))
    assert context.comfort.week == 24
    assert len(context.messages) == 1
    assert context.messages[0].startswith("Your choices hold until you close Routine, but could not be saved.")


def test_comfort_for_this_run_is_added() -> None:
    stored = Comfort(
        avoid=frozenset({Position.ALL_FOURS}),
        without=frozenset({Equipment.BAND}),
        week=20,
        pinned={"squat": "squat.chair"},
    )
    extra = Comfort(avoid=frozenset({Demand.BALANCE}), without=frozenset({Equipment.STRAP}))
    today = comfort_today(stored, extra)
    assert today.avoid == {Position.ALL_FOURS, Demand.BALANCE}
    assert today.without == {Equipment.BAND, Equipment.STRAP}
    assert (today.week, today.pinned) == (20, stored.pinned)
    assert comfort_today(stored, Comfort(week=30)).week == 30

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from routine_app.application.context import open_context
from routine_app.application.today.changes import choose_today
from routine_app.application.today.state import begin_day, view_of
from routine_app.cli import main
from routine_app.cli.output import columns, shell_word
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.formatting import whole_minutes
from routine_app.domain.vocabulary import Demand
from routine_app.paths import routines_dir
from routine_app.storage.preference_values import Preferences
from routine_app.storage.preferences import save_preferences
from tests.diaries import NOW
from tests.odd_names import odd_path, takes_any_name

GOOD = """\
format: 1
id: mine
name: Mine
description: For the test.
sections:
  - {name: All, items: [{exercise: squat}, {exercise: piriformis}, {exercise: squat}]}
"""


def ran(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main.main(words) == 0
    return capsys.readouterr().out


@pytest.fixture
def hers(data_dir: Path) -> Path:
    folder = data_dir / "routines"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "broken.yaml").write_text(GOOD.replace("squat", "sqat").replace("mine", "broken"), encoding="utf-8")
    return folder


@pytest.mark.usefixtures("hers")
def test_the_routines_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, Any]] = json.loads(ran(capsys, "list", "--json"))
    assert all(list(row) == ["id", "name", "minutes", "exercises", "broken", "author", "parts"] for row in rows)
    by_id = {row["id"]: row for row in rows}
    assert [row["id"] for row in rows][:7] == [
        "daily",
        "short",
        "gentle",
        "no_floor",
        "before_bed",
        "strength",
        "breathe",
    ]
    assert 24 <= by_id["daily"]["minutes"] <= 31
    assert len(by_id["daily"]["exercises"]) == 10
    assert (by_id["mine"]["exercises"], by_id["mine"]["parts"]) == (["squat", "piriformis"], 3)
    assert by_id["mine"]["broken"] is False
    nothing: dict[str, object] = {"minutes": None, "exercises": [], "author": None, "parts": None}
    assert by_id["broken"] == {"id": "broken", "name": "Mine", "broken": True, **nothing}


@pytest.mark.usefixtures("hers")
def test_minutes_and_exercises_are_those_of_today(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = Preferences(avoid=frozenset({Demand.FLOOR, Demand.FLAT_ON_BACK}), pace_percent=80, get_ready_s=30)
    save_preferences(data_dir / "preferences.yaml", chosen)
    state = begin_day(open_context(data_dir))
    shown = {entry.id: view_of(choose_today(state, entry.id), NOW) for entry in state.context.catalogue.routines}
    rows: list[dict[str, Any]] = json.loads(ran(capsys, "list", "--json"))
    plans = {key: view.plan for key, view in shown.items() if view.plan is not None}
    assert {row["id"]: row["parts"] for row in rows if row["parts"]} == {
        key: len(plan.items) for key, plan in plans.items()
    }
    assert {row["id"]: row["minutes"] for row in rows if row["minutes"]} == {
        key: whole_minutes(shown[key].duration_ms) for key in plans
    }


def test_the_list_changes_nothing_of_a_diary_that_cannot_be_read(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_dir.mkdir(parents=True, exist_ok=True)
    (data_dir / "diary.sqlite3").write_bytes(b"no diary" * 1000)
    assert "Daily routine" in ran(capsys, "list")
    assert [each.name for each in data_dir.iterdir()] == ["diary.sqlite3"]
    assert (data_dir / "diary.sqlite3").read_bytes() == b"no diary" * 1000


def test_the_routines_for_people(hers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ran(capsys, "list").splitlines()
    assert lines[0].split() == ["Routine", "Minutes", "Exercises", "Name"]
    assert any(line.startswith("broken ") and line.endswith("Mine (yours, broken)") for line in lines)
    assert lines[-1] == f"To see what is wrong: routine-app check {hers / 'broken.yaml'}"


@takes_any_name
def test_who_wrote_a_routine_is_told(hers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hers / "mine.yaml").write_text(GOOD.replace("sections:", "author: A. Physio\nsections:"), encoding="utf-8")
    assert "Mine, by A. Physio (yours)" in ran(capsys, "list")
    authors = {row["id"]: row["author"] for row in json.loads(ran(capsys, "list", "--json"))}
    assert (authors["mine"], authors["daily"], authors["broken"]) == ("A. Physio", None, None)
    assert ran(capsys, "preview", "mine").splitlines()[1] == "Written by A. Physio."
    assert json.loads(ran(capsys, "preview", "mine", "--json"))["author"] == "A. Physio"
    assert json.loads(ran(capsys, "preview", "daily", "--json"))["author"] is None


def test_names_of_any_kind_are_told_and_kept_whole_in_json(hers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (
        b"x-\xfc.yaml",
        b"\x1b[31mred.yaml",
        b"two\nlines.yaml",
        b"with space.yaml",
        "\u202egnp.yaml".encode(),
    ):
        odd_path(hers, name).write_text("[", encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(ran(capsys, "list", "--json"))
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids)) == 7 + 2 + 5
    assert {"x-\\xfc", "\\x1b[31mred", "two lines", "with space", "\\u202egnp"} <= set(ids)
    text = ran(capsys, "list")
    assert all(line.isprintable() for line in text.splitlines())
    assert f"routine-app check '{hers}/with space.yaml'" in text
    assert f"routine-app check $'{hers}/x-\\xfc.yaml'" in text
    assert f"routine-app check $'{hers}/\\x1b[31mred.yaml'" in text


def test_a_broken_one_with_a_shipped_id_has_an_id_that_leads_to_it(
    hers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (hers / "daily.yaml").write_text(GOOD.replace("id: mine", "id: daily").replace("squat", "sqat"), encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(ran(capsys, "list", "--json"))
    assert [row["id"] for row in rows].count("daily") == 1
    assert {row["id"]: row["broken"] for row in rows}["daily.yaml"] is True
    assert main.main(["preview", "daily.yaml"]) == 2
    assert "sqat" in capsys.readouterr().err


def test_a_name_with_a_hidden_ending_and_a_folder_that_is_none_are_told(
    hers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (hers / "anna.yaml.txt").write_text(GOOD, encoding="utf-8")
    assert 'rename it to "anna.yaml"' in ran(capsys, "list")
    assert main.main(["list", "--json"]) == 0
    captured = capsys.readouterr()
    json.loads(captured.out)
    assert 'rename it to "anna.yaml"' in captured.err
    shutil.rmtree(hers)
    hers.write_text("", encoding="utf-8")
    assert "this is not a folder" in ran(capsys, "list")


@pytest.mark.parametrize(
    ("path", "posix", "windows"),
    [
        ("/home/a/b.yaml", "/home/a/b.yaml", "/home/a/b.yaml"),
        ("/home/a b/c.yaml", "'/home/a b/c.yaml'", '"/home/a b/c.yaml"'),
        ("/it's.yaml", "'/it'\"'\"'s.yaml'", '"/it\'s.yaml"'),
        ("/$(ls);.yaml", "'/$(ls);.yaml'", '"/$(ls);.yaml"'),
        ("/ä.yaml", "'/ä.yaml'", "/ä.yaml"),
        ("/ä'\n.yaml", "$'/\\xc3\\xa4\\x27\\x0a.yaml'", '"/ä\' .yaml"'),
    ],
)
def test_a_path_is_one_word_of_a_command(path: str, posix: str, windows: str) -> None:
    assert shell_word(Path(path), "posix") == posix
    assert shell_word(Path(path), "nt").replace("\\", "/") == windows


@takes_any_name
def test_a_shell_reads_back_the_very_path(tmp_path: Path) -> None:
    for name in (b"plain", b"with space", b"it's", b"\xfc\x1b[1m\n'$(x)`\\", "früh".encode()):
        path = odd_path(tmp_path, name)
        word = shell_word(path)
        assert word.isprintable()
        told = subprocess.run(["bash", "-c", f"printf %s {word}"], capture_output=True, check=True).stdout
        assert told == os.fsencode(path)


def test_one_of_hers_takes_the_place_of_a_shipped_one_and_is_marked(
    hers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (hers / "daily.yaml").write_text(GOOD.replace("id: mine", "id: daily"), encoding="utf-8")
    lines = ran(capsys, "list").splitlines()
    (daily,) = (line for line in lines if line.startswith("daily "))
    assert daily.endswith("Mine (yours)")
    assert lines[1] == daily


def test_the_exercises(capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, Any]] = json.loads(ran(capsys, "exercises", "--json"))
    assert len(rows) == 10
    known = load_catalogue().exercises.values()
    assert [len(row["variations"]) for row in rows] == [len(each.variations) for each in known]
    for row in rows:
        assert list(row) == ["id", "name", "variations"]
        for each in row["variations"]:
            assert list(each) == ["id", "name", "positions", "demands", "equipment", "level"]
    text = ran(capsys, "exercises")
    for row in rows:
        assert f"{row['name']} ({row['id']})" in text
        assert all(f"  {each['id']}: {each['name']}, {each['level']}" in text for each in row["variations"])


def test_a_good_file_is_said_to_be_good(hers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "check", str(hers / "mine.yaml")) == "1 file checked: all good.\n"
    shipped = sorted(str(path) for path in routines_dir().rglob("*.yaml"))
    assert ran(capsys, "check", *shipped) == f"{len(shipped)} files checked: all good.\n"


def test_each_problem_is_a_line(hers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = hers / "gone.yaml"
    assert main.main(["check", str(hers / "mine.yaml"), str(hers / "broken.yaml"), str(gone)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"{hers / 'broken.yaml'}:6:")
    assert 'did you mean "squat"' in lines[0]
    assert lines[2].startswith(f"{gone}:")


def test_the_schema_accepts_the_shipped_routines_and_no_others(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(ran(capsys, "schema"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for path in routines_dir().glob("*.yaml"):
        validator.validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert not validator.is_valid({"format": 1, "id": "x", "nme": "X"})


@pytest.mark.parametrize("kind", ["routine", "exercise", "clip"])
def test_there_is_a_schema_of_each_kind_of_file(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert kind in json.loads(ran(capsys, "schema", kind))["title"]


def test_columns_line_up_and_numbers_go_right() -> None:
    rows = [("Id", "Min"), ("a", "5"), ("long", "-"), ("b", "12")]
    assert columns(rows).splitlines() == ["Id    Min", "a       5", "long    -", "b      12"]


def test_a_routine_takes_as_many_minutes_in_the_list_as_in_its_preview(capsys: pytest.CaptureFixture[str]) -> None:
    for row in json.loads(ran(capsys, "list", "--json")):
        seconds = json.loads(ran(capsys, "preview", row["id"], "--json"))["seconds"]
        assert row["minutes"] == whole_minutes(round(seconds * 1000)), row["id"]

"""All the routines and exercises that there are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from routine_app.content.catalogue import check_file, load_catalogue
from routine_app.content.listed import Catalogue, Origin
from routine_app.domain.problems import ContentError, Severity
from tests.content.samples import BREATHING, ROUTINE, SQUAT, said, shipped_folder
from tests.content.test_routines import FULL, OWN_SQUAT


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return shipped_folder(tmp_path / "shipped")


@pytest.fixture
def hers(tmp_path: Path) -> Path:
    folder = tmp_path / "hers"
    folder.mkdir()
    return folder


def listed(catalogue: Catalogue) -> list[tuple[str, str, bool]]:
    return [(entry.id, entry.origin.value, entry.broken) for entry in catalogue.routines]


def test_the_shipped_ones_stand_in_their_order(shipped: Path) -> None:
    catalogue = load_catalogue(shipped=shipped)
    assert list(catalogue.exercises) == ["squat", "breathing"]
    assert listed(catalogue) == [("daily", "shipped", False), ("short", "shipped", False), ("extra", "shipped", False)]
    assert catalogue.problems == ()


def test_an_exercise_that_is_not_of_the_ten_comes_after_them(shipped: Path) -> None:
    (shipped / "exercises" / "a.yaml").write_text(SQUAT.replace("squat", "arms"))
    assert list(load_catalogue(shipped=shipped).exercises) == ["squat", "breathing", "arms"]


def test_her_own_come_after_them_by_name(shipped: Path, hers: Path) -> None:
    (hers / "1.yaml").write_text(ROUTINE.replace("My routine", "zebra"))
    (hers / "2.YML").write_text(ROUTINE.replace("mine", "other").replace("My routine", "Apple"))
    (hers / "notes.txt").write_text("not a routine")
    (hers / ".#1.yaml").write_text("an editor's own")
    catalogue = load_catalogue(hers, shipped)
    assert [entry.name for entry in catalogue.routines] == ["Daily", "Short", "Extra", "Apple", "zebra"]
    assert catalogue.routines[-1].origin is Origin.USER
    assert catalogue.routines[-1].path == hers / "1.yaml"
    assert not catalogue.routines[-1].overrides_shipped


def test_hers_with_the_id_of_a_shipped_one_takes_its_place_and_is_marked(shipped: Path, hers: Path) -> None:
    (hers / "x.yaml").write_text(ROUTINE.replace("mine", "daily").replace("My routine", "My daily"))
    catalogue = load_catalogue(hers, shipped)
    assert listed(catalogue) == [("daily", "user", False), ("short", "shipped", False), ("extra", "shipped", False)]
    assert catalogue.routines[0].overrides_shipped
    assert catalogue.routine("daily").name == "My daily"


def test_a_broken_one_of_hers_leaves_the_shipped_one_usable_and_is_listed(shipped: Path, hers: Path) -> None:
    (hers / "x.yaml").write_text(ROUTINE.replace("mine", "daily").replace("exercise: squat", "exercise: squatt"))
    catalogue = load_catalogue(hers, shipped)
    assert listed(catalogue)[0] == ("daily", "shipped", False)
    broken = catalogue.routines[-1]
    assert (broken.id, broken.name, broken.broken, broken.overrides_shipped) == ("x.yaml", "My routine", True, False)
    assert said(broken.problems)[0].startswith('8:19: there is no exercise "squatt"')
    assert catalogue.routine("daily").name == "Daily"


def test_every_kind_of_broken_file_is_listed_and_none_stops_the_others(shipped: Path, hers: Path) -> None:
    (hers / "a.yaml").mkdir()
    (hers / "b.yaml").write_bytes(b"\xff\xfe\x00")
    (hers / "c.yaml").write_text("")
    (hers / "d.yaml").write_text("a:\n\tb: 1")
    (hers / "e.yaml").write_text("[" * 10_000)
    (hers / "f.yaml").symlink_to(hers / "nowhere.yaml")
    os.mkfifo(hers / "g.yaml")
    (hers / "h.yaml").write_text(ROUTINE.replace("id: mine", f"id: {'x' * 50}").replace("My routine", '"\\x07"'))
    (hers / "z.yaml").write_text(ROUTINE)
    with (hers / "i.yaml").open("wb") as file:
        file.truncate(100_000_000)
    catalogue = load_catalogue(hers, shipped)
    broken = {entry.id: entry for entry in catalogue.routines if entry.broken}
    assert sorted(broken) == list("abcdefghi")
    assert all(entry.problems for entry in broken.values())
    assert {entry.name for entry in broken.values()} == {f"{letter}.yaml" for letter in "abcdefghi"}
    assert catalogue.routine("mine").name == "My routine"
    assert [entry.id for entry in catalogue.routines[:3]] == ["daily", "short", "extra"]


def test_two_of_hers_with_one_id(shipped: Path, hers: Path) -> None:
    (hers / "a.yaml").write_text(ROUTINE)
    (hers / "b.yaml").write_text(ROUTINE)
    first, second = load_catalogue(hers, shipped).routines[-2:]
    assert not first.broken
    assert said(second.problems) == [
        '1:1: the id "mine" is already used by a.yaml in the same folder; give this file an id of its own'
    ]
    assert second.broken


def test_a_broken_exercise_is_a_problem_of_the_catalogue(shipped: Path) -> None:
    (shipped / "exercises" / "squat.yaml").write_text(SQUAT.replace("level: base", "level: bass"))
    catalogue = load_catalogue(shipped=shipped)
    assert list(catalogue.exercises) == ["breathing"]
    assert [each.line for each in catalogue.problems] == [9]
    assert all(entry.broken for entry in catalogue.routines)


def test_two_files_with_one_exercise(shipped: Path) -> None:
    (shipped / "exercises" / "z.yaml").write_text(SQUAT.replace("name: Squat", "name: Other"))
    catalogue = load_catalogue(shipped=shipped)
    assert catalogue.exercises["squat"].name == "Squat"
    assert said(catalogue.problems) == ['1:1: another file holds the exercise "squat" already']


def test_folders_that_are_not_there_or_no_folders(shipped: Path, tmp_path: Path) -> None:
    assert load_catalogue(tmp_path / "none", shipped).problems == ()
    (tmp_path / "file").write_text("")
    problems = load_catalogue(tmp_path / "file", shipped).problems
    assert [each.message for each in problems] == [
        "this is not a folder: move the file away, so that a folder can take its place"
    ]
    empty = load_catalogue(shipped=tmp_path / "none")
    assert said(empty.problems) == ["1:1: there are no exercises here: install Routine again"]


def test_a_routine_by_path(shipped: Path, tmp_path: Path) -> None:
    catalogue = load_catalogue(shipped=shipped)
    path = tmp_path / "sent.yaml"
    path.write_text(FULL)
    assert catalogue.routine(str(path)).id == "mine"
    path.write_text(FULL.replace("squat.chair", "squat.chiar"))
    with pytest.raises(ContentError) as caught:
        catalogue.routine(str(path))
    assert [(each.file, each.line) for each in caught.value.problems] == [(str(path), 15)]
    with pytest.raises(ContentError, match="there is no such file"):
        catalogue.routine("none.yaml")


def test_an_unknown_routine(shipped: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_catalogue(shipped=shipped).routine("dayly")
    assert [each.message for each in caught.value.problems] == [
        'there is no routine "dayly"; expected a path or one of daily, short, extra (did you mean "daily"?)'
    ]


def test_a_broken_routine_by_id(shipped: Path, hers: Path) -> None:
    (hers / "x.yaml").write_text(ROUTINE.replace("squat", "squatt"))
    with pytest.raises(ContentError, match='there is no exercise "squatt"'):
        load_catalogue(hers, shipped).routine("mine")


def test_an_exercise_of_the_routines_own_comes_first(shipped: Path, hers: Path) -> None:
    (hers / "x.yaml").write_text(ROUTINE + OWN_SQUAT.replace("name: Squat", "name: Her squat"))
    catalogue = load_catalogue(hers, shipped)
    routine = catalogue.routine("mine")
    assert catalogue.exercise("squat").name == "Squat"
    assert catalogue.exercise("squat", routine).name == "Her squat"
    assert catalogue.exercise("breathing", routine).name == "Breathing"
    with pytest.raises(KeyError):
        catalogue.exercise("lunge", routine)
    assert [each.severity for each in catalogue.routines[-1].problems] == [Severity.WARNING]


def test_check_file_tells_exercises_from_routines(tmp_path: Path, shipped: Path) -> None:
    known = load_catalogue(shipped=shipped).exercises
    path = tmp_path / "x.yaml"
    for text in (SQUAT, BREATHING, ROUTINE, FULL):
        path.write_text(text)
        assert check_file(path, known) == ()
    path.write_text(SQUAT.replace("variations:", "variaitons:"))
    assert "is not a key of an exercise file" in str(check_file(path, known)[0])
    path.write_text(ROUTINE.replace("sections:", "sectoins:"))
    assert "is not a key of a routine" in str(check_file(path, known)[0])


def test_check_file_knows_the_shipped_exercises(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(ROUTINE)
    assert check_file(path) == ()
    assert [str(each) for each in check_file(tmp_path)] == [
        f"{tmp_path}:1:1: error: this is a folder; expected a YAML file"
    ]

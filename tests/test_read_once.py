"""What the tests read once is what is read, each time and from elsewhere; and nobody can spoil it for the next."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from routine_app.content.catalogue import load_catalogue
from routine_app.paths import routines_dir

if TYPE_CHECKING:
    from pathlib import Path


def test_another_folder_is_read_anew_and_says_the_same(tmp_path: Path) -> None:
    copied, ours = load_catalogue(shipped=shutil.copytree(routines_dir(), tmp_path / "copied")), load_catalogue()
    assert copied.exercises == ours.exercises
    assert [entry.routine for entry in copied.routines] == [entry.routine for entry in ours.routines]
    next((tmp_path / "copied" / "exercises").glob("*.yaml")).unlink()
    assert len(load_catalogue(shipped=tmp_path / "copied").exercises) < len(ours.exercises)


def test_each_catalogue_is_one_of_its_own() -> None:
    assert load_catalogue().exercises is not load_catalogue().exercises


def test_with_other_exercises_the_routines_are_read_anew() -> None:
    load_catalogue()
    without = {id_: each for id_, each in load_catalogue().exercises.items() if id_ != "squat"}
    assert next(each for each in load_catalogue(exercises=without).routines if each.id == "daily").routine is None
    assert next(each for each in load_catalogue().routines if each.id == "daily").routine is not None

"""Copies, names, the way out of the list and back: nothing of hers is overwritten, and comments stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.application.routines.files import (
    bring_back,
    copied_name,
    copy_routine,
    export_routine,
    remove_routine,
    rename_routine,
    take_back,
)
from routine_app.application.routines.new_routine import id_for, with_schema_line
from routine_app.content.catalogue import load_catalogue
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.paths import UserPaths, routines_dir, user_paths
from routine_app.storage.errors import StorageError

HERS = """\
# Written at the kitchen table.
format: 1
id: mine   # keep this
name: 'Mine'
description: Slow.
sections:
  - name: Main
    items:
      - exercise: squat # slowly
"""
OWN = """\
exercises:
  - id: calf_raise
    name: Calf raise
    purpose: For the calves.
    variations:
      - id: calf_raise.own
        name: Calf raise
        short_name: Calf raise
        level: base
        positions: [standing]
        demands: []
        equipment: []
        sides: both
        dose: {sets: 2, reps: 8}
        tempo:
          - {phase: rise, seconds: 2, breath: out, step: 1}
        steps:
          - Rise onto the balls of your feet.
"""


@pytest.fixture
def paths(tmp_path: Path) -> UserPaths:
    paths = user_paths(tmp_path)
    paths.routines.mkdir(parents=True)
    (paths.routines / "mine.yaml").write_text(HERS, encoding="utf-8")
    return paths


def test_a_copy_has_a_name_and_an_id_of_its_own_and_all_comments(paths: UserPaths) -> None:
    made = copy_routine(paths.routines / "mine.yaml", paths.routines, "Mine (copy)", {"mine"})
    text = made.read_text(encoding="utf-8")
    assert made.name == "mine_copy.yaml"
    assert [line for line in text.splitlines() if line not in HERS.splitlines()] == [
        "id: mine_copy   # keep this",
        "name: 'Mine (copy)'",
    ]
    entries = {entry.id: entry for entry in load_catalogue(paths.routines).routines}
    assert entries["mine_copy"].name == "Mine (copy)"
    assert not entries["mine_copy"].problems


def test_every_routine_that_comes_with_the_app_can_be_copied(paths: UserPaths) -> None:
    catalogue = load_catalogue(paths.routines)
    for entry in catalogue.routines:
        ids = {each.id for each in catalogue.routines}
        copy_routine(entry.path, paths.routines, copied_name(entry.name, ()), ids)
    after = load_catalogue(paths.routines)
    assert len(after.routines) == 2 * len(catalogue.routines)
    assert not any(entry.broken or entry.overrides_shipped for entry in after.routines)


def test_another_name_and_back_to_the_byte(paths: UserPaths) -> None:
    path = paths.routines / "mine.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HERS.replace("\n", "\r\n").encode())
    before = path.read_bytes()
    change = rename_routine(path, "Morning: slow & kind")
    assert load_catalogue(paths.routines).routine("mine").name == "Morning: slow & kind"
    assert take_back(change)
    assert path.read_bytes() == before


def test_what_was_changed_meanwhile_is_not_taken_back(paths: UserPaths) -> None:
    path = paths.routines / "mine.yaml"
    change = rename_routine(path, "Morning")
    path.write_text(HERS + "# and another thing\n", encoding="utf-8")
    assert not take_back(change)
    assert "another thing" in path.read_text(encoding="utf-8")


def test_out_of_the_list_and_back(paths: UserPaths) -> None:
    path = paths.routines / "mine.yaml"
    removed = remove_routine(path, paths)
    assert not path.exists()
    assert "mine" not in {entry.id for entry in load_catalogue(paths.routines).routines}
    assert bring_back(removed) == path
    assert path.read_text(encoding="utf-8") == HERS


def test_back_beside_what_took_its_place(paths: UserPaths) -> None:
    path = paths.routines / "mine.yaml"
    first = remove_routine(path, paths)
    path.write_text("another", encoding="utf-8")
    second = remove_routine(path, paths)
    path.write_text("a third", encoding="utf-8")
    assert [bring_back(each).name for each in (first, second)] == ["mine-2.yaml", "mine-3.yaml"]
    assert path.read_text(encoding="utf-8") == "a third"


def test_saved_elsewhere_byte_for_byte(tmp_path: Path) -> None:
    export_routine(routines_dir() / "daily.yaml", tmp_path / "daily.yaml")
    assert (tmp_path / "daily.yaml").read_bytes() == (routines_dir() / "daily.yaml").read_bytes()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_is_saved_elsewhere_names_no_place_on_this_computer(tmp_path: Path, mark: bytes) -> None:
    (tmp_path / "new.yaml").write_bytes(mark + with_schema_line(HERS).encode())
    assert b"file://" in (tmp_path / "new.yaml").read_bytes()
    export_routine(tmp_path / "new.yaml", tmp_path / "sent.yaml")
    assert (tmp_path / "sent.yaml").read_bytes() == mark + HERS.encode()
    (tmp_path / "new.yaml").write_bytes(with_schema_line(HERS).encode() + b"# \xff no text\r")
    export_routine(tmp_path / "new.yaml", tmp_path / "sent.yaml")
    assert (tmp_path / "sent.yaml").read_bytes() == HERS.encode() + b"# \xff no text\r"


def test_what_cannot_be_done_is_said(paths: UserPaths) -> None:
    with pytest.raises(StorageError):
        remove_routine(paths.routines / "gone.yaml", paths)
    broken = paths.routines / "broken.yaml"
    broken.write_text("[[[", encoding="utf-8")
    with pytest.raises(EditRefusedError):
        rename_routine(broken, "Whole")
    assert broken.read_text(encoding="utf-8") == "[[["


@given(st.text(max_size=80), st.sets(st.sampled_from(["a", "routine", "routine_2", "daily"])))
def test_an_id_for_any_name(name: str, taken: set[str]) -> None:
    made = id_for(name, taken)
    assert made not in taken
    assert len(made) <= 40
    assert made[0].isalpha()
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")


def test_names_of_copies() -> None:
    assert copied_name("Mine", ()) == "Mine (copy)"
    assert copied_name("Mine", ("mine (COPY)",)) == "Mine (copy 2)"
    assert copied_name("Mine (copy)", ("mine (COPY)", "Mine (copy 2)")) == "Mine (copy 3)"
    assert copied_name(" (copy)", ()) == " (copy) (copy)"
    assert len(copied_name("x" * 60, ())) == 60
    assert id_for("Täglich, früh", ()) == "taglich_fruh"
    assert id_for("Täglich, früh", ("taglich_fruh",)) == "taglich_fruh_2"
    assert id_for("2 x am Tag", ()) == "routine_2_x_am_tag"
    assert id_for("日本", ()) == "routine"

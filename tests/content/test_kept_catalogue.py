"""The catalogue as it was read last: as good as read anew, whatever has become of what is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routine_app import kept_file
from routine_app.content import catalogue
from routine_app.content.catalogue import load_catalogue
from routine_app.content.document import Parsed, parse_file
from routine_app.content.known_entries import load_again
from tests.content.kept_house import House
from tests.content.samples import ROUTINE
from tests.odd_names import odd_path, takes_any_name


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    house = House(tmp_path, monkeypatch)
    (house.hers / "mine.yaml").write_text(ROUTINE)
    return house


def test_the_second_time_the_files_are_not_read(house: House) -> None:
    assert house.is_as_read()
    assert house.is_as_read()
    assert house.reads == 1
    assert house.kept.stat().st_mode & 0o077 == 0  # her routines are for her alone


def test_a_broken_file_of_hers_is_kept_with_what_is_wrong_with_it(house: House) -> None:
    (house.hers / "broken.yaml").write_text("format: [")
    house.load()
    assert house.is_as_read()
    assert house.reads == 1
    assert any(entry.broken and entry.problems for entry in house.load().routines)


def test_each_change_of_a_file_is_seen_though_its_time_and_size_stay(house: House) -> None:
    house.load()
    path = house.hers / "mine.yaml"
    before = path.stat()
    path.write_text(ROUTINE.replace("My routine", "My Routine"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert house.is_as_read()
    assert [entry.name for entry in house.load().routines][-1] == "My Routine"


@pytest.mark.parametrize("change", ["new", "gone", "renamed"])
def test_a_file_that_comes_or_goes_is_seen(house: House, change: str) -> None:
    house.load()
    path = house.hers / "mine.yaml"
    if change == "new":
        (house.hers / "other.yaml").write_text(ROUTINE.replace("mine", "other"))
    elif change == "gone":
        path.unlink()
    else:
        path.rename(house.hers / "other.yaml")
    assert house.is_as_read()
    assert house.reads == 2


def test_of_many_files_only_those_are_read_that_have_changed(house: House) -> None:
    for name in ("a", "b", "c"):
        (house.hers / f"{name}.yaml").write_text(ROUTINE.replace("mine", name))
    before = house.load()
    (house.hers / "b.yaml").write_text(ROUTINE.replace("mine", "other").replace("My routine", "Another"))
    (house.hers / "c.yaml").write_text(ROUTINE)  # now "c" has the id of "mine", and "mine.yaml" goes before
    assert house.is_as_read()
    assert house.parsed == ["b.yaml", "c.yaml"], "neither what is shipped nor what is as it was"
    (house.hers / "mine.yaml").unlink()  # and what was broken because of another file is so no more
    assert house.is_as_read()
    assert not any(entry.broken for entry in house.load().routines)
    assert before != house.load()


def test_a_catalogue_that_is_read_again_is_as_one_that_is_read_anew(tmp_path: Path) -> None:
    for name in ("a", "b", "daily"):
        (tmp_path / f"{name}.yaml").write_text(ROUTINE.replace("mine", name))
    before = load_catalogue(tmp_path)
    (tmp_path / "b.yaml").write_text(ROUTINE.replace("mine", "b").replace("My routine", "Mine alone"))
    (tmp_path / "daily.yaml").unlink()
    again = load_again(before, tmp_path)
    assert again == load_catalogue(tmp_path)
    unchanged = [entry for entry in again.routines if entry.id == "a"]
    assert unchanged[0].routine is next(entry.routine for entry in before.routines if entry.id == "a")


def test_what_comes_with_the_app_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "daily.yaml").write_text(ROUTINE.replace("mine", "daily"))
    before, read = load_catalogue(tmp_path), list[str]()
    (tmp_path / "daily.yaml").unlink()
    (tmp_path / "mine.yaml").write_text(ROUTINE)

    def parsed(path: Path) -> Parsed:
        read.append(path.name)
        return parse_file(path)

    monkeypatch.setattr(catalogue, "parse_file", parsed)
    again = load_again(before, tmp_path)
    assert read == ["daily.yaml", "mine.yaml"], "of the app's own the one whose place hers had taken"
    assert again == load_catalogue(tmp_path)


def test_where_something_is_wrong_with_a_folder_all_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml.txt").write_text(ROUTINE)
    before = load_catalogue(tmp_path)
    assert before.problems
    (tmp_path / "mine.yaml.txt").rename(tmp_path / "mine.yaml")
    assert load_again(before, tmp_path) == load_catalogue(tmp_path)


def test_what_other_code_has_read_does_not_count(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.load()
    monkeypatch.setattr(kept_file, "__version__", "another")
    assert house.is_as_read()
    assert house.reads == 2


def test_where_it_cannot_be_kept_the_files_are_read_each_time(house: House) -> None:
    house.kept = house.kept / "in a folder" / "that is not there"
    assert house.is_as_read()
    assert house.is_as_read()
    assert house.reads == 2


def test_a_folder_of_which_more_is_to_be_said_is_read_each_time(house: House) -> None:
    (house.hers / "mine.yaml.txt").write_text(ROUTINE)
    assert house.load().problems
    assert house.is_as_read()
    assert house.reads == 2


@takes_any_name
def test_a_name_that_is_no_text_is_kept_too(house: House) -> None:
    odd_path(house.hers, b"\xff.yaml").write_text(ROUTINE.replace("mine", "odd"))
    house.load()
    assert house.is_as_read()
    assert house.reads == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_however_damaged_it_is_the_catalogue_is_the_same(house: House, data: st.DataObject) -> None:
    house.load()
    whole = house.kept.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from([whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole + b"\0", b""])
    )
    house.kept.write_bytes(damaged)
    assert house.is_as_read()
    assert house.kept.read_bytes() == whole  # and it is whole again

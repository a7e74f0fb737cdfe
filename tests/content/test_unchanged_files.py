"""What proves to a start that a file of hers is unchanged: how it stands, and where that says too little, its bytes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routine_app.content import folder, kept_catalogue
from tests.content.kept_house import House

tells_changes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no time of change of the file itself")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    house = House(tmp_path, monkeypatch)
    for name in ("a", "b", "c"):
        house.write(name)
    return house


def with_old_time(path: Path, change: Callable[[], object]) -> None:
    """Change a file and give it the time back that it had."""
    before = path.stat()
    change()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def in_place(path: Path) -> None:
    with_old_time(path, lambda: path.write_text(path.read_text().replace("Routine b", "Routine B")))


def by_a_program_that_saves_beside_it(path: Path) -> None:
    """As rsync and most editors do: another file takes its place, here with the length and time of the first."""
    fresh = path.with_name(".fresh")
    shutil.copy2(path, fresh)
    in_place(fresh)
    fresh.replace(path)


def copied_back(path: Path) -> None:
    """As a backup that is put back: over the file, with the time that it had when the backup was made."""
    backup = path.parent.parent / "backup"
    shutil.copy2(path, backup)
    in_place(backup)
    shutil.copy2(backup, path)


def replaced_by_a_link(path: Path) -> None:
    elsewhere = path.parent.parent / "elsewhere.yaml"
    shutil.copy2(path, elsewhere)
    in_place(elsewhere)
    path.unlink()
    path.symlink_to(elsewhere)


def folder_replaced_by_a_link(path: Path) -> None:
    elsewhere = path.parent.parent / "elsewhere"
    shutil.copytree(path.parent, elsewhere)
    in_place(elsewhere / path.name)
    shutil.rmtree(path.parent)
    path.parent.symlink_to(elsewhere)


def removed(path: Path) -> None:
    path.unlink()


def broken(path: Path) -> None:
    path.write_text("format: [")


def taken_over(path: Path) -> None:
    """The name of one file now leads to what another one held."""
    path.with_name("a.yaml").replace(path)


CHANGES = [
    in_place,
    by_a_program_that_saves_beside_it,
    copied_back,
    replaced_by_a_link,
    folder_replaced_by_a_link,
    removed,
    broken,
    taken_over,
]


@tells_changes
def test_a_file_that_stands_as_it_stood_is_not_read(house: House) -> None:
    house.load()
    house.let_time_pass()
    assert house.is_as_read()
    assert (house.reads, house.hashed) == (1, [])


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen_that_keeps_length_and_time(house: House, change: Callable[[Path], None]) -> None:
    before = house.load()
    house.let_time_pass()
    change(house.hers / "b.yaml")
    assert house.is_as_read()
    assert house.load() != before


@tells_changes
def test_of_files_that_were_only_touched_the_bytes_are_read_once(house: House) -> None:
    house.load()
    house.let_time_pass()
    (house.hers / "b.yaml").touch()
    assert house.is_as_read()
    assert (house.reads, house.hashed) == (1, ["b.yaml"])
    house.let_time_pass()
    assert house.is_as_read()
    assert house.hashed == []


@tells_changes
def test_what_changed_when_it_was_kept_is_read_until_it_is_clearly_older(house: House) -> None:
    house.write("b", "other")
    house.load()
    assert house.is_as_read()
    assert house.hashed == ["a.yaml", "b.yaml", "c.yaml"]
    house.let_time_pass()
    (house.hers / "a.yaml").touch()
    os.utime(house.hers / "b.yaml", ns=(2**62, 2**62))
    assert house.is_as_read()
    house.let_time_pass()
    assert house.is_as_read()
    assert house.hashed == ["b.yaml"], "it says of itself that it changes in the future"


@tells_changes
@pytest.mark.parametrize("long_ago", [False, True])
def test_a_change_at_the_very_time_of_the_one_before_is_seen_where_that_was_lately(
    house: House, monkeypatch: pytest.MonkeyPatch, *, long_ago: bool
) -> None:
    house.load()
    if long_ago:
        house.let_time_pass()
    stamps = {stamp[0]: stamp for stamp in folder.state_of(house.hers) or ()}
    in_place(house.hers / "b.yaml")
    stands_as(monkeypatch, lambda stamp: stamps[stamp[0]])
    assert house.is_as_read() is not long_ago, "long ago there can be none: two seconds are longer than a drive counts"


def stands_as(monkeypatch: pytest.MonkeyPatch, change: Callable[[folder.Stamp], folder.Stamp]) -> None:
    """Let files stand as on another drive."""
    stamp_of = folder.stamp_of
    monkeypatch.setattr(folder, "stamp_of", lambda entry, where: change(stamp_of(entry, where)))


TWO_SECONDS, A_HUNDREDTH, A_SECOND = 2_000_000_000, 10_000_000, 1_000_000_000


@pytest.mark.parametrize("step", [TWO_SECONDS, A_HUNDREDTH, A_SECOND], ids=["FAT", "exFAT", "SFTP"])
def test_where_the_time_of_the_file_itself_is_made_up_bytes_count(
    house: House, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    def of_that_drive(stamp: folder.Stamp) -> folder.Stamp:
        name, size, changed, _, inode = stamp
        return name, size, changed // step * step, changed // step * step, inode

    stands_as(monkeypatch, of_that_drive)
    house.load()
    house.let_time_pass()
    state = folder.state_of(house.hers)
    in_place(house.hers / "b.yaml")
    assert folder.state_of(house.hers) == state, "it stands as it stood"
    assert house.is_as_read()
    house.let_time_pass()
    kept = house.kept.stat().st_ino
    assert house.is_as_read()
    assert house.hashed == ["a.yaml", "b.yaml", "c.yaml"]
    assert (house.reads, house.kept.stat().st_ino) == (2, kept), "it is not written at each start"


def test_where_it_is_the_time_at_which_the_file_was_made_bytes_count(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands_as(monkeypatch, lambda stamp: (*stamp[:3], 123_456_789_123, stamp[4]))
    monkeypatch.setattr(kept_catalogue, "_HAS_CHANGE_TIME", False)
    house.load()
    house.let_time_pass()
    in_place(house.hers / "b.yaml")
    assert house.is_as_read()
    assert house.parsed == ["b.yaml"]


def test_a_drive_that_numbers_its_files_anew_costs_no_reading(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    mounted = 0
    stands_as(monkeypatch, lambda stamp: (*stamp[:4], stamp[4] + mounted))
    house.load()
    mounted = 1
    house.let_time_pass()
    assert house.is_as_read()
    assert (house.reads, house.hashed) == (1, ["a.yaml", "b.yaml", "c.yaml"])


def test_of_a_thousand_those_are_read_that_changed(house: House) -> None:
    for number in range(1000):
        house.write(f"r{number}")
    house.load()
    house.let_time_pass()
    changed = [f"r{number}" for number in range(0, 1000, 50)]
    for name in changed:
        house.write(name, f"other_{name}")
    broken(house.hers / "r7.yaml")
    removed(house.hers / "r8.yaml")
    assert house.is_as_read()
    assert sorted(house.parsed) == sorted(f"{name}.yaml" for name in [*changed, "r7"])
    assert sum(entry.broken for entry in house.load().routines) == 1


STIRS: dict[str, Callable[[Path], object]] = {
    "change": lambda path: with_old_time(path, lambda: path.write_text(path.read_text().swapcase())),
    "touch": Path.touch,
    "remove": removed,
    "rename": lambda path: path.replace(path.with_name("r0.yaml")),
    "break": broken,
}
STEPS = st.lists(
    st.tuples(st.sampled_from(["load", "time", "write", *STIRS]), st.integers(0, 3)), min_size=1, max_size=12
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_happens_to_her_folder_a_start_has_what_is_in_it(house: House, steps: list[tuple[str, int]]) -> None:
    for step, number in steps:
        if step == "load":
            assert house.is_as_read()
        elif step == "time" and house.kept.exists():
            house.let_time_pass()
        elif step == "write":
            house.write(f"r{number}")
        elif step in STIRS and (house.hers / f"r{number}.yaml").exists():
            STIRS[step](house.hers / f"r{number}.yaml")
    assert house.is_as_read()
    assert house.is_as_read()

"""Every entry of the list has an id and a name of its own, whatever ids, names and file names there are."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.content.catalogue import load_catalogue
from routine_app.content.listed import Catalogue, RoutineEntry
from routine_app.domain.problems import ContentError
from tests.content.samples import ROUTINE, shipped_folder
from tests.odd_names import odd_path, takes_any_name

BROKEN = ROUTINE.replace("exercise: squat", "exercise: squatt")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return shipped_folder(tmp_path / "shipped")


@pytest.fixture
def hers(tmp_path: Path) -> Path:
    folder = tmp_path / "hers"
    folder.mkdir()
    return folder


def of_hers(catalogue: Catalogue) -> dict[str, RoutineEntry]:
    """Return her entries by their file's name."""
    return {os.fsdecode(entry.path.name): entry for entry in catalogue.routines if entry.origin == "user"}


def test_a_broken_file_with_the_id_of_a_shipped_one_goes_by_its_file(shipped: Path, hers: Path) -> None:
    (hers / "daily.yaml").write_text(BROKEN.replace("id: mine", "id: daily").replace("My routine", "Daily"))
    catalogue = load_catalogue(hers, shipped)
    broken = of_hers(catalogue)["daily.yaml"]
    assert (broken.id, broken.name) == ("daily.yaml", "Daily (daily.yaml)")
    assert [entry.id for entry in catalogue.routines] == ["daily", "short", "extra", "daily.yaml"]
    assert catalogue.routine("daily").name == "Daily"
    with pytest.raises(ContentError, match="squatt"):
        catalogue.routine("daily.yaml")


def test_a_file_of_that_name_here_comes_before_the_one_in_her_folder(
    shipped: Path, hers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hers / "daily.yaml").write_text(BROKEN.replace("id: mine", "id: daily"))
    (tmp_path / "daily.yaml").write_text(ROUTINE)
    monkeypatch.chdir(tmp_path)
    assert load_catalogue(hers, shipped).routine("daily.yaml").id == "mine"


def test_a_copied_file_is_told_from_the_first_by_its_file_name(shipped: Path, hers: Path) -> None:
    for name in ("a.yaml", "a (copy).yaml", "b.yaml"):
        (hers / name).write_text(ROUTINE)
    found = of_hers(load_catalogue(hers, shipped))
    good = [entry for entry in found.values() if not entry.broken]
    assert [(entry.id, entry.path.name) for entry in good] == [("mine", "a.yaml")]
    assert {entry.name for entry in found.values()} == {f"My routine ({name})" for name in found}
    assert {entry.id for entry in found.values()} == {"mine", *(e.path.name for e in found.values() if e.broken)}


def test_of_several_with_one_id_the_file_that_is_named_like_it_counts(shipped: Path, hers: Path) -> None:
    for name in ("copy of mine.yaml", "mine.yaml", "a.yaml"):
        (hers / name).write_text(ROUTINE)
    found = of_hers(load_catalogue(hers, shipped))
    assert [name for name, entry in found.items() if not entry.broken] == ["mine.yaml"]
    assert found["a.yaml"].problems[0].message == (
        'the id "mine" is already used by mine.yaml in the same folder; give this file an id of its own'
    )


def test_two_good_ones_of_one_name_are_told_apart_and_one_beside_a_shipped_one_too(shipped: Path, hers: Path) -> None:
    (hers / "a.yaml").write_text(ROUTINE)
    (hers / "b.yaml").write_text(ROUTINE.replace("id: mine", "id: other").replace("My routine", "my  routine"))
    (hers / "c.yaml").write_text(ROUTINE.replace("id: mine", "id: third").replace("My routine", "Daily"))
    names = [entry.name for entry in load_catalogue(hers, shipped).routines]
    assert names == ["Daily", "Short", "Extra", "Daily (c.yaml)", "My routine (a.yaml)", "my routine (b.yaml)"]


@takes_any_name
def test_names_that_only_look_the_same_have_ids_of_their_own(shipped: Path, hers: Path) -> None:
    for name in (
        b"x-\xfc.yaml",
        b"x-\\xfc.yaml",
        b"x-\xfd.yaml",
        b"x\x1b.yaml",
        b"x\xe2\x80\xae.yaml",
        b"x\n.yaml",
        b"x .yaml",
    ):
        odd_path(hers, name).write_text("[")
    entries = [entry for entry in load_catalogue(hers, shipped).routines if entry.origin == "user"]
    assert len({entry.id for entry in entries}) == 7
    for entry in entries:
        assert entry.name.isprintable()
        assert all(str(problem).isprintable() for problem in entry.problems)
        msgspec.json.encode([entry.id, entry.name, [str(problem) for problem in entry.problems]])


def test_her_own_stand_in_natural_order(shipped: Path, hers: Path) -> None:
    for number in (1, 10, 11, 2):
        text = ROUTINE.replace("id: mine", f"id: w{number}").replace("My routine", f"Week {number}")
        (hers / f"{number}.yaml").write_text(text)
    names = [entry.name for entry in load_catalogue(hers, shipped).routines][3:]
    assert names == ["Week 1", "Week 2", "Week 10", "Week 11"]


IDS = st.sampled_from(["daily", "short", "mine", "a", "A b", ""])
NAMES = st.sampled_from(
    ["daily", "short", "mine", "a", "b", "daily.yaml", "daily.yaml (2)", "\udcfc", "ä", "e\u0301", "\x1b"]
)


@takes_any_name
@settings(max_examples=60, deadline=None)
@given(
    files=st.dictionaries(
        NAMES, st.tuples(IDS, st.booleans(), st.sampled_from(["Daily", "My routine", ""])), max_size=6
    )
)
def test_whatever_her_folder_holds_no_two_share_an_id(
    files: dict[str, tuple[str, bool, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("made")
    (base / "hers").mkdir()
    for name, (id_, broken, title) in files.items():
        text = (BROKEN if broken else ROUTINE).replace("id: mine", f"id: {id_}").replace("My routine", title)
        (base / "hers" / f"{name}.yaml").write_text(text)
    catalogue = load_catalogue(base / "hers", shipped_folder(base / "shipped"))
    ids = [entry.id for entry in catalogue.routines]
    assert len(set(ids)) == len(ids)
    assert sum(entry.origin == "user" for entry in catalogue.routines) == len(files)
    for entry in catalogue.routines:
        assert entry.routine is None or entry.routine.id == entry.id
        if entry.routine is not None:
            assert catalogue.routine(entry.id) is entry.routine

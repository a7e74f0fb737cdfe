"""A file from elsewhere is looked at first; it takes nobody's place, and can do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.application.routines.incoming import keep, look_at, may_be_a_routine
from routine_app.content.catalogue import load_catalogue
from routine_app.content.listed import Catalogue
from routine_app.paths import routines_dir
from routine_app.storage.errors import StorageError
from tests.application.routines.test_files import HERS

TIMES = "\N{MULTIPLICATION SIGN}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "mine.yaml").write_text(HERS, encoding="utf-8")
    return folder


@pytest.fixture
def hers(folder: Path) -> Catalogue:
    return load_catalogue(folder)


def sent(tmp_path: Path, text: str, name: str = "sent.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_in_it_and_what_differs_from_hers(tmp_path: Path, hers: Catalogue) -> None:
    text = HERS.replace("squat # slowly", "squat\n        dose: {sets: 3, reps: 5}\n      - exercise: bridge")
    seen = look_at(sent(tmp_path, text.replace("'Mine'", "Anna's")), hers)
    assert seen.routine
    assert [line.replace(TIMES, "x") for line in seen.about] == ["Main: Squat, 3 x 5, Floor bridge, 2 x 8."]
    called, changed, added = (line.replace(TIMES, "x") for line in seen.differs)
    assert called == 'Name: "Anna\'s", in yours "Mine".'
    assert changed == "Squat, how much: 3 x 5, in yours 2 x 8."
    assert added.endswith("Floor bridge, 2 x 8, in yours not there.")
    assert not seen.is_known


def test_the_same_is_known(tmp_path: Path, hers: Catalogue) -> None:
    assert look_at(sent(tmp_path, HERS), hers).is_known
    other = look_at(sent(tmp_path, HERS + "rest: 20\n"), hers)
    assert other.differs == ("Rest between sets: 20 s, in yours 45 s.",)


def test_it_is_kept_beside_hers_never_in_its_place(tmp_path: Path, folder: Path, hers: Catalogue) -> None:
    path = keep(look_at(sent(tmp_path, HERS + "rest: 20\n"), hers), folder, hers)
    assert path.name == "mine_2.yaml"
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == HERS
    after = load_catalogue(folder)
    assert {"mine", "mine_2"} <= {entry.id for entry in after.routines}
    daily = look_at(routines_dir() / "daily.yaml", after)
    assert daily.is_known
    keep(daily, folder, after)
    assert not any(entry.overrides_shipped for entry in load_catalogue(folder).routines)


def test_one_with_an_id_of_its_own_is_kept_byte_for_byte(tmp_path: Path, folder: Path, hers: Catalogue) -> None:
    text = HERS.replace("id: mine", "id: annas")
    path = keep(look_at(sent(tmp_path, text), hers), folder, hers)
    assert (path.parent, path.name) == (folder, "annas.yaml")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['touch /tmp/owned']",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c, *c, *c]\n",
        "[" * 5000,
        "format: 1\nid: ../../etc/passwd\nname: x\nsections: []\n",
        "x" * 2_000_000,
        "\x00\x01",
    ],
)
def test_a_hostile_file_is_refused_with_a_line(tmp_path: Path, folder: Path, hers: Catalogue, text: str) -> None:
    seen = look_at(sent(tmp_path, text), hers)
    assert seen.routine is None
    assert seen.problems
    assert all(problem.line >= 1 for problem in seen.problems)
    with pytest.raises(ValueError, match=r"sent\.yaml"):
        keep(seen, folder, hers)
    assert [path.name for path in folder.iterdir()] == ["mine.yaml"]


def test_what_is_not_there_is_said(tmp_path: Path, hers: Catalogue) -> None:
    with pytest.raises(StorageError):
        look_at(tmp_path / "none.yaml", hers)
    assert may_be_a_routine(Path("x.YML"))
    assert not may_be_a_routine(Path("x.pdf"))

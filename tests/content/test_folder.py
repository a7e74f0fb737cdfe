"""A folder of content files as it lies on the drive, with every odd name and trouble."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from routine_app.content.catalogue import check_file, load_catalogue
from routine_app.content.folder import MOST_FILES, list_folder, state_of
from routine_app.domain.problems import Severity
from tests.content.samples import ROUTINE
from tests.odd_names import takes_any_name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "routines"
    made.mkdir()
    return made


def write(folder: Path, *names: str, text: str = "x") -> None:
    for name in names:
        (folder / name).write_text(text, encoding="utf-8")


def test_files_stand_in_natural_order_whatever_the_case_of_their_ending(folder: Path) -> None:
    write(folder, "w10.yaml", "w2.YAML", "W1.yml", ".hidden.yaml", "w11.Yml", "notes.txt", "yaml")
    assert [path.name for path in list_folder(folder).files] == ["W1.yml", "w2.YAML", "w10.yaml", "w11.Yml"]
    assert list_folder(folder).problems == ()


@takes_any_name
@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("anna.yaml.txt", 'rename it to "anna.yaml"'),
        ("Anna.YML.TXT", 'rename it to "Anna.YML"'),
        ("anna.yaml.", 'rename it to "anna.yaml"'),
        ("anna.yaml ", 'rename it to "anna.yaml"'),
        ("anna.yaml.docx", 'save it as plain text under the name "anna.yaml"'),
        ("an\x1bna.yaml.rtf", 'save it as plain text under the name "an\\x1bna.yaml"'),
    ],
)
def test_a_name_that_a_computer_has_lengthened_is_told_with_its_mend(folder: Path, name: str, mend: str) -> None:
    write(folder, name, text=ROUTINE)
    (problem,) = list_folder(folder).problems
    assert problem.severity is Severity.WARNING
    assert problem.message.endswith(f"is not read, because of how its name ends: {mend}")
    assert problem in load_catalogue(folder).problems
    assert check_file(folder / name) == (problem,)


@pytest.mark.parametrize("name", ["anna.yaml~", "anna.yaml.bak", "anna.yaml.swp", "anna.yaml.part", "readme.txt"])
def test_what_editors_and_browsers_leave_is_no_routine(folder: Path, name: str) -> None:
    write(folder, name)
    assert list_folder(folder).problems == ()


@takes_any_name
def test_a_folder_that_is_not_there_a_file_and_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert list_folder(tmp_path / "none").problems == ()
    for name in ("file", "loop", "a\0b"):
        (problem,) = list_folder(tmp_path / name).problems
        assert "folder" in problem.message
        assert (tmp_path / name == Path(problem.file)) is (name != "a\0b")
        assert state_of(tmp_path / name) is None


def test_a_folder_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    assert [each.message for each in list_folder(folder).problems] == ["the folder may not be read: allow reading it"]


@takes_any_name
def test_links_that_lead_round_and_nowhere_are_broken_files(folder: Path) -> None:
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    (folder / "gone.yaml").symlink_to(folder / "nowhere")
    (folder / ("n" * 250 + ".yaml")).symlink_to("/" + "x" * 3000)
    entries = [entry for entry in load_catalogue(folder).routines if entry.origin == "user"]
    assert len(entries) == 3
    assert all(entry.broken and entry.problems for entry in entries)
    assert len(state_of(folder) or ()) == 3


def test_too_many_files_are_told_and_the_first_are_read(folder: Path) -> None:
    for number in range(MOST_FILES + 2):
        (folder / f"{number}.yaml").touch()
    listing = list_folder(folder)
    assert len(listing.files) == MOST_FILES
    assert [each.message for each in listing.problems] == [
        f"the folder holds {MOST_FILES + 2:,} routine files: the first {MOST_FILES:,} are read"
    ]


def test_the_state_tells_every_change(folder: Path) -> None:
    seen = [state_of(folder)]
    write(folder, "a.yaml")
    seen.append(state_of(folder))
    write(folder, "a.yaml", text="longer")
    seen.append(state_of(folder))
    os.utime(folder / "a.yaml", ns=(1, 1))
    seen.append(state_of(folder))
    (folder / "a.yaml").rename(folder / "b.yaml")
    seen.append(state_of(folder))
    (folder / "b.yaml").unlink()
    assert len(set(seen)) == len(seen) == 5
    assert state_of(folder) == seen[0] == ()
    assert state_of(folder / "none") is None

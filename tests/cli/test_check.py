"""`routine-app check` of a folder: each file that would be read from it, and near misses in their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.cli.main import main

DAILY = (Path(__file__).parents[2] / "routines" / "daily.yaml").read_text(encoding="utf-8")


def test_a_folder_is_all_of_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.yaml", "b.YML", "notes.md"):
        (tmp_path / name).write_text(DAILY, encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "2 files checked: all good.\n"


def test_what_is_wrong_is_told_of_each_and_of_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text(DAILY, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("format: 1", encoding="utf-8")
    (tmp_path / "anna.yaml.txt").write_text(DAILY, encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "anna.yaml.txt" in told
    assert 'b.yaml:1:1: error: a routine needs "id"' in told
    assert "a.yaml:" not in told


def test_a_folder_without_files_is_not_called_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "There is no file to check.\n"
